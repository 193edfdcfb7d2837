"""Overdue is one definition: whoever asks, and by whichever door, is told the same visits (X2.2-7).

Random households, spells of work, visits, attempts, excuses and days; then for every role the answers of work list,
REST, home page, cockpit, names, exports, digest, calendar, reports, back office and the load of an officer are held
against plain arithmetic on the rows, scope included.
"""

import random
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from laborers import journeys
from laborers.journeys import load
from laborers.visits import actions, queries
from laborers.visits.models import VisitPlan
from tests.conftest import SITE_ID
from tests.factories.exports import rows_of
from tests.factories.placements import KUNMING_XISHAN, SHENZHEN, XUNDIAN, make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.visits import make_visit
from xundian.accounts.roles import carries
from xundian.calendars import queries as calendars
from xundian.exports import actions as exports
from xundian.exports import queries as asked
from xundian.exports.kinds import KINDS
from xundian.kit.models import OutboxMessage
from xundian.kit.sql import execute
from xundian.reports.figures import FIGURES, counts, names
from xundian.reports.rules import Period

PLANNED_ON = date(2026, 4, 20)
ROLES = ("officer", "colleague", "township", "county", "leader", "station", "site", "auditor", "stranger")
VILLAGES = ("village", "next_village", "far_village", "other_village")
WORK = (KUNMING_XISHAN, SHENZHEN, XUNDIAN)
FATES = ("wait", "wait", "visit", "attempt", "passed on", "excuse", "visit and take back")

households = st.lists(
    st.fixed_dictionaries({
        "village": st.sampled_from(VILLAGES), "work": st.sampled_from(WORK), "days": st.integers(20, 200),
        "ended": st.none() | st.integers(0, 60), "resettled": st.booleans(),
        "excused": st.none() | st.tuples(st.integers(0, 120), st.integers(0, 90)),
    }),
    min_size=2, max_size=4,
)  # fmt: skip


class Over(Exception):
    """Ends an example, so that its rows are rolled back."""


@contextmanager
def forgotten():
    """What one example writes is gone when the next begins."""
    try:
        with transaction.atomic():
            yield
            raise Over
    except Over:
        pass


def at(on):
    return datetime.combine(on, time(4), UTC)


def settle(cast, tree, homes, seed):
    """The households with their work and plans, and a fate for each plan that waits."""
    for home in homes:
        household = make_household(getattr(tree, home["village"]))
        by = cast.stranger if home["village"] == "other_village" else cast.county
        if home["resettled"]:
            execute("UPDATE laborers_household SET site_id = %s WHERE id = %s", [SITE_ID, household.pk])
        start = PLANNED_ON - timedelta(days=home["days"])
        placement = make_placement(make_laborer(household), by=by, started_on=start, destination=home["work"])
        actions.plan(on=PLANNED_ON)
        if home["ended"] is not None and start + timedelta(days=home["ended"]) <= PLANNED_ON:
            last = start + timedelta(days=home["ended"])
            journeys.end_placement(placement=placement, ended_on=last, reason="contract_ended", by=by, on=PLANNED_ON)
        if home["excused"]:
            ago, days = home["excused"]
            first = PLANNED_ON - timedelta(days=ago)
            period = {"from_on": first, "to_on": first + timedelta(days=days), "reason": "family_away"}
            actions.excuse_period(household=household, by=by, on=PLANNED_ON, **period)
    draw = random.Random(seed)
    for plan in VisitPlan.objects.filter(state="planned").order_by("window_to", "kind", "household__number"):
        befall(plan, draw.choice(FATES), cast.county)


def befall(plan, fate, by):
    """One fate of one plan; what cannot happen yet does not."""
    if fate == "excuse":
        actions.excuse(plan=plan, reason="not_wished", by=by, on=PLANNED_ON)
    elif fate != "wait" and plan.window_from <= PLANNED_ON:
        values = {"kind": plan.kind, "plan": plan, "laborer": plan.laborer, "placement": plan.placement}
        values |= {"at": at(PLANNED_ON), "late_reason": "补录"}
        values |= {"outcome": "nobody_home" if fate == "attempt" else "done"}
        values |= {"mode": "neighbour" if fate == "passed on" else "in_person"}
        visit, _created = make_visit(plan.household, min(plan.window_to, PLANNED_ON), by, **values)
        if fate == "visit and take back":
            values |= {"outcome": "nobody_home", "corrects": visit}
            make_visit(plan.household, visit.visited_on, by, **values)


