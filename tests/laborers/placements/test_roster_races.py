"""Rosters under many hands: in real threads, each with its own connection to the real database."""

from datetime import timedelta

import pytest

from laborers import journeys
from laborers.jobs import actions as jobs
from laborers.placements import actions
from laborers.placements.models import Placement, RosterLine
from tests.factories.cast import make_tree
from tests.factories.jobs import MATCHED, make_offer, make_vacancy
from tests.factories.placements import KUNMING_XISHAN, make_batch, make_consent
from tests.factories.surveys import make_assessed_laborer
from tests.laborers.jobs.test_storm import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
DEPARTS = MATCHED + timedelta(days=3)


@pytest.fixture
def accepted():
    """A person with consent and an accepted post, and two batches that leave for its place."""
    tree = make_tree()
    person = make_assessed_laborer(tree)
    make_consent(person)
    offer = make_offer(person, make_vacancy(tree.county))
    jobs.answer_offer(offer=offer, accept=True, by=None, on=MATCHED)
    batches = [make_batch(tree.township, departs_on=DEPARTS, destination=KUNMING_XISHAN, name=name) for name in "甲乙"]
    return person, offer.reread(), batches


def test_two_hands_list_one_person_on_two_batches_and_one_of_them_wins(accepted):
    _person, offer, batches = accepted

    def list_on(batch):
        return actions.list_person(batch=batch, offer=offer, by=None, on=MATCHED).batch.name

    answers = all_at_once([lambda batch=batch: list_on(batch) for batch in batches * 3])
    refused = [answer for answer in answers if answer == "listed"]
    assert (len(refused), len(set(answers))) == (5, 2)
    assert RosterLine.objects.get().batch.name in answers


def test_who_is_listed_and_placed_at_the_same_moment_stands_on_one_roster(accepted):
    person, offer, (batch, other) = accepted
    consent = make_consent(person)
    all_at_once([
        lambda: actions.list_person(batch=other, offer=offer, by=None, on=MATCHED).state,
        lambda: journeys.place(
            laborer=person, consent=consent, offer=offer, batch=batch, by=None, on=MATCHED, started_on=DEPARTS
        ).destination,
    ])  # fmt: skip
    assert RosterLine.objects.filter(laborer=person, state="listed").count() == 1
    line = RosterLine.objects.get(laborer=person, state="listed")
    placed = Placement.objects.filter(laborer=person).first()
    assert (line.batch, line.placement) == ((batch, placed) if placed else (other, None))
