"""Any report as a workbook in the layout that bureaus file (codes 11), counted now or as it was printed.

The table with its total on top, a check that the rows make it up, what was entered late, and the definitions.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from laborers.registry.columns import sees
from xundian.kit import clock
from xundian.kit.money import yuan
from xundian.reports.figures import FIGURES
from xundian.reports.queries import REPORTS, over
from xundian.reports.rules import Period
from xundian.reports.sheets.layout import Field, Page, place_of, workbook
from xundian.reports.snapshots import queries as kept

CENT = Decimal("0.01")
# More than that is no list to read; the page has them all.
MOST_LATE = 2000


class Late(NamedTuple):
    """One entry that came in after a figure was printed; who it is stands on the page and in no file."""

    figure: str
    village: str
    household: str
    day: date | None


@dataclass(frozen=True)
class Shown:
    """A report to be written: its lines, and whether they are kept (`snapshot`) or counted now (`at`).

    `marks` are {(figure, place): late entries}; `late` lists those since the snapshot, the newest state of affairs.
    """

    report: object
    period: Period
    division: str
    lines: list
    at: object
    snapshot: object = None
    marks: dict = field(default_factory=dict)
    late: tuple[Late, ...] = ()
    # As a form of one place instead of a table: as reports.queries.form gives it.
    sections: list | None = None

    @property
    def year(self):
        """What the frame of a sheet says."""
        return self.period.year

    @property
    def on(self):
        """The cut-off."""
        return self.period.on


def report_workbook(shown):
    """The workbook of a report as xlsx bytes."""
    shown = replace(shown, report=over(shown.report, shown.period.month))
    pages = [_table(shown) if shown.sections is None else _form(shown)]
    if shown.late:
        pages.append(_late(shown))
    notes = [(_("State of the figures"), _state_of(shown)), *_notes(shown)]
    return workbook(shown, pages, notes, rounding=_("Rates and shares have one decimal, half up."))


def kept_workbook(report, snapshot, *, user, division, form=False):
    """The workbook of a report as it was printed, as a table or a form, and what was entered late since."""
    lines, marks = kept.table(report, snapshot, division=division)
    sections = kept.form(report, snapshot, division=division) if form else None
    late = tuple(_late_entries(report, snapshot, user, division))
    period = kept.period_of(snapshot)
    return report_workbook(Shown(report, period, division, lines, snapshot.taken_at, snapshot, marks, late, sections))


def _late_entries(report, snapshot, user, division):
    """At most MOST_LATE of them; a household's number only for roles that see it."""
    shown = sees(user.role, "households", "number")
    left = MOST_LATE
    for code in report.columns:
        figure = FIGURES[code]
        if left and figure.dimension is None and kept.comparable(figure, kept.period_of(snapshot)):
            rows = kept.late_names(figure, snapshot, user=user, division=division)
            for row in rows.order_by("division_id", "household_number", "id")[:left]:
                left -= 1
                yield Late(_head(figure), row["village"], row["household_number"] if shown else "", row.get("day"))


def title_of(shown):
    """Place, report and period: Yangjie: Placements against targets, 2026-06."""
    period = f"{shown.period.year}-{shown.period.month:02d}" if shown.period.month else str(shown.period.year)
    words = {"place": place_of(shown), "report": shown.report.title, "period": period}
    return _("%(place)s: %(report)s, %(period)s") % words


def _state_of(shown):
    if shown.snapshot is None:
        moment = shown.at.astimezone(clock.COUNTY_ZONE)
        return _("Counted at %(moment)s; not kept, so that a later day may count otherwise.") % {
            "moment": f"{moment:%Y-%m-%d %H:%M}"
        }
    moment = shown.snapshot.taken_at.astimezone(clock.COUNTY_ZONE)
    return _("As printed at %(moment)s: snapshot %(number)s, which no later entry changes.") % {
        "moment": f"{moment:%Y-%m-%d %H:%M}", "number": shown.snapshot.label,
    }  # fmt: skip


