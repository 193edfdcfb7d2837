"""Retention of placements that began in a period: rules.stayed as one statement; a test compares them."""

from dataclasses import dataclass

from laborers.placements import rules
from laborers.placements.queries.income import keys_of
from xundian.kit.sql import fetch

GROUPS = {
    "none": "''", "township": "left(s.division_id, 9)", "village": "s.division_id", "organised_by": "s.organised_by",
    "area": "s.area", "enterprise": "COALESCE(s.enterprise_id::text, '')",
}  # fmt: skip
STATEMENT = """
SELECT {group} AS key, k.months, count(*)::int AS begun, count(*) FILTER (WHERE d.mark <= %(on)s)::int AS old_enough,
    count(*) FILTER (WHERE d.mark <= %(on)s AND (s.ended_on IS NULL OR s.ended_on >= d.mark))::int AS there,
    count(*) FILTER (WHERE d.mark <= %(on)s AND EXISTS (
        SELECT FROM laborers_placement o WHERE o.laborer_id = s.laborer_id AND o.called_off_on IS NULL
        AND o.started_on <= d.mark AND (o.ended_on IS NULL OR o.ended_on >= d.mark)))::int AS at_work
FROM laborers_placement s CROSS JOIN unnest(%(marks)s::int[]) AS k(months)
CROSS JOIN LATERAL (SELECT (s.started_on + make_interval(months => k.months))::date AS mark) d
WHERE s.id IN ({chosen}) AND s.called_off_on IS NULL AND s.started_on BETWEEN %(since)s AND %(until)s
    AND s.started_on <= %(on)s
GROUP BY 1, 2 ORDER BY 1, 2
"""


@dataclass(frozen=True)
class Kept:
    """Of the placements of a group: how many began, are as old as the mark, and of these are still there or at work."""

    key: str
    months: int
    begun: int
    old_enough: int
    there: int
    at_work: int

    @property
    def there_percent(self):
        """Still at the same work; None while none is old enough."""
        return rules.percent(self.there, self.old_enough)

    @property
    def at_work_percent(self):
        """Still at work anywhere; None while none is old enough."""
        return rules.percent(self.at_work, self.old_enough)


def retention(placements, *, since, until, on, group="none", key=None, marks=rules.MARKS):
    """[Kept] for each group of GROUPS and each mark, of the placements of the queryset that began in the period.

    `key` is for groups that only a room above knows: SQL for the text that groups a placement `s`.
    """
    chosen, names = keys_of(placements)
    statement = STATEMENT.format(group=key or GROUPS[group], chosen=chosen)
    period = {"since": since, "until": until, "on": on, "marks": list(marks)}
    return [Kept(*row) for row in fetch(statement, names | period)]
