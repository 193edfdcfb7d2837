"""The back office and the docs of the REST interface: borrowed pages, under our own policy."""

import pytest

from tests.browser.conftest import DESKTOP

pytestmark = pytest.mark.browser


def test_the_county_opens_every_ledger_a_search_and_a_page(county, visitor):
    office = visitor("county", size=DESKTOP, language="en-GB")
    assert office.open("/admin/") == 200
    ledgers = office.page.eval_on_selector_all(
        "a[href^='/admin/']",
        "links => [...new Set(links.map(each => each.pathname))].filter(each => each.split('/').length == 5)",
    )
    assert len(ledgers) > 20
    for address in ledgers:
        assert office.open(address) == 200, address
        assert office.noise == [], address
    office.open("/admin/laborers/laborer/?q=王小红")
    assert "王小红" in office.page.inner_text("#result_list, main, body >> nth=0")
    office.tap("#result_list a:has-text('王小红') >> nth=0")
    assert "王小红" in office.page.inner_text("body")
    assert office.noise == []


def test_a_village_officer_has_no_back_office(county, visitor):
    officer = visitor("officer", size=DESKTOP)
    officer.open("/admin/")
    assert officer.address.startswith("/admin/login/") or officer.page.locator("#result_list").count() == 0
    assert officer.page.locator("a[href='/admin/laborers/laborer/']").count() == 0


def test_the_docs_render_without_asking_anyone_outside(county, visitor):
    reader = visitor(None, size=DESKTOP)
    assert reader.open("/api/v1/docs/") == 200
    # The document names every resource of the county: drawing it takes a busy machine a while.
    reader.page.click(".opblock-tag >> nth=0", timeout=120_000)
    reader.page.click(".opblock-summary >> nth=0", timeout=120_000)
    reader.page.wait_for_selector(".opblock.is-open", timeout=120_000)
    assert reader.noise == []


@pytest.mark.parametrize(("address", "wider"), [("/sign-in/", False), ("/admin/login/", True), ("/api/v1/docs/", True)])
def test_only_borrowed_pages_have_a_wider_policy(address, wider, db, client):
    policy = client.get(address)["Content-Security-Policy"]
    assert ("unsafe-inline" in policy) == wider
    assert ("unsafe-eval" in policy) == (address == "/admin/login/")
