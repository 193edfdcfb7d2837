"""Exports in a real browser: asked for with a reason, written, taken home; every page holds on a phone and for axe."""

import io

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESKTOP
from tests.browser.test_pages_hold import NARROW, too_wide
from tests.factories.exports import asked, work, written
from xundian.exports.models import ExportDownload

LIST, NEW = "/desk/exports/", "/desk/exports/new/"


@pytest.fixture
def rows(county, settings):
    """One export in each state that has its own page."""
    settings.EXPORT_FULL_IDENTITY_ROWS = 1
    ready, waiting = written(county.cast.county), asked(county.cast.county, with_identity=True)
    return [ready, waiting, asked(county.cast.county, "households")]


@pytest.mark.parametrize(("language", "size"), [("zh-CN", NARROW), ("en-GB", NARROW), ("zh-CN", DESKTOP)])
def test_the_pages_hold(language, size, rows, visitor):
    window = visitor("county", language=language, size=size)
    pages = [LIST, f"{LIST}?show=approve", NEW, f"{NEW}?list=laborers", f"{NEW}?list=visits"]
    for address in [*pages, *(f"{LIST}{row.pk}/" for row in rows)]:
        assert window.open(address) == 200
        found = Axe().run(window.page).response["violations"]
        assert ([each["id"] for each in found], too_wide(window), window.noise) == ([], [], []), address


def test_it_is_asked_for_and_taken_home_without_script(rows, county, visitor):
    window = visitor("township", size=DESKTOP, java_script_enabled=False, accept_downloads=True)
    window.open(f"{NEW}?list=placements")
    window.tap("main button.main")
    assert window.page.locator("[role=alert]").count() == 1
    window.page.fill("#reason", "核对台账")
    window.tap("main button.main")
    work()
    window.page.reload()
    with window.page.expect_download() as download:
        window.page.click("main a.main")
    page = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes())).worksheets[0]
    assert page["A1"].value.startswith("羊街镇")
    assert {cell.value for cell in page["F"]} >= {"王小红", "马成龙"}
    assert ExportDownload.objects.get().by == county.cast.township
