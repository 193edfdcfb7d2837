"""Many hands at once: acceptances in real threads, each with its own connection to the real database."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from laborers.jobs import actions
from laborers.jobs.models import Offer
from tests.factories.cast import make_tree
from tests.factories.jobs import ANSWER_BY, MATCHED, make_offer, make_run, make_vacancy
from tests.factories.surveys import make_assessed_laborer
from tests.factories.visits import noon
from xundian.kit.errors import DomainError

pytestmark = pytest.mark.django_db(transaction=True)


def all_at_once(jobs):
    """What each job returned, or the code of its refusal, when all of them start at the same moment."""
    start = Barrier(len(jobs))

    def run(job):
        try:
            start.wait(10)
            return job()
        except DomainError as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return [done.result(60) for done in [pool.submit(run, job) for job in jobs]]


def accept(offer):
    return actions.answer_offer(offer=offer, accept=True, by=None, on=MATCHED).state


def test_eight_accept_three_posts_and_exactly_three_get_one():
    tree = make_tree()
    vacancy = make_vacancy(tree.county, headcount=3)
    offers = [make_offer(make_assessed_laborer(tree), vacancy) for _each in range(8)]
    answers = all_at_once([lambda offer=offer: accept(offer) for offer in offers])
    assert sorted(answers) == ["accepted"] * 3 + ["filled"] * 5
    vacancy = vacancy.reread()
    assert (vacancy.filled, vacancy.state) == (3, "filled")
    assert Offer.objects.filter(state="accepted").count() == 3


def test_one_person_who_accepts_everything_at_once_gets_one_post():
    tree = make_tree()
    laborer = make_assessed_laborer(tree)
    offers = [make_offer(laborer, make_vacancy(tree.county)) for _each in range(6)]
    answers = all_at_once([lambda offer=offer: accept(offer) for offer in offers])
    assert sorted(answers) == ["accepted"] + ["move_refused"] * 5
    assert sorted(Offer.objects.values_list("state", flat=True)) == ["accepted"] + ["withdrawn"] * 5


def test_accepting_taking_back_closing_and_expiring_at_once_end_in_order():
    tree = make_tree()
    vacancy = make_vacancy(tree.county, headcount=4)
    offers = [make_offer(make_assessed_laborer(tree), vacancy) for _each in range(6)]
    jobs = [lambda offer=offer: accept(offer) for offer in offers]
    jobs += [lambda offer=offer: actions.withdraw_offer(offer=offer, by=None, on=MATCHED).state for offer in offers[:3]]
    jobs += [
        lambda: actions.close_vacancy(vacancy=vacancy, by=None, on=MATCHED).state,
        lambda: actions.expire(on=MATCHED, at=noon(MATCHED)),
    ]
    all_at_once(jobs)
    accepted = Offer.objects.filter(vacancy=vacancy, state="accepted").count()
    assert vacancy.reread().filled == accepted <= 4
    assert not Offer.objects.filter(vacancy=vacancy, state__in=["made", "seen"]).exists()


def test_one_run_turned_into_offers_by_two_hands_offers_each_post_once():
    tree = make_tree()
    people = [make_assessed_laborer(tree) for _each in range(5)]
    make_vacancy(tree.county, headcount=5)
    run = make_run(tree.township)
    order = {"run": run, "by": None, "on": MATCHED, "answer_by": ANSWER_BY}
    made = all_at_once([lambda: actions.offer_proposals(**order).made for _hand in range(3)])
    assert sorted(made) == [0, 0, 5]
    assert Offer.objects.count() == len(people)


def test_two_offices_offer_the_same_post_to_the_same_person_once():
    tree = make_tree()
    laborer, vacancy = make_assessed_laborer(tree), make_vacancy(tree.county, headcount=5)
    made = all_at_once([lambda: make_offer(laborer, vacancy).state for _office in range(4)])
    assert sorted(made) == ["already_offered"] * 3 + ["made"]
