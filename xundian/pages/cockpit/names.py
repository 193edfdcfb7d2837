"""The list of names behind one number of the cockpit: the same rows, told by name and village, never by identity."""

import re

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render

from xundian.codes.queries import tables
from xundian.pages.cockpit.asking import asked_by, framed, place_name
from xundian.pages.finding import day_or_none
from xundian.reports.cockpit import AWAY, HELPED, PLACED, in_place, narrowed
from xundian.reports.figures import FIGURES, names
from xundian.reports.rules import Period

PAGE = 100
# Visits are promised by the month; the others add up over the year.
MONTHLY = {"visits_due", "visits_done"}
# Figures of spells of work, which lie somewhere.
OF_WORK = (PLACED, HELPED, AWAY)


def cockpit_names(request):
    """The names behind a figure, paged: of a place and year, of a month, up to a day, of one city."""
    asked = asked_by(request)
    figure = FIGURES.get(request.GET.get("figure", ""))
    if figure is None:
        raise Http404
    period, city = _period(request, asked, figure), _city(request, figure)
    chosen = narrowed(figure, asked.poor)
    chosen = in_place(chosen, city) if city else chosen
    rows = names(chosen, user=request.user, period=period, division=asked.division)
    page = Paginator(rows.order_by("division_id", "household_number", "id"), PAGE).get_page(request.GET.get("page"))
    words = tables(("destination",), asked.on)["destination"] if city else None
    context = framed(asked) | {
        "figure": figure, "page": page, "period": period, "poor": asked.poor and chosen is not figure,
        "city": place_name(words, city) if city else "",
    }  # fmt: skip
    return render(request, "pages/cockpit_names.html", context)


def _period(request, asked, figure):
    """The period of a number: the year, the month of monthly figures, or the year up to a day of it."""
    until = day_or_none(request.GET.get("until"))
    if until and until.year == asked.year:
        return Period(asked.year, None, min(until, asked.on))
    monthly = figure.code in MONTHLY or request.GET.get("of") == "month"
    return asked.month if monthly else asked.period


def _city(request, figure):
    """The city or district asked for, of figures of work; 404 for what is none."""
    text = request.GET.get("city", "")
    if not text:
        return ""
    if not re.fullmatch("[0-9]{4}([0-9]{2})?", text) or figure.code not in OF_WORK:
        raise Http404
    return text
