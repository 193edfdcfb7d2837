"""A plan of targets with its progress as a workbook, which can be filled in and read in again (X2.1, codes 11)."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from xundian.reports.figures import FIGURES
from xundian.reports.progress import ELIGIBLE, progress
from xundian.reports.sheets.layout import Field, Page, workbook


@dataclass(frozen=True)
class _Asked:
    """What the frame of a sheet says: the place, the year, the cut-off."""

    division: str
    year: int
    on: date


def targets_workbook(user, division, indicator, year, on):
    """The bytes of the workbook of a division's target and its parts; places by code, persons by name."""
    found, figure = progress(user=user, division=division, indicator=indicator, year=year, on=on), FIGURES[indicator]
    values = {"place": division.label, "what": figure.label, "year": year}
    page = Page(
        _("Targets"), _("%(place)s: targets %(year)s, %(what)s") % values, _("Unit: people"),
        (
            Field(_("Place or person"), "text"), Field(pgettext("statistical form", "Code"), "text"),
            Field(_("Places answered for"), "text"),
            Field(_("Target"), "count"), Field(_("Done"), "count"), Field(_("Rate (percent)"), "rate"),
            Field(_("Missing"), "count"), Field(_("Same day last year"), "count"), Field(_("Want it"), "count"),
        ),
        [_cells(found.whole, _("Total"))], [_cells(row) for row in (*found.places, *found.persons)],
    )  # fmt: skip
    counted = (figure, *(FIGURES[code] for code in ELIGIBLE[indicator]))
    notes = [(str(each.label), str(each.definition)) for each in counted]
    if found.whole.difference:
        told = {"own": found.whole.value or 0, "parts": found.whole.parts}
        notes.append((_("Sum check"), _("The parts sum to %(parts)s, the target is %(own)s.") % told))
    if found.plan and found.plan.difference:
        notes.append((_("Why the parts differ"), found.plan.difference))
    return workbook(_Asked(division.code, year, on), [page], notes, rounding=_("Rates have one decimal, half up."))


def _cells(row, name=""):
    code = row.person.username if row.person else row.code
    return (
        name or row.name, code, "、".join(row.places), row.value, row.done, row.rate, row.gap, row.before, row.eligible,
    )  # fmt: skip
