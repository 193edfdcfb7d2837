"""Reads of visits: which are owed, due and overdue, whose they are; and the one SQL text that says which are owed."""

from django.db.models import CharField, Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Left

from laborers.placements.queries import OFFICERS_OF
from laborers.registry.models import Laborer
from laborers.visits import rules
from laborers.visits.models import Visit, VisitPlan
from laborers.visits.states import Outcome, PlanState, VisitKind
from xundian.accounts.roles import Role
from xundian.accounts.scope import visible_to
from xundian.kit.sql import fetch_dicts

HEAD_OF_HOUSEHOLD = "02"
DIGEST_ROLES = (Role.VILLAGE, Role.TOWNSHIP, Role.STATION, Role.SITE)

# The visits that follow from work away; support after moving in follows from the move, which a room above tells.
OF_WORK = (VisitKind.HOUSEHOLD_MONTHLY, VisitKind.FIELD_HALF_YEAR, VisitKind.CARE_YEARLY)

# --- which visits are owed on a day; the same windows as in rules.py, a test compares them ---------------------------

# Spells that ended over a year ago were planned to their end while they ran, or when they were written down.
_AWAY = """
    p.area <> 'in_county' AND p.called_off_on IS NULL AND p.started_on <= %(on)s
    AND (p.ended_on IS NULL OR p.ended_on >= %(on)s::date - 366)
    AND (%(households)s::uuid[] IS NULL OR p.household_id = ANY(%(households)s::uuid[]))
"""
_SHARED = """
    SELECT h.id AS household_id, NULL::uuid AS laborer_id, NULL::uuid AS placement_id, h.division_id, '' AS destination,
           to_char(c.first, '{form}') AS period, GREATEST(min(p.started_on), c.first::date) AS window_from,
           (c.first + interval '1 {unit}')::date - 1 AS window_to
    FROM laborers_placement p JOIN laborers_household h ON h.id = p.household_id {known}
    CROSS JOIN LATERAL generate_series(
        date_trunc('{unit}', GREATEST(p.started_on, {begin})::timestamp), LEAST(p.ended_on, %(on)s::date)::timestamp,
        interval '1 {unit}') AS c(first)
    WHERE {away}
    GROUP BY h.id, c.first
    HAVING {still}
"""
# What one sweep leaves to do for the next: a household planned from this spell's first period on is complete up to its
# last period, since planning always fills every period in between.
_KNOWN = """
    LEFT JOIN LATERAL (
        SELECT v.period FROM laborers_visitplan v
        WHERE v.household_id = p.household_id AND v.kind = '{kind}' AND v.placement_id IS NULL
        AND v.state <> 'cancelled' ORDER BY v.period DESC LIMIT 1) last
    ON (SELECT true FROM laborers_visitplan v WHERE v.household_id = p.household_id AND v.kind = '{kind}'
        AND v.placement_id IS NULL AND v.period = to_char(p.started_on, '{form}') AND v.state <> 'cancelled' LIMIT 1)
"""
_FIELD = """
    SELECT p.household_id, p.laborer_id, p.id AS placement_id, p.division_id, p.destination,
           k::text AS period, (p.started_on + make_interval(months => 6 * (k - 1)))::date + 1 AS window_from,
           (p.started_on + make_interval(months => 6 * k))::date AS window_to
    FROM laborers_placement p {known}
    CROSS JOIN LATERAL generate_series({begin}, (
        (extract(year FROM %(on)s::date) - extract(year FROM p.started_on)) * 12
        + extract(month FROM %(on)s::date) - extract(month FROM p.started_on))::int / 6 + 1) AS k
    WHERE {away}
    AND (p.started_on + make_interval(months => 6 * (k - 1)))::date <= %(on)s
    AND (p.ended_on IS NULL OR p.ended_on >= (p.started_on + make_interval(months => 6 * k))::date)
"""
_FIELD_KNOWN = """
    CROSS JOIN LATERAL (
        SELECT count(*)::int + 1 AS first FROM laborers_visitplan v WHERE v.placement_id = p.id) next
"""
_STILL_AWAY_AT_ITS_END = "bool_or(p.ended_on IS NULL OR p.ended_on >= (c.first + interval '1 year')::date - 1)"
_MONTH = {"kind": VisitKind.HOUSEHOLD_MONTHLY.value, "unit": "month", "form": "YYYY-MM", "pad": "-01", "still": "true"}
_YEAR = {
    "kind": VisitKind.CARE_YEARLY.value, "unit": "year", "form": "YYYY", "pad": "-01-01",
    "still": _STILL_AWAY_AT_ITS_END,
}  # fmt: skip


