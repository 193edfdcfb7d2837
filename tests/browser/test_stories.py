"""What people do all day, done by hand in a real browser: sign in, visit, report, look behind a figure."""

import re

import pytest

from laborers.difficulties.models import Difficulty
from laborers.visits.models import Visit
from relocation.channels.models import ChannelOffer
from tests.browser.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.browser


def test_a_wrong_password_is_told_and_the_right_one_opens_today(county, visitor):
    officer = visitor(None, language="en-GB")
    officer.open("/households/")
    assert officer.address == "/sign-in/?next=/households/"
    for password, heading in (("wrong", "Sign in"), ("correct-horse-battery", "Households")):
        officer.page.fill("#id_username", "officer")
        officer.page.fill("#id_password", password)
        officer.tap("main button.main")
        assert officer.page.inner_text("h1") == heading
        assert (officer.page.locator("[role=alert]").count() == 1) == (password == "wrong")


def test_a_visit_without_change_is_three_taps_from_the_household_and_the_list_grows_shorter(county, visitor):
    officer = visitor("officer", language="en-GB")
    before = officer.page.locator("main a.row").all_inner_texts()
    waiting = sum(text.count("visit") for text in before)
    officer.tap("main a.row:has-text('王小红')")
    officer.tap("main a.main")
    officer.page.click("label:has-text('No change in the whole family')")
    officer.tap("main form button.main")
    assert officer.page.inner_text("[role=status]") == "Saved."
    assert Visit.objects.get().household_id == county.household.pk
    officer.tap("text=Back to today")
    after = officer.page.locator("main a.row").all_inner_texts()
    assert sum(text.count("visit") for text in after) == waiting - 1


def test_after_a_visit_the_next_household_of_the_group_is_one_tap_away(county, visitor):
    officer = visitor("officer", language="en-GB")
    officer.open(f"/households/{county.household.pk}/visit/")
    officer.tap("main form button.main")
    officer.tap("text=Next household: 马成龙")
    assert officer.address == f"/households/{county.other.pk}/"


def test_a_refused_visit_keeps_its_words_and_puts_the_eye_on_the_reason(county, visitor):
    officer = visitor("officer", language="en-GB")
    officer.open(f"/households/{county.household.pk}/visit/")
    officer.page.select_option("#difficulty", "housing")
    officer.page.fill("#note", "下午再来")
    officer.page.check("input[name=q_elders][value=alone]")
    officer.tap("main form button.main")
    assert officer.page.title().startswith("Error:")
    assert officer.page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    assert officer.page.input_value("#note") == "下午再来"
    assert officer.page.is_checked("input[name=q_elders][value=alone]")
    officer.page.click("[role=alert] a")
    assert officer.page.evaluate("document.activeElement.id || location.hash.slice(1)") == "description"
    assert not Visit.objects.exists()


def test_a_difficulty_found_on_a_visit_goes_all_the_way_to_its_confirmation(county, visitor):
    officer = visitor("officer", language="en-GB")
    officer.open(f"/households/{county.other.pk}/visit/")
    officer.page.select_option("#difficulty", "schooling")
    officer.page.fill("#description", "孩子没有学校收")
    officer.tap("main form button.main")
    officer.tap("a.row:has-text('Schooling of children')")
    for heading, text in (
        ("Write down progress", "已联系中心学校"), ("It is solved", "九月一日入学"), ("The family confirms it", "母亲"),
    ):  # fmt: skip
        step = officer.page.locator(f"details:has(summary:text-is('{heading}'))")
        if step.get_attribute("open") is None:
            step.locator("summary").click()
        step.locator("textarea").fill(text)
        officer.tap("details[open] button")
        assert officer.page.inner_text("[role=status]") == "Saved."
    assert Difficulty.objects.get(kind="schooling").state == "confirmed"
    assert "九月一日入学" in officer.text


def test_a_difficulty_is_handed_over_to_the_township(county, visitor):
    officer = visitor("officer", language="en-GB")
    officer.open(f"/difficulties/{county.difficulty.pk}/")
    officer.page.click("summary:has-text('Hand over')")
    officer.page.select_option("#to", "township")
    officer.tap("details[open] button")
    county.difficulty.refresh_from_db()
    assert (county.difficulty.level, county.difficulty.owner) == ("township", None)


def test_the_site_officer_writes_down_a_no_that_has_no_other_consequence(county, visitor):
    site = visitor("site", language="en-GB")
    site.open("/channel-offers/")
    assert county.offer.laborer.name in site.text
    site.tap("button:has-text('The person declines')")
    assert site.page.inner_text("[role=status]") == "Saved."
    assert ChannelOffer.objects.get().state == "declined"
    assert "No offer waits" in site.text


def test_the_station_sees_the_employer_and_logs_field_visits_in_one_form(county, visitor):
    station = visitor("station", language="en-GB")
    assert "昆明市西山区某建筑公司" in station.text
    station.tap("main a.row:has-text('昆明市西山区某建筑公司')")
    station.page.check("label:has-text('王小红') input")
    station.page.check("label:has-text('马成龙') input")
    station.tap("main form button.main")
    assert station.page.inner_text("[role=status]") == "2 visits are saved."
    assert set(Visit.objects.values_list("kind", flat=True)) == {"field_half_year"}


def test_the_language_and_the_size_of_the_text_are_one_tap_each(county, visitor):
    officer = visitor("officer")
    assert officer.page.get_attribute("html", "lang") == "zh-Hans"
    officer.tap("header button:has-text('English')")
    assert officer.page.get_attribute("html", "lang") == "en"
    assert officer.page.inner_text("h1").startswith("Today")
    before = officer.page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    officer.tap(".sizes button.largest")
    assert officer.page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= before * 1.4
    officer.tap(".sizes button.standard")
    officer.tap("header button:has-text('中文')")
    assert officer.page.get_attribute("html", "lang") == "zh-Hans"


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_tile_of_the_cockpit_opens_as_many_names_as_it_counts(size, county, visitor):
    leader = visitor("leader", size=size, language="en-GB")
    assert leader.address == "/cockpit/"
    figures = leader.page.locator(".tiles .figure a")
    counts = {}
    for each in range(figures.count()):
        code = re.search(r"figure=(\w+)", figures.nth(each).get_attribute("href")).group(1)
        counts[code] = number = int(figures.nth(each).inner_text())
        leader.tap(f".tiles .figure a >> nth={each}")
        assert leader.page.locator("tbody tr").count() == number
        assert int(re.search(r"(\d+) rows?", leader.text).group(1)) == number
        leader.page.go_back()
    # Nobody of the placed is registered poor, so that tile opens nothing; a share opens its parts instead.
    assert counts == {"placements": 2, "jobless": 1, "difficulties_open": 1}


def test_without_script_the_officer_and_the_leader_still_work(county, visitor):
    officer = visitor("officer", java_script_enabled=False)
    assert "王小红" in officer.text
    officer.tap("main a.row:has-text('王小红')")
    officer.tap("main a.main")
    officer.tap("main form button.main")
    assert Visit.objects.count() == 1
    leader = visitor("leader", java_script_enabled=False)
    leader.tap(".tiles .figure a >> nth=0")
    assert "王小红" in leader.text
