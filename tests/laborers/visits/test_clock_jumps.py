"""The server's clock two hours ahead and back again, over the turn of a year and of a leap February: case 34."""

from datetime import date, timedelta

import pytest
import time_machine

from laborers.registry.models import Laborer
from laborers.registry.rules import age_on
from laborers.visits import actions
from laborers.visits.models import VisitPlan
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from xundian.kit import clock

pytestmark = pytest.mark.django_db
TWO_HOURS = timedelta(hours=2)


def plans():
    """Every plan, with all that is said of it."""
    return list(VisitPlan.objects.order_by("pk").values())


def sweep():
    """The nightly planning, on the day that the server takes it to be in the county."""
    return actions.plan(on=clock.today())


@pytest.mark.parametrize("evening", ["2027-12-31T23:30:00+08:00", "2028-02-28T23:30:00+08:00",
                                     "2028-02-29T23:30:00+08:00", "2027-02-28T23:30:00+08:00"])  # fmt: skip
def test_a_sweep_at_a_wrong_hour_makes_tomorrows_rows_once_and_takes_none_back(cast, tree, evening):
    make_placement(make_laborer(make_household(tree.village)), by=cast.officer, started_on=date(2025, 8, 31))
    with time_machine.travel(evening, tick=False) as frozen:
        sweep()
        right = plans()
        today = clock.today()
        frozen.shift(TWO_HOURS)
        assert clock.today() == today + timedelta(days=1)
        sweep()
        ahead = plans()
        frozen.shift(-TWO_HOURS)
        assert sweep() == {"planned": 0, "revived": 0, "cancelled": 0, "excused": 0}
        assert plans() == ahead
        # What was made too early is what the next day would have made, and what stood before stands as it did.
        frozen.shift(TWO_HOURS)
        sweep()
        assert plans() == ahead
    kept = {row["id"]: row for row in ahead}
    assert all(kept[row["id"]] == row for row in right)
    keys = [(row["kind"], row["household_id"], row["placement_id"], row["period"]) for row in ahead]
    assert len(keys) == len(set(keys)) > 0
    assert len(ahead) > len(right)  # each of these nights opens a window


@pytest.mark.parametrize(("birth", "day", "age"), [
    # The county had summer time from 1986 to 1991: a midnight of those days is no midnight of ours.
    (date(1988, 4, 10), date(2028, 4, 9), 39), (date(1988, 4, 10), date(2028, 4, 10), 40),
    (date(1988, 9, 11), date(2028, 9, 10), 39), (date(1988, 9, 11), date(2028, 9, 11), 40),
    (date(1988, 2, 29), date(2027, 2, 28), 38), (date(1988, 2, 29), date(2027, 3, 1), 39),
    (date(1988, 2, 29), date(2028, 2, 29), 40),
])  # fmt: skip
def test_a_day_of_birth_is_a_day_whatever_the_clocks_did_then(tree, birth, day, age):
    person = make_laborer(make_household(tree.village), birth=birth)
    assert Laborer.objects.get(pk=person.pk).birth == birth
    assert age_on(birth, day) == age
