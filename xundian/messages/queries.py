"""Reads of messages: a user's own inbox, and each message in words."""

from xundian.messages.models import Message
from xundian.messages.rules import filled, plainly
from xundian.messages.states import OTHER, TEXTS


def inbox(user):
    """The user's own messages, newest first; nobody reads another's inbox."""
    if user is None or not user.is_authenticated:
        return Message.objects.none()
    return Message.objects.filter(recipient=user).order_by("-id")


def unread_count(user):
    """How many messages the user has not read."""
    return inbox(user).filter(read_at__isnull=True).count()


def in_words(message):
    """(title, text) of a message in the active language; an unknown kind is shown plainly."""
    if message.kind not in TEXTS:
        return str(OTHER), f"{message.kind} {plainly(message.values)}".strip()
    title, text = TEXTS[message.kind]
    return str(title), filled(str(text), message.values)
