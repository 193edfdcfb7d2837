"""The import wizard: every step, the way back, every refusal, and who sees whose imports."""

import io
import uuid
import zipfile

import openpyxl
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from laborers.imports import actions
from laborers.imports.models import ImportBatch, ImportMapping
from laborers.imports.states import ImportState
from tests.factories.imports import DAY, NOW, person, received, sheet
from tests.factories.workbooks import TITLE_ROWS, dirty_workbook

pytestmark = pytest.mark.usefixtures("lists")
EN = {"accept-language": "en"}


@pytest.fixture(autouse=True)
def march():
    with time_machine.travel(NOW, tick=False):
        yield


def form(content, tree, **changes):
    file = SimpleUploadedFile("survey.csv", content)
    return {
        "id": str(uuid.uuid4()),
        "kind": "survey",
        "round": "2018",
        "place": tree.township.code,
        "file": file,
    } | changes


def text_of(answer):
    return answer.content.decode()


def make(tree, user, content=None):
    """An uploaded import of the township."""
    return received(content or sheet(person(1), person(2)), tree.township, by=user)


def checked(batch):
    return actions.check(batch=batch, on=DAY, at=NOW)


def layout(batch):
    batch.refresh_from_db()
    return batch.layout


# --- 1 upload ---------------------------------------------------------------------------------------------------


def test_an_upload_leads_to_the_header_and_is_not_checked_yet(cast, tree, browse):
    answer = browse(cast.township).post("/desk/imports/new/", form(sheet(person(1)), tree))
    batch = ImportBatch.objects.get()
    assert answer.url == f"/desk/imports/{batch.pk}/header/"
    assert (batch.state, batch.by, batch.division, batch.year) == ("uploaded", cast.township, tree.township, 2018)


def test_the_same_form_with_the_same_file_is_one_import_and_with_another_file_another(cast, tree, browse):
    township, key = browse(cast.township), str(uuid.uuid4())
    for content in (sheet(person(1)), sheet(person(1)), sheet(person(2))):
        assert township.post("/desk/imports/new/", form(content, tree, id=key)).status_code == 302
    assert ImportBatch.objects.count() == 2


@pytest.mark.parametrize(("changes", "field", "words"), [
    ({"file": SimpleUploadedFile("x.xlsx", b"PK\x03\x04 no zip")}, "file", "damaged"),
    ({"file": SimpleUploadedFile("x.csv", b"  ")}, "file", "empty"),
    ({"file": ""}, "file", "Choose a file"),
    ({"round": "18"}, "round", "four digits"),
    ({"round": "1850"}, "round", "such as 2018"),
    ({"place": "530129107"}, "place", "from the list"),
    ({"place": ""}, "place", "from the list"),
    ({"kind": "moon"}, "kind", "not known"),
])  # fmt: skip
def test_a_refused_upload_says_why_beside_the_field_and_keeps_the_choices(changes, field, words, cast, tree, browse):
    sent = form(sheet(person(1)), tree, place=tree.village.code) | changes
    answer = browse(cast.township).post("/desk/imports/new/", sent)
    text = text_of(answer)
    assert answer.status_code == 422
    assert f'href="#{field}"' in text
    assert words in text
    assert ("place" in changes) or f'<option value="{tree.village.code}" selected' in text
    assert not ImportBatch.objects.exists()


def test_a_file_that_is_too_large_is_refused_with_the_remedy(cast, tree, browse, settings):
    settings.UPLOAD_LIMIT_BYTES = 100
    answer = browse(cast.township).post("/desk/imports/new/", form(sheet(person(1)), tree))
    assert answer.status_code == 422
    assert "Split it by township" in text_of(answer)


def test_the_places_to_choose_are_the_own_one_and_those_below(cast, tree, browse):
    text = text_of(browse(cast.township).get("/desk/imports/new/"))
    assert f'value="{tree.village.code}"' in text
    assert tree.other_township.code not in text
    assert f'<option value="{tree.township.code}" selected' in text


