"""Workbooks that are large, empty, or mean harm: refused, or read safely outside the server's process."""

import io
import resource
import zipfile

import pytest
import xlsxwriter

from laborers.imports import actions, queries, reading, staging
from laborers.imports.cutting import cut
from laborers.imports.guarding import Hostile
from laborers.imports.models import ImportBatch
from laborers.imports.rules import Refused
from laborers.imports.survey.vocabulary import VOCABULARY
from tests.factories.imports import DAY, HEAD, NOW, checked, loaded, person, received, sheet
from xundian.kit.errors import Invalid

MAIN = "xl/worksheets/sheet1.xml"
MILLION = 1_000_000


def plain(*rows):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet()
        for number, row in enumerate([list(HEAD), *(list(each.values()) for each in rows)]):
            page.write_row(number, 0, row)
    return out.getvalue()


def with_rows(content, rows):
    """The workbook with rows (bytes of XML) after its own."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b"</sheetData>", rows + b"</sheetData>") if name == MAIN else data)
    return out.getvalue()


def empty(first, last, cell):
    return b"".join(b'<row r="%d">%s</row>' % (row, cell % row if cell else b"") for row in range(first, last))


@pytest.mark.parametrize("cell", [b"", b'<c r="A%d" s="1"/>'])
def test_a_million_empty_rows_are_no_rows(cell):
    content = with_rows(plain(person(1)), empty(3, MILLION, cell))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with reading.opened(content, VOCABULARY) as found:
        assert [row for row, _cells in found.rows] == [2]
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert grown < 200, f"the server's own process grew by {grown:.0f} MB"


def test_a_million_rows_that_say_nothing_and_one_that_does(tmp_path):
    last = b'<row r="1000000"><c r="A1000000" t="inlineStr"><is><t>x</t></is></c></row>'
    content = with_rows(plain(person(1)), empty(3, 1000, b"") + last)
    with reading.opened(content, VOCABULARY) as found:
        assert [row for row, _cells in found.rows] == [2, MILLION]


def test_looking_at_a_large_file_reads_its_first_rows_only(county, monkeypatch):
    content = with_rows(plain(*(person(number) for number in range(40))), empty(50, MILLION, b'<c r="A%d" s="1"/>'))
    small, heights = cut(content, 15)
    assert len(small) < 100_000
    with zipfile.ZipFile(io.BytesIO(small)) as parts:
        assert parts.read(MAIN).count(b"</row>") == 15
    assert heights == [41]  # what the sheet says of itself
    seen = queries.preview(received(content, county))
    assert (len(seen["rows"]), seen["rows"][9][3]) == (10, "H00008")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        (MAIN, b"<worksheet><sheetData>" + b"x" * 9_000_000, "bomb"),
        ("xl/styles.xml", b"s" * 9_000_000, "bomb"),
        ("xl/vbaProject.bin", b"x", "macros"),
    ],
)
def test_cutting_refuses_what_reading_refuses(name, data, code):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/workbook.xml", b"<workbook/>")
        made.writestr(name, data)
    with pytest.raises(Hostile) as refused:
        cut(out.getvalue(), 15)
    assert refused.value.code == code


def test_a_declaration_in_the_first_rows_is_refused_by_a_look_too():
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain(person(1)))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            head = b"<!DOCTYPE x>" if name == MAIN else b""
            new.writestr(name, head + old.read(name))
    with pytest.raises(Refused) as refused:
        reading.first_rows(out.getvalue(), 15)
    assert refused.value.code == "dtd"


def test_a_file_of_fifty_megabytes_and_one_byte_is_refused_by_its_size(county, cast, api, settings):
    assert settings.UPLOAD_LIMIT_BYTES == 50 * 2**20
    content = b"x," * (25 * 2**20) + b"\n"
    with pytest.raises(Invalid) as refusal:
        received(content, county)
    assert (refusal.value.code, "50 MB" in str(refusal.value)) == ("too_large", True)
    assert ImportBatch.objects.count() == 0


def test_formulas_are_texts_wherever_they_stand(county):
    evil = '=HYPERLINK("http://127.0.0.1/","x")'
    batch = loaded(
        sheet(person(1, {"务工企业名称": evil, "备注": "=1+1"}), person(2, {"姓名": "+cmd|' /C calc'!A0"})), county
    )
    assert queries.report(batch)["created"] == 2
    seen = queries.preview(batch)
    assert seen["rows"][1][list(HEAD).index("务工企业名称")] == evil


def test_a_formula_of_a_workbook_is_read_as_its_value_and_never_worked_out():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, list(HEAD))
        page.write_row(1, 0, list(person(1).values()))
        page.write_formula(1, list(HEAD).index("务工企业名称"), "=1+1", None, "某公司")
    with reading.opened(out.getvalue(), VOCABULARY) as found:
        ((_row, cells),) = found.rows
    assert cells[list(HEAD).index("务工企业名称")] == "某公司"


@pytest.mark.parametrize("above", [0, 3])
def test_rows_are_numbered_as_excel_shows_them(county, above):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet()
        page.write_row(above, 2, list(HEAD))
        page.write_row(above + 1, 2, list(person(1).values()))
        page.write_row(above + 7, 2, list(person(2, {"姓名": ""}).values()))
    report = queries.report(checked(out.getvalue(), county))
    assert [each["row"] for each in report["problems"]] == [above + 8]
    assert report["rows"] == 2


def test_an_upload_is_kept_sealed_whole_at_the_limit(county, settings):
    settings.UPLOAD_LIMIT_BYTES = len(plain(person(1)))
    batch = received(plain(person(1)), county)
    assert len(queries.content(batch)) == settings.UPLOAD_LIMIT_BYTES
    assert actions.limit() == settings.UPLOAD_LIMIT_BYTES


def test_a_file_that_is_wrong_all_through_keeps_its_first_errors_and_counts_the_others(county, monkeypatch):
    rows = [person(number, {"姓名": "", "文化程度": "?"}) for number in range(40)]
    rows += [person(50, {"性别": "女"}), person(50), person(51)]
    whole = queries.report(checked(sheet(*rows), county))
    monkeypatch.setattr(staging, "BLOCK", 10)
    monkeypatch.setattr(staging, "MOST_ERRORS", 15)
    batch = checked(sheet(*rows), county)
    told = queries.report(batch)
    figures = [name for name in whole if name not in ("problems", "notes")]
    assert {name: told[name] for name in figures} == {name: whole[name] for name in figures}
    assert (whole["errors"], whole["duplicates"], whole["problems_total"]) == (41, 1, 83)
    assert [(each["row"], each["level"]) for each in told["problems"]][-3:] == [
        (11, "error"), (42, "warning"), (42, "warning"),
    ]  # fmt: skip
    done = actions.commit(batch=batch, by=None, on=DAY, at=NOW)
    assert (queries.report(done)["errors"], queries.report(done)["created"]) == (41, 2)
