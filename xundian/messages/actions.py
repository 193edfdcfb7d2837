"""Writes of messages: announce through the outbox, deliver into the inbox, pass on to a gateway, mark as read."""

import json
from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from xundian.accounts.models import User
from xundian.kit import outbox
from xundian.kit.errors import MoveRefused
from xundian.kit.idempotency import KEPT_DAYS
from xundian.kit.models import KeptAnswer
from xundian.messages import rules
from xundian.messages.models import Message

NOTICE, WEBHOOK = "notice", "webhook"
OUTGOING_DAYS = 90


class Notice(NamedTuple):
    """The same news for some users. `values` holds counts, days and ids, never names; `key` names the cause."""

    users: Iterable[User]
    kind: str
    values: dict
    link: str
    key: str


def notify(*, users, kind, values, link, key, at):
    """Tell users something: one outgoing message each, with the caller's transaction or not at all.

    A repeat with the same `key` tells nobody twice. `values` holds counts, days and ids, never names.
    """
    notify_all(notices=[Notice(users, kind, values, link, key)], at=at)


@transaction.atomic
def notify_all(*, notices, at):
    """Many notices in one statement."""
    outbox.post_all(
        ((NOTICE, f"{notice.key}:{user.pk}", _payload(notice, user)) for notice in notices for user in notice.users),
        at=at,
    )


def _payload(notice, user):
    return {"user_id": str(user.pk), "kind": notice.kind, "values": notice.values, "link": notice.link}


@transaction.atomic
def deliver(*, key, payload, at):
    """Put a notice into the user's inbox, once for its key; and hand it on to the gateway, when there is one.

    A notice for an account that was closed meanwhile is dropped.
    """
    user = User.objects.filter(pk=payload["user_id"], is_active=True).first()
    if user is None:
        return
    message = Message(
        recipient=user, kind=payload["kind"], values=payload["values"], link=payload["link"], dedupe_key=key, sent_at=at
    )
    Message.objects.bulk_create([message], ignore_conflicts=True)
    if settings.MESSAGE_WEBHOOK_URL:
        stored = Message.objects.get(dedupe_key=key)
        thin = {"message_id": str(stored.pk), "user_id": str(user.pk), "kind": stored.kind}
        outbox.post(topic=WEBHOOK, dedupe_key=f"webhook:{stored.pk}", payload=thin, at=at)


def withdraw(*, key):
    """Take back notices of that cause, or of causes whose key goes on after it, that were not delivered yet."""
    return outbox.void(keys_beginning=f"{key}:")


# --- the gateway: one signed request per message, to the address in the settings and nowhere else ---------------------

TIMEOUT_SECONDS = 5


class _NoRedirects(HTTPRedirectHandler):
    def redirect_request(self, *args, **kwargs):
        """None: a redirect is an error, so that the gateway cannot send us anywhere else."""


def send_webhook(*, payload, at):
    """Tell the gateway that there is a message (Standard Webhooks, ids and kind only); OSError unless it takes it.

    `webhook-id` is the message's id at every try, so that the gateway can drop repeats.
    """
    event = {"type": f"message.{payload['kind']}", "timestamp": at.isoformat(), "data": payload}
    body = json.dumps(event, ensure_ascii=False, sort_keys=True).encode()
    name, timestamp = payload["message_id"], str(int(at.timestamp()))
    signed = rules.signature(secret=settings.MESSAGE_WEBHOOK_SECRET, id=name, timestamp=timestamp, body=body)
    headers = {
        "Content-Type": "application/json", "User-Agent": "Xundian",
        "webhook-id": name, "webhook-timestamp": timestamp, "webhook-signature": signed,
    }  # fmt: skip
    request = Request(settings.MESSAGE_WEBHOOK_URL, body, headers, method="POST")
    with build_opener(_NoRedirects).open(request, timeout=TIMEOUT_SECONDS) as answer:
        answer.read(1024)


# --- the inbox ------------------------------------------------------------------------------------------------------


@transaction.atomic
def mark_read(*, user, at, message=None):
    """Mark one message of the user as read, or all of them; the first reading stays. Returns how many were new."""
    unread = Message.objects.filter(recipient=user, read_at__isnull=True)
    if message is not None:
        unread = unread.filter(pk=message.pk)
    return unread.update(read_at=at)


# --- the office's care for the outbox ---------------------------------------------------------------------------------


@transaction.atomic
def retry(*, message, by, at):
    """Give an outgoing message that was given up its ten tries again; MoveRefused when it was not given up."""
    if not outbox.retry(message=message, at=at):
        raise MoveRefused(_("Only a message that was given up can be sent again."))


@transaction.atomic
def tidy(*, at):
    """Drop kept answers after 30 days and outgoing messages that are done after 90; counts by name."""
    answers, _by_model = KeptAnswer.objects.filter(at__lt=at - timedelta(days=KEPT_DAYS)).delete()
    return {"answers": answers, "outgoing": outbox.forget(before=at - timedelta(days=OUTGOING_DAYS))}
