"""The visit on the phone: four taps, a day without a network, what changed, attempts, undo."""

import pytest

from laborers.difficulties.models import Difficulty
from laborers.visits.models import ReportedChange, Visit, VisitPlan
from tests.browser.app import phone
from tests.browser.screens import HEADS, Taps, no_change, settle, village, wait

pytestmark = pytest.mark.browser


def open_home(officer, home):
    officer.go("/")
    hands = Taps(officer)
    hands.tap(f"a.row:has-text('{home.head.name}')")
    officer.page.wait_for_selector("[data-part=unchanged]")
    return hands


def saved(officer):
    officer.page.wait_for_selector(".toast button")


def plan_of(home, kind="household_monthly"):
    return VisitPlan.objects.filter(household=home.household, kind=kind).order_by("window_to").first()


def test_a_month_without_change_is_four_taps(village, phone):
    officer, home = phone(), village.homes[2]
    assert no_change(officer, home) == 4
    officer.sync()
    visit = Visit.objects.get()
    assert (visit.household_id, visit.met, visit.outcome) == (home.household.pk, "head", "done")
    assert visit.findings["members"] == {str(home.head.pk): "no_change", str(home.away.pk): "no_change"}
    assert visit.findings["schooling"] == {str(home.girl.pk): "enrolled"}
    assert visit.plan.state == "done"


def test_a_day_of_twenty_visits_without_a_network_is_sent_once_each(transactional_db, june, cast, tree, phone):
    village = settle(cast, tree, [*HEADS, *(f"第{n}户" for n in range(8))])
    officer = phone()
    officer.offline()
    taps = [no_change(officer, home, reason="" if at else "路不通") for at, home in enumerate(village.homes)]
    assert taps == [4] * 20
    officer.go("/")
    assert officer.page.locator("[data-part=groups] a.row").count() == 1, "the first home's month of June waits still"
    assert Visit.objects.count() == 0
    officer.kill()
    officer.unlock()
    assert len(officer.stored()) == 20
    officer.online()
    officer.sync()
    assert Visit.objects.filter(outcome="done").count() == 20
    assert Visit.objects.values("household").distinct().count() == 20


def test_a_half_filled_visit_is_there_again_after_the_page_was_killed(village, phone):
    officer, home = phone(), village.homes[3]
    hands = open_home(officer, home)
    address = officer.address
    hands.chip(f"l.{home.away.pk}", "changed_work")
    hands.chip(f"l.{home.away.pk}.place", "province")
    hands.tap("summary:has-text('单位'), summary:has-text('Employer') >> visible=true")
    officer.page.fill(f'[name="l.{home.away.pk}.employer"]', "昆明某餐厅")
    officer.page.fill("#note", "下午再来")
    hands.chip("t.wage_arrears", "1")
    officer.page.wait_for_timeout(700)
    officer.kill()
    officer.unlock()
    officer.go(address)
    officer.page.wait_for_selector("#note")
    assert officer.page.input_value("#note") == "下午再来"
    assert officer.page.is_checked(f'[name="l.{home.away.pk}.place"][value=province]')
    assert officer.page.input_value(f'[name="l.{home.away.pk}.employer"]') == "昆明某餐厅"
    assert officer.page.locator("[data-kind=wage_arrears]").is_visible()


def test_work_that_changed_is_told_in_six_taps(village, phone):
    officer, home = phone(), village.homes[4]
    hands = open_home(officer, home)
    hands.tap("[data-part=unchanged]")
    hands.chip(f"l.{home.away.pk}", "changed_work")
    hands.chip(f"l.{home.away.pk}.place", "province")
    hands.chip("met", "spouse")
    hands.tap(".bar button.main")
    saved(officer)
    assert hands.count <= 6
    officer.sync()
    change = ReportedChange.objects.get()
    assert (change.laborer_id, change.kind) == (home.away.pk, "changed_work")
    assert change.detail == {"place": "province", "since": "2026-06-01"}
    assert Visit.objects.get().findings["members"][str(home.away.pk)] == "changed"


def test_nobody_at_home_is_an_attempt_and_the_task_stays(village, phone):
    officer, home = phone(), village.homes[5]
    hands = open_home(officer, home)
    hands.tap("[data-part=attempt] summary")
    hands.chip("attempt", "nobody_home")
    hands.tap("[data-part=save-attempt]")
    saved(officer)
    officer.go("/")
    assert officer.page.locator(f"[data-part=groups] a.row:has-text('{home.head.name}')").count() == 1
    officer.sync()
    assert (Visit.objects.get().outcome, plan_of(home).state) == ("nobody_home", "planned")


