"""Intentions signed at events: they bind nobody, and become offers that the person answers like any other."""

from datetime import timedelta

import pytest

from laborers.jobs import actions
from laborers.jobs.models import Intention, Offer
from tests.factories.jobs import ANSWER_BY, MATCHED, make_event, make_held_event, make_vacancy
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer
from xundian.kit.errors import Conflict, Invalid, MoveRefused

pytestmark = pytest.mark.django_db


@pytest.fixture
def vacancy(tree):
    return make_vacancy(tree.county, headcount=5)


@pytest.fixture
def event(tree, vacancy):
    return make_held_event(tree.township, [vacancy])


@pytest.fixture
def laborer(tree):
    return make_assessed_laborer(make_household(tree.village))


def sign(event, laborer, vacancy):
    return actions.sign_intention(event=event, laborer=laborer, vacancy=vacancy, by=None, on=MATCHED)


def offer(intention):
    return actions.offer_intention(intention=intention, by=None, on=MATCHED, answer_by=ANSWER_BY)


def test_whoever_signs_has_come(event, laborer, vacancy):
    row = sign(event, laborer, vacancy)
    assert (row.state, row.division_id) == ("signed", laborer.division_id)
    assert [each.laborer for each in event.visitors.all()] == [laborer]


def test_a_signature_takes_no_post_and_moves_no_case(event, laborer, vacancy):
    stage = laborer.cases.get().stage
    sign(event, laborer, vacancy)
    assert (vacancy.reread().filled, laborer.cases.get().stage) == (0, stage)
    assert not Offer.objects.exists()


def test_it_becomes_an_offer_that_the_person_accepts(event, laborer, vacancy):
    row = offer(sign(event, laborer, vacancy))
    assert (row.state, row.offer.state) == ("offered", "made")
    actions.answer_offer(offer=row.offer, accept=True, by=None, on=MATCHED)
    assert vacancy.reread().filled == 1


def test_it_becomes_an_offer_that_the_person_declines_and_nothing_else_follows(event, laborer, vacancy):
    row = offer(sign(event, laborer, vacancy))
    actions.answer_offer(offer=row.offer, accept=False, by=None, on=MATCHED)
    assert (row.reread().state, row.offer.state, vacancy.reread().filled) == ("offered", "declined", 0)
    assert sign(event, laborer, vacancy).state == "signed"


def test_a_refused_offer_leaves_the_intention_as_it_was(tree, event, vacancy):
    unassessed = make_laborer(make_household(tree.village))
    row = sign(event, unassessed, vacancy)
    with pytest.raises((Conflict, MoveRefused)):
        offer(row)
    assert row.reread().state == "signed"


def test_many_become_offers_each_by_itself(tree, event, laborer, vacancy):
    sign(event, laborer, vacancy)
    unassessed = sign(event, make_laborer(make_household(tree.village)), vacancy)
    made, refused = actions.offer_intentions(
        intentions=Intention.objects.filter(event=event), by=None, on=MATCHED, answer_by=ANSWER_BY
    )
    assert [row.laborer for row in made] == [laborer]
    assert [row for row, _error in refused] == [unassessed]


def test_one_is_signed_once_for_a_post(event, laborer, vacancy):
    sign(event, laborer, vacancy)
    with pytest.raises(Conflict) as refused:
        sign(event, laborer, vacancy)
    assert refused.value.code == "already_signed"


def test_only_posts_of_the_event_are_signed_for(tree, event, laborer):
    with pytest.raises(Invalid) as refused:
        sign(event, laborer, make_vacancy(tree.county))
    assert (refused.value.field, refused.value.code) == ("vacancy", "not_here")


def test_nobody_signs_before_the_event(tree, laborer, vacancy):
    planned = make_event(tree.township)
    actions.set_stand(event=planned, enterprise=vacancy.enterprise, vacancies=[vacancy], by=None, on=MATCHED)
    with pytest.raises(Conflict) as refused:
        sign(planned, laborer, vacancy)
    assert refused.value.code == "not_held"


def test_what_is_wished_no_longer_lapses_and_is_settled(event, laborer, vacancy):
    row = actions.lapse_intention(intention=sign(event, laborer, vacancy), by=None, on=MATCHED)
    assert (row.state, row.settled_on) == ("lapsed", MATCHED)
    with pytest.raises(MoveRefused):
        offer(row)


def test_wishes_for_posts_that_are_over_lapse_by_the_clock_once(event, laborer, vacancy):
    row = sign(event, laborer, vacancy)
    assert actions.lapse_intentions(on=MATCHED) == 0
    actions.close_vacancy(vacancy=vacancy, by=None, on=MATCHED)
    assert actions.lapse_intentions(on=MATCHED + timedelta(days=1)) == 1
    assert actions.lapse_intentions(on=MATCHED + timedelta(days=1)) == 0
    assert row.reread().state == "lapsed"


def test_a_stand_that_people_signed_at_stays(event, laborer, vacancy):
    sign(event, laborer, vacancy)
    with pytest.raises(Conflict) as refused:
        actions.remove_stand(stand=event.stands.get(), by=None, on=MATCHED)
    assert refused.value.code == "has_intentions"


def test_a_visit_of_somebody_who_signed_stays(event, laborer, vacancy):
    sign(event, laborer, vacancy)
    with pytest.raises(Conflict) as refused:
        actions.remove_visitor(visitor=event.visitors.get(), by=None, on=MATCHED)
    assert refused.value.code == "has_signed"
