"""The complaint line and the card's form on a phone, without script, in both languages; read with the code."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from laborers.complaints import actions
from laborers.complaints.models import Complaint
from laborers.difficulties.models import Difficulty
from laborers.placements.actions import issue_card
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_pages_hold import NARROW, too_wide
from tests.factories.difficulties import make_difficulty
from xundian.kit import clock

pytestmark = pytest.mark.browser
WORDS = {"zh-CN": ("我要投诉", "查看答复"), "en-GB": ("Complain past the officer", "Read the answer")}
TEXT = "村信息员收了我二百元介绍费"


@pytest.fixture
def card(county):
    return issue_card(placement=county.placed[0], on=county.on, by=county.cast.county)


def sound(window):
    """Nothing amiss for a screen reader, and nothing wider than the phone."""
    found = Axe().run(window.page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == [], window.address
    assert too_wide(window) == [], window.address


def complain(window, card):
    """From the card to the number and the code, as a thumb would do it."""
    window.open(f"/share/card/{card.token}/")
    window.tap(f"a[href$='/share/card/{card.token}/complain/']")
    window.page.check("input[name=subject][value=conduct]")
    window.page.check("input[name=concerns][value=village]")
    window.page.fill("#text", TEXT)
    window.tap("main form[method=post] button.main")
    return window.page.inner_text("#number"), window.page.inner_text("#code")


@pytest.mark.parametrize("language", WORDS)
def test_a_migrant_complains_from_the_card_and_reads_the_answer_with_number_and_code(language, county, card, visitor):
    phone = visitor(None, size=PHONE, language=language)
    number, code = complain(phone, card)
    sound(phone)
    row = Complaint.objects.get(number=number)
    assert (row.card, row.handler) == (None, "county")
    actions.take_up(complaint=row, by=county.cast.county, at=clock.now())
    actions.answer(complaint=row, text="已责成退还，请查收。", by=county.cast.county, at=clock.now())
    later = visitor(None, size=PHONE, language=language)
    later.open("/complain/")
    later.page.fill("#number", number.lower())
    later.tap("form[method=get] button")
    later.page.fill("#code", "ABCDE-FGHJK")
    later.tap("main form button.main")
    assert later.page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    sound(later)
    later.page.fill("#code", code.replace("-", "").lower())
    later.tap("main form button.main")
    assert TEXT in later.text
    assert "已责成退还" in later.text
    sound(later)
    later.page.fill("#text", "收到了，谢谢")
    later.tap("main form button.main")
    assert "收到了，谢谢" in later.text
    assert phone.noise == []
    assert [words for words in later.noise if "Failed to load resource" not in words] == []


def test_without_script_it_all_works_the_same(county, card, visitor):
    phone = visitor(None, size=PHONE, language="zh-CN", java_script_enabled=False)
    number, code = complain(phone, card)
    phone.open(f"/complain/{number}/")
    phone.page.fill("#code", code)
    phone.tap("main form button.main")
    assert TEXT in phone.text
    phone.open(f"/share/card/{card.token}/difficulty/")
    phone.page.select_option("#kind", "wage_arrears")
    phone.page.fill("#description", "两个月没发")
    phone.tap("main form button.main")
    assert Difficulty.objects.get(reported_via="card").level == "station"


@pytest.mark.parametrize("language", ["zh-CN", "en-GB"])
@pytest.mark.parametrize("size", [NARROW, DESKTOP], ids=["narrow", "wide"])
def test_every_page_of_it_holds(size, language, county, card, visitor):
    make_difficulty(county.household, county.cast.county, county.on, kind="housing")
    actions.receive(county=county.tree.county, subject="wages", text=TEXT, key="k" * 20, at=clock.now())
    row = Complaint.objects.get()
    windows = {role: visitor(role, size=size, language=language) for role in (None, "officer", "county")}
    for role, address in (
        (None, f"/share/card/{card.token}/"), (None, f"/share/card/{card.token}/complain/"),
        (None, f"/share/card/{card.token}/difficulty/"), (None, "/complain/"), (None, f"/complain/{row.number}/"),
        ("officer", "/difficulties/?kind=housing"), ("officer", "/difficulties/new/"),
        ("officer", f"/difficulties/new/?household={county.household.pk}"),
        ("officer", f"/difficulties/{county.difficulty.pk}/"), ("county", "/desk/difficulties/"),
        ("county", "/desk/complaints/"), ("county", f"/desk/complaints/{row.pk}/"), ("county", "/desk/"),
    ):  # fmt: skip
        window = windows[role]
        assert window.open(address) == 200, address
        window.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        sound(window)


def test_the_county_hands_several_over_after_seeing_how_many(county, visitor):
    desk = visitor("county", size=DESKTOP, language="en-GB")
    desk.open("/desk/difficulties/")
    desk.page.check("input[name=row]")
    desk.page.select_option("#to", "station")
    desk.tap("main form[method=post] button.main")
    assert "1 difficulty would be handed over." in desk.text
    sound(desk)
    desk.tap("main form button.main")
    assert "1 difficulty was handed over." in desk.text
    assert Difficulty.objects.get(pk=county.difficulty.pk).level == "station"


def test_a_difficulty_is_reported_from_the_household_without_a_visit(county, visitor):
    officer = visitor("officer", language="en-GB")
    officer.open(f"/households/{county.household.pk}/")
    officer.tap(f"a[href='/difficulties/new/?household={county.household.pk}']")
    officer.page.click("label:has-text('The whole family')")
    officer.page.select_option("#kind", "elder_care")
    officer.page.fill("#description", "老人无人照看")
    officer.tap("main form[method=post] button.main")
    assert re.match(r"/difficulties/[0-9a-f-]+/$", officer.address)
    assert Difficulty.objects.filter(kind="elder_care", visit=None).count() == 1
