"""Sheets as bureaus file them: text stays text whatever it looks like, and the frame is what a printer needs."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from xundian.kit.sheets import (
    AREA,
    DAY,
    MONEY,
    NUMBER,
    Heading,
    Layout,
    Miscounted,
    inert,
    is_formula,
    plain,
    write_csv,
    write_xlsx,
)

LAYOUT = Layout(
    "寻甸县劳动力资源登记台账",
    "填报单位：寻甸县",
    "截止时间：2026-06-20 12:00",
    "单位：人",
    "审核人：____",
    (("说明", "=x"),),
)
HOSTILE = [
    "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠x", " =1", "\u200b=1", 
    "\ufeff@x",
    "<r><t>x</t></r>", "<r></is></c><c t=\"str\"><f>1+1</f></c></r>", "_x003D_1", "]]>", "{=1}", "'=1", "=\"a\"&\"b\"",
]  # fmt: skip
# Any text a column can hold: no lone surrogates, no NUL.
TEXTS = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=40)


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def book(rows, headings=None, layout=LAYOUT, totals=None, count=None):
    target = io.BytesIO()
    rows = list(rows)
    headings = headings or [Heading("甲"), Heading("乙")]
    write_xlsx(target, layout, headings, iter(rows), count=len(rows) if count is None else count, totals=totals)
    return openpyxl.load_workbook(target)


def cells(rows):
    return [list(row[1:]) for row in list(book(rows).worksheets[0].iter_rows())[4:-1]]


def table(rows):
    target = io.BytesIO()
    write_csv(target, [Heading("甲"), Heading("乙")], rows)
    return target.getvalue()


def as_excel_reads(text):
    return text.replace("_x005F_", "_")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_might_run_is_text_in_a_workbook(text):
    ((first, second),) = cells([(text, "善")])
    assert (first.data_type, second.value) == ("s", "善")
    assert as_excel_reads(first.value) == plain(text)


@pytest.mark.parametrize("text", [each for each in HOSTILE if each[0] not in "<_]{'"])
def test_what_might_run_is_marked_in_a_csv(text):
    assert is_formula(text)
    assert inert(text).startswith("'")


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5))
def test_every_text_is_text_and_round_trips_in_a_workbook(rows):
    for row, found in zip(rows, cells(rows), strict=True):
        for text, cell in zip(row, found, strict=True):
            assert cell.data_type == ("s" if text else "n")
            assert as_excel_reads(cell.value or "") == as_excel_reads(plain(text))


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5))
def test_no_cell_of_a_csv_begins_with_what_might_run(rows):
    content = table(rows)
    assert content.startswith("\ufeff".encode())
    read = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(read) == len(rows) + 1
    for row, found in zip(rows, read[1:], strict=True):
        for text, cell in zip(row, found, strict=True):
            assert not is_formula(cell)
            assert cell[:1] not in ("=", "+", "-", "@", "\r", "\n")
            assert cell.removeprefix("'").removeprefix("\t") == plain(text) or cell == plain(text)


@pytest.mark.parametrize(
    "digits", ["530129199602030016", "99000019960203005X", "087100000000", "3-1", "1E5", "1.0", "2026-06-20"]
)
def test_digits_that_excel_would_damage_are_marked_as_text_in_a_csv(digits):
    assert inert(digits) == f"\t{digits}"


@pytest.mark.parametrize("word", ["羊街镇", "H530129", "2组", "530129********0016", "王小红"])
def test_plain_words_are_left_as_they_are(word):
    assert inert(word) == word


def test_numbers_money_land_and_days_are_typed():
    headings = [Heading("人", 8, NUMBER), Heading("元", 12, MONEY), Heading("亩", 9, AREA), Heading("日", 11, DAY)]
    page = book([(3, Decimal("1234.50"), Decimal("2.125"), date(2026, 6, 20))], headings).worksheets[0]
    row = next(page.iter_rows(min_row=5, max_row=5))
    assert [cell.value for cell in row] == [1, 3, 1234.5, 2.125, datetime(2026, 6, 20)]
    assert [cell.number_format for cell in row[1:]] == ["0", "#,##0.00", "0.000", "yyyy-mm-dd"]


def test_a_day_before_excels_calendar_is_told_in_words():
    page = book([(date(1899, 5, 1),)], [Heading("日", 11, DAY)]).worksheets[0]
    assert page.cell(5, 2).value == "1899-05-01"


def test_it_is_laid_out_as_bureaus_file_it():
    found = book([("王小红", "1"), ("李强", "2")], totals={1: 7})
    page = found.worksheets[0]
    assert [cell.value for cell in page["A"]] == [
        LAYOUT.title, f"{LAYOUT.office}    {LAYOUT.cutoff}", "No.", "Total", 1, 2, LAYOUT.footer,
    ]  # fmt: skip
    assert {"A1:C1", "A7:C7"} <= {str(each) for each in page.merged_cells.ranges}
    assert (page["B2"].value, page["B4"].value, page["C4"].value) == (LAYOUT.unit, 2, 7)
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert (page.print_title_rows, page.freeze_panes) == ("$3:$3", "A4")
    assert page.page_setup.fitToHeight == 0
    assert page["B5"].number_format == "@"
    assert [cell.value for cell in found.worksheets[1][1]] == ["说明", "=x"]
    assert found.worksheets[1]["B1"].data_type == "s"


def test_a_ledger_without_rows_has_everything_else():
    page = book([]).worksheets[0]
    assert [cell.value for cell in page["A"]] == [
        LAYOUT.title, f"{LAYOUT.office}    {LAYOUT.cutoff}", "No.", "Total", None, LAYOUT.footer,
    ]  # fmt: skip


@pytest.mark.parametrize("announced", [1, 3])
def test_rows_that_are_not_as_many_as_announced_are_no_ledger(announced):
    with pytest.raises(Miscounted):
        book([("a", "b"), ("c", "d")], count=announced)


def test_thousands_of_rows_go_through_in_pieces():
    page = book(
        ((f"人{number}", None) for number in range(1203)),
    ).worksheets[0]
    assert page.max_row == 4 + 1203 + 1
    assert page.cell(4 + 1203, 2).value == "人1202"
