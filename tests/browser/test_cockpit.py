"""The cockpit in a real browser: on paper, in a meeting, on a phone, by its filters, from a city to its posts."""

from datetime import timedelta

import pytest

from laborers.placements.models import Placement
from tests.browser.conftest import DESKTOP, PHONE
from tests.factories.jobs import make_vacancy
from xundian.targets.actions import set_target

SCREEN = {"width": 1920, "height": 1080}


@pytest.fixture
def targets(county):
    for division, value in ((county.tree.township, 3), (county.tree.other_township, 5)):
        set_target(indicator="placements", division=division, year=county.on.year, value=value, by=county.cast.county)
    return county


def sides(data):
    """(width, height) in millimetres of the pages of a PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    return [tuple(round(side * 25.4 / 72) for side in document[page].get_size()) for page in range(len(document))]


def test_it_prints_on_two_sheets_of_a4_or_of_a3_at_most(targets, visitor):
    leader = visitor("leader", size=DESKTOP)
    leader.open("/cockpit/")
    assert sides(leader.page.pdf(prefer_css_page_size=True)) == [(297, 210)] * 2
    leader.open("/cockpit/?paper=a3")
    assert sides(leader.page.pdf(prefer_css_page_size=True)) in ([(420, 297)], [(420, 297)] * 2)


def test_what_is_printed_has_no_buttons_and_no_menu(targets, visitor):
    leader = visitor("leader", size=DESKTOP)
    leader.open("/cockpit/")
    leader.page.emulate_media(media="print")
    for gone in ("header.top", ".filters", ".cockpit-head .badges", ".tiles details"):
        assert not leader.page.locator(gone).first.is_visible(), gone
    assert leader.page.locator(".tile-map svg").first.is_visible()


def test_a_phone_shows_the_tiles_and_three_columns(targets, visitor):
    leader = visitor("leader", size=PHONE)
    assert leader.page.locator(".tiles > li").count() == 5
    heads = leader.page.locator("section:has(#table-head) thead th")
    assert sum(heads.nth(each).is_visible() for each in range(heads.count())) == 3
    assert not leader.page.locator(".tile-map").is_visible()


def test_a_filter_is_chosen_from_its_badge_and_taken_away_again(targets, visitor):
    leader = visitor("leader", size=DESKTOP, language="en-GB", java_script_enabled=False)
    leader.page.click(".filters summary >> nth=1")
    leader.tap(".filters li a:has-text('羊街镇')")
    assert "羊街镇" in leader.page.inner_text("h1")
    assert leader.page.inner_text("table.lines >> nth=0 >> tbody tr >> nth=1 >> th") == "三营庄村委会"
    leader.tap(".filters .chosen")
    assert leader.address == "/cockpit/?"


def test_a_meeting_goes_from_panel_to_panel_and_turns_only_when_asked(targets, visitor):
    leader = visitor("leader", size=SCREEN, language="en-GB")
    # The page's own clock, which the test moves.
    leader.page.clock.install()
    leader.tap("a:has-text('Meeting mode')")
    leader.page.clock.run_for(timedelta(minutes=5).total_seconds() * 1000)
    assert "panel=" not in leader.address
    leader.tap("nav a[rel=next]")
    assert "panel=table" in leader.address
    turning = leader.page.locator("#turning")
    turning.click()
    assert (turning.get_attribute("aria-pressed"), turning.inner_text()) == ("true", "⏸ Pause")
    leader.page.clock.run_for(29_000)
    assert "panel=table" in leader.address
    with leader.page.expect_navigation():
        leader.page.clock.run_for(2_000)
    assert "panel=map" in leader.address
    leader.page.click("#turning")
    leader.page.clock.run_for(60_000)
    assert "panel=map" in leader.address
    leader.tap("a:has-text('Leave meeting mode')")
    assert leader.page.locator(".filters").is_visible()


@pytest.mark.parametrize("panel", ["tiles", "table", "map", "trend", "cities"])
def test_a_panel_fits_the_screen_of_a_meeting(panel, targets, visitor):
    leader = visitor("leader", size=SCREEN)
    leader.open(f"/cockpit/?meeting=1&panel={panel}")
    assert leader.page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert leader.page.evaluate("parseFloat(getComputedStyle(document.querySelector('main')).fontSize)") >= 26


def test_without_script_a_meeting_still_leads_on(targets, visitor):
    leader = visitor("leader", size=SCREEN, java_script_enabled=False)
    leader.open("/cockpit/?meeting=1")
    for panel in ("table", "map", "trend", "cities", "tiles"):
        leader.tap("nav a[rel=next]")
        assert f"panel={panel}" in leader.address
    assert not leader.page.locator("#turning").is_visible()


def test_from_a_city_to_its_station_its_posts_and_its_people(targets, visitor):
    until = targets.on + timedelta(days=20)
    make_vacancy(targets.tree.county, by=targets.cast.county, on=targets.on, closes=until)
    leader = visitor("leader", size=DESKTOP, language="en-GB")
    leader.tap(".cities tbody th a")
    assert "昆明工作站" in leader.text
    assert "焊工" in leader.text
    leader.tap(".large a")
    assert leader.page.locator("tbody tr").count() == Placement.objects.filter(destination="530112").count()
