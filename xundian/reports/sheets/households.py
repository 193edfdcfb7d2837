"""The two reports about households as workbooks (X3.2, X5)."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from laborers.economy.states import Group
from xundian.reports import economy
from xundian.reports.columns import (
    BEFORE,
    CHANGE,
    GROUP_DEFINITIONS,
    INCOME_COLUMNS,
    LAND_COLUMNS,
    NOW,
    at,
    titled,
)  # fmt: skip
from xundian.reports.sheets.layout import Field, Page, place_of, workbook


def income_workbook(asked):
    """The income report as xlsx bytes: households, places, definitions."""
    report, place = economy.household_income(asked), place_of(asked)
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
    return workbook(asked, [households, places], notes, report.published)


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
    report, place = economy.land_use(asked), place_of(asked)
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
    return workbook(asked, [compared, places, households], notes, report.published)


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
