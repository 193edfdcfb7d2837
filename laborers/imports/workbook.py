"""The workbook a person gets back: the same sheet, every doubtful cell coloured, and what to do in a last column."""

import io
from collections import defaultdict

import xlsxwriter
from django.utils.translation import gettext as _

from laborers.imports import queries
from laborers.imports.kinds import kind_of
from laborers.imports.reading import opened
from laborers.imports.rules import ERROR
from laborers.imports.states import ImportState
from xundian.kit.errors import Conflict

TITLE = "错误说明"  # a word of the form, whatever language the reader uses
COLOURS = {"error": "#F8CBAD", "warning": "#FFE699"}
UNCHECKED = (ImportState.UPLOADED, ImportState.CHECKING, ImportState.FAILED)
LINE_WIDTH, TOLD_WIDTH = 16, 60


def errors_workbook(batch):
    """The uploaded sheet as xlsx bytes, coloured, with the column 错误说明; what looks like a formula stays text.

    It holds identity numbers as they were uploaded: only for those who may import. Raises Conflict before the import
    was checked, and for a file that could not be read.
    """
    if batch.state in UNCHECKED:
        raise Conflict(_("The marked workbook is there when the import has been checked."), code="not_checked")
    told = _told(batch)
    target = io.BytesIO()
    book = xlsxwriter.Workbook(
        target, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    with opened(queries.content(batch), kind_of(batch).vocabulary, batch.layout) as sheet:
        _write(book, sheet, told)
    book.close()
    return target.getvalue()


def _told(batch):
    """{row: (sentences, {field: level})} of every kept problem."""
    rows = defaultdict(lambda: ([], {}))
    for kept in batch.report.get("problems", []):
        each = queries.sentence(batch, kept)
        sentences, levels = rows[each["row"]]
        sentences.append(f"{each['column']}: {each['message']}")
        field = kept[1]
        levels[field] = ERROR if each["level"] == ERROR else levels.get(field, each["level"])
    return rows


def _write(book, sheet, told):
    page = book.add_worksheet(sheet.name[:31] or _("Survey"))
    formats = {level: book.add_format({"bg_color": colour}) for level, colour in COLOURS.items()}
    strong = book.add_format({"bold": True})
    last = max(len(row) for row in sheet.head)
    page.set_column(0, last - 1, LINE_WIDTH)
    page.set_column(last, last, TOLD_WIDTH)
    for number, row in enumerate(sheet.head):
        _write_row(page, number, row, strong, {})
    page.write_string(sheet.columns.row - 1, last, TITLE, strong)
    places = sheet.columns.index
    for number, row in sheet.rows:
        sentences, levels = told.get(number, ([], {}))
        marked = {places[field]: formats[level] for field, level in levels.items() if field in places}
        _write_row(page, number - 1, [*row, *[""] * (last - len(row))][:last], None, marked)
        if sentences:
            page.write_string(number - 1, last, " ".join(sentences))


def _write_row(page, number, row, plain, marked):
    for place, cell in enumerate(row):
        form = marked.get(place, plain)
        if cell in ("", None):
            page.write_blank(number, place, None, form)
        elif isinstance(cell, str):
            # The writer takes a text in such marks for finished XML and would not escape it.
            page.write_string(number, place, f"{cell} " if cell.startswith("<r>") else cell, form)
        else:
            page.write(number, place, cell, form)
