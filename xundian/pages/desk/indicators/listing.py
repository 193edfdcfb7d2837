"""Indicators of the county by year: charts, the table with every source, and the non-farm share from the records."""

from typing import NamedTuple

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from relocation.indicators import queries, rules
from relocation.indicators.models import YearFigure
from relocation.indicators.states import Indicator
from xundian.accounts.roles import carries
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.renderers import workbook_response
from xundian.pages.chart import columns_by_year
from xundian.pages.finding import row_of
from xundian.reports.sheets import indicators_workbook

PAGE = 30
COUNTY_DIGITS = 6


class Cell(NamedTuple):
    """A figure in the table: its record, the number in the unit of its column, and the change over the year before."""

    figure: YearFigure
    number: object
    change: object


def indicators(request):
    """Every indicator by year, as charts and as one table; each number leads to its source and its history."""
    county = _county(request)
    code = county.code
    years, shares = queries.by_year(code), queries.non_farm_shares(code)
    known = sorted({*years, *shares}, reverse=True)
    page = Paginator(known, PAGE).get_page(request.GET.get("page"))
    context = {
        "county": county, "page": page, "charts": _charts(years, shares),
        "columns": [(each, rules.MEASURES[each].unit.label) for each in Indicator],
        "lines": [(year, _cells(years, year), shares.get(year)) for year in page],
        "sources": _sources(years, page), "may_edit": carries(request.user.role, "indicators.edit"),
        "may_import": carries(request.user.role, "imports.run") and carries(request.user.role, "indicators.edit"),
        "fewest": rules.FEWEST_HOUSEHOLDS, "on": clock.today(),
    }  # fmt: skip
    return render(request, "desk/indicators.html", context)


def indicator(request, pk):
    """One figure with its source, and everything that ever stood in its place."""
    return show(request, row_of(request, YearFigure.objects.select_related("county", "by"), pk))


def show(request, row, errors=(), status=200):
    """The page of a figure, with what was refused."""
    versions = list(queries.versions(row))
    current = next((each for each in versions if each.state == "current"), None)
    context = {
        "figure": row, "unit": rules.MEASURES[row.indicator].unit.label, "errors": errors, "current": current,
        "versions": [(each, rules.shown(each.amount, each.indicator)) for each in versions],
        "may_edit": carries(request.user.role, "indicators.edit") and current is not None,
    }  # fmt: skip
    return render(request, "desk/indicator.html", context, status=status)


def workbook(request):
    """The same as a workbook: the table, and every figure with its source and history."""
    county = _county(request)
    return workbook_response(indicators_workbook(county, clock.today()), f"indicators-{county.code}.xlsx")


def _county(request):
    """The reader's own county; Http404 for somebody without a place."""
    return get_object_or_404(Division, code=(request.user.home_id or "")[:COUNTY_DIGITS])


def _cells(years, year):
    cells = []
    for each in Indicator:
        figure, before = years.get(year, {}).get(each), years.get(year - 1, {}).get(each)
        if figure is None:
            cells.append((each, None))
            continue
        change = rules.change(before.amount, figure.amount) if before else None
        cells.append((each, Cell(figure, rules.shown(figure.amount, each), change)))
    return cells


def _charts(years, shares):
    """A chart of every indicator with two years at least, and of the non-farm share."""
    oldest_first = sorted(years)
    charts = []
    for each in Indicator:
        points = [
            (year, rules.shown(years[year][each].amount, each)) for year in oldest_first if each in years[year]
        ]  # fmt: skip
        if len(points) > 1:
            charts.append(columns_by_year(each.label, rules.MEASURES[each].unit.label, points))
    points = [(year, facts["share"]) for year, facts in sorted(shares.items()) if facts["share"] is not None]
    if len(points) > 1:
        charts.append(columns_by_year(_("Non-farm income share"), rules.PERCENT.label, points))
    return charts


def _sources(years, page):
    """[(source, [what of which year stands there])] of the years on the page, in the order of the table."""
    found = {}
    for year in page:
        for each in Indicator:
            if figure := years.get(year, {}).get(each):
                found.setdefault(figure.source, {}).setdefault(each.label, []).append(year)
    return [
        (source, [(label, ", ".join(map(str, told))) for label, told in labels.items()])
        for source, labels in found.items()
    ]