def test_word_from_a_neighbour_is_kept_and_the_task_stays(village, phone):
    officer, home = phone(), village.homes[5]
    hands = open_home(officer, home)
    hands.chip("mode", "neighbour")
    hands.tap("[data-part=unchanged]")
    hands.chip("met", "other")
    hands.tap(".bar button.main")
    saved(officer)
    officer.sync()
    assert (Visit.objects.get().mode, plan_of(home).state) == ("neighbour", "planned")


def test_undo_before_it_was_sent_brings_the_answers_back(village, phone):
    officer, home = phone(), village.homes[6]
    officer.offline()
    no_change(officer, home)
    officer.page.click(".toast button:has-text('撤销'), .toast button:has-text('Undo')")
    officer.page.wait_for_selector("[data-part=unchanged][aria-pressed=true]")
    assert officer.page.is_checked("[name=met][value=head]")
    assert officer.stored() == []
    officer.online()
    officer.sync()
    assert Visit.objects.count() == 0


def test_undo_after_it_was_sent_takes_the_visit_back_on_the_server(village, phone):
    officer, home = phone(), village.homes[6]
    no_change(officer, home)
    officer.sync()
    assert plan_of(home).state == "done"
    officer.go(f"/households/{home.household.pk}/")
    officer.page.click("[data-undo]")
    wait(officer.page, "() => modules['queue.js'].queue.all().length === 2")
    officer.sync()
    assert set(Visit.objects.values_list("outcome", flat=True)) == {"done", "withdrawn"}
    assert plan_of(home).state == "planned"


def test_what_is_missing_is_said_on_top_with_links(village, phone):
    officer, home = phone(language="en-GB"), village.homes[7]
    hands = open_home(officer, home)
    hands.tap(".bar button.main")
    page = officer.page
    assert page.title().startswith("Error: ")
    assert page.evaluate("document.activeElement.textContent").startswith("5 answers need a change")
    assert page.locator(f"form a:has-text('{home.head.name} · Answer for this person.')").count() == 1
    page.click("form a:has-text('Say who was met.')")
    assert page.evaluate("document.activeElement.name") == "met"
    assert page.inner_text(".pill") == "5 items missing"
    assert Visit.objects.count() == 0


def test_after_a_visit_the_next_home_of_the_same_group_is_offered(village, phone):
    officer = phone()
    no_change(officer, village.homes[9])
    officer.page.click(".toast button >> nth=0")
    officer.page.wait_for_selector("[data-part=unchanged]")
    plan = VisitPlan.objects.get(pk=officer.address.split("plan=")[1])
    assert plan.household.group_name == "三组"
    assert plan.household_id != village.homes[9].household.pk


def test_what_was_said_of_one_screen_does_not_cover_the_next(village, phone):
    officer = phone()
    no_change(officer, village.homes[9])
    officer.go("/households/")
    officer.page.wait_for_selector("#q")
    assert officer.page.inner_text(".toast") == ""


def test_a_difficulty_heard_on_a_visit_is_reported_with_it(village, phone):
    officer, home = phone(), village.homes[8]
    hands = open_home(officer, home)
    hands.tap("[data-part=unchanged]")
    hands.chip("met", "head")
    hands.chip("t.schooling", "1")
    officer.page.fill('[name="t.schooling.text"]', "没有学校收")
    hands.tap(".bar button.main")
    saved(officer)
    officer.sync()
    found = Difficulty.objects.get(kind="schooling")
    assert (found.description, found.visit_id) == ("没有学校收", Visit.objects.get().pk)
    officer.go("/difficulties/")
    assert officer.page.locator("a.row").count() == 2


def test_a_visit_that_need_not_be_made_is_excused(village, phone):
    officer, home = phone(), village.homes[10]
    hands = open_home(officer, home)
    hands.tap("[data-part=excuse] summary")
    hands.chip("excuse", "family_away")
    hands.tap("[data-part=save-excuse]")
    saved(officer)
    officer.sync()
    assert (plan_of(home).state, plan_of(home).reason) == ("excused", "family_away")
