"""Months worked and transfer income of a year, of many people at once: rules.work_year as statements; tests compare.

A person's own page uses the rule itself on the person's rows.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import EmptyResultSet

from laborers.placements import rules
from laborers.placements.models import Placement, WageReport
from xundian.kit.sql import fetch, fetch_dicts

STANDING = "NOT EXISTS (SELECT FROM laborers_wagereport c WHERE c.corrects_id = w.id)"
# One row for each month of each spell: what it brought, and whether it was reported.
PARTS = """
SELECT s.laborer_id, s.division_id, s.area, m.month, w.paid_fen IS NOT NULL AS told,
    w.paid_fen IS NULL AND s.wage_fen IS NULL AS unknown,
    COALESCE(w.paid_fen, (2 * s.wage_fen * m.days + m.length) / (2 * m.length), 0) AS fen
FROM laborers_placement s
CROSS JOIN LATERAL (
    SELECT f::date AS month, extract(day FROM f + interval '1 month' - interval '1 day')::int AS length,
        LEAST(s.ended_on, %(on)s::date, (f + interval '1 month')::date - 1)
            - GREATEST(s.started_on, f::date) + 1 AS days
    FROM generate_series(
        date_trunc('month', GREATEST(s.started_on, %(first)s::date)::timestamp),
        LEAST(s.ended_on, %(on)s::date, %(last)s::date)::timestamp, interval '1 month') f) m
LEFT JOIN laborers_wagereport w ON w.placement_id = s.id AND w.month = m.month AND {standing}
WHERE s.id IN ({chosen}) AND s.called_off_on IS NULL AND s.started_on <= LEAST(%(on)s::date, %(last)s::date)
    AND (s.ended_on IS NULL OR s.ended_on >= %(first)s::date)
"""
PERSON = """
SELECT laborer_id, count(DISTINCT month)::int AS months, sum(fen)::bigint AS income_fen,
    count(DISTINCT month) FILTER (WHERE NOT told)::int AS guessed,
    count(DISTINCT month) FILTER (WHERE NOT told AND NOT unknown)::int AS estimated,
    count(DISTINCT month) FILTER (WHERE unknown)::int AS unknown
FROM ({parts}) p GROUP BY laborer_id
"""
PLACE = """
SELECT place, count(*)::int AS people, sum(months)::int AS months, sum(income)::bigint AS income_fen,
    sum(away)::bigint AS away_fen, sum(guessed)::int AS guessed, sum(unknown)::int AS unknown FROM (
    SELECT left(division_id, %(digits)s) AS place, laborer_id, count(DISTINCT month) AS months, sum(fen) AS income,
        COALESCE(sum(fen) FILTER (WHERE area <> 'in_county'), 0) AS away,
        count(DISTINCT month) FILTER (WHERE NOT told) AS guessed,
        count(DISTINCT month) FILTER (WHERE unknown) AS unknown
    FROM ({parts}) p GROUP BY 1, 2) person
GROUP BY place ORDER BY place
"""


@dataclass(frozen=True)
class PlaceYear:
    """The year of a place: people with work, their months, income in fen, of it what came from outside the county."""

    place: str
    people: int
    months: int
    income_fen: int
    away_fen: int
    guessed: int
    unknown: int


def work_year(laborer, year, on):
    """The rules.WorkYear of one person (or key)."""
    return work_years([getattr(laborer, "pk", laborer)], year, on)[getattr(laborer, "pk", laborer)]


def work_years(laborers, year, on):
    """{key: rules.WorkYear} of some people (keys), by the rule itself; two statements."""
    spells, paid = defaultdict(list), {}
    rows = Placement.objects.filter(laborer__in=laborers, started_on__lte=min(on, date(year, 12, 31)))
    for row in rows.exclude(ended_on__lt=date(year, 1, 1)).only("laborer_id", "started_on", "ended_on", "wage_fen"):
        spells[row.laborer_id].append(rules.Spell(row.pk, row.started_on, row.ended_on, row.wage_fen))
    reports = WageReport.objects.filter(
        placement__laborer__in=laborers, month__year=year, corrected_by=None, paid_fen__isnull=False
    )
    for key, month, fen in reports.values_list("placement_id", "month", "paid_fen"):
        paid[key, month] = fen
    return {key: rules.work_year(spells[key], paid, year, on) for key in laborers}


def work_years_of(placements, year, on):
    """{laborer key: rules.WorkYear} of everyone who worked in a spell of the queryset in the year; one statement."""
    sql, parameters = _statement(PERSON, placements, year, on)
    rows = fetch_dicts(sql, parameters)
    return {
        row["laborer_id"]: rules.WorkYear(
            row["months"], row["income_fen"], row["months"] - row["guessed"], row["estimated"], row["unknown"]
        )
        for row in rows
    }


def income_by_place(placements, year, on, digits):
    """[PlaceYear] by division code of so many digits, of the spells of the queryset; one statement."""
    sql, parameters = _statement(PLACE, placements, year, on)
    return [PlaceYear(*row) for row in fetch(sql, parameters | {"digits": digits})]


def keys_of(placements):
    """(SQL, parameters by name) of the keys of a queryset, to stand inside another statement."""
    try:
        sql, given = placements.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:  # nothing can be in it, so that Django does not even ask
        return "NULL", {}
    names = {f"chosen_{place}": value for place, value in enumerate(given)}
    return sql % tuple(f"%({name})s" for name in names), names


def _statement(outer, placements, year, on):
    chosen, names = keys_of(placements)
    parts = PARTS.format(chosen=chosen, standing=STANDING)
    days = {"on": on, "first": date(year, 1, 1), "last": date(year, 12, 31)}
    return outer.format(parts=parts), names | days
