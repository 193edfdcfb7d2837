"""Ledgers as bureaus file them, written as a stream: merged title, unit and cut-off, numbered rows, footer (xlsx, CSV).

The frame of a workbook (styles, print titles, merged cells) is xlsxwriter's; the rows are put into it one by one on
their way to the target, so that neither memory nor a temporary file ever holds them. Text is always typed as text:
what looks like a formula stays what was written, numbers of people and telephones keep every digit.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import xlsxwriter
from django.utils.translation import gettext as _

# Media types of the files.
XLSX, CSV = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv"
TEXT, NUMBER, MONEY, AREA, DAY = "text", "number", "money", "area", "day"
FORMS = {TEXT: "@", NUMBER: "0", MONEY: "#,##0.00", AREA: "0.000", DAY: "yyyy-mm-dd"}
# Rows an Excel sheet can take, less what stands above and below.
MOST_ROWS = 1_048_000
LONGEST_TEXT = 32_000
ABOVE = 4  # title, line of unit and cut-off, header, total
BATCH = 500
A4 = 9
DATA = "xl/worksheets/sheet1.xml"
EPOCH = date(1899, 12, 30)
FIRST_SURE_DAY = date(1900, 3, 1)  # Excel believes in 29 February 1900

_STARTERS = frozenset("=+-@＝＋－＠﹢﹣−")
_BLANKS = re.compile(r"[\s\x00-\x20\x7f-\xa0\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_ODD = re.compile(r"[&<>]|_x[0-9A-Fa-f]{4}_")
# What Excel would read in a CSV file as a number or a day, and damage.
_LIKE_A_NUMBER = re.compile(r"[0-9０-９.,:/%年月日 -]+(?:[eE][+-]?[0-9]+)?[xX]?")


class Heading(NamedTuple):
    """A column: what stands above it, how wide it is (characters), and what its cells hold: a word of FORMS."""

    label: str
    width: int = 12
    form: str = TEXT


@dataclass(frozen=True)
class Layout:
    """What stands around the rows; `notes` are (label, text) lines of the second sheet, `sheet` names the first."""

    title: str
    office: str
    cutoff: str
    unit: str
    footer: str
    notes: tuple[tuple[str, str], ...] = ()
    sheet: str = ""


class Miscounted(Exception):
    """The rows were not as many as announced; what was written is no ledger."""


# --- text that stays text ---------------------------------------------------------------------------------------


def is_formula(text):
    """Whether some program might run the text: = + - @ first, also full-width, behind blanks or unseen characters."""
    first = _BLANKS.sub("", text[:64])[:1]
    return first in _STARTERS if first else False


def inert(text):
    """A text as a cell of a CSV file: an apostrophe before what might run, a tab before digits that would be damaged.

    The tab is white space to every reader of numbers; Excel takes it as the mark of a text.
    """
    if is_formula(text) or text[:1] in ("\t", "\r", "\n"):
        return f"'{text}"
    return f"\t{text}" if _LIKE_A_NUMBER.fullmatch(text) else text


def plain(text):
    """A text as a cell of a workbook shows it: control characters are blanks, line ends stay."""
    return _CONTROLS.sub(" ", text)[:LONGEST_TEXT]


# --- CSV --------------------------------------------------------------------------------------------------------


def write_csv(target, headings: list[Heading], rows: Iterable):
    """Headings and rows as CSV (RFC 4180, UTF-8 with its mark, as Excel wants it) into `target.write(bytes)`."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    target.write("\ufeff".encode())
    writer.writerow([inert(str(each.label)) for each in headings])
    for number, row in enumerate(rows, 1):
        writer.writerow([_csv_cell(value) for value in row])
        if number % BATCH == 0:
            _flush(buffer, target)
    _flush(buffer, target)


def _csv_cell(value):
    if isinstance(value, str):
        return inert(plain(value)) if value else ""
    return "" if value is None else value


def _flush(buffer, target):
    target.write(buffer.getvalue().encode())
    buffer.seek(0)
    buffer.truncate()


# --- xlsx -------------------------------------------------------------------------------------------------------


def write_xlsx(target, layout: Layout, headings: list[Heading], rows: Iterable, *, count: int, totals=None):
    """The ledger as a workbook into `target.write(bytes)`; `rows` yields `count` rows of values in order of headings.

    `totals` is {index of a heading: sum} for the line of totals above the rows. Raises Miscounted when there are more
    or fewer rows than announced.
    """
    with (
        zipfile.ZipFile(io.BytesIO(_frame(layout, headings, count, totals or {}))) as frame,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as book,
    ):
        for name in frame.namelist():
            with book.open(name, "w", force_zip64=name == DATA) as entry:
                if name == DATA:
                    _fill(entry, frame.read(name).decode(), rows, count)
                else:
                    entry.write(frame.read(name))


