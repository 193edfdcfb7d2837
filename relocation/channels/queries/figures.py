"""Figures of channels: who works at a site, the ledger at month ends, changes and retention; never by officer."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef

from laborers.placements import queries as placements
from laborers.placements.models import Placement
from laborers.placements.rules import percent
from laborers.registry.models import Household
from relocation.channels.queries.waiting import at_work, has_able
from relocation.channels.states import ChannelState
from xundian.kit.sql import fetch

MARKS = (1, 3, 6)
MONTH_ENDS = """
SELECT e.day, count(z.id) FILTER (WHERE z.found_on <= e.day AND (z.cleared_on IS NULL OR z.cleared_on > e.day))::int,
    count(z.id) FILTER (WHERE z.found_on > e.before AND z.found_on <= e.day)::int,
    count(z.id) FILTER (WHERE z.cleared_on > e.before AND z.cleared_on <= e.day)::int
FROM (SELECT LEAST((m + interval '1 month')::date - 1, %(on)s::date) AS day, m::date - 1 AS before
      FROM generate_series(date_trunc('month', %(since)s::timestamp), %(on)s::timestamp, interval '1 month') m) e
LEFT JOIN relocation_zeroemployment z ON z.id IN ({chosen}) AND z.found_on <= e.day
GROUP BY e.day ORDER BY e.day
"""
# A change: who worked through one channel begins, next, through another one.
CHANGES = """
SELECT c.site_id, c.before, c.channel, count(*)::int FROM (
    SELECT o.id, o.site_id, o.channel, p.started_on,
        lag(o.channel) OVER (PARTITION BY o.laborer_id ORDER BY p.started_on, o.id) AS before
    FROM relocation_channeloffer o JOIN laborers_placement p ON p.id = o.placement_id
    WHERE o.state = 'placed' AND p.called_off_on IS NULL
        AND o.laborer_id IN (SELECT k.laborer_id FROM relocation_channeloffer k WHERE k.id IN ({chosen}))) c
WHERE c.id IN ({chosen}) AND c.before <> c.channel AND c.started_on BETWEEN %(since)s AND %(until)s
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""
# The site and the channel of a placement, as the retention of placements groups them.
BY_CHANNEL = """(SELECT o.site_id || ' ' || o.channel FROM relocation_channeloffer o WHERE o.placement_id = s.id)"""


@dataclass(frozen=True)
class SiteWork:
    """Of a site on a day: households living there, with somebody able and willing, of these with somebody at work."""

    site: str
    households: int
    able: int
    employed: int

    @property
    def zero(self):
        """Households in which somebody could work and nobody does."""
        return self.able - self.employed

    @property
    def percent(self):
        """Of those with somebody able and willing the share with somebody at work; None of nothing."""
        return percent(self.employed, self.able)


@dataclass(frozen=True)
class MonthEnd:
    """The ledger at a month's end (of the present month: today): open then, found and cleared in the month."""

    day: date
    open: int
    found: int
    cleared: int


@dataclass(frozen=True)
class Changed:
    """How many people of a site went from work through one channel to work through another."""

    site: str
    before: str
    after: str
    people: int


@dataclass(frozen=True)
class KeptBy:
    """Of the work that began through a channel at a site: see laborers.placements.queries.Kept."""

    site: str
    channel: str
    kept: placements.Kept


def employment_by_site(on, households=None):
    """[SiteWork] of every site with households, by one query; `households` narrows them (what a user may see)."""
    rows = Household.objects.all() if households is None else households
    rows = rows.filter(site_id__isnull=False).annotate(is_able=has_able(on), works=at_work(on))
    found = {}
    for site, able, works, number in (
        rows.order_by("site_id").values_list("site_id", "is_able", "works").annotate(n=Count("pk"))
    ):
        line = found.setdefault(site, [0, 0, 0])
        line[0] += number
        line[1] += number * able
        line[2] += number * (able and works)
    return [SiteWork(site, *line) for site, line in found.items()]


def at_month_ends(rows, *, since, on):
    """[MonthEnd] from the month of `since` to that of `on`, of the rows of the ledger, by one query."""
    chosen, names = placements.keys_of(rows)
    return [MonthEnd(*row) for row in fetch(MONTH_ENDS.format(chosen=chosen), names | {"since": since, "on": on})]


def changes(offers, *, since, until):
    """[Changed] of work that began in the period, of the offers of the queryset, by site, by one query."""
    chosen, names = placements.keys_of(offers)
    return [Changed(*row) for row in fetch(CHANGES.format(chosen=chosen), names | {"since": since, "until": until})]


def retention(offers, *, since, until, on):
    """[KeptBy] at 1, 3 and 6 months by site and channel, of the placements that came of the offers; one query."""
    through = offers.filter(state=ChannelState.PLACED, placement=OuterRef("pk"))
    work = Placement.objects.filter(Exists(through))
    lines = placements.retention(work, since=since, until=until, on=on, key=BY_CHANNEL, marks=MARKS)
    return [KeptBy(*line.key.split(" "), line) for line in lines]