def owed(kind, *, anew):
    """The statement that lists what is owed of a kind by the day `on`, of some households or of all.

    `anew` lists everything since each start; otherwise only what a complete earlier plan lacks.
    """
    if kind == VisitKind.FIELD_HALF_YEAR:
        return _FIELD.format(away=_AWAY, known="" if anew else _FIELD_KNOWN, begin="1" if anew else "next.first")
    words = _MONTH if kind == VisitKind.HOUSEHOLD_MONTHLY else _YEAR
    begin = "((last.period || '{pad}')::date + interval '1 {unit}')::date".format(**words)
    return _SHARED.format(
        **words, away=_AWAY, known="" if anew else _KNOWN.format(**words), begin="NULL::date" if anew else begin
    )


# A waiting plan that nobody owes any more, by kind; `v` is the plan.
NOT_OWED = {
    VisitKind.HOUSEHOLD_MONTHLY: """NOT EXISTS (
        SELECT FROM laborers_placement p WHERE p.household_id = v.household_id AND p.called_off_on IS NULL
        AND p.area <> 'in_county'
        AND p.started_on <= v.window_to AND (p.ended_on IS NULL OR p.ended_on >= v.window_from))""",
    VisitKind.FIELD_HALF_YEAR: """EXISTS (
        SELECT FROM laborers_placement p WHERE p.id = v.placement_id AND p.ended_on < v.window_to)""",
    VisitKind.CARE_YEARLY: """NOT EXISTS (
        SELECT FROM laborers_placement p WHERE p.household_id = v.household_id AND p.called_off_on IS NULL
        AND p.area <> 'in_county'
        AND p.started_on <= v.window_to AND (p.ended_on IS NULL OR p.ended_on >= v.window_to))""",
}

# --- due and overdue --------------------------------------------------------------------------------------------------


def overdue(plans, on, days=0):
    """Plans that are overdue at that day, for more than so many days: rules.is_overdue as a queryset."""
    return plans.filter(_overdue(on, days))


def due(plans, on):
    """Plans whose window is open at that day and that still wait."""
    return plans.filter(_due(on))


def _overdue(on, days=0):
    return Q(state=rules.WAITING, window_to__lte=rules.last_day_overdue(on, days))


def _due(on):
    return Q(state=rules.WAITING, window_from__lte=on, window_to__gt=rules.last_day_overdue(on))


def work_list(user, on):
    """What an officer has to do: due and overdue plans in the officer's place, the oldest end first, in one statement.

    Each plan carries household, village, migrant (field visits) and `head`, the name of the head of the household.
    """
    plans = visible_to(user, VisitPlan.objects.filter(_due(on) | _overdue(on)))
    return with_names(plans).order_by("window_to", "household__group_name", "household_id", "kind", "id")


def with_names(plans):
    """The plans with all a list shows of them: household, village, migrant, employer and head, joined in."""
    people = Laborer.objects.filter(household=OuterRef("household_id"), left_on=None)
    head = people.filter(relation=HEAD_OF_HOUSEHOLD).order_by("id").values("name")[:1]
    return plans.select_related("household", "division", "laborer", "placement__enterprise").annotate(
        head=Subquery(head, output_field=CharField())
    )


