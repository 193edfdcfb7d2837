"""The import wizard from the check on: figures, tabs, the choice, what was done, the way back, and who sees it."""

import io
import uuid
from datetime import timedelta

import openpyxl
import pytest
import time_machine
from django.utils import translation

from laborers.imports import actions
from laborers.imports.models import ImportBatch
from laborers.registry import actions as registry
from laborers.registry.models import Laborer
from tests.factories.imports import DAY, NOW, checked, loaded, person, received, sheet
from tests.factories.workbooks import dirty_workbook

pytestmark = pytest.mark.usefixtures("lists")
DIRTY = {"errors": 3, "ready": 3}


@pytest.fixture(autouse=True)
def march():
    with time_machine.travel(NOW, tick=False):
        yield


def page(client, batch, step, **query):
    return client.get(f"/desk/imports/{batch.pk}/{step}/", query)


def text_of(answer):
    return answer.content.decode()


def rows_of(answer):
    """The cells of the table of a report, row by row."""
    body = text_of(answer).split("<tbody>")[1].split("</tbody>")[0]
    return [row.split("</td>") for row in body.split("<tr>")[1:]]


@pytest.fixture
def dirty(cast, tree, lists):
    return checked(dirty_workbook(), tree.township, by=cast.township)


# --- 4 check ------------------------------------------------------------------------------------------------------


def test_progress_is_shown_while_the_check_runs(cast, tree, browse):
    batch = received(sheet(person(1)), tree.township, by=cast.township)
    ImportBatch.objects.update(state="checking", done=400, total=1000)
    answer = page(browse(cast.township), batch, "check")
    assert "400 of about 1000 rows" in text_of(answer)
    assert answer["Refresh"] == "3"


def test_the_check_names_row_column_value_and_remedy(cast, browse, dirty):
    township = browse(cast.township)
    found = rows_of(page(township, dirty, "check", tab="errors"))
    told = {cells[0].split(">")[1]: cells for cells in found}
    assert set(told) == {"8", "9", "11"}
    assert "Excel rounded" in told["8"][3]
    assert "stands in row 5 already" in told["9"][3]
    assert ("村（社区）" in told["11"][1], "不存在村" in told["11"][2]) == (True, True)
    assert "marked-error" in told["11"][2]


def test_problems_are_narrowed_to_one_kind(cast, browse, dirty):
    township = browse(cast.township)
    assert '<option value="identity_truncated">' in text_of(page(township, dirty, "check", tab="errors"))
    assert len(rows_of(page(township, dirty, "check", tab="errors", code="identity_truncated"))) == 1
    assert len(rows_of(page(township, dirty, "check", tab="errors", code="moon"))) == 3


def test_warnings_have_a_tab_of_their_own(cast, browse, dirty):
    text = text_of(page(browse(cast.township), dirty, "check", tab="warnings"))
    assert "no months" in text


def test_changes_of_known_people_are_listed_before_and_after(cast, tree, browse):
    loaded(sheet(person(1)), tree.township, by=cast.township)
    batch = checked(sheet(person(1, {"联系电话": "13800000000", "文化程度": "高中"})), tree.township, by=cast.township)
    text = text_of(page(browse(cast.township), batch, "check"))
    assert "白勇" in text
    assert "联系电话: <del>19900000001</del> → <ins>13800000000</ins>" in text
    assert "<del>Junior" in text or "<del>初中" in text or "<ins>" in text


def test_rows_that_are_set_aside_have_a_tab_that_names_nobody_elsewhere(cast, tree, browse):
    loaded(sheet(person(1, {"行政村": "清水沟村委会", "姓名": "金丝雀"})), tree.township, by=cast.township)
    batch = checked(sheet(person(1, {"姓名": "金丝雀"}), person(2)), tree.township, by=cast.township)
    text = text_of(page(browse(cast.township), batch, "check", tab="aside"))
    assert "registered elsewhere in the county" in text
    assert "清水沟" not in text


