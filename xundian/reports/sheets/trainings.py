"""Who was trained in a year, by kind and by place, as a workbook (X3.1, codes 11)."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from xundian.reports import queries
from xundian.reports.figures import FIGURES, TRAINED_KINDS
from xundian.reports.sheets.layout import Field, Page, place_of, workbook


def trainings_workbook(asked, period):
    """Figures of the year by kind, and by place against targets, as xlsx bytes; `period` as reports.rules has it."""
    title = _("%(place)s: trainings, %(year)s") % {"place": place_of(asked), "year": asked.year}
    total, *lines = queries.table(
        queries.REPORTS["trainings"], user=asked.user, period=period, division=asked.division
    )  # fmt: skip
    kinds = Page(
        _("By kind"), title, _("Unit: trainings"),
        (Field(_("Kind"), "text"), Field(_("Trained"), "count"), Field(_("of whom registered poor"), "count")),
        [(_("Total"), total.values["trained"], total.values["trained_supported"])],
        [
            (str(FIGURES[f"trained_{kind}"].label), total.values[f"trained_{kind}"],
             total.values[f"trained_{kind}_supported"])
            for kind in TRAINED_KINDS
        ],
    )  # fmt: skip
    codes = queries.REPORTS["trainings"].columns
    places = Page(
        _("By place"), title, _("Unit: trainings; people where it says so"),
        (
            Field(_("Place"), "text"), *(Field(capfirst(str(FIGURES[code].label)), "count") for code in codes),
            Field(_("Target"), "count"), Field(_("Rate (percent)"), "rate"), Field(_("Missing"), "count"),
        ),
        [_cells(total, codes)], [_cells(line, codes) for line in lines],
    )  # fmt: skip
    notes = [(str(FIGURES[code].label), str(FIGURES[code].definition)) for code in codes[:3]]
    return workbook(asked, [kinds, places], notes, rounding=_("Rates have one decimal, half up."))


def _cells(line, codes):
    return (line.name, *(line.values[code] for code in codes), line.target, line.rate, line.gap)
