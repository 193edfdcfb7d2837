"""The half-yearly field visit in five parts, what is asked first, and the short yearly visit."""

import pytest

from laborers import journeys
from laborers.difficulties.models import Difficulty, DifficultyStep
from laborers.visits.models import News, Visit, VisitPlan
from tests.browser.app import phone
from tests.browser.screens import Taps, village, wait
from xundian.kit import clock
from xundian.kit.ids import new_id

pytestmark = pytest.mark.browser
STATES = "[data-part=tasks] .mark"


def field_of(home):
    plan = VisitPlan.objects.get(household=home.household, kind="field_half_year")
    return f"/households/{home.household.pk}/visit/?plan={plan.pk}"


def at_work(village, home, **findings):
    """A field visit that the station made earlier."""
    return journeys.log_visit(
        id=new_id(), household=home.household, laborer=home.away, placement=home.placement, kind="field_half_year",
        outcome="done", mode="in_person", visited_on=village.on, at=clock.now(), by=village.cast.station, met="self",
        findings=findings, consent="2026-1",
    )[0]  # fmt: skip


def following(officer, hands):
    before = officer.address
    hands.tap("[data-part=next]")
    wait(officer.page, "before => location.pathname + location.search !== before", before)


def test_a_field_visit_goes_through_its_parts_and_sums_up_before_it_is_kept(village, phone):
    officer, home = phone(), village.homes[0]
    officer.offline()
    officer.go(field_of(home))
    officer.page.wait_for_selector(STATES)
    hands, page = Taps(officer), officer.page
    following(officer, hands)
    hands.chip("q.schooling_there", "no_children")
    following(officer, hands)
    hands.chip(f"l.{home.away.pk}", "no_change")
    hands.chip("q.work", "good")
    following(officer, hands)
    hands.chip("q.paid_in_full", "no")
    hands.chip("q.papers_held", "no")
    following(officer, hands)
    hands.chip("q.wish_to_stay", "yes")
    hands.chip("q.news_wanted", "yes")
    following(officer, hands)
    assert page.locator("[data-part=summary] dd").all_inner_texts().count("是") == 2
    hands.tap(".bar button.main >> visible=true")
    assert page.title().startswith("错误：") or page.title().startswith("Error: ")
    wrong = page.locator("form [data-part=list] a")
    assert wrong.count() == 3, "consent, signature, and the wage that was not paid"
    hands.tap("label.tick:has([name=consent])")
    hands.tap("label.tick:has([name=signed])")
    hands.chip("w.wage_arrears", "hand")
    hands.tap(".bar button.main >> visible=true")
    page.wait_for_selector(".toast button")
    officer.online()
    officer.sync()
    visit = Visit.objects.get()
    assert (visit.kind, visit.met, visit.plan.state, bool(visit.consent)) == ("field_half_year", "self", "done", True)
    assert visit.findings["paid_in_full"] == "no"
    assert Difficulty.objects.filter(kind="wage_arrears", visit=visit).count() == 1


def test_what_was_told_last_time_is_filled_in_to_be_checked(village, phone):
    home = village.homes[1]
    at_work(village, home, work="fair", paid_in_full="yes", news_wanted="yes")
    officer = phone()
    officer.go(f"/households/{home.household.pk}/visit/?kind=field_half_year&laborer={home.away.pk}")
    officer.page.wait_for_selector(STATES)
    assert officer.page.locator("[data-part=tasks] li").count() == 5
    states = officer.page.locator(STATES).all_inner_texts()
    assert states[1] == states[2] != states[0]
    officer.page.click("[data-part=tasks] a[href*='part=work']")
    officer.page.wait_for_selector("[data-section=work]:not([hidden])")
    assert officer.page.is_checked("[name='q.work'][value=fair]")
    officer.page.go_back()
    officer.page.wait_for_selector(STATES)


def test_a_difficulty_told_at_work_is_the_first_question_at_home(village, phone):
    home = village.homes[2]
    at_work(village, home, news_wanted="yes")
    visit = at_work_again = Visit.objects.get()
    told = journeys.log_visit(
        id=new_id(), household=home.household, laborer=home.away, placement=home.placement, kind="field_half_year",
        outcome="done", mode="phone", visited_on=village.on, at=clock.now(), by=village.cast.station, met="self",
        difficulties=[{"kind": "wage_arrears", "severity": "normal", "description": "五月工资没发"}],
        news=[{"laborer": home.away.pk, "text": "我很好，放心"}],
    )[0]  # fmt: skip
    assert told.pk != visit.pk == at_work_again.pk
    difficulty, news = Difficulty.objects.get(visit=told), News.objects.get()
    assert (difficulty.side, news.state) == ("field", "waiting")
    officer = phone()
    officer.go(f"/households/{home.household.pk}/visit/")
    hands = Taps(officer)
    officer.page.wait_for_selector(".first")
    assert "我很好，放心" in officer.page.inner_text(".first")
    hands.chip(f"ask.{difficulty.pk}", "better")
    hands.chip(f"told.{news.pk}", "in_person")
    hands.tap("[data-part=unchanged]")
    hands.chip("met", "parent")
    hands.tap(".bar button.main")
    officer.page.wait_for_selector(".toast button")
    officer.sync()
    news.refresh_from_db()
    assert news.state == "told"
    assert DifficultyStep.objects.filter(difficulty=difficulty).count() == 2


def test_what_was_told_at_work_is_not_asked_at_home_without_the_migrants_wish(village, phone):
    home = village.homes[3]
    at_work(village, home, news_wanted="no")
    journeys.log_visit(
        id=new_id(), household=home.household, laborer=home.away, placement=home.placement, kind="field_half_year",
        outcome="done", mode="phone", visited_on=village.on, at=clock.now(), by=village.cast.station, met="self",
        difficulties=[{"kind": "wage_arrears", "severity": "normal", "description": "五月工资没发"}],
    )  # fmt: skip
    officer = phone()
    officer.go(f"/households/{home.household.pk}/visit/")
    officer.page.wait_for_selector("[data-part=unchanged]")
    assert officer.page.locator(".first").count() == 0


def test_the_yearly_care_visit_is_a_short_form(village, phone):
    officer, home = phone(), village.homes[4]
    officer.go(f"/households/{home.household.pk}/visit/?kind=care_yearly")
    hands = Taps(officer)
    hands.chip("q.activity", "festival_greeting")
    hands.chip("met", "head")
    hands.tap(".bar button.main")
    officer.page.wait_for_selector(".toast button")
    assert hands.count == 3
    officer.sync()
    visit = Visit.objects.get()
    assert (visit.kind, visit.findings["activity"]) == ("care_yearly", "festival_greeting")
