from datetime import UTC, date, datetime

from laborers.placements import actions
from laborers.placements.tasks import contracts
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from xundian.kit.models import OutboxMessage

AT = datetime(2026, 6, 1, tzinfo=UTC)


def told():
    return sorted(
        (row.payload["user_id"], row.payload["values"]["days"])
        for row in OutboxMessage.objects.filter(payload__kind="contract_ending")
    )


def test_it_tells_home_officer_and_station_of_a_contract_that_ends_once_for_each_distance(cast, tree):
    placement = make_placement(
        make_laborer(make_household(tree.village)), by=cast.officer,
        contract_from=date(2026, 3, 10), contract_to=date(2026, 9, 9),
    )  # fmt: skip
    both = sorted([str(cast.officer.pk), str(cast.station.pk)])
    contracts(on=date(2026, 7, 10), at=AT)
    assert told() == []
    for day in (date(2026, 7, 14), date(2026, 7, 14), date(2026, 7, 15)):
        contracts(on=day, at=AT)
    assert told() == [(user, 60) for user in both]
    contracts(on=date(2026, 9, 8), at=AT)
    assert told() == [(user, days) for user in both for days in (7, 60)]
    actions.end(placement=placement, ended_on=date(2026, 9, 8), reason="family", by=cast.officer)
    assert contracts(on=date(2026, 9, 9), at=AT) == {"notices": 0}
