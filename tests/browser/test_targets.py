"""Targets by hand in a real browser: divided to persons, filled in from Excel, frozen; published results on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESKTOP
from tests.browser.screens import too_wide
from tests.factories.aggregates import loaded, published
from tests.factories.targets import frozen, make_plan, make_target
from xundian.targets import queries
from xundian.targets.models import Target

NARROW = {"width": 320, "height": 700}


def serious(page):
    """What axe finds on the page, by its name."""
    return [each["id"] for each in Axe().run(page).response["violations"]]


def test_a_target_is_divided_to_a_person_frozen_and_then_changed_with_its_reason(county, visitor):
    bureau = visitor("county", size=DESKTOP, language="en-GB", java_script_enabled=False)
    bureau.open("/desk/targets/?year=2026")
    bureau.tap("text=Set the first target")
    for field, value in (("own", "100"), ("v-530129103", "60"), ("v-530129107", "30"), ("value", "10")):
        bureau.page.fill(f"[id='{field}']", value)
    bureau.page.select_option("#person", str(county.cast.leader.pk))
    bureau.page.check("input[name=places][value='530129107']")
    bureau.tap("main form button.main")
    assert "The parts add up to the whole." in bureau.text
    bureau.page.click("summary:has-text('Freeze the plan')")
    bureau.page.fill("#document", "寻办通〔2026〕8号")
    bureau.tap("button:has-text('Freeze')")
    assert "Frozen" in bureau.text
    bureau.tap("text=Divide or change")
    bureau.page.fill("[id='v-530129103']", "61")
    bureau.page.fill("[id='own']", "101")
    bureau.tap("main form button.main >> visible=true")
    assert "The plan is frozen. Say why it changes." in bureau.text
    assert bureau.page.input_value("[id='v-530129103']") == "61"
    bureau.page.fill("#reason", "more posts")
    bureau.page.fill("#document", "15号")
    bureau.tap("main form button.main >> visible=true")
    assert Target.objects.get(division="530129103", person=None).value == 61
    assert queries.differences("530129", "placements", 2026) == []


@pytest.mark.parametrize("size", [NARROW, DESKTOP])
def test_the_pages_are_sound_for_everybody_and_fit_a_narrow_screen(county, visitor, size):
    tree, cast = county.tree, county.cast
    plan = make_plan(tree, other=41)
    make_target(tree.township, 60, person=cast.officer, places=[tree.village.code])
    frozen(make_plan(tree, year=2025))
    loaded(published(), tree.county, by=cast.county)
    bureau = visitor("county", size=size, language="en-GB")
    for address in (
        "/desk/targets/?year=2026", "/desk/targets/?year=2026&division=530129103", "/desk/targets/divide/?year=2025",
        f"/desk/targets/{plan.pk}/log/", "/desk/published/",
    ):  # fmt: skip
        assert bureau.open(address) == 200
        assert (address, too_wide(bureau.page), serious(bureau.page)) == (address, [], [])
    assert bureau.noise == []
