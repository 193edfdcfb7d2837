"""Every work screen holds: for a screen reader, at 320 px, with the largest letters, at 200 %, by keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from laborers.visits.models import Visit
from tests.browser.app import phone
from tests.browser.screens import addresses, too_wide, village, wait

pytestmark = pytest.mark.browser
NARROW = {"width": 320, "height": 700}
# At 200 % a phone of 640 px shows what fits into 320.
OPEN_ALL = "() => document.querySelectorAll('#main details').forEach(each => { each.open = true })"
SMALL = """() => [...document.querySelectorAll('#main button, #main a, #main .chips label, #main summary, nav.tabs a')]
    .filter(each => each.offsetParent !== null && !each.closest('p.muted, .note p, h2, td, .plain-list'))
    .map(each => [each, each.getBoundingClientRect()]).filter(([each, box]) => box.height < 24 || box.width < 24)
    .map(([each]) => each.outerHTML.slice(0, 90))"""
MAIN = """() => [...document.querySelectorAll('#main button.main, #main a.main, #main .chips label, #main a.row')]
    .filter(each => each.offsetParent !== null && each.getBoundingClientRect().height < 47)
    .map(each => each.outerHTML.slice(0, 90))"""
SHOWN = """() => [document.activeElement, document.activeElement.closest('label')].filter(Boolean)
    .map(each => getComputedStyle(each))
    .some(each => each.outlineStyle === 'solid' && parseFloat(each.outlineWidth) >= 2)"""
HIDDEN = """() => { const at = document.activeElement, box = (at.closest('label') || at).getBoundingClientRect();
    if (at === document.body || at.closest('.bar, .tabs, header, .toast')) return null;
    const over = [...document.querySelectorAll('.bar, .tabs, header.frame')].filter(each => !each.hidden)
      .map(each => each.getBoundingClientRect());
    const middle = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    return over.some(bar => middle > bar.top && middle < bar.bottom) || box.bottom < 0 || box.top > innerHeight
      ? at.outerHTML.slice(0, 120) : null }"""


def walk(officer, village):
    for name, address in addresses(village).items():
        officer.go(address)
        wait(officer.page, "to => location.pathname + location.search === to", address)
        officer.page.wait_for_selector("#main h1")
        officer.page.wait_for_timeout(100)
        yield name


@pytest.mark.parametrize(("language", "size"), [("zh-CN", "360"), ("en-GB", "320")])
def test_a_screen_reader_finds_nothing_amiss(language, size, village, phone):
    officer, axe = phone(language=language, viewport={"width": int(size), "height": 700}), Axe()
    for name in walk(officer, village):
        officer.page.evaluate(OPEN_ALL)
        found = axe.run(officer.page).response["violations"]
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == [], name


@pytest.mark.parametrize("language", ["zh-CN", "en-GB"])
@pytest.mark.parametrize("letters", ["17px", "largest", "34px"])
def test_no_screen_scrolls_sideways(letters, language, village, phone):
    """At 320 px, with the largest letters, and with letters of twice the size."""
    officer = phone(language=language, viewport=NARROW if letters != "34px" else {"width": 640, "height": 700})
    if letters == "largest":
        officer.page.click("[data-part=bigger]")
        officer.page.click("[data-part=bigger]")
        assert officer.page.get_attribute("html", "class") == "largest"
    else:
        officer.page.evaluate("letters => { document.documentElement.style.fontSize = letters }", letters)
    for name in walk(officer, village):
        officer.page.evaluate(OPEN_ALL)
        assert too_wide(officer.page) == [], name


def test_targets_are_large_enough_for_a_thumb_and_nothing_asks_outside(village, phone):
    officer = phone()
    for name in walk(officer, village):
        officer.page.evaluate(OPEN_ALL)
        assert officer.page.evaluate(SMALL) == [], name
        assert officer.page.evaluate(MAIN) == [], name
    assert [said for said in officer.noise if "Failed to load resource" not in said] == []


def test_a_visit_is_made_by_keyboard_alone_and_the_focus_is_always_in_sight(village, phone):
    officer = phone(language="en-GB")
    page, press = officer.page, officer.page.keyboard.press

    def until(script, most=60):
        for _each in range(most):
            press("Tab")
            hidden = page.evaluate(HIDDEN)
            assert hidden is None, hidden
            if page.evaluate(f"() => {{ const at = document.activeElement; return {script} }}"):
                return
        raise AssertionError(f"never reached {script}")

    until("at.matches('a.row') && at.textContent.includes('马成龙')")
    press("Enter")
    page.wait_for_selector("[data-part=unchanged]")
    until("at.matches('[data-part=unchanged]')")
    press("Enter")
    until("at.name === 'met'")
    press("Space")
    until("at.matches('.bar button.main')")
    press("Enter")
    page.wait_for_selector(".toast button")
    officer.sync()
    assert Visit.objects.get().met == "head"


def test_the_keyboard_sees_where_it_is(village, phone):
    officer = phone(language="en-GB")
    officer.go(addresses(village)["visit"])
    officer.page.wait_for_selector("[data-part=unchanged]")
    for _each in range(25):
        officer.page.keyboard.press("Tab")
        shown = officer.page.evaluate(SHOWN)
        assert shown, officer.page.evaluate("document.activeElement.outerHTML.slice(0, 100)")