def test_an_empty_tab_says_so(cast, tree, browse):
    batch = checked(sheet(person(1)), tree.township, by=cast.township)
    text = text_of(page(browse(cast.township), batch, "check", tab="errors"))
    assert "No row has an error." in text


def test_many_problems_come_in_pages(cast, tree, browse):
    batch = checked(sheet(*(person(n, {"行政村": "不存在村"}) for n in range(60))), tree.township, by=cast.township)
    township = browse(cast.township)
    assert len(rows_of(page(township, batch, "check", tab="errors"))) == 50
    assert len(rows_of(page(township, batch, "check", tab="errors", page=2))) == 10


def test_the_marked_workbook_comes_back(cast, browse, dirty):
    answer = browse(cast.township).get(f"/desk/imports/{dirty.pk}/errors.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert "错误说明" in [cell.value for cell in book.worksheets[0][4]]


def test_before_the_check_there_is_no_marked_workbook(cast, tree, browse):
    batch = received(sheet(person(1)), tree.township, by=cast.township)
    answer = browse(cast.township).get(f"/desk/imports/{batch.pk}/errors.xlsx", follow=True)
    assert "when the import has been checked" in text_of(answer)


def test_a_file_that_cannot_be_imported_says_why_and_how_to_go_on(cast, tree, browse):
    township = browse(cast.township)
    batch = received(b"a,b\n1,2\n", tree.township, by=cast.township)
    with translation.override("en"), pytest.raises(Exception, match="None of the first five rows"):
        actions.check(batch=batch, on=DAY, at=NOW)
    answer = township.get(f"/desk/imports/{batch.pk}/", follow=True)
    assert "None of the first five rows names the columns" in text_of(answer)
    assert "Go on to the columns" in text_of(answer)


# --- 5 import -------------------------------------------------------------------------------------------------------


def test_only_the_rows_without_errors_is_the_choice_that_is_made_already(cast, browse, dirty):
    text = text_of(page(browse(cast.township), dirty, "import"))
    assert 'name="choice" value="ready" checked' in text


def test_the_import_starts_and_its_progress_is_shown(cast, browse, dirty):
    township = browse(cast.township)
    answer = township.post(f"/desk/imports/{dirty.pk}/import/", {"choice": "ready"})
    assert answer.url == f"/desk/imports/{dirty.pk}/import/"
    assert township.get(answer.url)["Refresh"] == "3"
    dirty.refresh_from_db()
    assert dirty.state == "committing"


def test_import_nothing_imports_nothing_and_no_longer_waits(cast, browse, dirty):
    township = browse(cast.township)
    assert township.post(f"/desk/imports/{dirty.pk}/import/", {"choice": "nothing"}).url == "/desk/imports/"
    assert not Laborer.objects.exists()
    assert ">Checked</span>" not in text_of(township.get("/desk/imports/"))


def test_no_choice_is_refused(cast, browse, dirty):
    answer = browse(cast.township).post(f"/desk/imports/{dirty.pk}/import/", {"choice": "moon"})
    assert (answer.status_code, 'href="#choice"' in text_of(answer)) == (422, True)


def test_afterwards_it_says_who_when_and_how_much_and_leads_to_the_questions(cast, tree, browse):
    batch = loaded(dirty_workbook(), tree.township, by=cast.township)
    text = text_of(page(browse(cast.township), batch, "import"))
    assert "Township" in text
    assert "5 March 2026, 12:00" in text
    assert "<dt>New</dt><dd>3</dd>" in text
    assert f"/desk/verify/?show=open&amp;import={batch.pk}" in text
    assert f"/desk/imports/{batch.pk}/undo/" in text


def test_an_undo_says_first_what_it_takes_back_and_what_it_keeps_and_why(cast, tree, browse):
    batch = loaded(sheet(person(1), person(2)), tree.township, by=cast.township)
    edited = Laborer.objects.order_by("household__number").first()
    registry.edit_laborer(laborer=edited, changes={"phone": "13800000000"}, expected_version=None, by=cast.officer)
    township = browse(cast.township)
    text = text_of(page(township, batch, "undo"))
    assert "<dt>Rows that will be taken back</dt><dd>1</dd>" in text
    assert "<dt>Rows that will be kept</dt><dd>1</dd>" in text
    assert "was edited since" in text
    assert Laborer.objects.count() == 2
    assert township.post(f"/desk/imports/{batch.pk}/undo/").url == f"/desk/imports/{batch.pk}/import/"
    assert list(Laborer.objects.all()) == [edited]
    assert "was edited since" in text_of(page(township, batch, "import"))


def test_after_seven_days_there_is_no_way_back(cast, tree, browse):
    batch = loaded(sheet(person(1)), tree.township, by=cast.township, at=NOW - timedelta(days=8))
    township = browse(cast.township)
    assert "/undo/" not in text_of(page(township, batch, "import"))
    answer = township.post(f"/desk/imports/{batch.pk}/undo/")
    assert (answer.status_code, "seven days" in text_of(answer)) == (409, True)
    assert Laborer.objects.exists()


# --- who sees it ----------------------------------------------------------------------------------------------------

STEPS = ["", "header/", "columns/", "check/", "import/", "undo/", "errors.xlsx"]


@pytest.mark.parametrize("step", STEPS)
def test_an_import_of_the_next_township_is_as_absent_as_none(step, cast, tree, browse):
    batch = checked(sheet(person(1, {"行政村": "撒米落村委会", "乡镇": "河口镇"})), tree.other_township, by=cast.county)
    township = browse(cast.township)
    for key in (batch.pk, uuid.uuid4()):
        assert township.get(f"/desk/imports/{key}/{step}").status_code == 404
        assert township.post(f"/desk/imports/{key}/{step}").status_code in (404, 405)


@pytest.mark.parametrize("role", ["officer", "leader", "station", "site"])
def test_who_may_not_read_imports_is_refused(role, cast, browse):
    for address in ("/desk/imports/", "/desk/imports/new/"):
        assert browse(getattr(cast, role)).get(address).status_code == 403


def test_an_auditor_looks_at_every_step_and_takes_none(cast, browse, dirty):
    auditor = browse(cast.auditor)
    assert "dirty" not in text_of(auditor.get("/desk/imports/"))
    for step in ("header", "columns", "check", "import"):
        assert page(auditor, dirty, step).status_code == 200
    for step in ("header", "columns", "import", "undo"):
        assert auditor.post(f"/desk/imports/{dirty.pk}/{step}/", {"choice": "ready"}).status_code == 403
    assert auditor.get(f"/desk/imports/{dirty.pk}/errors.xlsx").status_code == 403
    assert "Import a workbook" not in text_of(auditor.get("/desk/imports/"))


@pytest.mark.parametrize("size", [3, 30])
def test_the_list_asks_the_same_number_of_questions_at_any_size(
    size, cast, tree, browse, django_assert_max_num_queries
):
    for number in range(size):
        received(sheet(person(number)), tree.township, by=cast.township, name=f"{number}.csv")
    township = browse(cast.township)
    with django_assert_max_num_queries(5):
        text = text_of(township.get("/desk/imports/"))
    assert text.count(".csv</a>") == size


@pytest.mark.parametrize("size", [3, 30])
def test_the_report_asks_the_same_number_of_questions_at_any_size(
    size, cast, tree, browse, django_assert_max_num_queries
):
    loaded(sheet(*(person(n) for n in range(size))), tree.township, by=cast.township)
    batch = checked(sheet(*(person(n, {"文化程度": "高中"}) for n in range(size))), tree.township, by=cast.township)
    township = browse(cast.township)
    with django_assert_max_num_queries(9):
        assert len(rows_of(page(township, batch, "check"))) == size


def test_an_empty_list_says_so(cast, browse):
    assert "Nothing was imported yet." in text_of(browse(cast.township).get("/desk/imports/"))
    assert "No import is in this state." in text_of(browse(cast.township).get("/desk/imports/?state=failed"))
