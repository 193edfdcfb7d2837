"""The visit page without script: kinds, first questions, changes, news, consent, warnings, putting right, excuses."""

import uuid
from datetime import date

import pytest

from laborers.difficulties.models import Difficulty
from laborers.placements import actions as placements
from laborers.placements.models import Consent, Placement
from laborers.visits import actions as visits
from laborers.visits.models import EntryUnlock, ExcusedPeriod, News, ReportedChange, Visit, VisitPlan
from tests.factories.codes import load_shipped
from tests.factories.difficulties import load_deadlines, make_difficulty
from tests.factories.placements import SHENZHEN, make_placement
from tests.factories.registry import make_dependant, make_household, make_laborer
from tests.factories.visits import make_visit, noon

ON = date(2026, 6, 20)


@pytest.fixture(autouse=True)
def day(monkeypatch, db):
    monkeypatch.setattr("xundian.kit.clock.now", lambda: noon(ON))
    load_deadlines()
    load_shipped()


@pytest.fixture
def migrant(cast, tree):
    person = make_laborer(make_household(tree.village), name="马建国")
    make_placement(person, by=cast.officer)
    visits.plan(on=ON)
    return person


@pytest.fixture
def home(migrant):
    return migrant.household


def sent(**more):
    return {"id": str(uuid.uuid4()), "outcome": "done", "mode": "in_person", "visited_on": "2026-06-20"} | more


def page_of(home):
    return f"/households/{home.pk}/visit/"


def field_plan(home):
    return VisitPlan.objects.get(household=home, kind="field_half_year")


def test_changes_news_and_who_was_met_are_written_down(cast, browse, home, migrant):
    child = make_dependant(home)
    person = f"c_{migrant.pk}"
    form = sent(
        met="other", met_name="二伯", q_land="leased", q_land_leased_mu="1.5", news="奶奶好", news_for=str(migrant.pk),
        **{person: "changed_work", f"{person}_place": "province", f"{person}_destination": "530112",
           f"{person}_wage_yuan": "5200", f"c_{child.pk}": "no_change", f"p_schooling_{child.pk}": "enrolled"},
    )  # fmt: skip
    assert browse(cast.officer).get(page_of(home)).status_code == 200
    assert browse(cast.officer).post(page_of(home), form).status_code == 302
    row = Visit.objects.get()
    assert row.met == "other:二伯"
    assert row.findings == {
        "land": "leased", "land_leased_mu": "1.50", "members": {str(migrant.pk): "changed"},
        "dependants": {str(child.pk): "no_change"}, "schooling": {str(child.pk): "enrolled"}, "difficulties": "none",
    }  # fmt: skip
    change = ReportedChange.objects.get()
    assert (change.kind, change.detail["destination"], News.objects.get().text) == ("changed_work", "530112", "奶奶好")
    assert browse(cast.officer).post(page_of(home), form).status_code == 302
    assert (Visit.objects.count(), ReportedChange.objects.count(), News.objects.count()) == (1, 1, 1)


def test_a_child_beyond_school_age_is_not_asked_about(cast, browse, home):
    pupil, grown = make_dependant(home), make_dependant(home, name="大明", birth=date(2009, 1, 1))
    text = browse(cast.officer).get(page_of(home)).content.decode()
    assert f"p_schooling_{pupil.pk}" in text
    assert f"p_schooling_{grown.pk}" not in text


def test_sensitive_answers_need_the_tick(cast, browse, home):
    plan = field_plan(home)
    form = sent(plan=str(plan.pk), q_wage_yuan="5200", q_work="good")
    page = browse(cast.station).get(f"{page_of(home)}?plan={plan.pk}").content.decode()
    assert "never your employer" in page
    answer = browse(cast.station).post(page_of(home), form)
    assert (answer.status_code, Visit.objects.count()) == (422, 0)
    assert "#findings.wage_yuan" in answer.content.decode()
    assert browse(cast.station).post(page_of(home), form | {"agreed": "1"}).status_code == 302
    assert (Visit.objects.get().consent, Visit.objects.get().findings["wage_yuan"]) == ("visit_2026_1", "5200.00")


