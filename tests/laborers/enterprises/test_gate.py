"""The gate: no post of organised transfer from an enterprise that was not inspected; self-found work is never gated."""

from datetime import timedelta

import pytest
from django.utils import translation

from laborers.enterprises import actions as enterprises
from laborers.jobs import actions, queries
from laborers.jobs.models import Vacancy
from tests.factories.enterprises import make_enterprise, make_inspection
from tests.factories.jobs import ANSWER_BY, MATCHED, make_offer, make_run, make_vacancy
from tests.factories.placements import make_placement
from tests.factories.surveys import make_assessed_laborer
from xundian.kit.errors import Conflict

NEXT = MATCHED + timedelta(days=1)


@pytest.fixture
def bare(tree):
    return make_enterprise(tree.county, inspected=False)


def test_an_offer_waits_for_the_inspection_and_says_so(tree, bare):
    vacancy, person = make_vacancy(tree.county, enterprise=bare), make_assessed_laborer(tree)
    with translation.override("en"), pytest.raises(Conflict) as refusal:
        make_offer(person, vacancy)
    assert (refusal.value.code, refusal.value.field) == ("not_inspected", "vacancy")
    assert "Inspect it first" in str(refusal.value.message)
    make_inspection(bare, on=MATCHED)
    assert make_offer(person, vacancy).state == "made"


def test_a_yes_is_refused_when_the_enterprise_failed_meanwhile_and_a_no_never_is(cast, tree, bare):
    make_inspection(bare, on=MATCHED)
    vacancy = make_vacancy(tree.county, enterprise=bare, headcount=2)
    first, second = (make_offer(make_assessed_laborer(tree), vacancy) for _each in range(2))
    make_inspection(bare, on=NEXT, pay="poor", verdict="fail")
    answer = {"by": cast.officer, "on": NEXT}
    with pytest.raises(Conflict) as refusal:
        actions.answer_offer(offer=first, accept=True, **answer)
    assert refusal.value.code == "not_inspected"
    assert vacancy.reread().filled == 0
    assert actions.answer_offer(offer=second, accept=False, **answer).state == "declined"
    make_inspection(bare, on=NEXT)
    assert actions.answer_offer(offer=first, accept=True, **answer).state == "accepted"


def test_matching_proposes_no_post_of_one_that_was_not_inspected(cast, tree, bare):
    make_vacancy(tree.county, enterprise=bare)
    make_assessed_laborer(tree.village)
    assert make_run(tree.village).placed == 0
    assert not queries.offerable_vacancies(Vacancy.objects.all(), MATCHED).exists()
    make_inspection(bare, on=MATCHED)
    run = make_run(tree.village)
    assert run.placed == 1
    enterprises.set_state(enterprise=bare, state="suspended", reason="停产", by=cast.county, on=MATCHED)
    offered = actions.offer_proposals(run=run, by=cast.county, on=MATCHED, answer_by=ANSWER_BY)
    assert (offered.made, offered.overtaken) == (0, 1)


def test_self_found_work_at_the_same_place_needs_no_inspection(tree, bare):
    placement = make_placement(make_assessed_laborer(tree), enterprise=bare, organised_by="self")
    assert placement.enterprise == bare
