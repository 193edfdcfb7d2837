"""Reads of parked work: what waits for whom, what was written, and what stands on the other side."""

from django.db.models import Count, Sum

from xundian.accounts.roles import Role
from xundian.accounts.scope import visible_to
from xundian.sync.models import SyncDevice, SyncOp
from xundian.sync.queries.receipts import sealed_of
from xundian.sync.states import FOR_THE_CLOCK, Code, OpState


def parked(queryset=None):
    """What was parked at any time: what waits, and what was settled by a person. What went through at once is no one's
    to read again."""
    rows = SyncOp.objects.all() if queryset is None else queryset
    return rows.exclude(state=OpState.APPLIED, answer="").exclude(state=OpState.SUPERSEDED)


def for_a_person(user):
    """What waits for a decision in the user's place; a parent on its way and an old app are the clock's."""
    rows = visible_to(user, SyncOp.objects.filter(state=OpState.PARKED))
    return rows.exclude(code__in=FOR_THE_CLOCK)


def waiting(user):
    """How many."""
    return for_a_person(user).count()


def conflict(row):
    """[(field, what the officer wrote, what stood here then)] of a conflict; empty for anything else."""
    if row.code != Code.CONFLICT:
        return []
    sealed = sealed_of(row)
    return [(name, sealed["payload"].get(name), here) for name, here in sealed.get("server", {}).items()]


def authors(user):
    """[{user_id, name, waiting}] of those whose entries wait in the user's place, the most first."""
    rows = for_a_person(user).order_by().values("user", "user__name")
    return list(rows.annotate(waiting=Count("op_id")).order_by("-waiting", "user__name"))


def unsent(user):
    """{devices, entries} that phones of the place still hold, as they say themselves: to help, not to compare."""
    held = visible_to(user, SyncDevice.objects.filter(unsent__gt=0))
    total = held.aggregate(devices=Count("id"), entries=Sum("unsent"))
    return {"devices": total["devices"], "entries": total["entries"] or 0}


def phones_with_unsent(user):
    """The phones of the place that still hold entries, by officer's name: whom to ask whether help is needed."""
    held = visible_to(user, SyncDevice.objects.filter(unsent__gt=0, user__role__in=[Role.VILLAGE, Role.SITE]))
    return held.select_related("user").order_by("user__name", "id")
