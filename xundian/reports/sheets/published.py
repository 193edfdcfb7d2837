"""Published results as a workbook: what was printed, what is computed from it, and the difference (X3.1, codes 11)."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from xundian.aggregates import queries
from xundian.aggregates.states import MONEY
from xundian.divisions.models import Division
from xundian.kit.money import yuan
from xundian.reports.sheets.layout import Field, Page, workbook


@dataclass(frozen=True)
class _Asked:
    """What the frame of a sheet says: the place, the year, the cut-off."""

    division: str
    year: int
    on: date


def published_workbook(county, on):
    """The bytes of the workbook of a county as of a day; the newest period first, parts below their whole."""
    name = Division.objects.get(code=county.code).label
    rows = [
        _cells(queries.period_words(*period), each)
        for period, lines in queries.by_period(county.code) for line in lines for each in (line, *line.parts)
    ]  # fmt: skip
    page = Page(
        _("Published results"), _("%(place)s: published results") % {"place": name}, _("Units: people, yuan, per cent"),
        (
            Field(_("Period"), "text"), Field(_("Indicator"), "text"), Field(_("Part"), "text"),
            Field(_("Done"), "money"), Field(_("of whom registered poor"), "money"), Field(_("Target"), "money"),
            Field(_("Computed (per cent)"), "money"), Field(_("Printed (per cent)"), "money"),
            Field(_("Printed less computed (points)"), "money"), Field(_("Compared with the print"), "text"),
            Field(_("Source"), "text"),
        ),
        [], rows,
    )  # fmt: skip
    asked = _Asked(county.code, on.year, on)
    return workbook(asked, [page], [(_("Computed"), computed_means())], rounding=rounding())


def computed_means():
    """What the computed percentage is, in a sentence."""
    return _("Done per cent of the target, or what exceeds it where the print says over; computed, never typed in.")


def rounding():
    """How percentages are rounded, in a sentence."""
    return _("Computed percentages have two decimals, half up; they are compared with the decimals that were printed.")


def _cells(period, line):
    row, found = line.record, line.comparison
    money = row.measure in MONEY
    numbers = [yuan(each) if money else each for each in (row.done, row.registered, row.target)]
    return (
        period, row.get_measure_display(), row.part, *numbers, found.computed, found.printed, found.difference,
        str(found.verdict.label), row.source,
    )  # fmt: skip