def _table(shown):
    report, marked = shown.report, bool(shown.marks)
    units = sorted({str(FIGURES[code].unit) for code in report.columns})
    heads = [
        Field(_head(FIGURES[code]), "money" if FIGURES[code].amount else "count") for code in report.columns
    ]  # fmt: skip
    heads += [Field(f"{share.label} (%)", "rate") for share in report.shares]
    if report.target:
        heads += [Field(_("Target"), "count"), Field(_("Rate (percent)"), "rate"), Field(_("Missing"), "count")]
    if marked:
        heads.append(Field(_("Reported late"), "text"))
    total, *rows = shown.lines
    check = (_("Check: total less rows"), *_check(report, total, rows))
    check += (None,) * (1 + len(heads) - len(check))
    return Page(
        _("Table"), title_of(shown), _("Unit: %(units)s") % {"units": _(", ").join(units)},
        (Field(_("Place"), "text"), *heads), [_cells(shown, total, marked), check],
        [_cells(shown, line, marked) for line in rows],
    )  # fmt: skip


def _form(shown):
    """The frame of a statistical form: name, unit, code and number of every figure and its parts (codes 11)."""
    heads = (
        Field(pgettext("statistical form", "Indicator"), "text"), Field(_("Unit"), "word"),
        Field(pgettext("statistical form", "Code"), "word"), Field(pgettext("statistical form", "Number"), "count"),
    )  # fmt: skip
    rows, number = [], 0
    for words, cells in shown.sections:
        if words:
            rows.append((str(words), "", "", None))
        for figure, value in cells:
            number += 1
            rows.append((_indented(figure), str(figure.unit), f"{number:02d}", _written(figure.code, value)))
    name, units = pgettext("statistical form", "Form"), _("Units stand in the lines")
    return Page(name, title_of(shown), units, heads, [], rows, serial=False)


def _indented(figure):
    return f"    {figure.heading}" if figure.dimension else capfirst(str(figure.label))


def _head(figure):
    words = capfirst(str(figure.label if not figure.dimension else figure.heading))
    return f"{words} ({figure.unit})" if figure.amount else words


def _written(code, number):
    """A count, or a sum in yuan with its two decimals."""
    return yuan(number).quantize(CENT) if FIGURES[code].amount else number


def _check(report, total, rows):
    """Of every column what the total says more than its rows together: nothing, or the sheet is wrong."""
    for code in report.columns:
        less = total.values[code] - sum(line.values[code] for line in rows)
        yield _written(code, less)


def _cells(shown, line, marked):
    report = shown.report
    cells = [line.name]
    cells += [_written(code, line.values[code]) for code in report.columns]
    cells += [line.shares.get(share.code) for share in report.shares]
    if report.target:
        cells += [line.target, line.rate, line.gap]
    if marked:
        cells.append(_marks(shown, line))
    return cells


def _marks(shown, line):
    """What of a line was entered late, figure by figure."""
    told = [(code, shown.marks.get((code, line.division))) for code in shown.report.columns]
    return _("; ").join(_("%(figure)s: %(n)s late") % {"figure": _head(FIGURES[c]), "n": n} for c, n in told if n)


def _late(shown):
    heads = (_("Figure"), _("Village"), _("Household"), _("Day"))
    rows = [(*each[:3], each.day.isoformat() if each.day else "") for each in shown.late]
    return Page(
        _("Reported late"), _("Entered after the figures were printed"), _("Unit: entries"),
        tuple(Field(head, "text") for head in heads), [], rows,
    )  # fmt: skip


def _notes(shown):
    """What every figure means, where it is read from, up to when, and who is left out."""
    codes = shown.report.columns if shown.sections is None else shown.report.every_column
    for figure in (FIGURES[code] for code in dict.fromkeys(codes)):
        told = [
            figure.definition, figure.source and _("Source: %(text)s") % {"text": figure.source},
            _("Cut-off: %(text)s") % {"text": figure.cutoff},
            figure.exclusions and _("Left out: %(text)s") % {"text": figure.exclusions},
        ]  # fmt: skip
        yield f"{capfirst(str(figure.label))} [{figure.code}]", " ".join(str(text) for text in told if text)
    for share in shown.report.shares:
        names = {"part": FIGURES[share.part].label, "whole": FIGURES[share.whole].label}
        yield str(share.label), _("%(part)s of %(whole)s, in percent.") % names
    if REPORTS[shown.report.name].target and shown.period.month:
        yield str(_("Target")), _("Targets are set for a whole year; a month is measured against none.")
    if shown.marks or shown.late:
        yield (
            _("Reported late"),
            _("Entries for a period that had been printed when they came in. They count in the next figures."),
        )
