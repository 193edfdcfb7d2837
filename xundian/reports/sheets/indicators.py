"""Indicators of a county by year as a workbook: the table, and every figure with its source and history (W2.3)."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from relocation.indicators import queries, rules
from relocation.indicators.models import YearFigure
from relocation.indicators.states import Indicator
from xundian.divisions.models import Division
from xundian.reports.sheets.layout import Field, Page, workbook


@dataclass(frozen=True)
class _Asked:
    """What the frame of a sheet says: the place, the last year, the cut-off."""

    division: str
    year: int
    on: date


def indicators_workbook(county, on):
    """The bytes of the workbook of a county as of a day; the newest year first."""
    years, shares = queries.by_year(county.code), queries.non_farm_shares(county.code)
    known = sorted({*years, *shares}, reverse=True)
    name = Division.objects.get(code=county.code).name
    title = _("%(place)s: indicators by year") % {"place": name}
    heads = [
        Field(f"{each.label} ({rules.MEASURES[each].unit.label})", "money") for each in Indicator
    ]  # fmt: skip
    table = Page(
        _("By year"), title, _("Units stand in the headings"),
        (
            Field(_("Year"), "text"), *heads, Field(_("Non-farm income share (per cent)"), "money"),
            Field(_("of relocated households (per cent)"), "money"),
        ),
        [], [_line(year, years.get(year, {}), shares.get(year, {})) for year in known],
    )  # fmt: skip
    figures = Page(
        _("Sources"), title, _("Units stand beside the figures"),
        tuple(
            Field(head, kind)
            for head, kind in (
                (_("Year"), "text"), (_("Indicator"), "text"), (_("Figure"), "money"), (_("Unit"), "text"),
                (_("Source"), "text"), (_("State"), "text"), (_("Reason"), "text"), (_("Entered on"), "text"),
            )
        ),
        [], [_figure(row) for row in _all(county)],
    )  # fmt: skip
    asked = _Asked(county.code, known[0] if known else on.year, on)
    notes = [(_("Non-farm income share"), share_definition())]
    return workbook(asked, [table, figures], notes, rounding=_("Shares have one decimal, half up."))


def share_definition():
    """What the share counts, in a sentence."""
    return _(
        "Income from working away per cent of all income, over the households with an income on record in the "
        "household economy of the year; computed, never entered."
    )


def _line(year, figures, share):
    cells = [rules.shown(figures[each].amount, each) if each in figures else None for each in Indicator]
    return (str(year), *cells, share.get("share"), share.get("relocated_share"))


def _all(county):
    order = ("-year", "indicator", "-created_at", "-pk")
    return YearFigure.objects.filter(county=county.code).order_by(*order)


def _figure(row):
    return (
        str(row.year), row.get_indicator_display(), rules.shown(row.amount, row.indicator),
        str(rules.MEASURES[row.indicator].unit.label), row.source, row.get_state_display(),
        row.withdrawn_for or row.reason, row.entered_on.isoformat(),
    )  # fmt: skip