def counts(plans, on, *, digits=9, since=None, until=None):
    """[{place, due, done, in_time, entered_in_time, overdue, excused}] by division code of so many digits, of windows
    that end in the period. In time by the day of the visit, and by the day on which it was entered.

    `plans` is any queryset of plans, so that lists, tiles, reports and digests count by the same definition.
    """
    if since:
        plans = plans.filter(window_to__gte=since)
    if until:
        plans = plans.filter(window_to__lte=until)
    return list(
        plans.annotate(place=Left("division_id", digits))
        .values("place")
        .annotate(
            due=Count("id", filter=_due(on)),
            done=Count("id", filter=Q(state=PlanState.DONE)),
            in_time=Count("id", filter=Q(state=PlanState.DONE, done_on__lte=F("window_to"))),
            entered_in_time=Count("id", filter=Q(state=PlanState.DONE, entered_on__lte=F("window_to"))),
            overdue=Count("id", filter=_overdue(on)),
            excused=Count("id", filter=Q(state=PlanState.EXCUSED)),
        )
        .order_by("place")
    )


def due_and_overdue_by_officer(on, *, roles=DIGEST_ROLES, days=0):
    """[{user_id, due, overdue}] of every active officer of these roles with something due or overdue; one statement.

    The joins say the same as accounts.scope; a test compares them for every role. `days`: overdue for more than that.
    """
    cut = {"on": on, "late": rules.last_day_overdue(on), "cut": rules.last_day_overdue(on, days), "roles": list(roles)}
    return fetch_dicts(_BY_OFFICER, cut)


_BY_OFFICER = """
WITH open AS (
    SELECT v.division_id, v.destination, h.site_id, count(*) FILTER (WHERE v.window_to > %(late)s) AS due,
           count(*) FILTER (WHERE v.window_to <= %(cut)s) AS overdue
    FROM laborers_visitplan v JOIN laborers_household h ON h.id = v.household_id
    WHERE v.state = 'planned' AND v.window_from <= %(on)s GROUP BY 1, 2, 3)
SELECT u.id AS user_id, sum(open.due)::int AS due, sum(open.overdue)::int AS overdue
FROM xundian_user u LEFT JOIN xundian_station s ON s.id = u.station_id
JOIN open ON (open.division_id >= u.division_id AND open.division_id < u.division_id || ':')
    OR open.site_id = u.site_id
    OR (starts_with(open.division_id, s.county_id) AND open.destination <> '' AND EXISTS (
        SELECT FROM unnest(s.destinations) AS prefix WHERE starts_with(open.destination, prefix)))
WHERE u.is_active AND u.role = ANY(%(roles)s)
GROUP BY u.id HAVING sum(open.due) + sum(open.overdue) > 0 ORDER BY u.id
"""

_CLOSING = f"""
SELECT v.id AS plan_id, v.window_to, u.id AS user_id
FROM laborers_visitplan v JOIN xundian_user u ON u.is_active AND ({OFFICERS_OF.format(row="v")})
WHERE v.kind = 'field_half_year' AND v.state = 'planned' AND v.window_to BETWEEN %(on)s AND %(until)s
ORDER BY v.window_to, v.id, u.id
"""


def field_visits_closing(on, until):
    """[{plan_id, window_to, user_id}]: waiting field visits whose window closes in these days, per officer."""
    return fetch_dicts(_CLOSING, {"on": on, "until": until})


# --- finding a plan, judging it --------------------------------------------------------------------------------------


def plan_covering(*, kind, household, placement, day):
    """The live plan of that kind and subject whose window holds the day, or None."""
    subject = {"placement": placement} if kind == VisitKind.FIELD_HALF_YEAR else {"household": household}
    covering = VisitPlan.objects.filter(kind=kind, window_from__lte=day, window_to__gte=day, **subject)
    return covering.exclude(state=PlanState.CANCELLED).first()


def done_visits(plans):
    """The visits that make plans (keys) done: carried out, and not taken back by a correction (rules.counts)."""
    made = Visit.objects.filter(plan__in=plans, outcome=Outcome.DONE, corrected_by=None)
    return made.exclude(mode__in=rules.NOT_A_VISIT)


def counts_for(visit, plan_id):
    """Whether the visit, before anything corrected it, counted for that plan."""
    return visit.plan_id == plan_id and rules.counts(visit.outcome, visit.mode)
