"""Reports as workbooks in the layout that bureaus file.

A merged title, the reporting place and the cut-off on the left and the units on the right, numbered rows with the total
first, a footer for whoever checks and fills in, A4 landscape with the head repeated on every page, and a sheet that
defines every figure. Text is written as text: nothing a cell holds is ever a formula.
"""

import io
from typing import NamedTuple

import xlsxwriter
from django.utils.translation import gettext as _

from laborers.economy.rules import HECTARE_PLACES
from xundian.divisions.models import Division
from xundian.reports import economy
from xundian.reports.columns import ROUNDING

INERT = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False,
}  # fmt: skip
# The head stands in the third row, below title and units.
HEAD_ROW, A4 = 2, 9
NUMBERS = {"count": "#,##0", "money": "#,##0.00", "area": "#,##0.000", "rate": "0.0"}
WIDTHS = {"count": 11, "money": 16, "area": 12, "rate": 10, "text": 20, "word": 14}


class Field(NamedTuple):
    """One column of a sheet: its head, and what it holds (a key of NUMBERS, or text)."""

    head: str
    kind: str


class Page(NamedTuple):
    """One sheet: name, columns, rows with the totals first; numbered unless `serial` says otherwise."""

    name: str
    title: str
    units: str
    fields: tuple
    totals: list
    rows: object
    serial: bool = True


def place_of(asked):
    """What the place asked for is called."""
    place = Division.objects.filter(code=asked.division).first()
    return economy.NAME.to_representation(place) if place else _("Own place")


def workbook(asked, pages, notes, published=(), rounding=ROUNDING):
    """The pages, and a last one that defines every figure, as xlsx bytes; `notes` are [(word, definition)]."""
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory, INERT) as book:
        formats = _formats(book)
        for page in pages:
            _write(book.add_worksheet(page.name), page, asked, formats)
        notes = [*notes, (_("Rounding"), str(rounding))]
        _define(book.add_worksheet(_("Definitions")), asked, notes, published, formats)
    return memory.getvalue()


def _formats(book):
    formats = {"title": book.add_format({"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"})}
    formats["head"] = book.add_format(
        {"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"}
    )
    formats["wrapped"] = book.add_format({"text_wrap": True, "valign": "top"})
    formats["right"] = book.add_format({"align": "right"})
    for bold in (False, True):
        formats["text", bold] = formats["word", bold] = book.add_format({"border": 1, "bold": bold, "num_format": "@"})
        for kind, pattern in NUMBERS.items():
            formats[kind, bold] = book.add_format({"border": 1, "bold": bold, "num_format": pattern})
    return formats


def _write(sheet, page, asked, formats):
    fields = (Field(_("No."), "count"), *page.fields) if page.serial else page.fields
    last = len(fields) - 1
    sheet.merge_range(0, 0, 0, last, page.title, formats["title"])
    left = _("Reported by: %(place)s    Cut-off: %(day)s") % {"place": place_of(asked), "day": asked.on.isoformat()}
    sheet.write_string(1, 0, left)
    sheet.write_string(1, last, page.units, formats["right"])
    for place, column in enumerate(fields):
        sheet.write_string(HEAD_ROW, place, str(column.head), formats["head"])
        sheet.set_column(place, place, 6 if page.serial and not place else WIDTHS[column.kind])
    row = HEAD_ROW
    for cells in page.totals:
        row += 1
        _cells(sheet, row, fields, (["", *cells] if page.serial else cells), formats, bold=True)
    for number, cells in enumerate(page.rows, 1):
        row += 1
        _cells(sheet, row, fields, ([number, *cells] if page.serial else cells), formats, bold=False)
    sheet.write_string(row + 2, 0, _("Checked by:            Filled in by:            Telephone:"))
    sheet.set_row(0, 28)
    sheet.set_row(HEAD_ROW, 46)
    sheet.freeze_panes(HEAD_ROW + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, HEAD_ROW)
    sheet.set_footer("&C&P / &N")


def _kind(value):
    """People are whole, areas have three decimals, money has two."""
    if isinstance(value, int):
        return "count"
    return "area" if value.as_tuple().exponent == -HECTARE_PLACES else "money"


def _cells(sheet, row, fields, cells, formats, *, bold):
    for place, (column, value) in enumerate(zip(fields, cells, strict=True)):
        if value is None:
            sheet.write_blank(row, place, None, formats[column.kind, bold])
        elif isinstance(value, str):
            sheet.write_string(row, place, value, formats["text", bold])
        else:
            sheet.write_number(row, place, value, formats["rate" if column.kind == "rate" else _kind(value), bold])


def _define(sheet, asked, notes, published, formats):
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 4, 26)
    lines = [
        (_("Cut-off"), asked.on.isoformat()), (_("Year"), str(asked.year)), *notes,
    ]  # fmt: skip
    for row, (word, text) in enumerate(lines):
        sheet.write_string(row, 0, str(word), formats["wrapped"])
        sheet.write_string(row, 1, str(text), formats["wrapped"])
    if published:
        _compare(sheet, len(lines) + 1, published, formats)


def _compare(sheet, row, published, formats):
    heads = (_("Figure"), _("published"), _("computed"), _("difference"), _("Document"))
    for place, head in enumerate(heads):
        sheet.write_string(row, place, head, formats["head"])
    for line, each in enumerate(published, row + 1):
        sheet.write_string(line, 0, each["label"], formats["wrapped"])
        for place, name in enumerate(("published", "computed", "difference"), 1):
            if each[name] is not None:
                sheet.write_number(line, place, each[name])
        sheet.write_string(line, 4, each["document"], formats["wrapped"])
