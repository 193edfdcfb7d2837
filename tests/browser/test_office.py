"""The back office in use: a badge, a view, columns, a step looked at first; by keys, and without a script."""

import pytest

from laborers.difficulties.models import Difficulty
from tests.browser.conftest import DESKTOP
from xundian.accounts.models import LedgerView

pytestmark = pytest.mark.browser
LEDGER = "/admin/laborers/difficulty/"


def test_a_view_is_saved_shared_and_opened_with(county, visitor):
    office = visitor("county", size=DESKTOP, language="en-GB")
    office.open(LEDGER)
    office.page.click(".office-badge summary:text('State')")
    office.tap(".office-badge details[open] a:text-is('Open')")
    assert office.page.locator(".office-badge.on").count() == 1
    office.page.click("summary:text('Save as a view')")
    office.page.fill("#view-name", "Not taken up")
    office.page.check(".office-panel input[name=shared]")
    office.page.check(".office-panel input[name=opens]")
    office.tap("button:text-is('Save the view')")
    assert LedgerView.objects.get().division_id == county.cast.county.division_id
    office.open(LEDGER)
    assert "state__exact=open" in office.address
    assert office.page.inner_text(".office-views [aria-current=page]").startswith("Not taken up")
    colleague = visitor("auditor", size=DESKTOP, language="en-GB")
    colleague.open(LEDGER)
    assert "state__exact" not in colleague.address
    colleague.tap(".office-views a:has-text('Not taken up')")
    assert "state__exact=open" in colleague.address
    assert office.noise == colleague.noise == []


def test_columns_are_remembered(county, visitor):
    office = visitor("county", size=DESKTOP, language="en-GB")
    office.open(LEDGER)
    before = office.page.locator("#result_list thead th").count()
    office.page.click("summary:text('Choose columns')")
    office.page.uncheck(".office-panel input[value=severity]")
    office.tap("button:text-is('Show these')")
    office.open(LEDGER)
    assert office.page.locator("#result_list thead th").count() == before - 1
    office.page.click("summary:text('Choose columns')")
    office.tap("button:text-is('The usual ones')")
    assert office.page.locator("#result_list thead th").count() == before


def test_a_step_is_looked_at_then_taken(county, visitor):
    office = visitor("county", size=DESKTOP, language="en-GB")
    office.open(f"{LEDGER}?view=")
    for box in office.page.locator("input.action-select").all():
        box.check()
    office.page.select_option("select[name=action]", "take_up")
    office.tap("button[name=index]")
    text = office.page.inner_text("#content")
    assert "1 row would be done. 1 row would stay as it is." in text
    assert Difficulty.objects.get(pk=county.difficulty.pk).state == "open"
    office.tap("button.office-main")
    assert "1 row done." in office.page.inner_text("#main")
    assert Difficulty.objects.get(pk=county.difficulty.pk).state == "working"
    assert office.noise == []


def test_keys_lead_from_row_to_row_and_into_one(county, visitor):
    office = visitor("county", size=DESKTOP, language="en-GB")
    office.open(LEDGER)
    links = office.page.locator("#result_list .data-row").locator("th a, td a")
    office.page.keyboard.press("j")
    office.page.keyboard.press("j")
    office.page.keyboard.press("k")
    first = office.page.evaluate("document.activeElement.getAttribute('href')")
    assert first == links.first.get_attribute("href")
    office.page.keyboard.press("x")
    assert office.page.locator("input.action-select >> nth=0").is_checked()
    with office.page.expect_navigation():
        office.page.keyboard.press("Enter")
    assert "/change/" in office.address
    office.open(LEDGER)
    office.page.fill("#searchbar", "jk")
    assert office.page.input_value("#searchbar") == "jk"


def test_without_a_script_badges_columns_and_views_work(county, visitor):
    plain = visitor("county", size=DESKTOP, language="en-GB", java_script_enabled=False)
    plain.open(LEDGER)
    plain.page.click(".office-badge summary:text('State')")
    plain.tap(".office-badge details[open] a:text-is('Open')")
    assert "state__exact=open" in plain.address
    plain.tap(".office-badge.on > a")
    assert "state__exact" not in plain.address
    plain.page.click("summary:text('Save as a view')")
    plain.page.fill("#view-name", "All")
    plain.tap("button:text-is('Save the view')")
    assert LedgerView.objects.get().name == "All"


def test_the_first_page_leads_to_the_same_rows(county, visitor):
    office = visitor("county", size=DESKTOP, language="en-GB")
    office.open("/admin/")
    card = office.page.locator(".office-decisions a:has-text('Visits overdue')")
    number = int(card.locator("strong").inner_text())
    assert number >= 1
    assert "The first due:" in card.inner_text()
    card.click()
    office.page.wait_for_url("**/visitplan/**")
    assert office.page.locator("#result_list .data-row").count() == number
    for address in ("/admin/roles/", "/admin/policies/", "/admin/audit/"):
        assert office.open(address) == 200
    assert office.noise == []
