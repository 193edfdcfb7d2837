"""Work begins, offers are answered, cases are closed, all at once: nobody waits in a ring, and the seats add up."""

from datetime import timedelta
from functools import partial

import pytest

from laborers import journeys
from laborers.jobs import actions as jobs
from laborers.jobs.models import Offer
from laborers.placements import actions as placements
from laborers.placements.models import Placement
from laborers.registry.models import Case
from tests.factories.cast import make_tree
from tests.factories.jobs import MATCHED, make_offer, make_vacancy
from tests.factories.placements import KUNMING_XISHAN, make_batch, make_consent
from tests.factories.surveys import make_assessed_laborer
from tests.factories.visits import noon
from tests.laborers.jobs.test_storm import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
LATE = MATCHED + timedelta(days=8)
WORK = {"occupation": "sewing", "destination": "440300", "organised_by": "self"}


def accepted(tree, vacancy):
    laborer = make_assessed_laborer(tree)
    make_consent(laborer)
    offer = make_offer(laborer, vacancy)
    jobs.answer_offer(offer=offer, accept=True, by=None, on=MATCHED)
    return offer.reread()


def alone(offer):
    return lambda: str(
        journeys.place(
            laborer=offer.laborer, consent=offer.laborer.consents.get(), started_on=MATCHED, by=None, on=MATCHED, **WORK
        ).pk
    )


def confirm(offer, yes):
    reason = "" if yes else "post_cut"
    return lambda: (
        jobs.answer_for_employer(
            offer=offer, confirm=yes, by=None, on=MATCHED, at=noon(MATCHED), reason=reason
        ).employer_state
    )


def close(offer):
    return lambda: journeys.advance_by_hand(case=offer.case, to="closed", outcome="withdrew", by=None, on=MATCHED).stage


def offered(offer, vacancy):
    return lambda: str(make_offer(offer.laborer, vacancy).pk)


def test_work_found_alone_while_the_employer_answers_the_case_closes_and_another_post_is_offered():
    tree = make_tree()
    vacancy, other = (make_vacancy(tree.county, headcount=9) for _each in range(2))
    for _round in range(3):
        offers = [accepted(tree, vacancy) for _each in range(3)]
        steps = [step for offer in offers for step in (
            alone(offer), confirm(offer, yes=False), close(offer), offered(offer, other),
        )]  # fmt: skip
        all_at_once(steps)
    # who began after the case was closed has a second one; nobody works on a closed case
    assert Placement.objects.count() > 0
    assert {work.case.stage for work in Placement.objects.select_related("case")} == {"placed"}
    assert Case.objects.filter(stage="placed").count() == Placement.objects.filter(ended_on=None).count()
    kept = Offer.objects.filter(vacancy=vacancy, state="accepted").count()
    assert vacancy.reread().filled == kept == 0


def leave(batch, lines):
    gone = [line.pk for line in lines[:2]]
    return partial(journeys.depart_batch, batch=batch, on=LATE, by=None, called_off=gone, later=[lines[2].pk])


def clock():
    return jobs.expire(on=LATE, at=noon(LATE))


def test_batches_leave_while_the_clock_ends_what_nobody_answered():
    tree = make_tree()
    first, second = sorted((make_vacancy(tree.county, headcount=9) for _each in range(2)), key=lambda row: row.pk)
    for turn in range(3):
        batch = make_batch(tree.township, name=f"第{turn}批", departs_on=MATCHED, destination=KUNMING_XISHAN)
        lines = []
        for vacancy in (second, first, second):
            offer = accepted(tree, vacancy)
            lines.append(placements.list_person(batch=batch, offer=offer, by=None, on=MATCHED))
        all_at_once([leave(batch, lines), clock, partial(journeys.cancel_batch, batch=batch, on=LATE, by=None)])
    for vacancy in (first, second):
        assert vacancy.reread().filled == Offer.objects.filter(vacancy=vacancy, state="accepted").count()