def truth(user, on):
    """The overdue plans of the user's place, by arithmetic on the rows alone: no rule, queryset or scope of ours."""
    found = set()
    for plan in VisitPlan.objects.select_related("household"):
        if user.site_id:
            mine = plan.household.site_id == user.site_id
        elif user.station_id:
            near = any(plan.destination.startswith(prefix) for prefix in user.station.destinations)
            mine = near and plan.division_id.startswith(user.station.county_id)
        else:
            mine = plan.division_id.startswith(user.division_id)
        if mine and plan.state == "planned" and plan.window_to < on:
            found.add(str(plan.pk))
    return found


def rest_ids(client, path):
    """Every id of a REST list, page by page."""
    found = []
    while path:
        body = client.get(path).json()
        found += [row["id"] for row in body["results"]]
        path = body["next"]
    assert len(found) == len(set(found))
    return set(found)


def exported(user, kind, on):
    """The rows of a ledger that is filtered by "overdue"."""
    rows = asked.chosen_rows(KINDS[kind], {"overdue": "true"}, user=user, on=on)
    return {str(pk) for pk in rows.values_list("pk", flat=True)}


def told(user, on):
    """How many overdue visits the digest of the day tells the user of; none without a digest."""
    sent = OutboxMessage.objects.filter(payload__kind="digest", payload__user_id=str(user.pk))
    return sum(message.payload["values"]["overdue"] for message in sent)


def rows_told(user, on):
    """{door: the overdue plans it tells}, behind the doors: what each list, figure and ledger asks the database."""
    period = Period(year=on.year, month=None, on=on)
    doors = {
        "work list": {str(plan.pk) for plan in queries.work_list(user, on) if plan.window_to < on},
        "names": {str(row["id"]) for row in names(FIGURES["visits_overdue"], user=user, period=period)},
    }
    if carries(user.role, "exports.make") and carries(user.role, "visits.read"):
        doors |= {f"export {kind}": exported(user, kind, on) for kind in ("visits", "visit-plans")}
    return doors


def numbers_told(user, on):
    """{who says it: how many}: figure, digest, and what rests on an officer."""
    period = Period(year=on.year, month=None, on=on)
    found = {"figure": sum(counts(FIGURES["visits_overdue"], user=user, period=period).values())}
    if user.role in queries.DIGEST_ROLES:
        found["digest"] = told(user, on)
    if carries(user.role, "calendar.use"):
        found["calendar"] = sum(each.visits for each in calendars.groups(user, on) if each.late)
    if user.role in load.LOADED_ROLES:
        found["load"] = load.loads([user], on)[user.pk]["overdue"]
    return found


def listed(user, api):
    """{REST list: its ids}, where the role may ask."""
    if not carries(user.role, "visits.read"):
        return {}
    rows = api(user).get("/api/v1/visit-plans/?limit=200").json()["results"]
    return {
        "list": rest_ids(api(user), "/api/v1/visit-plans/?overdue=true"),
        "work list, REST": rest_ids(api(user), "/api/v1/visit-plans/work-list/?overdue=true"),
        "field of the list": {row["id"] for row in rows if row["overdue"]},
    }


def agree(user, doors, numbers, expected):
    """Nobody tells anything but `expected`."""
    assert {door: found for door, found in doors.items() if found != expected} == {}, user
    assert {door: found for door, found in numbers.items() if found != len(expected)} == {}, user


