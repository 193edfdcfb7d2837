"""What the gateways share: the payload of a message, and that it was not taken."""

NOTHING = ("", "", {})


class NotTaken(Exception):
    """The gateway did not take the message; the outbox tries again. The text names no secret."""


def thin(topic, message):
    """(topic, key, payload) of one message for one person, ids and kind only."""
    payload = {"message_id": str(message.pk), "user_id": str(message.recipient_id), "kind": message.kind}
    return topic, f"{topic}:{message.pk}", payload
