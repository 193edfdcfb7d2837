"""Results as they were published, each beside the percentage that follows from its numbers (X3.1)."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render

from xundian.accounts.roles import carries
from xundian.aggregates import queries
from xundian.aggregates.states import MONEY
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.renderers import workbook_response
from xundian.reports.sheets.published import published_workbook

PAGE, COUNTY_DIGITS = 12, 6


def results(request):
    """Every period with its lines, what is computed, what was printed, and sums of parts."""
    county = _county(request)
    page = Paginator(queries.by_period(county.code), PAGE).get_page(request.GET.get("page"))
    context = {
        "county": county, "page": page, "money": MONEY,
        "periods": [(queries.period_words(*period), _rows(lines)) for period, lines in page],
        "sources": sorted({row.source for row in queries.in_force(county.code)}),
        "may_import": carries(request.user.role, "aggregates.edit") and carries(request.user.role, "imports.run"),
    }  # fmt: skip
    return render(request, "desk/published.html", context)


def workbook(request):
    """The same as a workbook in the bureau's layout."""
    county = _county(request)
    return workbook_response(published_workbook(county, clock.today()), f"published-{county.code}.xlsx")


def _rows(lines):
    """[(line, whether it is a part)], the parts below their whole."""
    return [each for line in lines for each in ((line, False), *((part, True) for part in line.parts))]


def _county(request):
    return get_object_or_404(Division, code=(request.user.home_id or "")[:COUNTY_DIGITS])
