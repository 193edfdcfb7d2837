"""The sweep of ends: the county learns of each distance once."""

from datetime import timedelta

from laborers.enterprises import actions
from tests.factories.enterprises import REGISTERED, make_cooperation, make_enterprise, make_inspection
from tests.factories.visits import noon
from xundian.kit.models import OutboxMessage


def told(on):
    actions.remind_of_ends(on=on, at=noon(on))
    rows = OutboxMessage.objects.order_by("payload__kind", "-payload__values__days")
    return [(row.payload["kind"], row.payload["values"]["days"], row.payload["user_id"]) for row in rows]


def test_the_county_is_told_at_60_30_and_7_days_once_each(cast, tree):
    firm = make_enterprise(tree.county, inspected=False)
    ends = REGISTERED + timedelta(days=100)
    make_inspection(firm, valid_until=ends)
    make_cooperation(firm, ends=ends)
    assert told(ends - timedelta(days=61)) == []
    me = str(cast.county.pk)
    for day in (60, 59, 31):
        assert told(ends - timedelta(days=day)) == [("cooperation_ending", 60, me), ("inspection_ending", 60, me)]
    for day in (30, 7, 7, 0):
        rows = told(ends - timedelta(days=day))
    assert [(kind, days) for kind, days, _user in rows] == [
        ("cooperation_ending", 60), ("cooperation_ending", 30), ("cooperation_ending", 7),
        ("inspection_ending", 60), ("inspection_ending", 30), ("inspection_ending", 7),
    ]  # fmt: skip


def test_nobody_is_told_of_what_no_longer_counts(tree, cast):
    firm = make_enterprise(tree.county, inspected=False)
    make_inspection(firm, valid_until=REGISTERED + timedelta(days=20))
    make_inspection(firm, on=REGISTERED + timedelta(days=1))
    assert told(REGISTERED + timedelta(days=2)) == []
