"""Where people went: cities, the stations that look after them, the posts that are open there (X2.2-6, X2.2-7)."""

from typing import Any, NamedTuple

from django.db.models import Count, F, Sum
from django.db.models.functions import Left

from laborers.jobs.models import Vacancy
from laborers.jobs.queries import offerable_vacancies
from xundian.accounts.models import Station
from xundian.accounts.scope import under, visible_to
from xundian.reports.cockpit.asked import AWAY

# Digits of a place of work that name a city, and a district of it.
CITY_DIGITS, DISTRICT_DIGITS, TOP = 4, 6, 10


class City(NamedTuple):
    """A city people went to: its code, how many people, the station that looks after it, open posts and places in them.

    Whoever went to two cities counts in both.
    """

    code: str
    people: int
    station: Any
    posts: int
    places: int


def cities(asked, top=TOP):
    """The Cities outside the county most people were placed in, the most first; three statements."""
    known, posts = stations(asked.user), _posts(asked)
    return [
        City(city, people, next(iter(keepers(known, city)), None), *posts.get(city, (0, 0)))
        for city, people in _people(asked, "", CITY_DIGITS)[:top]
    ]


def districts(asked, city):
    """[(district, people placed there)] of a city, the most first; whoever was in two of them counts in both."""
    return _people(asked, city, DISTRICT_DIGITS)


def people_in(asked, place):
    """How many people were placed in a city or district."""
    figure = asked.figure(AWAY)
    rows = asked.rows(figure, asked.period).filter(under("destination", place))
    return rows.aggregate(n=Count(figure.person, distinct=True))["n"]


def _people(asked, place, digits):
    figure = asked.figure(AWAY)
    rows = asked.rows(figure, asked.period).order_by()
    rows = rows.filter(under("destination", place)) if place else rows
    counted = rows.annotate(at=Left("destination", digits)).values_list("at")
    return list(counted.annotate(n=Count(figure.person, distinct=True)).order_by("-n", "at"))


def _posts(asked):
    """{city: (open posts, places left in them)}."""
    rows = posts_in(asked.user, asked.on).order_by().annotate(city=Left("destination", CITY_DIGITS))
    told = rows.values_list("city").annotate(number=Count("pk"), places=Sum(F("headcount") - F("filled")))
    return {city: tuple(numbers) for city, *numbers in told}


def posts_in(user, on, place=""):
    """The vacancies that can be offered on a day in a city or district (anywhere, without one), of the user's county.

    Without what is promised of them: joined offers would count a post once for each.
    """
    rows = offerable_vacancies(visible_to(user, Vacancy.objects.all()), on)
    rows = Vacancy.objects.filter(pk__in=rows.order_by().values("pk"))
    return rows.filter(under("destination", place)) if place else rows


def stations(user):
    """The stations of the user's county, by name."""
    county = (user.home_id or "")[:6]
    return list(Station.objects.filter(county_id=county).order_by("name"))


def keepers(found, place):
    """Of some stations those that look after the city or district, or a part of it; the closest first."""
    near = [each for each in found if _nearness(each, place)]
    return sorted(near, key=lambda each: -_nearness(each, place))


def _nearness(station, place):
    return max(
        (len(prefix) for prefix in station.destinations if place.startswith(prefix) or prefix.startswith(place)),
        default=0,
    )
