"""Every own page holds: for a screen reader, on a narrow phone, with large letters, by keyboard, and in few bytes."""

import gzip
import json

import pytest
from axe_playwright_python.sync_playwright import Axe

from laborers.placements.actions import issue_card
from laborers.visits.models import VisitPlan
from tests.browser.conftest import DESKTOP
from tests.factories.employers import make_contact_point

pytestmark = pytest.mark.browser
NARROW = {"width": 320, "height": 700}
BUDGET_BYTES = 120 * 1024


def addresses(county):
    """[(role or None, address)] of every own page there is."""
    card = issue_card(placement=county.placed[0], on=county.on, by=county.cast.county)
    home = f"/households/{county.household.pk}/"
    visit = f"{home}visit/?plan={VisitPlan.objects.filter(household=county.household).order_by('kind').first().pk}"
    work = county.placed[0]
    employer = f"/trips/employer/?name={work.employer_name}&place={work.destination}"
    make_contact_point(county.cast.county)
    return [
        (None, "/sign-in/"), (None, f"/share/card/{card.token}/"), ("officer", "/"), ("officer", "/?show=overdue"),
        ("officer", "/households/"), ("officer", "/households/?q=nobody"), ("officer", home), ("officer", visit),
        ("officer", f"{home}card/"),
        ("officer", "/difficulties/"), ("officer", "/difficulties/?show=all"),
        ("officer", f"/difficulties/{county.difficulty.pk}/"), ("officer", f"/difficulties/{county.resolved.pk}/"),
        ("officer", "/messages/"), ("leader", "/cockpit/"),
        ("leader", "/cockpit/?who=poor&division=530129103&year=2025"),
        *(("leader", f"/cockpit/?meeting=1&panel={panel}") for panel in ("tiles", "table", "map", "trend", "cities")),
        ("leader", "/cockpit/destinations/5301/"),
        ("leader", "/cockpit/names/?figure=placements"), ("leader", "/cockpit/names/?figure=trained"),
        ("leader", "/households/"), ("site", "/channel-offers/"), ("station", "/"), ("officer", "/nowhere/"),
        ("station", "/trips/"), ("station", "/trips/?show=all"), ("station", employer), ("station", "/trips/sheet/"),
        ("station", "/trips/people/"), ("station", "/contact-points/"), ("station", "/contact-points/new/"),
        ("county", "/desk/officers/"), ("county", f"/desk/officers/{county.cast.officer.pk}/"),
        ("county", "/desk/responsible/"), ("county", "/desk/orphans/"),
    ]  # fmt: skip


def walk(county, visitor, **how):
    """Each page in turn as (window, address)."""
    windows = {}
    for role, address in addresses(county):
        if role not in windows:
            windows[role] = visitor(role, **how)
        windows[role].noise.clear()
        status = windows[role].open(address)
        expected = {"/nowhere/": 404}.get(address, 403 if (role, address) == ("leader", "/households/") else 200)
        assert status == expected, address
        yield windows[role], address


def too_wide(window):
    """What sticks out to the right of the screen, if anything."""
    return window.page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] :
        [...document.querySelectorAll('main *, header *')]
          .filter(each => each.getBoundingClientRect().right > innerWidth + 1 && !each.closest('.scroll'))
          .map(each => each.outerHTML.slice(0, 80)).concat('page')"""
    )


@pytest.mark.parametrize("language", ["zh-CN", "en-GB"])
def test_a_screen_reader_finds_nothing_amiss(language, county, visitor):
    axe = Axe()
    for window, address in walk(county, visitor, language=language):
        window.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        found = axe.run(window.page).response["violations"]
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == [], address


def test_axe_does_see_what_is_wrong(county, visitor):
    officer = visitor("officer")
    officer.page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<input type=text>')")
    assert "label" in [each["id"] for each in Axe().run(officer.page).response["violations"]]


@pytest.mark.parametrize("language", ["zh-CN", "en-GB"])
def test_no_page_scrolls_sideways_on_the_narrowest_phone(language, county, visitor):
    for window, address in walk(county, visitor, size=NARROW, language=language):
        assert too_wide(window) == [], address


def test_no_page_scrolls_sideways_with_letters_of_twice_the_size(county, visitor):
    for window, address in walk(county, visitor, size=NARROW | {"width": 640}, language="en-GB"):
        window.page.evaluate("document.documentElement.style.fontSize = '34px'")
        assert too_wide(window) == [], address


def test_the_largest_letters_hold_on_a_phone(county, visitor):
    officer = visitor("officer", language="en-GB")
    officer.tap(".sizes button.largest")
    for address in ("/", f"/households/{county.household.pk}/", f"/households/{county.household.pk}/visit/"):
        officer.open(address)
        assert officer.page.get_attribute("html", "class") == "largest"
        assert too_wide(officer) == [], address


def test_the_keyboard_skips_to_the_content_and_always_shows_where_it_is(county, visitor):
    officer = visitor("officer", size=DESKTOP, language="en-GB")
    officer.open("/")
    officer.page.keyboard.press("Tab")
    assert officer.page.evaluate("document.activeElement.textContent") == "Skip to content"
    officer.page.keyboard.press("Enter")
    officer.page.keyboard.press("Tab")
    assert officer.page.evaluate("document.querySelector('main').contains(document.activeElement)")
    officer.open("/")
    for _each in range(12):
        officer.page.keyboard.press("Tab")
        shown = officer.page.evaluate(
            """() => { const at = document.activeElement, box = at.getBoundingClientRect();
            return [getComputedStyle(at).outlineStyle, box.width > 0 && box.left >= 0] }"""
        )
        assert shown == ["solid", True]


@pytest.mark.parametrize("language", ["zh-CN", "en-GB"])
def test_no_page_complains_to_the_console_or_asks_outside(language, county, visitor):
    for window, address in walk(county, visitor, language=language):
        status_told = [words for words in window.noise if "Failed to load resource" not in words]
        assert status_told == [], address
        assert (window.noise == []) or address in ("/nowhere/", "/households/"), address


def test_a_breach_of_the_policy_is_heard(county, visitor):
    officer = visitor("officer")
    officer.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\">x</p>')")
    assert any("Content Security Policy" in words for words in officer.noise)


def test_every_target_on_the_officers_pages_is_large_enough_for_a_thumb(county, visitor):
    officer = visitor("officer")
    for address in ("/", f"/households/{county.household.pk}/", f"/households/{county.household.pk}/visit/"):
        officer.open(address)
        small = officer.page.evaluate(
            """() => [...document.querySelectorAll('button, .row-list a, .badges a, nav a, .chips label, a.main')]
            .filter(each => each.getBoundingClientRect().height < 44 || each.getBoundingClientRect().width < 24)
            .map(each => each.outerHTML.slice(0, 90))"""
        )
        assert small == [], address


def test_the_officers_first_load_is_within_its_budget(county, visitor):
    officer = visitor(None)
    loaded = {}

    def weigh(response):
        if response.ok:
            loaded[response.url] = len(gzip.compress(response.body()))

    officer.page.on("requestfinished", lambda request: weigh(request.response()))
    officer.sign_in("officer")
    officer.page.wait_for_load_state("networkidle")
    assert any(url.endswith("style.css") for url in loaded), json.dumps(loaded)
    assert sum(loaded.values()) <= BUDGET_BYTES, json.dumps(loaded)
