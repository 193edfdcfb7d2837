"""How long what is over stays on a phone, and what of it goes down: no more than the phone shows or counts."""

from datetime import date

import pytest
import time_machine
from django.db import transaction

from laborers.visits import actions as visits
from laborers.visits.models import VisitPlan
from laborers.visits.states import PlanState, VisitKind
from tests.factories.codes import load_shipped
from tests.factories.phones import ReadingPhone
from tests.factories.placements import make_placement
from tests.factories.registry import make_household
from tests.factories.surveys import make_assessed_laborer
from tests.factories.visits import make_visit
from xundian.kit.sql import execute, fetch
from xundian.sync.entities import ENTITIES
from xundian.sync.queries.feed import since
from xundian.sync.queries.snapshot import Place, _rows

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel("2026-06-20T12:00:00+08:00", tick=False):
        yield


@pytest.fixture
def placement(cast, tree):
    """Somebody away since the spring of the year before, visited in April, May and June."""
    load_shipped()
    home = make_household(tree.village)
    placement = make_placement(make_assessed_laborer(home), by=cast.officer, started_on=date(2026, 3, 2))
    visits.plan(on=date(2026, 6, 20))
    for on in (date(2026, 4, 30), date(2026, 5, 4), date(2026, 6, 20)):
        make_visit(home, on, by=cast.officer, late_reason="没有信号")
    return placement


def months(phone):
    """{month: state} of the monthly visits the phone knows of."""
    plans = [row for row in phone.data("visit_plan") if row["kind"] == "household_monthly"]
    return {row["window_to"][:7]: row["state"] for row in plans}


def test_of_the_plans_that_wait_no_more_a_phone_holds_those_it_counts(cast, placement):
    assert VisitPlan.objects.filter(kind=VisitKind.HOUSEHOLD_MONTHLY, state=PlanState.DONE).count() == 3
    phone = ReadingPhone(cast.officer)
    phone.snapshot()
    # March waits, however long; April is over, and the phone counts June.
    assert months(phone) == {"2026-03": "planned", "2026-05": "done", "2026-06": "done"}
    assert len(phone.data("visit")) == 3, "the visits themselves are shown for over a year"
    assert phone.verify()[0] == 200


def test_a_plan_that_is_done_leaves_the_phone_with_its_month(cast, placement):
    phone = ReadingPhone(cast.officer)
    phone.snapshot()
    with time_machine.travel("2026-07-02T12:00:00+08:00", tick=False):
        later = ReadingPhone(cast.officer)
        later.rows, later.cursor = phone.rows, phone.cursor
        items = later.pull()
        assert [(item["op"], item["entity"]) for item in items] == [("tombstone", "visit_plan")]
        assert months(later) == {"2026-03": "planned", "2026-06": "done"}
        assert later.verify(cursor=later.cursor)[0] == 200


def test_a_plan_that_waits_again_comes_back_whatever_its_age(cast, placement):
    phone = ReadingPhone(cast.officer)
    phone.snapshot()
    april = VisitPlan.objects.get(kind=VisitKind.HOUSEHOLD_MONTHLY, period="2026-04")
    made = april.visits.get()
    make_visit(
        april.household, made.visited_on, by=cast.officer, corrects=made, outcome="withdrawn", late_reason="记错了"
    )
    phone.pull()
    assert months(phone)["2026-04"] == "planned"
    assert phone.verify(cursor=phone.cursor)[0] == 200


def test_what_was_found_goes_down_for_visits_in_the_field_alone(cast, placement):
    home = placement.household
    field = {
        "kind": VisitKind.FIELD_HALF_YEAR, "laborer": placement.laborer, "placement": placement,
        "findings": {"living": "good", "news_wanted": "yes"},
    }  # fmt: skip
    make_visit(home, date(2026, 6, 19), by=cast.officer, **field)
    make_visit(home, date(2026, 6, 18), by=cast.officer, findings={"elders": "well"})
    phone = ReadingPhone(cast.officer)
    phone.snapshot()
    found = {(row["kind"], row["visited_on"]): row["findings"] for row in phone.data("visit")}
    assert found["field_half_year", "2026-06-19"] == {"living": "good", "news_wanted": "yes"}
    assert found["household_monthly", "2026-06-18"] == {}
    assert not any("plan" in row for row in phone.data("visit"))


def test_a_page_of_plans_is_ordered_by_no_index_of_the_county(cast, placement):
    """Ordered by the households' own index, a page of one village would be looked for in the whole county."""
    rows = _rows(ENTITIES["visit_plan"], cast.officer, Place(0, "", 0), since(date(2026, 6, 20)))[:1000]
    sql, parameters = rows.query.sql_with_params()
    with transaction.atomic():
        execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
        plan = "\n".join(line for (line,) in fetch(f"EXPLAIN {sql}", parameters))
    assert "Sort" in plan
    assert "plan_by_division" in plan
