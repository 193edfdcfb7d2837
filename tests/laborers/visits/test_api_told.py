"""REST of excused periods, unlocks, reported changes and news; a visit with all it brings up."""

import uuid
from datetime import date

import pytest
from rest_framework.test import APIClient

from laborers.visits import actions
from laborers.visits.models import ExcusedPeriod, News, ReportedChange, Visit, VisitPlan
from tests.factories.difficulties import load_deadlines, make_difficulty
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.visits import make_visit, noon
from xundian.kit.formats import written

ON = date(2026, 6, 20)


@pytest.fixture(autouse=True)
def day(monkeypatch, db):
    monkeypatch.setattr("xundian.kit.clock.now", lambda: noon(ON))
    load_deadlines()


@pytest.fixture
def migrant(cast, tree):
    person = make_laborer(make_household(tree.village), name="马建国")
    make_placement(person, by=cast.officer)
    actions.plan(on=ON)
    return person


@pytest.fixture
def home(migrant):
    return migrant.household


@pytest.fixture
def api():
    client = APIClient()

    def call(user, method, address, body=None):
        client.force_authenticate(user)
        return getattr(client, method)(f"/api/v1/{address}", body, format="json")

    return call


def visit(home, **more):
    return {
        "id": str(uuid.uuid4()), "kind": "household_monthly", "household": str(home.pk), "outcome": "done",
        "visited_on": "2026-06-20",
    } | more  # fmt: skip


def test_a_visit_brings_everything_along(cast, api, home, migrant):
    field = make_visit(
        home, ON, cast.station, kind="field_half_year", laborer=migrant, findings={"news_wanted": "yes"},
        news=[{"text": "升了班长"}], difficulties=[{"kind": "wage_arrears", "description": "欠薪"}],
    )[0]  # fmt: skip
    owed, waiting = field.difficulties.get(), field.news.get()
    body = visit(
        home, met="spouse", photos=["a" * 64], findings={"land": "idle", "land_idle_mu": 2},
        changes=[{"laborer": str(migrant.pk), "kind": "came_home", "detail": {"since": "2026-06-18"}}],
        news=[{"laborer": str(migrant.pk), "text": "收成好"}], told=[{"news": str(waiting.pk), "how": "in_person"}],
        asked=[{"difficulty": str(owed.pk), "answer": "same", "note": "还没发"}],
        difficulties=[{"kind": "health", "description": "腰痛", "laborer": str(migrant.pk)}],
    )  # fmt: skip
    answer = api(cast.officer, "post", "visits/", body)
    assert answer.status_code == 201, answer.json()
    row = answer.json()
    assert (row["met"], row["counts"], row["photos"], row["warnings"]) == ("spouse", True, ["a" * 64], [])
    assert row["findings"]["land_idle_mu"] == "2.00"
    assert api(cast.officer, "post", "visits/", body).status_code == 200
    told = {(each.direction, each.state) for each in News.objects.all()}
    assert told == {("to_family", "told"), ("to_migrant", "waiting")}
    assert News.objects.count() == 3  # the answer about the wages goes back too
    change = api(cast.township, "get", "reported-changes/?state=open").json()["results"][0]
    assert (change["kind"], change["laborer_name"], change["told_on"]) == ("came_home", "马建国", "2026-06-20")


def test_warnings_are_told_with_the_visit(cast, api, home, migrant):
    body = visit(
        home, kind="field_half_year", laborer=str(migrant.pk), findings={"papers_held": "yes"}, consent="2026-1"
    )  # fmt: skip
    row = api(cast.station, "post", "visits/", body).json()
    assert row["warnings"] == [{"question": "papers_held", "difficulty": "papers_held"}]


@pytest.mark.parametrize(
    ("more", "pointer", "code"),
    [
        ({"findings": {"land_idle_mu": "viel"}}, "/findings/land_idle_mu", "not_a_number"),
        ({"photos": ["x"]}, "/photos", "unknown"),
        ({"outcome": "withdrawn"}, "/corrects", "required"),
        ({"met": "x" * 51}, "/met", "max_length"),
    ],
)
def test_what_is_wrong_is_named(cast, api, home, more, pointer, code):
    answer = api(cast.officer, "post", "visits/", visit(home, **more))
    assert answer.status_code == 422
    assert [(each["pointer"], each["code"]) for each in answer.json()["errors"]] == [(pointer, code)]
    assert not Visit.objects.exists()


def test_sensitive_answers_without_consent_are_refused_by_name_and_the_others_are_fine(cast, api, home, migrant):
    body = visit(home, kind="field_half_year", laborer=str(migrant.pk), findings={"wage_yuan": 5200, "work": "good"})
    answer = api(cast.station, "post", "visits/", body)
    assert [(each["pointer"], each["code"]) for each in answer.json()["errors"]] == [
        ("/findings/wage_yuan", "consent_required")
    ]
    body["findings"].pop("wage_yuan")
    assert api(cast.station, "post", "visits/", body).status_code == 201


def test_a_period_is_made_ended_and_taken_back(cast, api, home):
    body = {"household": str(home.pk), "from_on": "2026-04-01", "to_on": "2026-05-31", "reason": "family_away"}
    row = api(cast.officer, "post", "excused-periods/", body)
    assert (row.status_code, row.json()["reason_label"] != "") == (201, True)
    address = f"excused-periods/{row.json()['id']}/"
    assert VisitPlan.objects.filter(state="excused").count() == 2
    assert api(cast.officer, "post", "excused-periods/", body).status_code == 409
    assert api(cast.officer, "post", f"{address}end/", {"to_on": "2026-04-30"}).json()["to_on"] == "2026-04-30"
    assert api(cast.officer, "post", f"{address}withdraw/").json()["withdrawn_on"] == "2026-06-20"
    assert not VisitPlan.objects.filter(state="excused").exists()
    assert api(cast.colleague, "get", address).status_code == 404
    assert api(cast.colleague, "post", "excused-periods/", body).status_code == 404
    assert api(cast.auditor, "post", "excused-periods/", body).status_code == 403
    assert ExcusedPeriod.objects.count() == 1


