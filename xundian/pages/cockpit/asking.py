"""What a page of the cockpit is asked: place, year, whose figures; and what every page of it shows around them."""

import re

from django.urls import reverse
from django.utils.http import urlencode

from xundian.divisions.models import Division
from xundian.divisions.rules import ancestors_of
from xundian.kit import clock
from xundian.pages.finding import division_of
from xundian.reports.cockpit import Asked
from xundian.reports.rules import VILLAGE_DIGITS

FIRST_YEAR, YEARS = 2014, 3
POOR = "poor"


def asked_by(request):
    """The Asked of an address; 404 for a place outside the reader's, the present year for one that is none."""
    on, text = clock.today(), request.GET.get("year", "")
    year = int(text) if re.fullmatch("20[0-9]{2}", text) and FIRST_YEAR <= int(text) <= on.year else on.year
    return Asked(request.user, year, division_of(request), on, request.GET.get("who") == POOR)


def address(asked, figure, division=None, **more):
    """Where the names behind a figure are: of the place asked for, or of one below it."""
    given = {"figure": figure, "division": asked.division if division is None else division, "year": asked.year}
    given |= {"who": POOR if asked.poor else ""} | more
    return f"{reverse('cockpit-names')}?{urlencode({name: value for name, value in given.items() if value})}"


def framed(asked):
    """The frame: the place and the way up to the reader's own, places to choose, years to choose, the moment."""
    own = asked.user.division_id or ""
    above = [code for code in ancestors_of(asked.division) if code.startswith(own)] if asked.division else []
    # Beside a village those of its township may be chosen.
    around = asked.division[:9] if len(asked.division) >= VILLAGE_DIGITS else asked.division
    rows = {each.code: each for each in Division.objects.filter(code__in=[*above, asked.division])}
    choices = Division.objects.filter(parent_id=around, valid_to=None).order_by("code") if around else []
    return {
        "asked": asked, "at": clock.now(), "division": asked.division, "place": rows.get(asked.division),
        "path": [rows[code] for code in above if code in rows], "places": choices, "year": asked.year,
        "years": range(asked.on.year, max(asked.on.year - YEARS, FIRST_YEAR - 1), -1), "on": asked.on,
        "now": asked.year == asked.on.year, "own": own,
    }  # fmt: skip


def place_name(words, code):
    """A city (four digits) or district in words; the districts of a city that is a province are that city's."""
    full = code.ljust(6, "0")
    return words.label(full if full in words or full == code else code[:2].ljust(6, "0"))
