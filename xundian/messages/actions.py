"""Writes of messages: announce through the outbox, deliver into the inbox, pass on to a gateway, mark as read."""

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from xundian.accounts.models import User
from xundian.kit import outbox
from xundian.kit.errors import MoveRefused
from xundian.kit.idempotency import KEPT_DAYS
from xundian.kit.models import KeptAnswer, OutboxMessage
from xundian.messages import gateways, queries
from xundian.messages.models import Message
from xundian.messages.rules import pushed_at

NOTICE = "notice"
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

    A notice for an account that was closed meanwhile is dropped; at night the gateway waits for the morning.
    """
    user = User.objects.filter(pk=payload["user_id"], is_active=True).first()
    if user is None:
        return
    message = Message(
        recipient=user, kind=payload["kind"], values=payload["values"], link=payload["link"], dedupe_key=key, sent_at=at
    )
    Message.objects.bulk_create([message], ignore_conflicts=True)
    gateway = gateways.chosen()
    if gateway is not None:
        topic, name, thin = gateway.outgoing(Message.objects.get(dedupe_key=key), at)
        if topic:
            outbox.post(topic=topic, dedupe_key=name, payload=thin, at=pushed_at(at))


def withdraw(*, key):
    """Take back notices of that cause, or of causes whose key goes on after it, that were not delivered yet."""
    return outbox.void(keys_beginning=f"{key}:")


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
    if not outbox.retry(messages=OutboxMessage.objects.filter(pk=message.pk), at=at):
        raise MoveRefused(_("Only a message that was given up can be sent again."))


@transaction.atomic
def retry_all(*, by, at):
    """The same for all that were given up and that the user sees, in one statement; how many there were."""
    return outbox.retry(messages=queries.outgoing(by), at=at)


@transaction.atomic
def tidy(*, at):
    """Drop kept answers after 30 days and outgoing messages that are done after 90; counts by name."""
    answers, _by_model = KeptAnswer.objects.filter(at__lt=at - timedelta(days=KEPT_DAYS)).delete()
    return {"answers": answers, "outgoing": outbox.forget(before=at - timedelta(days=OUTGOING_DAYS))}