def _fill(entry, sheet, rows, count):
    """The sheet with the rows in place of its one sample row, whose cells know the styles."""
    above, sample, below = re.fullmatch(rf'(.*)(<row r="{ABOVE + 1}".*?</row>)(.*)', sheet, re.DOTALL).groups()
    cells = [_cell_writer(*each) for each in re.findall(r'<c r="([A-Z]+)[0-9]+" s="([0-9]+)"', sample)]
    entry.write(above.encode())
    waiting, written = [], 0
    for written, row in enumerate(rows, 1):
        if written > count:
            raise Miscounted
        waiting.append(_row_xml(written + ABOVE, (written, *row), cells))
        if len(waiting) == BATCH:
            entry.write("".join(waiting).encode())
            waiting.clear()
    if written != count:
        raise Miscounted
    entry.write("".join([*waiting, below]).encode())


def _row_xml(number, values, cells):
    parts = [write(number, value) for write, value in zip(cells, values, strict=True) if value not in ("", None)]
    return f'<row r="{number}">{"".join(parts)}</row>'


def _cell_writer(column, style) -> Callable:
    def write(number, value):
        if isinstance(value, str):
            typed = f'<is><t xml:space="preserve">{_xml(value)}</t></is>'
            return f'<c r="{column}{number}" s="{style}" t="inlineStr">{typed}</c>'
        if isinstance(value, date):
            if value < FIRST_SURE_DAY:
                return write(number, value.isoformat())
            value = (value - EPOCH).days
        return f'<c r="{column}{number}" s="{style}"><v>{value}</v></c>'

    return write


def _xml(text):
    text = text if text.isprintable() and len(text) < LONGEST_TEXT else plain(text)
    if not _ODD.search(text):
        return text
    text = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _frame(layout, headings, count, totals):
    """The workbook with everything but the rows: one sample row stands for all of them."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", layout.sheet or layout.title)[:31].strip() or None)
    columns = [Heading(_("No."), 7, NUMBER), *headings]
    last, end = len(columns) - 1, ABOVE + max(count, 1)
    strong = {"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"}
    head = book.add_format({"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True})
    _across(page, 0, 0, last, layout.title, book.add_format(strong))
    page.set_row(0, 30)
    office, unit = f"{layout.office}    {layout.cutoff}", layout.unit
    _across(page, 1, 0, max(last - 2, 0), office, book.add_format({"align": "left"}))
    _across(page, 1, max(last - 1, 1), last, unit, book.add_format({"align": "right"}))
    for place, column in enumerate(columns):
        form = book.add_format({"num_format": FORMS[column.form], "valign": "top"})
        page.set_column(place, place, column.width, form)
        page.write_string(2, place, str(column.label), head)
        page.write_string(ABOVE, place, "x", form)
    _total(book, page, columns, count, totals)
    _across(page, end, 0, last, layout.footer, book.add_format({"align": "left", "valign": "vcenter"}))
    _printed(page, last, end)
    _notes(book, layout.notes)
    book.close()
    return out.getvalue()


def _across(page, row, first, last, text, form):
    if first == last:
        page.write_string(row, first, text, form)
    else:
        page.merge_range(row, first, row, last, "", form)
        page.write_string(row, first, text, form)


def _total(book, page, columns, count, totals):
    for place, column in enumerate(columns):
        form = book.add_format({"bold": True, "num_format": FORMS[NUMBER if place == 1 else column.form]})
        if place == 0:
            page.write_string(ABOVE - 1, place, _("Total"), form)
        elif place - 1 in totals:
            page.write_number(ABOVE - 1, place, totals[place - 1], form)
        elif place == 1:
            page.write_number(ABOVE - 1, place, count, form)


def _printed(page, last, end):
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(2)
    page.print_area(0, 0, end, last)
    page.freeze_panes(3, 0)
    page.hide_gridlines(0)
    page.set_footer("&C" + _("Page %(page)s of %(pages)s") % {"page": "&P", "pages": "&N"})
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _notes(book, notes):
    if not notes:
        return
    page = book.add_worksheet(_("About this sheet"))
    label = book.add_format({"bold": True, "valign": "top", "text_wrap": True})
    text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
    page.set_column(0, 0, 24)
    page.set_column(1, 1, 90)
    page.set_paper(A4)
    for row, (name, told) in enumerate(notes):
        page.write_string(row, 0, plain(str(name)), label)
        page.write_string(row, 1, plain(str(told)), text)
