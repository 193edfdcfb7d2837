"""Writes of messages: announce through the outbox, deliver into the inbox, mark as read."""

from django.db import transaction

from xundian.kit import outbox

NOTICE, WEBHOOK = "notice", "webhook"


@transaction.atomic
def notify(*, users, kind, values, link, key, at):
    """Tell users something: one outgoing message each, with the caller's transaction or not at all.

    `values` holds counts, days and ids, never names; `key` names the cause, so that a repeat tells nobody twice.
    """
    outbox.post_all(
        (
            (NOTICE, f"{key}:{user.pk}", {"user_id": str(user.pk), "kind": kind, "values": values, "link": link})
            for user in users
        ),
        at=at,
    )
