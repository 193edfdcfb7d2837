from datetime import timedelta

import pytest

from relocation.channels import tasks
from relocation.channels.models import ChannelOffer
from relocation.channels.rules import USUAL
from tests.conftest import SITE_ID
from tests.factories.relocation import NIGHT, PROPOSED, make_jobless, make_site
from xundian.kit.heartbeat import beats
from xundian.kit.sweeps import SWEEPS, run_sweep


@pytest.fixture
def household(tree, cast):
    return make_jobless(make_site(tree.township, id=SITE_ID), tree.village)[0]


def test_the_sweep_proposes_and_leaves_its_heartbeat(household):
    assert run_sweep("zero-employment", on=PROPOSED, at=NIGHT) == {"proposed": 1, "notices": 1}
    assert ChannelOffer.objects.get().household == household
    assert beats()["sweep.zero-employment"].on == PROPOSED


def test_twice_and_late_change_nothing_more(household):
    for days in (0, 0, 5):
        run_sweep("zero-employment", on=PROPOSED + timedelta(days=days), at=NIGHT)
    assert ChannelOffer.objects.get().proposed_on == PROPOSED


def test_what_stays_unanswered_expires_before_the_next_proposal(household):
    run_sweep("zero-employment", on=PROPOSED, at=NIGHT)
    after = PROPOSED + timedelta(days=USUAL.answer_days + 1)
    assert run_sweep("channel-expiry", on=after, at=NIGHT) == {"placed": 0, "expired": 1}
    assert run_sweep("zero-employment", on=after, at=NIGHT)["proposed"] == 1
    assert sorted(ChannelOffer.objects.values_list("state", flat=True)) == ["expired", "proposed"]


def test_they_run_every_night_the_expiry_first():
    first, second = SWEEPS["channel-expiry"], SWEEPS["zero-employment"]
    assert (first.run, second.run) == (tasks.channel_expiry, tasks.zero_employment)
    assert first.schedule.hour == second.schedule.hour == {0}
    assert min(first.schedule.minute) < min(second.schedule.minute)
