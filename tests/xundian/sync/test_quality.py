"""How far figures may be behind what phones hold: silent phones, and when a place was last heard of."""

from datetime import UTC, datetime, timedelta

import pytest

from xundian.sync.actions import register_device, revoke_device
from xundian.sync.actions.devices import note_seen
from xundian.sync.queries.quality import SILENT_AFTER, last_heard, quality

AT = datetime(2026, 6, 20, 1, tzinfo=UTC)


def phone(user, ago, unsent=0):
    device = register_device(user=user, name="test", app_version="1", at=AT - ago).device
    note_seen(device=device, at=AT - ago, unsent=unsent)
    return device


@pytest.mark.parametrize(("ago", "silent"), [(SILENT_AFTER, 0), (SILENT_AFTER + timedelta(seconds=1), 1)])
def test_a_phone_is_silent_after_seven_days_and_no_moment_sooner(ago, silent, cast):
    phone(cast.officer, ago)
    assert quality(cast.county, division="530129", at=AT).silent == silent


def test_phones_are_counted_in_the_readers_place_and_below_what_is_asked(cast):
    phone(cast.officer, timedelta(days=9), unsent=3)
    phone(cast.colleague, timedelta(days=1))
    assert quality(cast.county, division="530129", at=AT).phones == 2
    found = quality(cast.county, division="530129103207", at=AT)
    assert (found.phones, found.silent, found.holding) == (1, 1, 1)
    assert quality(cast.stranger, division="", at=AT).phones == 0


def test_a_phone_that_was_taken_away_is_missed_by_nobody(cast):
    lost = phone(cast.officer, timedelta(days=30))
    revoke_device(device=lost, by=cast.county, at=AT)
    found = quality(cast.county, division="530129", at=AT)
    assert (found.phones, found.silent) == (0, 0)
    assert last_heard(cast.county, division="530129", digits=9) == {}


def test_a_place_was_last_heard_of_when_the_latest_of_its_phones_was(cast):
    phone(cast.officer, timedelta(days=9))
    phone(cast.colleague, timedelta(days=1))
    assert last_heard(cast.county, division="530129", digits=9) == {"530129103": AT - timedelta(days=1)}
    assert last_heard(cast.county, division="530129103", digits=12) == {
        "530129103207": AT - timedelta(days=9), "530129103212": AT - timedelta(days=1),
    }  # fmt: skip
