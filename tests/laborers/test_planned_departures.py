"""Work written down before the batch leaves: at the departure all that its beginning asks for must hold again."""

from datetime import timedelta

import pytest

from laborers import journeys
from laborers.placements import actions
from laborers.placements.models import RosterLine
from tests.factories.jobs import MATCHED, make_vacancy
from tests.factories.placements import KUNMING_XISHAN, make_batch, make_consent, make_placement
from tests.laborers.test_departures import LEAVES, ready
from xundian.kit.errors import Invalid


@pytest.fixture
def batch(cast, tree):
    return make_batch(tree.township, by=cast.township, departs_on=LEAVES, destination=KUNMING_XISHAN)


@pytest.fixture
def work(cast, tree, batch):
    """Work that was to begin three days after the day on which the batch leaves."""
    offer = ready(tree, make_vacancy(tree.county, headcount=5), consent=False)
    return make_placement(
        offer.laborer, by=cast.officer, started_on=LEAVES + timedelta(days=3), on=MATCHED, offer=offer, batch=batch,
        consent=make_consent(offer.laborer, on=MATCHED),
    )  # fmt: skip


def refused(batch):
    with pytest.raises(Invalid) as caught:
        journeys.depart_batch(batch=batch, on=LEAVES, by=None)
    return caught.value.errors[0][1]


def test_who_took_the_consent_back_does_not_leave_with_the_batch(work, batch):
    actions.withdraw_consent(consent=work.consent, on=MATCHED + timedelta(days=1), by=None)
    assert refused(batch) == "consent_required"
    assert work.reread().started_on == LEAVES + timedelta(days=3)
    journeys.call_off(placement=work, on=LEAVES, by=None)
    assert (work.reread().called_off_on, RosterLine.objects.get().state) == (LEAVES, "called_off")


def test_who_agreed_again_leaves_under_the_new_consent(work, batch):
    actions.withdraw_consent(consent=work.consent, on=MATCHED + timedelta(days=1), by=None)
    again = make_consent(work.laborer, on=LEAVES)
    journeys.depart_batch(batch=batch, on=LEAVES, by=None)
    line, row = RosterLine.objects.get(), work.reread()
    assert (row.started_on, row.consent, line.consent, line.state) == (LEAVES, again, again, "departed")


def test_nobody_leaves_before_the_sixteenth_birthday(work, batch):
    born = LEAVES + timedelta(days=2)
    type(work.laborer).objects.filter(pk=work.laborer_id).update(birth=born.replace(year=born.year - 16))
    assert refused(batch) == "child_labour"


def test_who_stopped_before_the_batch_left_is_taken_off_the_list(work, batch):
    type(work).objects.filter(pk=work.pk).update(started_on=MATCHED)
    journeys.end_placement(placement=work.reread(), ended_on=MATCHED, reason="other", by=None, on=MATCHED)
    with pytest.raises(Invalid):
        journeys.depart_batch(batch=batch, on=LEAVES, by=None)
    assert actions.remove_person(line=RosterLine.objects.get(), by=None, on=LEAVES).state == "removed"