def tiles(user, api):
    """The number wherever a page, a report or the back office shows one."""
    client, found = Client(), {}
    client.force_login(user)
    if carries(user.role, "visits.read"):
        found["home"] = client.get("/", follow=True).context["overdue"]  # a station's first page: its trips
    if carries(user.role, "reports.read"):
        found["names page"] = client.get("/cockpit/names/?figure=visits_overdue").context["page"].paginator.count
        total = api(user).get("/api/v1/reports/visits/").json()["lines"][0]
        found["report"] = total["values"]["visits_overdue"]
    office = client.get("/admin/")
    if office.status_code == 200 and carries(user.role, "visits.read"):
        waiting = office.context["decisions"]
        lines = {each["address"]: each["number"] for _own, _group, found in waiting for each in found}
        found["back office"] = next(number for address, number in lines.items() if "visitplan" in address)
        ledger = client.get("/admin/laborers/visitplan/?overdue=1")
        found["ledger"] = ledger.context["cl"].result_count
    return found


# Which of the days on which a window ends, and how many days after it somebody asks: mistakes live at the edges.
moments = st.tuples(st.integers(0, 20), st.sampled_from([0, 1, 1, 2, 45]))


def day_of(moment):
    """The day of a moment, on or after the day of planning."""
    ends = VisitPlan.objects.filter(window_to__gte=PLANNED_ON).values_list("window_to", flat=True)
    known, (place, later) = sorted(set(ends)) or [PLANNED_ON], moment
    return known[place % len(known)] + timedelta(days=later)


@contextmanager
def county(cast, tree, homes, seed, moment):
    """(the day, {role: its overdue plans}) of an example, planned and told of."""
    with forgotten():
        with time_machine.travel(at(PLANNED_ON), tick=False):
            settle(cast, tree, homes, seed)
        on = day_of(moment)
        with time_machine.travel(at(on), tick=False):
            actions.plan(on=on)
            actions.digest(on=on, at=at(on))
            yield on, {name: truth(getattr(cast, name), on) for name in ROLES}


# A failing example says enough as it is: making it smaller takes minutes, for every try asks every door again.
HYPOTHESIS = {
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    "phases": [Phase.explicit, Phase.reuse, Phase.generate],
}


@settings(max_examples=15, **HYPOTHESIS)
@given(homes=households, seed=st.integers(0, 2**32), moment=moments)
def test_lists_figures_ledgers_and_digests_tell_the_same_overdue_visits(cast, tree, homes, seed, moment):
    with county(cast, tree, homes, seed, moment) as (on, expected):
        for name, plans in expected.items():
            user = getattr(cast, name)
            agree(user, rows_told(user, on), numbers_told(user, on), plans)
        assert expected["officer"] | expected["colleague"] <= expected["township"] <= expected["county"]


@settings(max_examples=3, **HYPOTHESIS)
@given(homes=households, seed=st.integers(0, 2**32), moment=moments)
def test_every_door_tells_the_same_overdue_visits(cast, tree, api, homes, seed, moment):
    with county(cast, tree, homes, seed, moment) as (_on, expected):
        for name, plans in expected.items():
            user = getattr(cast, name)
            agree(user, listed(user, api), tiles(user, api), plans)


@pytest.fixture
def late(cast, tree):
    """One household of each village with a migrant in Kunming; everything waits."""
    home = {"work": KUNMING_XISHAN, "days": 200, "ended": None, "resettled": False, "excused": None}
    homes = [home | {"village": village} for village in VILLAGES]
    with time_machine.travel(at(PLANNED_ON), tick=False):
        settle(cast, tree, homes, 0)
    VisitPlan.objects.filter(state="excused").update(state="planned", reason="")
    return SimpleNamespace(on=PLANNED_ON + timedelta(days=40))


@pytest.mark.parametrize("kind", ["visits", "visit-plans"])
@pytest.mark.parametrize("role", ["officer", "county", "stranger"])
def test_the_file_taken_home_holds_as_many_rows_and_calls_each_overdue(role, kind, late, cast):
    user, values = getattr(cast, role), {"filters": {"overdue": "true"}, "format": "xlsx", "with_identity": False}
    with time_machine.travel(at(late.on), tick=False):
        moment = {"on": late.on, "at": at(late.on)}
        row = exports.ask(kind=kind, reason="核对台账", language="en", by=user, **values, **moment)
        rows = rows_of(exports.make(export=row, **moment))
    assert len(rows) == len(truth(user, late.on)) > 0
    assert {each["State"] for each in rows} == {"overdue"}
