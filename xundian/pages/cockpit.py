"""The cockpit of leaders and bureau: tiles, the table by township, and the names behind every figure."""

import re

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render

from xundian.accounts.scope import covers
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.reports import queries
from xundian.reports.figures import FIGURES, counts, names
from xundian.reports.rules import Period, gap, rate

PAGE = 100
TILES = ("placements", "away_placements", "trained", "visits_done", "visits_overdue", "difficulties_open", "jobless")
# Visits are promised by the month; the others add up over the year.
MONTHLY = {"visits_due", "visits_done"}


def cockpit(request):
    """Tiles and one report's table for the user's place or a division below it."""
    division, on = _division(request), clock.today()
    year = _number(request, "year", on.year)
    report = queries.REPORTS.get(request.GET.get("report", "placements"))
    if report is None:
        raise Http404
    lines = queries.table(report, user=request.user, period=_period(report.name, year, on), division=division)
    context = {
        "on": on, "year": year, "years": [on.year, on.year - 1], "report": report, "reports": queries.REPORTS.values(),
        "columns": [FIGURES[code] for code in report.columns], "total": lines[0], "lines": lines[1:],
        "tiles": [_tile(code, request.user, year, on, division) for code in TILES],
        "place": Division.objects.filter(code=division).first(), "division": division,
        "path": Division.objects.filter(code__in=_above(request.user, division)).order_by("code"),
        "meeting": request.GET.get("meeting") == "1",
    }  # fmt: skip
    return render(request, "pages/cockpit.html", context)


def cockpit_names(request):
    """The list of names behind one figure, paged."""
    division, on = _division(request), clock.today()
    figure = FIGURES.get(request.GET.get("figure", ""))
    if figure is None:
        raise Http404
    year = _number(request, "year", on.year)
    month = on.month if figure.code in MONTHLY and year == on.year else None
    period = Period(year=year, month=month, on=on)
    rows = names(figure, user=request.user, period=period, division=division).order_by(
        "division_id", "household_number"
    )
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    place = Division.objects.filter(code=division).first()
    context = {"figure": figure, "page": page, "place": place, "on": on, "year": year, "division": division}
    return render(request, "pages/cockpit_names.html", context)


def _period(report, year, on):
    month = on.month if report == "visits" and year == on.year else None
    return Period(year=year, month=month, on=on)


def _tile(code, user, year, on, division):
    month = on.month if code in MONTHLY and year == on.year else None
    period = Period(year=year, month=month, on=on)
    value = sum(counts(FIGURES[code], user=user, period=period, division=division).values())
    against = _against(code, user, period, division)
    return {
        "figure": FIGURES[code], "value": value, "month": month, "against": against,
        "rate": rate(value, against), "gap": gap(value, against),
    }  # fmt: skip


def _against(code, user, period, division):
    """What a tile is measured against: a target, or for visits what was due."""
    if code == "visits_done":
        return sum(counts(FIGURES["visits_due"], user=user, period=period, division=division).values())
    return queries.target_of(code, division=division, year=period.year)


def _division(request):
    code = request.GET.get("division", "")
    own = request.user.division_id or ""
    if not code:
        return own
    if (own and not covers(request.user, code)) or not Division.objects.filter(code=code).exists():
        raise Http404
    return code


def _above(user, division):
    own = user.division_id or ""
    return [division[:digits] for digits in (6, 9, 12) if len(own) <= digits < len(division)]


def _number(request, name, default):
    value = request.GET.get(name, "")
    return int(value) if re.fullmatch("[12][0-9]{3}", value) else default
