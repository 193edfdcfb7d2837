"""The gate under many hands: a post is not taken while its enterprise is being paused or fails an inspection."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection, transaction

from laborers import journeys
from laborers.enterprises import actions as enterprises
from laborers.jobs import actions
from laborers.jobs.models import Offer
from tests.factories.cast import make_tree
from tests.factories.enterprises import make_enterprise, make_inspection
from tests.factories.jobs import ANSWER_BY, MATCHED, make_offer, make_run, make_vacancy
from tests.factories.placements import make_consent
from tests.factories.surveys import make_assessed_laborer
from tests.factories.waiting import waiting
from tests.laborers.jobs.test_storm import accept, all_at_once
from xundian.kit.errors import DomainError

pytestmark = pytest.mark.django_db(transaction=True)


def while_open(first, second):
    """(what `first` gave, what `second` gave or was refused with), second asked before first has committed."""
    written = Event()

    def hold():
        try:
            with transaction.atomic():
                found = first()
                written.set()
                deadline = time.monotonic() + 3
                while not waiting() and time.monotonic() < deadline:
                    time.sleep(0.02)
                return found
        finally:
            connection.close()

    def ask():
        try:
            written.wait(10)
            return second()
        except DomainError as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        runs = [pool.submit(hold), pool.submit(ask)]
        return [run.result(30) for run in runs]


def pause(firm):
    return enterprises.set_state(enterprise=firm, state="suspended", reason="停产", by=None, on=MATCHED).state


def fail(firm):
    return make_inspection(firm, on=MATCHED, pay="poor", verdict="fail").verdict


@pytest.fixture
def place():
    tree = make_tree()
    firm = make_enterprise(tree.county, on=MATCHED)
    return tree, firm, make_vacancy(tree.county, enterprise=firm, headcount=2)


@pytest.mark.parametrize("bar", [pause, fail])
def test_a_yes_waits_for_the_bar_that_was_first_and_is_refused(place, bar):
    tree, firm, vacancy = place
    offer = make_offer(make_assessed_laborer(tree), vacancy)
    _barred, answer = while_open(lambda: bar(firm), lambda: accept(offer))
    assert answer == "not_inspected"
    assert vacancy.reread().filled == 0


def test_offers_of_a_run_wait_for_the_bar_too(place):
    tree, firm, _vacancy = place
    make_assessed_laborer(tree.village)
    run = make_run(tree.village)
    order = {"run": run, "by": None, "on": MATCHED, "answer_by": ANSWER_BY}
    _barred, offered = while_open(lambda: pause(firm), lambda: actions.offer_proposals(**order))
    assert (offered.made, offered.overtaken) == (0, 1)


def test_two_take_posts_of_one_enterprise_without_waiting_for_each_other(place):
    tree, firm, vacancy = place
    other = make_vacancy(tree.county, enterprise=firm)
    mine, yours = make_offer(make_assessed_laborer(tree), vacancy), make_offer(make_assessed_laborer(tree), other)
    begun = time.monotonic()
    assert while_open(lambda: accept(mine), lambda: accept(yours)) == ["accepted", "accepted"]
    # The first holds its transaction open for three seconds, unless somebody waits for it.
    assert time.monotonic() - begun > 2


def test_a_departure_called_off_while_others_want_its_post_leaves_no_post_twice_or_lost():
    tree = make_tree()
    vacancy = make_vacancy(tree.county, headcount=1)
    leaver = make_assessed_laborer(tree)
    taken = make_offer(leaver, vacancy)
    waiting = [make_offer(make_assessed_laborer(tree), vacancy) for _each in range(3)]
    accept(taken)
    work = journeys.place(
        laborer=leaver, consent=make_consent(leaver), offer=taken, by=None, on=MATCHED, started_on=ANSWER_BY
    )  # fmt: skip
    answers = all_at_once(
        [lambda: journeys.call_off(placement=work, on=MATCHED, by=None).end_reason]
        + [lambda offer=offer: accept(offer) for offer in waiting]
        + [lambda: journeys.call_off(placement=work, on=MATCHED, by=None).end_reason]
    )
    accepted = Offer.objects.filter(vacancy=vacancy, state="accepted").count()
    assert sorted([answers[0], answers[-1]]) == ["called_off", "called_off"]
    assert answers.count("accepted") == accepted <= 1
    assert set(answers[1:-1]) <= {"accepted", "filled"}
    row = vacancy.reread()
    assert (row.filled, row.state) == (accepted, "filled" if accepted else "open")
