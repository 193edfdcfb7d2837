"""Sheets, header rows and columns that a person chooses: what is shown, what is refused, what is kept by name."""

import io

import openpyxl
import pytest

from laborers.imports import actions, queries
from laborers.imports.models import ImportMapping
from laborers.imports.workbook import errors_workbook
from laborers.registry.models import Laborer
from tests.factories.imports import DAY, HEAD, NOW, checked, identity, loaded, person, received, sheet
from xundian.kit.errors import Invalid, MoveRefused
from xundian.kit.models import Job

# The same people under headings that nobody knows.
STRANGE = {"行政村": "哪个村", "户编号": "本子号", "姓名": "叫什么", "身份证号": "卡上的号", "调查日期": "哪天问的"}
NEEDED = {"village": 0, "household": 1, "name": 2, "identity": 3, "surveyed_on": 4}


def strange(*rows, above=()):
    """A sheet with five columns under strange headings."""
    return sheet(*({new: row[old] for old, new in STRANGE.items()} for row in rows), above=above)


def workbook(sheets, merge=()):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
        for area in merge:
            page.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def table(*rows):
    return [list(HEAD), *(list(row.values()) for row in rows)]


def test_it_shows_the_first_rows_and_what_each_column_is_taken_for(county):
    rows = [person(number, {"备注": "x"}) for number in range(20)]
    seen = queries.preview(received(sheet(*rows, above=[["登记表"]]), county))
    assert (seen["sheets"], seen["sheet"]) == ([{"name": "", "rows": 22}], "")
    assert (seen["header_row"], seen["guessed_header_row"], len(seen["rows"])) == (2, 2, 10)
    assert seen["rows"][0] == ["登记表"]
    columns = {each["header"]: each for each in seen["columns"]}
    assert columns["户编号"] == {
        "place": 3, "letters": "D", "header": "户编号", "field": "household", "samples": ["H00000", "H00001", "H00002"],
    }  # fmt: skip
    assert (seen["unknown"], seen["missing"], seen["mappings"]) == (["备注"], [], [])


def test_it_shows_no_identity_number_whole(county):
    seen = queries.preview(received(workbook({"表": table(person(1), person(2))}), county))
    assert identity(1) not in str(seen)
    assert seen["rows"][1][list(HEAD).index("身份证号")] == f"{identity(1)[:4]}**********{identity(1)[-4:]}"


def test_it_shows_a_file_whose_header_nobody_knows_and_names_what_is_missing(county):
    seen = queries.preview(received(strange(person(1)), county))
    assert (seen["header_row"], seen["guessed_header_row"]) == (1, None)
    assert [each["field"] for each in seen["missing"]] == ["village", "household", "name", "identity", "surveyed_on"]
    assert "公民身份号码" in seen["missing"][3]["names"]
    assert seen["columns"][2] == {
        "place": 2, "letters": "C", "header": "叫什么", "field": None, "samples": ["白勇"],
    }  # fmt: skip


def test_chosen_columns_are_read_as_chosen(county):
    batch = received(strange(person(1), person(2, {"姓名": ""}), above=[["说明"], [], ["某"]]), county)
    with pytest.raises(Invalid):
        actions.check(batch=batch, on=DAY, at=NOW)
    batch = actions.choose_layout(batch=batch, by=None, header_row=4)
    batch = actions.choose_layout(batch=batch, by=None, columns=NEEDED)
    assert (batch.state, batch.layout) == ("uploaded", {"sheet": "", "header_row": 4, "columns": NEEDED})
    done = actions.commit(batch=actions.check(batch=batch, on=DAY, at=NOW), by=None, on=DAY, at=NOW)
    told = queries.report(done)
    assert (told["rows"], told["created"], told["errors"]) == (2, 1, 1)
    assert [(each["row"], each["column"]) for each in told["problems"] if each["level"] == "error"] == [(6, "叫什么")]
    assert Laborer.objects.get().household.number == "H00001"


