"""Day trips of a station: cities and employers where visits wait, the sheet to take along, the ledger of people."""

from itertools import groupby
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse

from laborers.visits import rules, trips
from xundian.codes.queries import tables
from xundian.kit import clock

PAGE = 50
DUE, OVERDUE = "due", "overdue"
SCHEMES = ("destination", "occupation")


def address_of(employer):
    """The page of one employer."""
    key = {"name": employer.name, "place": employer.destination, "enterprise": employer.enterprise or ""}
    return f"{reverse('trip')}?{urlencode(key)}"


def home(request):
    """The station's first page: what waits where, the most urgent first; with `show=all` every employer."""
    on, everywhere = clock.today(), request.GET.get("show") == "all"
    cities = trips.cities(request.user, on, everywhere=everywhere)
    words = tables(SCHEMES, on)["destination"]
    shown = [
        {
            "city": city, "name": words.label(city.code + "00"),
            "stops": [
                {"stop": stop, "address": address_of(stop.employer), "place": words.label(stop.employer.destination)}
                for stop in city.stops
            ],
        }
        for city in sorted(cities, key=lambda each: (-each.overdue, -each.due, each.code))
    ]  # fmt: skip
    context = {
        "cities": shown, "everywhere": everywhere, "on": on, "due": sum(city.due for city in cities),
        "overdue": sum(city.overdue for city in cities),
    }  # fmt: skip
    return render(request, "station/trips.html", context)


def sheet(request):
    """What to take along on a day in one city, or everywhere: employers, people, telephones, room to write."""
    on, city = clock.today(), request.GET.get("city", "")
    rows = trips.ledger(request.user, on).filter(due_by__isnull=False)
    if city.isascii() and city.isdigit():
        rows = rows.filter(destination__startswith=city)
    words = tables(SCHEMES, on)
    groups = [
        {
            "place": words["destination"].label(place),
            "employer": employer,
            "people": [_line(row, words, on) for row in its],
        }
        for (place, employer), its in groupby(rows, key=lambda row: (row.destination, row.works_for))
    ]
    context = {"groups": groups, "on": on, "city": words["destination"].label(f"{city}00") if city else ""}
    return render(request, "station/sheet.html", context)


def people(request):
    """Everyone placed in the station's cities: contact and work alone; found by name, employer, occupation, due."""
    on, asked = clock.today(), {name: request.GET.get(name, "").strip() for name in ("q", "employer", "occupation")}
    due = request.GET.get("due", "")
    rows = _chosen(trips.ledger(request.user, on), asked, due, on)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    words = tables(SCHEMES, on)
    context = {
        "page": page, "rows": [_line(row, words, on) for row in page], "asked": asked, "due": due,
        "occupations": words["occupation"].choices(),
    }  # fmt: skip
    return render(request, "station/people.html", context)


def _chosen(rows, asked, due, on):
    if asked["q"]:
        text = asked["q"]
        rows = rows.filter(
            Q(laborer__name__contains=text) | Q(laborer__pinyin__icontains=text) | Q(laborer__initials=text.lower())
        )
    if asked["employer"]:
        rows = rows.filter(works_for__icontains=asked["employer"])
    if asked["occupation"]:
        rows = rows.filter(occupation=asked["occupation"])
    if due == OVERDUE:
        rows = rows.filter(due_by__lte=rules.last_day_overdue(on))
    elif due == DUE:
        rows = rows.filter(due_by__isnull=False)
    return rows


def _line(row, words, on):
    employer = trips.Employer(row.works_for, row.destination, row.enterprise_id)
    late = (on - row.due_by).days if row.due_by and row.due_by <= rules.last_day_overdue(on) else 0
    return {
        "row": row, "address": address_of(employer), "late": late, "place": words["destination"].label(row.destination),
        "occupation": words["occupation"].label(row.occupation) if row.occupation else "",
    }  # fmt: skip
