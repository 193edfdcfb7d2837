import uuid
from datetime import UTC, date, datetime

import pytest
import time_machine

from laborers.difficulties.models import Difficulty
from laborers.visits import actions
from laborers.visits.models import Visit, VisitPlan
from tests.factories.difficulties import load_deadlines
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.visits import make_visit, noon

NOON = datetime(2026, 4, 20, 4, tzinfo=UTC)
TODAY = date(2026, 4, 20)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def placement(cast, tree):
    household = make_household(tree.village, group_name="二组")
    make_laborer(household, relation="02", name="马老大")
    found = make_placement(make_laborer(household), by=cast.officer)
    actions.plan(on=TODAY)
    return found


def body(work, **values):
    return {
        "id": str(uuid.uuid4()), "kind": "household_monthly", "household": str(work.household_id),
        "outcome": "done", "visited_on": "2026-04-19", "met": "母亲", "findings": {"land": "idle"},
    } | values  # fmt: skip


def test_it_answers_201_once_and_200_with_the_same_body_again(api, cast, placement):
    client, visit = api(cast.officer), body(placement)
    first = client.post("/api/v1/visits/", visit)
    again = client.post("/api/v1/visits/", visit)
    assert (first.status_code, again.status_code) == (201, 200), first.data
    assert first.json() == again.json()
    assert (first.data["by_name"], first.data["findings"], first.data["mode"]) == (
        cast.officer.name, {"land": "idle"}, "in_person",
    )  # fmt: skip
    assert Visit.objects.count() == 1
    assert client.post("/api/v1/visits/", visit | {"note": "别的"}).data["code"] == "id_reused"


def test_it_reports_the_difficulties_of_a_visit_once(api, cast, placement):
    load_deadlines()
    visit = body(
        placement, kind="field_half_year", placement=str(placement.pk), findings={"paid_on_time": "no"},
        difficulties=[{"kind": "wage_arrears", "description": "两个月没发", "severity": "serious"}],
    )  # fmt: skip
    for status in (201, 200):
        answer = api(cast.station).post("/api/v1/visits/", visit)
        assert answer.status_code == status, answer.data
    difficulty = Difficulty.objects.get()
    assert (str(difficulty.visit_id), difficulty.laborer, difficulty.severity) == (
        visit["id"], placement.laborer, "serious",
    )  # fmt: skip


def test_it_takes_the_subject_from_the_plan(api, cast, placement):
    plan = VisitPlan.objects.get(kind="field_half_year")
    visit = body(placement, kind="field_half_year", plan=str(plan.pk), findings={})
    del visit["household"]
    answer = api(cast.station).post("/api/v1/visits/", visit)
    assert (answer.status_code, str(answer.data["placement"])) == (201, str(placement.pk))
    plan.refresh_from_db()
    assert plan.state == "done"


def test_it_asks_for_the_household(api, cast, placement):
    visit = body(placement)
    del visit["household"]
    answer = api(cast.officer).post("/api/v1/visits/", visit)
    assert (answer.status_code, answer.data["errors"][0]["pointer"]) == (422, "/household")


def test_it_names_a_wrong_answer(api, cast, placement):
    answer = api(cast.officer).post("/api/v1/visits/", body(placement, findings={"land": "sold"}))
    assert answer.data["errors"][0]["pointer"] == "/findings/land"
    assert not Visit.objects.exists()


@pytest.mark.parametrize(
    ("name", "status"), [("colleague", 404), ("stranger", 404), ("site", 404), ("auditor", 403), ("leader", 403)]
)
def test_it_lets_nobody_else_write_or_excuse(api, cast, placement, name, status):
    client, plan = api(getattr(cast, name)), VisitPlan.objects.first()
    assert client.post("/api/v1/visits/", body(placement)).status_code == status
    answer = client.post(f"/api/v1/visit-plans/{plan.pk}/excuse/", {"reason": "road_closed"})
    assert answer.status_code == status


def test_it_excuses_a_plan(api, cast, placement):
    plan = VisitPlan.objects.get(period="2026-04")
    path = f"/api/v1/visit-plans/{plan.pk}/excuse/"
    answer = api(cast.officer).post(path, {"reason": "migrant_home"})
    assert (answer.data["state"], answer["ETag"]) == ("excused", '"2"')
    assert api(cast.officer).post(path, {"reason": "migrant_home"}).status_code == 409


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 4), ("kind=field_half_year", 1), ("state=done", 0), ("overdue=true", 1), ("overdue=false", 3),
        ("division=530129103207", 4), ("division=530129107", 0), ("since=2026-04-01&until=2026-04-30", 3),
        ("period=2026-03", 1),
    ],
)  # fmt: skip
def test_it_narrows_the_list_of_plans(api, cast, placement, query, found):
    assert len(api(cast.county).get(f"/api/v1/visit-plans/?{query}").data["results"]) == found


def test_the_work_list_names_household_head_and_group(api, cast, placement):
    rows = api(cast.officer).get("/api/v1/visit-plans/work-list/").data["results"]
    assert [(row["kind"], row["overdue"]) for row in rows] == [
        ("household_monthly", True), ("household_monthly", False), ("field_half_year", False), ("care_yearly", False),
    ]  # fmt: skip
    assert {(row["head"], row["group_name"]) for row in rows} == {("马老大", "二组")}
    assert api(cast.colleague).get("/api/v1/visit-plans/work-list/").data["results"] == []


def test_a_station_sees_field_visits_only(api, cast, placement):
    rows = api(cast.station).get("/api/v1/visit-plans/").data["results"]
    assert [row["kind"] for row in rows] == ["field_half_year"]


@pytest.mark.parametrize("path", ["visits", "visit-plans", "visit-plans/work-list"])
def test_it_lists_thirty_rows_in_as_many_queries_as_three(
    api, cast, tree, path, django_assert_max_num_queries, django_assert_num_queries
):
    client = api(cast.officer)
    client.get(f"/api/v1/{path}/")  # the first request of a token notes its use
    fill(cast, tree, 1)
    with django_assert_max_num_queries(3) as seen:
        assert len(client.get(f"/api/v1/{path}/").data["results"]) == 3
    fill(cast, tree, 9)
    with django_assert_num_queries(len(seen)):
        assert len(client.get(f"/api/v1/{path}/").data["results"]) == 30


def fill(cast, tree, households):
    """Three plans that still wait and three attempts for each household."""
    for _number in range(households):
        placement = make_placement(
            make_laborer(make_household(tree.village)), by=cast.officer, started_on=TODAY.replace(day=1)
        )
        actions.plan(on=TODAY)
        for day in (3, 4, 5):
            visited_on = TODAY.replace(day=day)
            make_visit(placement.household, visited_on, cast.officer, outcome="nobody_home", at=noon(TODAY))


def test_the_ledgers_show_and_excuse(client, cast, placement):
    make_visit(placement.household, TODAY, cast.officer)
    client.force_login(cast.township, backend="django.contrib.auth.backends.ModelBackend")
    for ledger in ("visitplan/", "visitplan/?overdue=1", "visit/"):
        page = client.get(f"/admin/laborers/{ledger}")
        assert page.status_code == 200
        assert page.context["cl"].result_count >= 1
    plan = VisitPlan.objects.get(period="2026-03")
    client.post(
        "/admin/laborers/visitplan/", {"action": "excuse_road_closed", "sure": "1", "_selected_action": [str(plan.pk)]}
    )
    plan.refresh_from_db()
    assert (plan.state, plan.reason) == ("excused", "road_closed")
