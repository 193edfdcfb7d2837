"""An office's workbook all the way: upload, header, columns, check, import, a question answered, and taken back."""

import re

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe

from laborers.imports import tasks
from laborers.imports.models import Doubt, ImportBatch
from laborers.registry.models import Laborer
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_pages_hold import NARROW, too_wide
from tests.factories.codes import load_shipped
from tests.factories.workbooks import TITLE_ROWS, dirty_workbook
from xundian.kit.models import Job

pytestmark = pytest.mark.browser
GO_ON = "main .buttons .main, main form:has(input[type=file]) .main"


@pytest.fixture
def office(transactional_db, cast):
    """The county's lists and people, on a day of March; nothing was imported yet."""
    with time_machine.travel("2026-03-05T12:00:00+08:00", tick=True):
        load_shipped()
        yield cast


def work():
    """What the worker does: every job that waits."""
    for job in Job.objects.filter(state=Job.State.QUEUED):
        {"imports.check": tasks.check, "imports.commit": tasks.commit}[job.task](job_id=str(job.pk))


def holds(window):
    """The page is clean for a screen reader, not too wide, and complains of nothing; its address without ids."""
    found = Axe().run(window.page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == [], window.address
    assert too_wide(window) == [], window.address
    assert [words for words in window.noise if "Failed to load resource" not in words] == [], window.address
    return re.sub(r"[0-9a-f-]{36}", "id", window.address)


def upload(window):
    window.open("/desk/imports/new/")
    holds(window)
    window.tap(GO_ON)
    assert window.page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    holds(window)
    window.page.fill("#round", "2018")
    window.page.set_input_files("#file", {"name": "汇总.xlsx", "mimeType": "application/x", "buffer": dirty_workbook()})
    window.tap(GO_ON)


@pytest.mark.parametrize(("language", "size"), [("zh-CN", DESKTOP), ("en-GB", DESKTOP), ("zh-CN", NARROW)])
def test_a_workbook_of_another_office_goes_all_the_way_and_back(language, size, office, visitor):
    window = visitor("township", size=size, language=language)
    window.open("/desk/imports/")
    holds(window)
    upload(window)
    _lay_out(window)
    batch = _checked(window)
    _imported(window)
    _answered(visitor("officer", size=PHONE, language=language))
    _taken_back(window, batch)


def _lay_out(window):
    assert holds(window) == "/desk/imports/id/header/"
    assert window.page.is_checked(f"input[name=header_row][value='{TITLE_ROWS + 1}']")
    window.page.select_option("#sheet", "封面")
    window.tap("button[name=show]")
    holds(window)
    window.page.select_option("#sheet", "汇总表")
    window.tap("button[name=show]")
    window.tap(GO_ON)
    assert holds(window) == "/desk/imports/id/columns/"
    window.page.select_option("#field-relation", "6")
    window.page.fill("#save_as", "羊街表")
    window.page.select_option("#field-name", "")
    window.tap(GO_ON)
    holds(window)
    assert window.page.input_value("#save_as") == "羊街表"
    window.page.select_option("#field-name", "2")
    window.tap(GO_ON)


def _checked(window):
    assert holds(window) == "/desk/imports/id/check/"
    window.tap("a[href='?still=1']")
    work()
    window.page.reload()
    for tab in ("errors", "warnings", "changes", "aside", "notes"):
        window.tap(f".tabs a[href*={tab}]")
        holds(window)
    window.tap(".tabs a[href*=errors]")
    assert window.page.locator("tbody tr").count() == 3
    window.page.select_option("#code", "identity_truncated")
    window.tap("form.toolbar button")
    assert window.page.inner_text("tbody td.number") == str(TITLE_ROWS + 5)
    with window.page.expect_download() as download:
        window.page.click("a[href$='errors.xlsx']")
    assert download.value.suggested_filename.endswith(".xlsx")
    window.tap(GO_ON)
    return ImportBatch.objects.get()


def _imported(window):
    assert holds(window) == "/desk/imports/id/import/"
    window.tap(GO_ON)
    holds(window)
    work()
    window.page.reload()
    assert holds(window) == "/desk/imports/id/import/"
    assert Laborer.objects.count() == 3
    window.tap("a[href*='/desk/verify/']")
    assert window.page.locator("a.row").count() == 1
    holds(window)


def _answered(officer):
    officer.open("/")
    officer.tap("a[href='/desk/verify/']")
    assert holds(officer) == "/desk/verify/"
    officer.tap("a.row")
    holds(officer)
    officer.page.click("details.step >> nth=0")
    officer.page.fill("#months", "15")
    officer.tap("details[open] button.main")
    holds(officer)
    officer.page.fill("#months", "7")
    officer.tap("details[open] button.main")
    assert holds(officer) == "/desk/verify/"
    assert officer.page.locator("a.row").count() == 0
    assert Doubt.objects.get().state == "corrected"


def _taken_back(window, batch):
    window.open(f"/desk/imports/{batch.pk}/")
    window.tap("a[href$='/undo/']")
    assert holds(window) == "/desk/imports/id/undo/"
    assert window.page.locator("dl.counts dd").all_inner_texts() == ["2", "1"]
    window.tap(GO_ON)
    holds(window)
    batch.refresh_from_db()
    assert batch.state == "undone"
    assert [person.name for person in Laborer.objects.all()] == ["白勇"]
    window.open("/desk/imports/")
    holds(window)
