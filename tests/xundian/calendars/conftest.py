"""Visits that wait in two villages, and the calendar of an officer read back as a program reads it."""

from datetime import UTC, date, datetime, time

import icalendar
import pytest

from laborers.visits import actions as visits
from tests.factories.codes import load_shipped
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from xundian.calendars.calendar import written

ON = date(2026, 4, 20)
NEXT_DOOR = "隔壁村人"


@pytest.fixture
def waiting(cast, tree):
    """Own village: three households in group one, one in group two, away since 10 March; one in the next village."""
    load_shipped()
    for group, count in (("一组", 3), ("二组", 1)):
        for number in range(count):
            household = make_household(tree.village, group_name=group)
            make_placement(make_laborer(household, name=f"张三{group}{number}"), by=cast.officer)
    away = make_household(tree.next_village, group_name="邻组")
    make_placement(make_laborer(away, name=NEXT_DOOR), by=cast.colleague)
    visits.plan(on=ON)


def read(user, on=ON, at=None):
    """The user's calendar of a day as icalendar parses it."""
    at = at or datetime.combine(on, time(4), UTC)
    return icalendar.Calendar.from_ical(written(user=user, on=on, at=at))


def events(calendar):
    """{summary: event}."""
    return {str(each["summary"]): each for each in calendar.walk("VEVENT")}
