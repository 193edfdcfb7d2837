"""Which places of work a station looks after, by the prefixes of their codes."""

from types import SimpleNamespace

import pytest

from xundian.accounts.models import Station
from xundian.accounts.scope import in_their_cities, prefixes_of

KUNMING = Station(destinations=["5301", "530112"])


@pytest.mark.parametrize(
    ("place", "near"), [("530112", 6), ("530111", 4), ("530402", 0), ("440300", 0), ("53", 0), ("", 0)]
)
def test_the_closest_prefix_says_how_near_a_place_is(place, near):
    assert KUNMING.nearness(place) == near
    assert KUNMING.looks_after(place) is (near > 0)


def test_a_station_visits_in_its_cities_and_whoever_has_no_station_everywhere():
    officer, county = SimpleNamespace(station=KUNMING), SimpleNamespace(station=None)
    assert [in_their_cities(officer, place) for place in ("530111", "440300")] == [True, False]
    assert in_their_cities(county, "440300")


def test_a_place_is_looked_for_among_stations_by_every_prefix_that_it_has():
    assert prefixes_of("530112") == ["53", "5301", "530112"]
    assert prefixes_of("") == []
