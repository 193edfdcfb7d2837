"""What ends is told of at its nearest distance, and not once it is over."""

from datetime import date, timedelta

import pytest

from xundian.kit.ending import last_told, reminder_due

ENDS = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("left", "told"), [(61, None), (60, 60), (31, 60), (30, 30), (8, 30), (7, 7), (0, 7), (-1, None)]
)
def test_an_end_is_told_of_at_its_nearest_distance(left, told):
    assert reminder_due(ENDS, ENDS - timedelta(days=left)) == told


@pytest.mark.parametrize(("left", "told"), [(31, None), (30, 30), (7, 7), (-1, None)])
def test_other_distances_can_be_asked_for(left, told):
    assert reminder_due(ENDS, ENDS - timedelta(days=left), (30, 7)) == told


@pytest.mark.parametrize("steps", [(60, 30, 7), (30, 7)])
def test_the_last_day_that_is_asked_for_is_the_first_that_is_told_of(steps):
    last = last_told(ENDS, steps)
    assert reminder_due(last, ENDS, steps) == max(steps)
    assert reminder_due(last + timedelta(days=1), ENDS, steps) is None