def test_a_column_that_is_not_chosen_is_not_imported(county):
    batch = received(sheet(person(1)), county)
    places = {name: list(HEAD).index(title) for name, title in
              zip(NEEDED, ("行政村", "户编号", "姓名", "身份证号", "调查日期"), strict=True)}  # fmt: skip
    batch = actions.choose_layout(batch=batch, by=None, columns=places | {"phone": None})
    done = actions.commit(batch=actions.check(batch=batch, on=DAY, at=NOW), by=None, on=DAY, at=NOW)
    assert (Laborer.objects.get().phone, Laborer.objects.get().education) == ("", "")
    assert "联系电话" in queries.report(done)["ignored_columns"]


def test_another_sheet_and_header_row_are_taken(county):
    content = workbook({"甲": table(person(1)), "乙": [["标题"], [], *table(person(2), person(3))]})
    batch = received(content, county)
    assert [each["name"] for each in queries.preview(batch)["sheets"]] == ["甲", "乙"]
    assert queries.preview(batch)["sheet"] == "甲"
    batch = actions.choose_layout(batch=batch, by=None, sheet="乙")
    seen = queries.preview(batch)
    assert (seen["sheet"], seen["guessed_header_row"]) == ("乙", 3)
    done = actions.check(batch=batch, on=DAY, at=NOW)
    assert (done.mapping["sheet"], done.mapping["header_row"], done.report["rows"]) == ("乙", 3, 2)


def test_another_header_row_has_its_columns_guessed_anew(county):
    content = workbook({"甲": [list(HEAD), *table(person(1))]}, merge=("A1:A2",))
    batch = actions.choose_layout(batch=received(content, county), by=None, header_row=2)
    assert queries.preview(batch)["header_row"] == 2
    assert actions.check(batch=batch, on=DAY, at=NOW).report["rows"] == 1


@pytest.mark.parametrize(
    ("choice", "field", "code"),
    [
        ({"sheet": "丙"}, "sheet", "unknown_sheet"),
        ({"header_row": 6}, "header_row", "header_row"),
        ({"header_row": 3}, "header_row", "header_row"),
        ({"columns": {name: place for name, place in NEEDED.items() if name != "village"}}, "village", "required"),
        ({"columns": NEEDED | {"identity": None}}, "identity", "required"),
        ({"columns": NEEDED | {"phone": 3}}, "phone", "column_twice"),
        ({"columns": NEEDED | {"phone": 5}}, "phone", "no_such_column"),
        ({"columns": NEEDED | {"faith": 4}}, "faith", "unexpected_field"),
    ],
)
def test_it_names_the_field_it_refuses_and_keeps_the_layout(county, choice, field, code):
    batch = received(strange(person(1)), county)
    with pytest.raises(Invalid) as refusal:
        actions.choose_layout(batch=batch, by=None, **choice)
    assert (field, code) in [(name, told) for name, told, _message in refusal.value.errors]
    batch.refresh_from_db()
    assert batch.layout is None


def test_the_remedy_of_a_missing_column_names_what_to_look_for(county):
    with pytest.raises(Invalid) as refusal:
        actions.choose_layout(batch=received(strange(person(1)), county), by=None, columns={})
    told = {field: str(message) for field, _code, message in refusal.value.errors}
    assert set(told) == set(NEEDED)
    assert "公民身份号码" in told["identity"]


def test_a_choice_takes_a_check_back_and_a_loaded_import_has_none(county):
    batch = checked(sheet(person(1)), county)
    assert actions.choose_layout(batch=batch, by=None, header_row=1).state == "uploaded"
    batch.refresh_from_db()
    assert (batch.report, batch.mapping) == ({}, {})
    with pytest.raises(MoveRefused):
        actions.commit(batch=batch, by=None, on=DAY, at=NOW)
    with pytest.raises(MoveRefused):
        actions.choose_layout(batch=loaded(sheet(person(1)), county), by=None, header_row=1)