def test_suspicious_answers_are_looked_at_again_and_handed_on(cast, browse, home):
    form = sent(plan=str(field_plan(home).pk), q_paid_in_full="no", q_papers_held="yes", agreed="1")
    answer = browse(cast.station).post(page_of(home), form)
    assert (answer.status_code, Visit.objects.count()) == (422, 0)
    assert "The wage is not paid in full." in answer.content.decode()
    decided = form | {"w_paid_in_full": "true", "w_papers_held": "put_right"}
    assert browse(cast.station).post(page_of(home), decided).status_code == 422
    decided |= {"w_papers_held": "hand_on"}
    assert browse(cast.station).post(page_of(home), decided).status_code == 302
    assert [row.kind for row in Difficulty.objects.all()] == ["papers_held"]
    assert Visit.objects.get().findings["difficulties"] == "reported"


def test_what_the_other_side_told_comes_first(cast, browse, home, migrant):
    placements.give_consent(
        laborer=migrant, purpose="news", text_version="1", language="zh-hans", by=cast.officer, on=date(2026, 5, 1)
    )  # fmt: skip
    trouble = make_difficulty(home, cast.officer, kind="elder_care", description="奶奶没人照顾", on=ON)
    make_visit(home, ON, cast.officer, news=[{"laborer": migrant.pk, "text": "孩子考得好"}])
    news, plan = News.objects.get(), field_plan(home)
    text = browse(cast.station).get(f"{page_of(home)}?plan={plan.pk}").content.decode()
    assert text.index("孩子考得好") < text.index("Did you meet?")
    assert "奶奶没人照顾" in text
    form = sent(
        plan=str(plan.pk), **{f"a_{trouble.pk}": "better", f"n_{trouble.pk}": "寄了钱", f"t_{news.pk}": "phone"}
    )
    assert browse(cast.station).post(page_of(home), form).status_code == 302
    assert (News.objects.get(pk=news.pk).state, Difficulty.objects.get().state) == ("told", "working")
    assert "寄了钱" in browse(cast.officer).get(page_of(home)).content.decode()


def test_an_unplanned_visit_is_of_any_kind(cast, browse, home, migrant):
    assert browse(cast.officer).post(page_of(home), sent(kind="care_yearly", q_activity="gathering")).status_code == 302
    field = sent(kind="field_half_year", laborer=str(migrant.pk), q_work="good")
    assert browse(cast.station).post(page_of(home), field).status_code == 302
    assert [row.kind for row in Visit.objects.order_by("kind")] == ["care_yearly", "field_half_year"]


def test_a_visit_is_put_right_and_both_stay_to_be_read(cast, browse, home):
    first, _created = make_visit(home, ON, cast.officer, note="记错", met="head", findings={"land": "idle"})
    form = browse(cast.officer).get(f"{page_of(home)}?corrects={first.pk}").content.decode()
    assert "记错" in form
    right = sent(corrects=str(first.pk), note="改正", q_land="farmed")
    assert browse(cast.officer).post(page_of(home), right).status_code == 302
    second = Visit.objects.get(corrects=first)
    text = browse(cast.officer).get(f"/visits/{first.pk}/").content.decode()
    assert text.index("改正") < text.index("记错")
    assert f"corrects={second.pk}" in text
    back = sent(corrects=str(second.pk), outcome="withdrawn")
    assert browse(cast.township).post(page_of(home), back).status_code == 422
    assert browse(cast.officer).post(page_of(home), back).status_code == 302
    assert VisitPlan.objects.get(household=home, period="2026-06").state == "planned"
    assert browse(cast.colleague).get(f"/visits/{first.pk}/").status_code == 404


def test_one_visit_and_a_period_are_excused(cast, browse, home):
    plan = VisitPlan.objects.get(household=home, period="2026-06")
    assert browse(cast.officer).post(f"/plans/{plan.pk}/excuse/", {"reason": "road_closed"}).status_code == 302
    plan.refresh_from_db()
    assert plan.state == "excused"
    address = f"/households/{home.pk}/excused/"
    form = {"id": str(uuid.uuid4()), "who": "", "from_on": "2026-04-01", "to_on": "2026-05-31", "reason": "family_away"}
    assert browse(cast.officer).post(address, form | {"to_on": "2026-03-01"}).status_code == 422
    assert browse(cast.officer).post(address, form).status_code == 302
    period = ExcusedPeriod.objects.get()
    assert "1 April 2026" in browse(cast.officer).get(address).content.decode()
    assert browse(cast.auditor).post(address, form).status_code == 404
    assert browse(cast.officer).post(f"/excused/{period.pk}/end/", {"to_on": "2026-05-01"}).status_code == 302
    assert browse(cast.officer).post(f"/excused/{period.pk}/withdraw/").status_code == 302
    period.refresh_from_db()
    assert (period.to_on, period.withdrawn_on) == (date(2026, 5, 1), ON)


