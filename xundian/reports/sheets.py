"""The two reports about households as workbooks in the layout that bureaus file.

A merged title, the reporting place and the cut-off on the left and the units on the right, numbered rows with the total
first, a footer for whoever checks and fills in, A4 landscape with the head repeated on every page, and a sheet that
defines every figure. Text is written as text: nothing a cell holds is ever a formula.
"""

import io
from typing import NamedTuple

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from laborers.economy.rules import HECTARE_PLACES
from laborers.economy.states import Group
from xundian.divisions.models import Division
from xundian.reports import economy
from xundian.reports.columns import (
    BEFORE,
    CHANGE,
    GROUP_DEFINITIONS,
    INCOME_COLUMNS,
    LAND_COLUMNS,
    NOW,
    ROUNDING,
    at,
    titled,
)  # fmt: skip

INERT = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False,
}  # fmt: skip
# The head stands in the third row, below title and units.
HEAD_ROW, A4 = 2, 9
NUMBERS = {"count": "#,##0", "money": "#,##0.00", "area": "#,##0.000"}
WIDTHS = {"count": 11, "money": 16, "area": 12, "text": 20, "word": 14}


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


def income_workbook(asked):
    """The income report as xlsx bytes: households, places, definitions."""
    report, place = economy.household_income(asked), _place(asked)
    title = _("%(place)s: income from working away, %(year)s") % {"place": place, "year": asked.year}
    units = _("Units: yuan, people")
    households = Page(
        _("Households"), title, units, _income_fields(_("Household code"), _("Place"), reaches="word"),
        [(_("Total"), "", *_income_cells(report.total))], _income_rows(asked, report.threshold_fen),
    )  # fmt: skip
    places = Page(
        _("Places"), title, units, _income_fields(_("Place"), _("Households"), reaches="count"),
        [(_("Total"), report.total["households"], *_income_cells(report.total))],
        [(line["name"], line["households"], *_income_cells(line)) for line in report.places],
    )  # fmt: skip
    notes = [(titled(column), str(column.definition)) for column in INCOME_COLUMNS]
    if report.document:
        notes.append((_("Document of the threshold"), report.document))
    return _workbook(asked, [households, places], notes, report.published)


def _income_fields(first, second, reaches):
    heads = {column.code: titled(column) for column in INCOME_COLUMNS}
    return (
        Field(first, "text"), Field(second, "count" if reaches == "count" else "text"),
        Field(heads["members"], "count"), Field(heads["working_members"], "count"),
        Field(heads["total_income"], "money"), Field(heads["outside_income"], "money"),
        Field(heads["income_per_migrant"], "money"), Field(heads["income_per_member"], "money"),
        Field(heads["threshold"], "money"), Field(str(_("Reaching the threshold")), reaches),
    )  # fmt: skip


def _income_cells(line):
    codes = (
        "members", "working_members", "total_income", "outside_income", "income_per_migrant", "income_per_member",
        "threshold", "reaching_threshold",
    )  # fmt: skip
    return [line[code] for code in codes]


def _income_rows(asked, threshold_fen):
    words = {True: _("yes"), False: _("no"), None: ""}
    for row in economy.income_rows(asked, threshold_fen).iterator(2000):
        line = economy.income_row(row, asked, threshold_fen)
        line |= {"threshold": None, "reaching_threshold": words[line["reaching_threshold"]]}
        yield line["household_code"], line["division_name"], *_income_cells(line)


