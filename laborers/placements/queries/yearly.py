"""Months worked and transfer income as expressions over rows, for figures that open their names: PARTS, row by row."""

from django.db.models import BigIntegerField, Func, IntegerField

from laborers.placements.queries.income import PARTS, STANDING


def _asked(what, chosen):
    """SQL of one number of the parts of some spells; (key, since, until) are the expression's arguments."""
    days = {"first": "asked.since", "last": "asked.until", "on": "asked.until"}
    parts = PARTS.format(chosen=chosen, standing=STANDING) % days
    asked = "(VALUES (%(expressions)s)) AS asked(key, since, until)"
    return f"(SELECT {what} FROM {asked} CROSS JOIN LATERAL ({parts}) part)"


class MonthsWorked(Func):
    """In how many months from `since` to `until` a person (key) had a day of work; each month counts once."""

    arity = 3
    output_field = IntegerField()
    template = _asked(
        "count(DISTINCT part.month)::int", "SELECT o.id FROM laborers_placement o WHERE o.laborer_id = asked.key"
    )


class Earned(Func):
    """What the months of a spell (key) from `since` to `until` brought, in fen, as laborers.placements.rules.income."""

    arity = 3
    output_field = BigIntegerField()
    template = _asked("COALESCE(sum(part.fen), 0)::bigint", "asked.key")