def reported(home, by, **change):
    make_visit(home, ON, by, changes=[change])
    return ReportedChange.objects.get()


def test_new_work_is_entered_with_the_laborer_s_own_consent(cast, browse, home, migrant):
    detail = {"place": "other", "destination": "440300", "wage_yuan": "6000", "since": "2026-06-10"}
    placements.withdraw_consent(consent=Consent.objects.get(), on=date(2026, 6, 1), by=cast.officer)
    change = reported(home, cast.officer, laborer=migrant.pk, kind="changed_work", detail=detail)
    address = f"/desk/changes/{change.pk}/"
    assert "马建国" in browse(cast.township).get("/desk/changes/").content.decode()
    assert "440300" in browse(cast.township).get(address).content.decode()
    form = {"step": "apply", "day": "2026-06-10", "destination": "440300", "occupation": "welding", "wage_yuan": "6000"}
    assert browse(cast.township).post(address, form).status_code == 422
    assert Placement.objects.count() == 1
    asked = {"agreed": "1", "consent_text": "placement_2026_1", "consented_on": "2026-06-10", "employer": "电子厂"}
    assert browse(cast.township).post(address, form | asked).status_code == 302
    old, new = Placement.objects.order_by("started_on")
    assert (old.ended_on, old.end_reason) == (date(2026, 6, 9), "changed_job")
    assert (new.destination, new.wage_fen, new.organised_by, new.employer_name) == ("440300", 600000, "self", "电子厂")
    change.refresh_from_db()
    assert (change.state, change.settled_by) == ("applied", cast.township)
    assert browse(cast.township).post(address, form | asked).status_code == 422


def test_who_came_home_ends_the_work_and_a_wrong_report_is_set_aside(cast, browse, home, migrant):
    change = reported(home, cast.officer, laborer=migrant.pk, kind="came_home", detail={"since": "2026-06-15"})
    address = f"/desk/changes/{change.pk}/"
    assert browse(cast.officer).post(address, {"step": "dismiss", "note": ""}).status_code == 422
    assert browse(cast.colleague).get(address).status_code == 404
    assert browse(cast.officer).post(address, {"step": "apply", "day": "2026-06-15"}).status_code == 302
    spell = Placement.objects.get()
    assert (spell.ended_on, spell.end_reason) == (date(2026, 6, 15), "returned")
    assert field_plan(home).state == "cancelled"


def test_a_closed_month_is_opened_for_a_village(cast, browse, home, tree):
    form = {"division": tree.village.code, "month": "2026-04", "until": "2026-06-25", "reason": "手机丢失"}
    assert browse(cast.officer).get("/desk/late-entries/").status_code == 403
    assert browse(cast.township).post("/desk/late-entries/", form | {"month": "2026-05"}).status_code == 422
    assert browse(cast.township).post("/desk/late-entries/", form).status_code == 302
    assert EntryUnlock.objects.get().month == date(2026, 4, 1)
    late = sent(visited_on="2026-04-20", late_reason="手机丢失")
    assert browse(cast.officer).post(page_of(home), late).status_code == 302
    assert "手机丢失" in browse(cast.township).get("/desk/late-entries/").content.decode()


@pytest.mark.parametrize("rows", [3, 30])
def test_the_lists_take_as_many_queries_for_three_rows_as_for_thirty(
    cast, browse, home, migrant, rows, django_assert_max_num_queries
):
    for number in range(rows):
        make_visit(home, ON, cast.officer, changes=[{"laborer": migrant.pk, "kind": "came_home"}], note=str(number))
        first = date(2024, 1, 1 + number % 28).replace(month=1 + number // 28)
        visits.excuse_period(household=home, from_on=first, to_on=first, reason="family_away", by=cast.officer, on=ON)
    officer = browse(cast.officer)
    for address in ("/desk/changes/", f"/households/{home.pk}/excused/", page_of(home)):
        with django_assert_max_num_queries(20):
            assert officer.get(address).status_code == 200


def test_a_station_is_shown_its_migrants_and_never_the_visit_at_home(cast, browse, home):
    plan, elsewhere = field_plan(home), make_laborer(home, name="马海燕")
    make_placement(elsewhere, by=cast.officer, destination=SHENZHEN)
    station = browse(cast.station)
    for query in ("", "?kind=care_yearly", f"?laborer={elsewhere.pk}"):
        assert station.get(page_of(home) + query).status_code == 404
    assert "马海燕" not in station.get(f"{page_of(home)}?plan={plan.pk}").content.decode()
    assert "马海燕" in browse(cast.officer).get(page_of(home)).content.decode()