def land_workbook(asked):
    """The land report as xlsx bytes: the comparison, places, households, definitions."""
    report, place = economy.land_use(asked), _place(asked)
    title = _("%(place)s: land after migration, %(year)s") % {"place": place, "year": asked.year}
    units = _("Units: mu, ha, yuan, people")
    compared = Page(
        _("Comparison"), title, units,
        (
            Field(_("Figure"), "text"), *(Field(head, "money") for head in _times()),
        ),
        [], list(comparison(report)), serial=False,
    )  # fmt: skip
    places = Page(
        _("Places"), title, units, _land_fields(_("Place"), _("Households")),
        _land_totals(report.__dict__, _("Total")),
        [line for place in report.places for line in _land_totals(place, place["name"])],
    )  # fmt: skip
    households = Page(
        _("Households"), title, units, _land_fields(_("Household code"), _("Place")),
        _land_totals(report.__dict__, _("Total")), _land_rows(asked),
    )  # fmt: skip
    notes = [(titled(column), str(column.definition)) for column in LAND_COLUMNS]
    notes += [(str(group.label), str(GROUP_DEFINITIONS[group])) for group in Group]
    notes.append((_("Left out: %(n)s") % {"n": report.left_out}, str(GROUP_DEFINITIONS[""])))
    return _workbook(asked, [compared, places, households], notes, report.published)


def _times():
    migrant, stayed = Group.MIGRANT.label, Group.STAYED.label
    return (
        at(migrant, BEFORE), at(migrant, NOW), str(CHANGE), _("change in percent"),
        at(stayed, NOW),
    )  # fmt: skip


def comparison(report):
    """Rows (figure, migrant before, migrant now, change, change in percent, non-migrant) of a land report."""
    migrant, now = report.migrant, report.stayed["now"]
    percents = {"area_mu": "area_percent", "area_ha": "area_percent", "income": "income_percent"}
    for column in INCOME_COLUMNS[:2]:
        people = migrant[column.code]
        yield titled(column), people, people, None, None, report.stayed[column.code]
    for column in LAND_COLUMNS:
        percent = percents.get(column.code, f"{column.code}_percent")
        change = migrant["change"]
        yield (
            titled(column), migrant["before"][column.code], migrant["after"][column.code],
            change.get(column.code), change.get(percent), now[column.code],
        )  # fmt: skip


def _land_fields(first, second):
    head = {column.code: titled(column) for column in LAND_COLUMNS}
    kinds = (("area_mu", "area"), ("area_ha", "area"), ("income", "money"), ("yuan_per_ha", "money"))
    times = [Field(at(head[code], when), kind) for when in (BEFORE, NOW) for code, kind in kinds]
    return (
        Field(first, "text"),
        Field(second, "word"),
        Field(pgettext("comparison", "Group"), "word"),
        Field(_("Members"), "count"),
        *times,
    )


def _land_totals(report, name):
    """A line for each group: the figures of migrant households before and now, of the others only now."""
    codes = ("area_mu", "area_ha", "income", "yuan_per_ha")
    lines = []
    for group, times in ((Group.MIGRANT, ("before", "after")), (Group.STAYED, (None, "now"))):
        figures = report[group.value]
        cells = [figures[when][code] if when else None for when in times for code in codes]
        lines.append((name, figures["households"], str(group.label), figures["members"], *cells))
    return lines


def _land_rows(asked):
    words = {group.value: str(group.label) for group in Group} | {"": _("Left out")}
    for row in economy.land_rows(asked).iterator(2000):
        line = economy.land_row(row, asked)
        cells = [
            line[f"{code}_{when}"]
            for when in ("before", "after")
            for code in ("area_mu", "area_ha", "income", "yuan_per_ha")
        ]
        yield line["household_code"], line["division_name"], words[line["group"]], line["members"], *cells


def _place(asked):
    place = Division.objects.filter(code=asked.division).first()
    return economy.NAME.to_representation(place) if place else _("Own place")


def _workbook(asked, pages, notes, published):
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory, INERT) as book:
        formats = _formats(book)
        for page in pages:
            _write(book.add_worksheet(page.name), page, asked, formats)
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
    left = _("Reported by: %(place)s    Cut-off: %(day)s") % {"place": _place(asked), "day": asked.on.isoformat()}
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
            sheet.write_number(row, place, value, formats[_kind(value), bold])


def _define(sheet, asked, notes, published, formats):
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 4, 26)
    lines = [
        (_("Cut-off"), asked.on.isoformat()), (_("Year"), str(asked.year)), *notes,
        (_("Rounding"), str(ROUNDING)),
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
