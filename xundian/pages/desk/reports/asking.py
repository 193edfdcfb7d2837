"""What every report asks first: whose place, which year, which households."""

import re

from django.http import Http404

from laborers.economy import queries
from laborers.economy.actions import FIRST_YEAR
from xundian.accounts.roles import carries
from xundian.accounts.scope import covers
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.reports.economy import NAME, Asked

PAGE = 100


def asked_by(request):
    """(Asked, years to choose from) of a page's address; 404 for a place outside the reader's."""
    on, known = clock.today(), queries.years(request.user)
    text = request.GET.get("year", "")
    year = int(text) if re.fullmatch("[12][0-9]{3}", text) and int(text) >= FIRST_YEAR else None
    year = year or (known[0] if known else on.year)
    years = sorted({*known, year, on.year}, reverse=True)
    return Asked(request.user, year, division_of(request), on), years


def division_of(request):
    """The place that an address names, the reader's own unless told; 404 for any outside it."""
    code, own = request.GET.get("division", ""), request.user.division_id or ""
    if not code:
        return own
    if (own and not covers(request.user, code)) or not Division.objects.filter(code=code).exists():
        raise Http404
    return code


def framed(asked, years):
    """The frame of a report's page: where it is, the way up to the own place, the years."""
    own = asked.user.division_id or ""
    above = [asked.division[:digits] for digits in (6, 9, 12) if len(own) <= digits < len(asked.division)]
    places = {place.code: place for place in Division.objects.filter(code__in=[*above, asked.division])}
    return {
        "asked": asked, "years": years, "division": asked.division, "year": asked.year, "on": asked.on,
        "place": NAME.to_representation(places[asked.division]) if asked.division in places else "",
        "may_open": carries(asked.user.role, "households.read"),
        "path": [(code, NAME.to_representation(places[code])) for code in above if code in places],
    }  # fmt: skip


def chosen(request, choices):
    """The households to list, one of the choices; all of them for anything else."""
    show = request.GET.get("show", "")
    return show if show in choices else ""