def test_the_empty_workbook_has_the_countys_headings_and_can_be_imported_as_it_is(cast, tree, browse):
    answer = browse(cast.township).get("/desk/imports/form/survey.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    heads = [cell.value for cell in book.worksheets[0][1]]
    assert {"身份证号", "姓名", "联系电话", "调查日期"} <= set(heads)
    for name in ("身份证号", "联系电话"):
        letter = book.worksheets[0].cell(1, heads.index(name) + 1).column_letter
        assert book.worksheets[0].column_dimensions[letter].number_format == "@"
    told = {row[0].value: [cell.value for cell in row[1:]] for row in book.worksheets[1].iter_rows(min_row=2)}
    assert "外出务工" in told["就业状态"][3]
    assert told["身份证号"][1] == "yes"
    page = book.worksheets[0]
    for place, head in enumerate(heads, 1):
        page.cell(2, place).value = person(1).get(head, "")
    target = io.BytesIO()
    book.save(target)
    assert checked(make(tree, cast.township, target.getvalue())).report["ready"] == 1


def test_the_empty_workbook_of_nothing_is_absent(cast, browse):
    assert browse(cast.township).get("/desk/imports/form/moon.xlsx").status_code == 404


def broken_workbook():
    """A workbook whose sheet no parser can read; its wrapping is in order."""
    source, target = zipfile.ZipFile(io.BytesIO(dirty_workbook())), io.BytesIO()
    with zipfile.ZipFile(target, "w") as book:
        for name in source.namelist():
            book.writestr(name, b"<worksheet><sheetData><row" if "worksheets" in name else source.read(name))
    return target.getvalue()


def test_a_workbook_that_cannot_be_read_says_so_and_leads_to_another_with_the_choices_kept(cast, tree, browse):
    township = browse(cast.township)
    township.post("/desk/imports/new/", form(broken_workbook(), tree, place=tree.village.code))
    batch = ImportBatch.objects.get()
    for step in ("header", "columns"):
        text = text_of(township.get(f"/desk/imports/{batch.pk}/{step}/"))
        assert "Open it in Excel, save it as xlsx, and upload it again." in text
    again = text_of(township.get(f"/desk/imports/new/?again={batch.pk}"))
    assert f'<option value="{tree.village.code}" selected' in again
    assert 'name="round" maxlength="4" value="2018"' in again


# --- 2 header and 3 columns ----------------------------------------------------------------------------------------


def test_the_first_rows_are_shown_and_the_guess_is_chosen(cast, tree, browse):
    batch = make(tree, cast.township, dirty_workbook())
    text = text_of(browse(cast.township).get(f"/desk/imports/{batch.pk}/header/"))
    assert "羊街镇农村劳动力就业情况登记表" in text
    assert f'name="header_row" value="{TITLE_ROWS + 1}" checked' in text
    assert text.count('name="header_row"') == 5
    assert "封面 (3 rows)" in text


def test_another_sheet_is_shown_before_it_is_taken(cast, tree, browse):
    batch = make(tree, cast.township, dirty_workbook())
    township, address = browse(cast.township), f"/desk/imports/{batch.pk}/header/"
    assert township.post(address, {"sheet": "封面", "show": "1", "header_row": "1"}).url == address
    assert "羊街镇劳保所" in text_of(township.get(address))
    assert layout(batch)["sheet"] == "封面"


@pytest.mark.parametrize(("sent", "field"), [
    ({"sheet": "汇总表", "header_row": "9"}, "header_row"), ({"sheet": "汇总表"}, "header_row"),
    ({"sheet": "月亮", "header_row": "1"}, "sheet"),
])  # fmt: skip
def test_a_header_that_is_none_is_refused_beside_its_field(sent, field, cast, tree, browse):
    batch = make(tree, cast.township, dirty_workbook())
    answer = browse(cast.township).post(f"/desk/imports/{batch.pk}/header/", sent)
    assert answer.status_code == 422
    assert f'href="#{field}"' in text_of(answer)


def column_form(township, batch, **changes):
    """What the columns page would send as it stands, with some fields changed."""
    text = text_of(township.get(f"/desk/imports/{batch.pk}/columns/"))
    page = {}
    for part in text.split("<select ")[1:]:
        name = part.split('name="')[1].split('"')[0]
        chosen = [option.split('value="')[1].split('"')[0] for option in part.split("</select>")[0].split("<option")
                  if " selected" in option]  # fmt: skip
        if name.startswith("field-"):
            page[name] = chosen[0] if chosen else ""
    return page | changes


def test_columns_are_guessed_by_synonym_and_unknown_ones_are_named(cast, tree, browse):
    batch = make(tree, cast.township, dirty_workbook())
    township = browse(cast.township)
    text = text_of(township.get(f"/desk/imports/{batch.pk}/columns/"))
    sent = column_form(township, batch)
    assert (sent["field-identity"], sent["field-village"], sent["field-relation"]) == ("1", "3", "")
    assert "G · 和户主什么关系" in text.split("Not imported")[1]
    assert "P · 备注" in text.split("Not imported")[1]
    assert "990001" not in text or "*" in text


def test_a_changed_column_is_saved_under_a_name_and_starts_the_check(cast, tree, browse):
    batch = make(tree, cast.township, dirty_workbook())
    township = browse(cast.township)
    sent = column_form(township, batch, **{"field-relation": "6", "save_as": "羊街表"})
    answer = township.post(f"/desk/imports/{batch.pk}/columns/", sent)
    assert answer.url == f"/desk/imports/{batch.pk}/check/"
    assert layout(batch)["columns"]["relation"] == 6
    assert ImportMapping.objects.get().name == "羊街表"
    waiting = township.get(answer.url)
    assert waiting["Refresh"] == "3"
    assert "waits for its turn" in text_of(waiting)
    assert "Refresh" not in township.get(answer.url + "?still=1")


def test_a_saved_mapping_is_applied_to_the_next_file(cast, tree, browse):
    first, second = (make(tree, cast.township, dirty_workbook()) for _each in range(2))
    township = browse(cast.township)
    township.post(
        f"/desk/imports/{first.pk}/columns/",
        column_form(township, first, **{"field-relation": "6", "save_as": "羊街表"}),
    )
    mapping = ImportMapping.objects.get()
    assert f'<option value="{mapping.pk}">羊街表' in text_of(township.get(f"/desk/imports/{second.pk}/columns/"))
    answer = township.post(f"/desk/imports/{second.pk}/columns/", {"apply": "1", "mapping": str(mapping.pk)})
    assert answer.url == f"/desk/imports/{second.pk}/columns/"
    assert column_form(township, second)["field-relation"] == "6"
    refused = township.post(f"/desk/imports/{second.pk}/columns/", {"apply": "1", "mapping": str(uuid.uuid4())})
    assert (refused.status_code, 'href="#mapping"' in text_of(refused)) == (422, True)


@pytest.mark.parametrize(("changes", "field"), [
    ({"field-name": ""}, "field-name"), ({"field-name": "1"}, "field-identity"), ({"field-name": "99"}, "field-name"),
])  # fmt: skip
def test_columns_that_cannot_be_are_refused_beside_the_field_and_kept(changes, field, cast, tree, browse):
    batch = make(tree, cast.township, dirty_workbook())
    township = browse(cast.township)
    sent = column_form(township, batch, **{"field-relation": "6"}) | changes
    answer = township.post(f"/desk/imports/{batch.pk}/columns/", sent)
    text = text_of(answer)
    assert answer.status_code == 422
    assert f'href="#{field}"' in text
    assert '<option value="6" selected' in text
    assert layout(batch) is None


def test_looking_again_keeps_the_choice_and_checks_nothing(cast, tree, browse):
    batch = make(tree, cast.township, dirty_workbook())
    township = browse(cast.township)
    sent = column_form(township, batch, **{"field-relation": "6", "look": "1"})
    assert township.post(f"/desk/imports/{batch.pk}/columns/", sent).url == f"/desk/imports/{batch.pk}/columns/"
    assert column_form(township, batch)["field-relation"] == "6"
    batch.refresh_from_db()
    assert batch.state == ImportState.UPLOADED
