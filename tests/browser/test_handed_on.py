"""One difficulty by hand from desk to desk: village, township, county, station, solved there, confirmed at home."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from laborers.difficulties.models import Difficulty
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_pages_hold import too_wide

pytestmark = pytest.mark.browser
# Who hands it over to whom, on what screen.
WAY = (("officer", PHONE, "township"), ("township", DESKTOP, "county"), ("county", DESKTOP, "station"))


def step(window, heading):
    """The opened form of one step."""
    found = window.page.locator(f"details:has(summary:text-is('{heading}'))")
    if found.get_attribute("open") is None:
        found.locator("summary").click()
    return found


def sound(window):
    violations = Axe().run(window.page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in violations] == [], window.address
    assert too_wide(window) == [], window.address


def test_a_difficulty_goes_over_four_desks_and_comes_back_to_be_confirmed(county, visitor):
    row, address = county.difficulty, f"/difficulties/{county.difficulty.pk}/"
    for role, size, level in WAY:
        desk = visitor(role, size=size, language="en-GB")
        if role != "officer":
            desk.open("/desk/difficulties/")
            desk.tap(f"a[href='{address}']")
        else:
            desk.open(address)
        form = step(desk, "Hand over")
        assert form.locator("#to").input_value() == level, "the next office is suggested"
        form.locator("textarea").fill(f"请{level}办理")
        desk.tap("details[open] button")
        sound(desk)
        row.refresh_from_db()
        assert (row.level, row.owner) == (level, None)
        assert f"请{level}办理" in desk.text
    station = visitor("station", size=PHONE, language="en-GB")
    station.open("/difficulties/")
    station.tap(f"a[href='{address}']")
    for each in ("township", "county", "station"):
        assert f"请{each}办理" in station.text
    for heading, text in (("Write down progress", "已到工地协调"), ("It is solved", "工资已当面结清")):
        step(station, heading).locator("textarea").fill(text)
        station.tap("details[open] button")
        sound(station)
    assert Difficulty.objects.get(pk=row.pk).state == "resolved"
    officer = visitor("officer", size=PHONE, language="en-GB")
    officer.open(address)
    assert "工资已当面结清" in officer.text
    form = step(officer, "The family confirms it")
    form.locator("textarea").fill(county.placed[0].laborer.name)
    form.locator("label:has(input[name=way])").nth(1).click()
    officer.tap("details[open] button")
    sound(officer)
    row.refresh_from_db()
    assert (row.state, row.steps.count()) == ("confirmed", 7)
    for window in (officer, station):
        assert [words for words in window.noise if "Failed to load resource" not in words] == []
