"""Reads of messages: a user's own inbox, each message in words, and what is on its way or was given up."""

from django.db.models import Q, TextField
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from xundian.accounts.models import User
from xundian.accounts.scope import visible_to
from xundian.kit.formats import written
from xundian.kit.models import OutboxMessage
from xundian.messages.models import Message
from xundian.messages.rules import filled, plainly
from xundian.messages.states import OTHER, TEXTS, WAYS


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
    return str(title), filled(str(text), {name: written(value) for name, value in message.values.items()})


# --- the outbox, as the office sees it --------------------------------------------------------------------------------

STATES = OutboxMessage.State.choices


def outgoing(user):
    """Messages on their way to people in the user's place, delivered, or given up; and what the office tells a group.

    What webhooks are told is theirs (xundian.webhooks). Each row carries `to`, the recipient's id as text or None.
    """
    colleagues = visible_to(user, User.objects.all())
    mine = colleagues.annotate(key=Cast("pk", TextField())).values("key")
    rows = OutboxMessage.objects.filter(topic__in=WAYS).annotate(to=KT("payload__user_id"))
    return rows.filter(Q(to__in=mine) | Q(to__isnull=True)) if user.is_authenticated else rows.none()


def given_up(user):
    """How many of them were given up."""
    return outgoing(user).filter(state=OutboxMessage.State.DEAD).count()


def titled(row):
    """(way, title) of an outgoing message in the active language: how it goes, and what kind it is; never to whom."""
    kind = row.payload.get("kind", "")
    return str(WAYS.get(row.topic, row.topic)), str(TEXTS[kind][0] if kind in TEXTS else OTHER)


def recipients(rows):
    """{id as text: User} of outgoing messages, in one statement."""
    keys = {row.to for row in rows if row.to}
    return {str(user.pk): user for user in User.objects.filter(pk__in=keys).only("name", "username")}
