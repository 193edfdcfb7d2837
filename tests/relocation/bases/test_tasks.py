"""The sweep of insurances: county and township learn of each distance once."""

from datetime import date, timedelta

import pytest

from relocation.bases import actions
from tests.factories import bases
from tests.factories.visits import noon
from xundian.kit.models import OutboxMessage
from xundian.kit.sweeps import load, run_sweep

pytestmark = pytest.mark.django_db
ENDS, KIND = date(2026, 12, 31), "base_insurance_ending"


def told(day):
    actions.remind_of_ends(on=day, at=noon(day))
    return sorted({row.payload["values"]["days"] for row in OutboxMessage.objects.filter(payload__kind=KIND)})


def test_county_and_township_are_told_at_60_30_and_7_days_once_each(cast, tree):
    base = bases.make_base(tree.village, by=cast.county)
    bases.make_insurance(base, ends=ENDS, by=cast.county)
    assert told(ENDS - timedelta(days=61)) == []
    for day, known in ((60, [60]), (59, [60]), (30, [30, 60]), (7, [7, 30, 60]), (0, [7, 30, 60])):
        assert told(ENDS - timedelta(days=day)) == known
    users = {row.payload["user_id"] for row in OutboxMessage.objects.filter(payload__kind=KIND)}
    assert users == {str(cast.county.pk), str(cast.township.pk)}
    assert OutboxMessage.objects.filter(payload__kind=KIND).count() == 6


def test_nobody_is_told_where_another_insurance_follows_or_the_base_is_closed(cast, tree):
    followed = bases.make_base(tree.village, by=cast.county)
    bases.make_insurance(followed, ends=ENDS, by=cast.county)
    bases.make_insurance(followed, starts=ENDS, ends=date(2027, 12, 31), by=cast.county)
    closed = bases.make_base(tree.village, closed_on=date(2026, 6, 1), by=cast.county)
    bases.make_insurance(closed, ends=ENDS, by=cast.county)
    assert told(ENDS - timedelta(days=5)) == []


def test_the_sweep_runs_by_its_name(cast, tree):
    base = bases.make_base(tree.village, by=cast.county)
    bases.make_insurance(base, ends=ENDS, by=cast.county)
    assert "bases" in load()
    assert run_sweep("bases", on=ENDS, at=noon(ENDS)) == {"insurances": 1}
