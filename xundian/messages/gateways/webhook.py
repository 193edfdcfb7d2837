"""The signed webhook to a gateway for short messages: ids and kind, to the address in the settings and nowhere else."""

from django.conf import settings

from xundian.kit.outward.sending import post
from xundian.messages.gateways.taking import NotTaken, thin

TOPIC = "webhook"


def outgoing(message, at):
    """Every message."""
    return thin(TOPIC, message)


def deliver(row, at):
    """Tell the gateway that there is a message (Standard Webhooks); NotTaken unless it answers with 2xx.

    `webhook-id` is the message's id at every try, so that the gateway can drop repeats. The address is the operator's
    own and may lie in the house; those that others type are the webhooks' (xundian.webhooks), sent by the same hand.
    """
    payload = row.payload
    event = {"type": f"message.{payload['kind']}", "timestamp": at.isoformat(), "data": payload}
    answer = post(
        url=settings.MESSAGE_WEBHOOK_URL, id=payload["message_id"], event=event,
        secrets=[settings.MESSAGE_WEBHOOK_SECRET], at=at, https_only=False, anywhere=True,
    )  # fmt: skip
    if not answer.ok:
        raise NotTaken(answer.error or f"HTTP {answer.status}")