def test_a_month_is_opened_by_the_township_and_used_by_the_village(cast, api, home, tree):
    late = visit(home, visited_on="2026-04-20", late_reason="手机丢失")
    assert api(cast.officer, "post", "visits/", late).json()["errors"][0]["code"] == "month_closed"
    body = {"division": tree.village.code, "month": "2026-04-09", "until": "2026-06-25", "reason": "手机丢失"}
    assert api(cast.officer, "post", "entry-unlocks/", body).status_code == 403
    assert api(cast.township, "post", "entry-unlocks/", body | {"division": tree.far_village.code}).status_code == 404
    row = api(cast.township, "post", "entry-unlocks/", body)
    assert (row.status_code, row.json()["month"], row.json()["until_on"]) == (201, "2026-04-01", "2026-06-25")
    assert api(cast.township, "post", "entry-unlocks/", body | {"until": "2026-06-21"}).json()["id"] == row.json()["id"]
    for wrong in ({"until": "2026-06-19"}, {"month": "2026-05-01"}, {"reason": " "}):
        assert api(cast.township, "post", "entry-unlocks/", body | wrong).status_code == 422
    assert len(api(cast.officer, "get", "entry-unlocks/").json()["results"]) == 1
    assert api(cast.colleague, "post", "visits/", late).status_code == 404
    assert api(cast.officer, "post", "visits/", late).status_code == 201
    april = VisitPlan.objects.get(household=home, period="2026-04")
    assert (april.done_on, april.entered_on) == (date(2026, 4, 20), ON)


def test_a_change_is_entered_or_set_aside(cast, api, home, migrant):
    for kind in ("lost_work", "came_home"):
        make_visit(home, ON, cast.officer, changes=[{"laborer": migrant.pk, "kind": kind}])
    lost, came = ReportedChange.objects.order_by("id")
    entered = api(cast.township, "post", f"reported-changes/{lost.pk}/apply/", {"day": "2026-06-18"})
    assert (entered.status_code, entered.json()["state"]) == (200, "applied")
    again = api(cast.township, "post", f"reported-changes/{came.pk}/apply/", {})
    assert (again.status_code, again.json()["code"]) == (409, "no_work")
    assert api(cast.officer, "post", f"reported-changes/{came.pk}/dismiss/", {}).status_code == 422
    aside = api(cast.officer, "post", f"reported-changes/{came.pk}/dismiss/", {"note": "同一件事"}).json()
    assert (aside["state"], aside["settled_by"]) == ("dismissed", str(cast.officer.pk))
    assert api(cast.auditor, "post", f"reported-changes/{came.pk}/dismiss/", {"note": "x"}).status_code == 403


def test_withheld_news_is_not_shown_and_told_news_stays(cast, api, home, migrant):
    make_visit(home, ON, cast.officer, news=[{"laborer": migrant.pk, "text": "秘密"}])
    row = api(cast.station, "get", "news/").json()["results"][0]
    assert (row["state"], row["text"]) == ("withheld", "")
    address = f"news/{row['id']}/tell/"
    assert api(cast.station, "post", address, {"how": "phone"}).status_code == 409
    consent = {"laborer": str(migrant.pk), "purpose": "news", "text_version": "1", "given_on": "2026-06-19"}
    assert api(cast.officer, "post", "consents/", consent).status_code == 201
    actions.settle_news(on=ON)
    assert api(cast.station, "get", "news/?state=waiting").json()["results"][0]["text"] == "秘密"
    told = api(cast.station, "post", address, {"how": "phone"}).json()
    assert (told["state"], told["told_by"], told["how"]) == ("told", str(cast.station.pk), "phone")


@pytest.mark.parametrize("resource", ["excused-periods", "reported-changes", "news", "entry-unlocks"])
def test_thirty_rows_take_as_many_queries_as_three(
    cast, api, home, migrant, tree, resource, django_assert_max_num_queries
):
    counted = []
    for rows in (3, 30):
        for number in range(len(counted) and 3, rows):
            make_visit(
                home, ON, cast.officer, changes=[{"laborer": migrant.pk, "kind": "lost_work"}],
                news=[{"laborer": migrant.pk, "text": str(number)}],
            )  # fmt: skip
            first = date(2024, 1 + number // 28, 1 + number % 28)
            actions.excuse_period(
                household=home, from_on=first, to_on=first, reason="family_away", by=cast.officer, on=ON
            )
            month = date(2024 + number // 12, 1 + number % 12, 1)
            month = min(month, date(2026, 4, 1))
            actions.unlock_entry(division=tree.village, month=month, until=ON, reason="x", by=cast.township, on=ON)
        with django_assert_max_num_queries(9) as seen:
            answer = api(cast.officer, "get", f"{resource}/?limit=50")
        assert len(answer.json()["results"]) >= rows - 2
        counted.append(len(seen))
    assert counted[0] == counted[1]


def test_a_plan_says_its_days_and_both_days_of_its_visit(cast, api, home):
    make_visit(home, date(2026, 5, 30), cast.officer, at=noon(date(2026, 6, 2)), late_reason="无信号")
    make_difficulty(home, cast.officer, on=ON)
    row = api(cast.officer, "get", "visit-plans/?period=2026-05").json()["results"][0]
    assert (row["done_on"], row["entered_on"], row["excused_by"]) == ("2026-05-30", "2026-06-02", None)
    assert written(date(2026, 5, 1)) in row["window"]