def test_columns_are_kept_by_their_headers_and_used_for_another_sheet(county, cast):
    first = received(strange(person(1), above=[["说明"]]), county, by=cast.county)
    actions.choose_layout(batch=first, by=cast.county, header_row=2)
    actions.choose_layout(batch=first, by=cast.county, columns=NEEDED, save_as=" 本子 ")
    (mapping,) = queries.mappings(cast.county, "survey")
    assert (mapping.name, mapping.header_row, mapping.columns["identity"]) == ("本子", 2, "卡上的号")
    moved = {"多": "", **{new: person(2)[old] for old, new in STRANGE.items()}}
    second = received(sheet(moved, above=[["说明"]]), county, by=cast.county)
    assert [
        each.name for each in queries.preview(actions.choose_layout(batch=second, by=None, header_row=2))["mappings"]
    ]
    second = actions.apply_mapping(batch=second, mapping=mapping, by=cast.county)
    assert second.layout["columns"] == {name: place + 1 for name, place in NEEDED.items()}
    assert actions.check(batch=second, on=DAY, at=NOW).report["ready"] == 1


def test_a_mapping_that_does_not_fit_is_refused_and_not_offered(county, cast):
    batch = received(strange(person(1)), county)
    actions.choose_layout(batch=batch, by=cast.county, columns=NEEDED, save_as="本子")
    other = received(sheet(person(1)), county)
    assert queries.preview(other)["mappings"] == []
    with pytest.raises(Invalid) as refusal:
        actions.apply_mapping(batch=other, mapping=ImportMapping.objects.get(), by=cast.county)
    assert (refusal.value.field, "卡上的号" in str(refusal.value)) == ("mapping", True)


def test_a_name_is_saved_anew_by_its_own_place_and_never_by_another(county, cast, tree):
    def save(by, division, columns=NEEDED):
        batch = received(strange(person(1)), division, by=by)
        return actions.choose_layout(batch=batch, by=by, columns=columns, save_as="本子")

    save(cast.county, county)
    save(cast.county, county, NEEDED | {"name": 4, "surveyed_on": 2})
    assert ImportMapping.objects.get().columns["name"] == "哪天问的"
    with pytest.raises(Invalid) as refusal:
        save(cast.township, tree.township)
    assert (refusal.value.field, refusal.value.code) == ("save_as", "taken")
    assert queries.mappings(cast.township, "survey").count() == 1
    assert queries.mappings(cast.stranger, "survey").count() == 0


def test_a_choice_without_headings_has_no_name(county):
    batch = received("\n".join([",,,,", "三营庄村委会,H1,白勇,1,2018-04-18"]).encode(), county)
    with pytest.raises(Invalid) as refusal:
        actions.choose_layout(batch=batch, by=None, columns=NEEDED, save_as="无题")
    assert (refusal.value.field, refusal.value.code) == ("save_as", "no_header")


def test_the_marked_workbook_of_a_chosen_layout_colours_the_chosen_cells(county):
    content = workbook(
        {"甲": [["标题"], list(STRANGE.values()), ["三营庄村委会", "H1", "", identity(1), "2018-04-18"]]}
    )
    batch = actions.choose_layout(batch=received(content, county), by=None, sheet="甲", header_row=2)
    batch = actions.choose_layout(batch=batch, by=None, columns=NEEDED)
    book = errors_workbook(actions.check(batch=batch, on=DAY, at=NOW))
    page = openpyxl.load_workbook(io.BytesIO(book)).active
    assert page["F2"].value == "错误说明"
    assert page["C3"].fill.fgColor.rgb.endswith("F8CBAD")
    assert page["F3"].value.startswith("叫什么: ")


def test_an_upload_may_wait_for_its_columns_and_is_checked_once_when_asked_twice(county, cast):
    batch = actions.upload(
        kind="survey", file_name="a.csv", content=sheet(person(1)), division=county, round=2018, by=cast.county,
        check=False,
    )  # fmt: skip
    assert Job.objects.count() == 0
    actions.start_check(batch=batch, by=cast.county)
    actions.start_check(batch=batch, by=cast.county)
    assert Job.objects.get().arguments == {"import": str(batch.pk)}
