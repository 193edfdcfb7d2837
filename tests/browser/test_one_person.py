"""One person, one thread in a real browser: a move is decided, two records become one, a village records a birth."""

from datetime import date
from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe

from laborers.registry import actions
from laborers.registry.models import DuplicatePair, Laborer
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_pages_hold import too_wide
from tests.factories.codes import load_shipped
from tests.factories.registry import make_household, make_laborer

pytestmark = pytest.mark.browser
NARROW = {"width": 320, "height": 700}


@pytest.fixture
def thread(county):
    load_shipped()
    cast, tree, on = county.cast, county.tree, county.on
    person = make_laborer(make_household(tree.village, number="5301291030120"), name="赵丽华", sex="2", identity="new")
    transfer = actions.open_transfer(
        laborer=person, to_division=tree.far_village, household_number="5301291070077", source="import", row_no=118,
        profile={"name": "赵丽华", "phone": "13900000009", "education": "80"},
        answers={"status": "02", "wage_fen": 350_000, "surveyed_on": date(2026, 5, 2)}, by=cast.county, on=on,
    )  # fmt: skip
    actions.open_transfer(
        laborer=person,
        to_division=tree.next_village,
        source="entry",
        profile={"name": "赵丽华"},
        by=cast.colleague,
        on=on,
    )
    for number, phone in (("5301291030333", ""), ("5301291030444", "13700000003")):
        make_laborer(make_household(tree.village, number=number, group_name="2组"), name="李国强", phone=phone)
    pair = DuplicatePair.objects.get(a__name="李国强")
    actions.record_birth(household=county.household, name="王小宝", on=date(2026, 6, 1), by=cast.officer)
    home = f"/households/{county.household.pk}/changes/"
    pages = [
        ("township", "/desk/transfers/"), ("township", f"/desk/transfers/{transfer.pk}/"),
        ("township", "/desk/duplicates/"), ("township", f"/desk/duplicates/{pair.pk}/"),
        ("colleague", "/desk/transfers/reports/"), ("officer", home), ("officer", f"{home}marriage_in/"),
        ("officer", f"{home}split/"), ("officer", f"{home}move/"),
    ]  # fmt: skip
    return SimpleNamespace(county=county, person=person, transfer=transfer, pair=pair, pages=pages, changes=home)


@pytest.mark.parametrize("language", ["zh-CN", "en-GB"])
def test_a_screen_reader_finds_nothing_amiss_and_nothing_sticks_out(language, thread, visitor):
    axe, windows = Axe(), {}
    for role, address in thread.pages:
        for size in (PHONE, NARROW, DESKTOP):
            key = role, size["width"]
            windows[key] = windows.get(key) or visitor(role, size=size, language=language)
            assert windows[key].open(address) == 200, address
            assert too_wide(windows[key]) == [], (address, size)
            if size is not NARROW:
                found = axe.run(windows[key].page).response["violations"]
                assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == [], address


def test_a_township_decides_and_merges_without_script(thread, visitor):
    window = visitor("township", size=DESKTOP, language="en-GB", java_script_enabled=False)
    window.open(f"/desk/transfers/{thread.transfer.pk}/")
    window.tap("form[action$='/confirm/'] button")
    moved = Laborer.objects.select_related("household").get(pk=thread.person.pk)
    assert (moved.division, moved.household.number, moved.phone) == (
        thread.county.tree.far_village, "5301291070077", "13900000009",
    )  # fmt: skip
    window.open(f"/desk/duplicates/{thread.pair.pk}/")
    window.page.check("input[name=stays][value=b]")
    window.tap("form[action$='/merge/'] button.main")
    assert Laborer.objects.get(pk=thread.pair.a_id).merged_into_id == thread.pair.b_id
    window.open(f"/desk/duplicates/{thread.pair.pk}/")
    window.tap("form[action$='/undo/'] button")
    assert Laborer.objects.get(pk=thread.pair.a_id).merged_into_id is None


def test_a_village_officer_records_a_birth_and_a_mistake_on_the_phone(thread, visitor):
    window = visitor("officer", size=PHONE, language="en-GB", java_script_enabled=False)
    window.open(thread.changes)
    window.page.click("details.step summary >> nth=0")
    window.tap("a[href$='/birth/']")
    window.tap("main button.main")
    assert "Fill this in." in window.text
    window.page.fill("#name", "王小丽")
    window.tap("main button.main")
    assert "王小丽" in window.text
    window.tap("ol.timeline a >> nth=0")
    window.page.fill("#note", "The neighbours' child")
    window.tap("main button.main")
    assert "The neighbours' child" in window.text
