"""Every page of a signed-in user: who may open it, what it shows, and that a form sent twice counts once."""

import re
import uuid
from datetime import date

import pytest
import time_machine

from laborers.difficulties import actions as difficulties
from laborers.difficulties.models import Difficulty
from laborers.registry.models import Household
from laborers.visits import actions as visits
from laborers.visits.models import Visit, VisitPlan
from tests.conftest import SITE_ID
from tests.factories.placements import make_placement
from tests.factories.registry import make_household
from tests.factories.surveys import make_assessed_laborer
from xundian.divisions.models import Division

ON = date(2026, 6, 20)
ENGLISH = {"accept-language": "en"}


@pytest.fixture(autouse=True)
def june():
    with time_machine.travel("2026-06-20T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def placed(cast, tree):
    difficulties.load_default_deadlines(by=None)
    laborer = make_assessed_laborer(tree.village, name="王小红", relation="02")
    placement = make_placement(laborer, by=cast.county, started_on=date(2026, 5, 10))
    visits.plan(on=ON)
    return placement


ROLES = ["officer", "colleague", "township", "county", "leader", "station", "site", "auditor", "stranger"]


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_a_start_page(role, cast, browse, placed):
    answer = browse(getattr(cast, role)).get("/", follow=True)
    assert answer.status_code == 200
    assert ("王小红" in answer.content.decode()) == (role in {"officer", "township", "county", "auditor"})
    # A station begins with its day trips; who works there stands one page further.
    assert answer.request["PATH_INFO"] == {"station": "/trips/", "leader": "/cockpit/"}.get(role, "/")


@pytest.mark.parametrize("page", ["/", "/households/", "/cockpit/", "/messages/", "/difficulties/"])
def test_a_page_leads_to_the_sign_in_first(page, client, db):
    answer = client.get(page)
    assert (answer.status_code, answer.url) == (302, f"/sign-in/?next={page}")


@pytest.mark.parametrize("role", ["leader", "station"])
def test_a_role_without_the_right_is_refused(role, cast, browse):
    assert browse(getattr(cast, role)).get("/households/").status_code == 403


def test_the_work_list_tells_what_is_late(cast, browse, placed):
    text = browse(cast.officer).get("/?show=overdue", headers={"accept-language": "en"}).content.decode()
    assert "20 days overdue" in text
    assert text.count("row-list") == 1


def test_a_household_of_the_next_village_is_as_absent_as_none(cast, browse, placed):
    for pk in (placed.household_id, uuid.uuid4()):
        assert browse(cast.colleague).get(f"/households/{pk}/").status_code == 404
        assert browse(cast.colleague).get(f"/households/{pk}/visit/").status_code == 404


def test_a_household_shows_people_work_and_timeline_but_no_identity_number(cast, browse, tree):
    laborer = make_assessed_laborer(tree.village, name="王小红", identity="new")
    make_placement(laborer, by=cast.county, employer_name="晋江某制衣厂")
    text = browse(cast.officer).get(f"/households/{laborer.household_id}/").content.decode()
    assert "晋江某制衣厂" in text
    assert not re.search(r"\d{17}[\dX]", text)


def form(plan, **changes):
    return {
        "id": str(uuid.uuid4()), "plan": str(plan.pk), "outcome": "done", "mode": "in_person",
        "visited_on": "2026-06-20", "no_change": "1",
    } | changes  # fmt: skip


@pytest.fixture
def plan(placed):
    return VisitPlan.objects.get(kind="household_monthly", period="2026-06")


def test_no_change_is_saved_in_one_form(cast, browse, placed, plan):
    page = browse(cast.officer).get(f"/households/{placed.household_id}/visit/?plan={plan.pk}")
    assert page.status_code == 200
    answer = browse(cast.officer).post(f"/households/{placed.household_id}/visit/", form(plan))
    assert answer.status_code == 302
    assert Visit.objects.get().findings["members"] == {str(placed.laborer_id): "no_change"}
    plan.refresh_from_db()
    assert plan.state == "done"


def test_a_form_sent_twice_is_one_visit_and_one_difficulty(cast, browse, placed, plan):
    sent = form(plan, difficulty="wage_arrears", difficulty_text="两个月没发工资")
    for _ in range(2):
        assert browse(cast.officer).post(f"/households/{placed.household_id}/visit/", sent).status_code == 302
    assert Visit.objects.count() == 1
    assert Difficulty.objects.get().kind == "wage_arrears"


def test_a_refused_form_keeps_what_was_written_and_says_why(cast, browse, placed, plan):
    sent = form(plan, visited_on="2026-07-01", note="下午再来")
    answer = browse(cast.officer).post(f"/households/{placed.household_id}/visit/", sent)
    assert answer.status_code == 422
    assert "下午再来" in answer.content.decode()
    assert "#visited_on" in answer.content.decode()
    assert not Visit.objects.exists()


def test_an_unreadable_day_is_refused_rather_than_guessed(cast, browse, placed, plan):
    answer = browse(cast.officer).post(f"/households/{placed.household_id}/visit/", form(plan, visited_on="June"))
    assert answer.status_code == 422
    assert not Visit.objects.exists()


def test_who_may_not_log_visits_is_refused(cast, browse, placed, plan):
    assert browse(cast.auditor).post(f"/households/{placed.household_id}/visit/", form(plan)).status_code == 403


@pytest.mark.parametrize(("asked", "found"), [("王小", 1), ("wangxiao", 1), ("wxh", 1), ("张", 0)])
def test_households_are_found_by_name_pinyin_and_initials(asked, found, cast, browse, placed):
    text = browse(cast.officer).get("/households/", {"q": asked}).content.decode()
    assert text.count('class="row"') == found


def test_the_cockpit_opens_names_and_stays_in_its_place(cast, browse, placed):
    leader = browse(cast.leader)
    assert leader.get("/cockpit/?report=visits&division=530129103").status_code == 200
    assert "王小红" in leader.get("/cockpit/names/?figure=placements").content.decode()
    assert leader.get("/cockpit/?division=520526").status_code == 404
    assert leader.get("/cockpit/names/?figure=nothing").status_code == 404


def test_the_language_is_kept_in_the_profile(cast, browse, placed):
    officer = browse(cast.officer)
    officer.post("/language/", {"language": "en", "next": "/cockpit/"})
    assert "Today" in officer.get("/", headers={"accept-language": "zh-hans"}).content.decode()
    away = officer.post("/language/", {"language": "zh-hans", "next": "https://elsewhere.example/"})
    assert away.url == "/"


def test_the_card_page_names_the_station_and_nobody_else(cast, client, placed):
    from laborers.placements.actions import issue_card, revoke_card

    card = issue_card(placement=placed, on=ON, by=cast.county)
    text = client.get(f"/share/card/{card.token}/").content.decode()
    assert "087100000000" in text
    assert "王小红" not in text
    revoke_card(card=card, on=ON, by=cast.county)
    assert "12333" in client.get(f"/share/card/{card.token}/").content.decode()
    assert client.get("/share/card/unknown/").status_code == 404


@pytest.mark.parametrize("size", [2, 9])
def test_lists_ask_the_same_number_of_questions_at_any_size(size, cast, browse, tree, django_assert_max_num_queries):
    for _ in range(size):
        make_household(tree.village)
    officer = browse(cast.officer)
    with django_assert_max_num_queries(6):
        officer.get("/households/")


def test_homes_stand_by_group_and_those_that_moved_to_a_site_last_and_marked(cast, browse, tree):
    for number, group, site in (("1", "", SITE_ID), ("2", "", None), ("3", "二组", None), ("4", "一组", SITE_ID)):
        home = make_household(tree.village, number=f"N{number}", group_name=group)
        Household.objects.filter(pk=home.pk).update(site_id=site)
    text = browse(cast.officer).get("/households/", headers=ENGLISH).content.decode()
    assert re.findall(r"· (N\d)( ·.*?)?</span>", text) == [
        ("N3", ""), ("N2", ""), ("N4", " · moved to a resettlement site"), ("N1", " · moved to a resettlement site"),
    ]  # fmt: skip


def test_a_household_with_old_visits_waiting_is_one_line(cast, browse, placed):
    with time_machine.travel("2026-08-20T12:00:00+08:00", tick=False):
        visits.plan(on=date(2026, 8, 20))
        text = browse(cast.officer).get("/", headers=ENGLISH).content.decode()
    assert text.count('<span class="muted line">') == text.count('<a class="row"') == 1
    assert re.search(r'line">[^<]* ×4( ·[^<]*)?</span>', text)


@pytest.mark.parametrize("page", ["/", "/households/", "/difficulties/new/"])
def test_places_have_their_english_names_on_english_pages(page, cast, browse, tree, placed):
    Division.objects.filter(pk=tree.village.pk).update(name_en="Sanyingzhuang Village")
    page += f"?household={placed.household_id}" if "new" in page else ""
    text = browse(cast.officer).get(page, headers=ENGLISH).content.decode()
    assert "Sanyingzhuang Village" in text
    assert tree.village.name not in text
    assert (
        "Sanyingzhuang" not in browse(cast.officer).get(page, headers={"accept-language": "zh-hans"}).content.decode()
    )
