"""Telling officers what is due and what is late: counts, never one message per visit (DESIGN 6)."""

from django.db import transaction

from laborers.visits import queries, rules
from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.kit.ending import last_told, reminder_due
from xundian.messages.actions import Notice, notify_all

# The officer's page of what is to do.
LINK = "/"


@transaction.atomic
def digest(*, on, at):
    """One message for every officer with something due or overdue, once a day; none when there is nothing.

    Returns how many officers have one.
    """
    return _tell(
        [
            (row["user_id"], "digest", {"due": row["due"], "overdue": row["overdue"]}, f"digest:{on}")
            for row in queries.due_and_overdue_by_officer(on)
        ],
        at,
    )


@transaction.atomic
def tell_of_overdue(*, on, at):
    """Townships learn of visits overdue for more than 7 days, the county of more than 30, as a count, once a day."""
    told = []
    for role, days in ((Role.TOWNSHIP, rules.TOWNSHIP_SEES_AFTER), (Role.COUNTY, rules.COUNTY_SEES_AFTER)):
        kind = f"overdue_{role.value}"
        rows = queries.due_and_overdue_by_officer(on, roles=[role], days=days)
        told += [(row["user_id"], kind, {"count": row["overdue"]}, f"{kind}:{on}") for row in rows if row["overdue"]]
    return _tell(told, at)


@transaction.atomic
def remind_of_field_visits(*, on, at):
    """30 and 7 days before a six-month window closes, the home officers and the station learn of it, once each."""
    rows = queries.field_visits_closing(on, last_told(on, rules.REMIND_BEFORE))
    told = []
    for row in rows:
        days = reminder_due(row["window_to"], on, rules.REMIND_BEFORE)
        values = {"plan_id": str(row["plan_id"]), "days": days, "window_to": row["window_to"].isoformat()}
        told.append((row["user_id"], "field_reminder", values, f"field_reminder:{row['plan_id']}:{days}"))
    return _tell(told, at)


def _tell(told, at):
    """Post (user id, kind, values, key); how many. A key that was posted before changes nothing."""
    notify_all(
        notices=[Notice([User(pk=user_id)], kind, values, LINK, key) for user_id, kind, values, key in told], at=at
    )
    return len(told)
