"""Offers: each move, each refusal, and that a "no" changes nothing else."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection

from laborers.jobs import actions
from laborers.jobs.models import Offer
from laborers.placements import actions as placements
from laborers.registry import actions as registry
from laborers.registry.queries import timeline
from laborers.registry.states import Stage
from tests.factories.jobs import ANSWER_BY, MATCHED, make_offer, make_vacancy
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer
from xundian.kit.errors import Conflict, Invalid, MoveRefused

NEXT = MATCHED + timedelta(days=1)


@pytest.fixture
def laborer(tree):
    return make_assessed_laborer(tree)


@pytest.fixture
def vacancy(tree):
    return make_vacancy(tree.county, headcount=2)


@pytest.fixture
def offer(laborer, vacancy):
    return make_offer(laborer, vacancy)


def answer(offer, accept, on=NEXT, **values):
    return actions.answer_offer(offer=offer, accept=accept, by=None, on=on, **values)


def place(offer, on=NEXT):
    laborer = offer.laborer
    consent = placements.give_consent(
        laborer=laborer, purpose="placement", text_version="1", language="zh-hans", by=None, on=on
    )
    return placements.start(
        laborer=laborer, case=offer.case, consent=consent, offer=offer, enterprise=offer.vacancy.enterprise,
        occupation="welding", destination="530112", organised_by="government", started_on=on, by=None,
    )  # fmt: skip


def newest(offer):
    line = timeline(offer.case)[0]
    return line.kind, line.detail


def test_an_offer_moves_an_assessed_case_to_matching_and_says_why_it_fits(laborer, vacancy, offer):
    assert (offer.state, offer.made_on, offer.answer_by, offer.division_id) == (
        "made", MATCHED, ANSWER_BY, laborer.division_id,
    )  # fmt: skip
    assert offer.case.stage == "matching"
    assert offer.score > 0
    assert "direction" in [reason["code"] for reason in offer.reasons]
    assert newest(offer) == ("offered", {"offer": str(offer.pk), "vacancy": str(vacancy.pk)})
    assert [event.kind for event in timeline(offer.case)[:2]] == ["offered", "stage"]


def test_a_trainee_may_be_offered_a_post(tree, vacancy):
    laborer = make_assessed_laborer(tree)
    registry.advance(case=registry.open_case_of(laborer), to=Stage.TRAINING, by=None, on=MATCHED)
    assert make_offer(laborer, vacancy).case.stage == "matching"


def test_whoever_was_not_assessed_is_offered_nothing(tree, vacancy):
    with pytest.raises(MoveRefused):
        make_offer(make_laborer(make_household(tree.village)), vacancy)
    assert not Offer.objects.exists()


def test_whoever_has_no_open_case_or_has_work_is_offered_nothing(tree, laborer, vacancy):
    case = registry.open_case_of(laborer)
    registry.advance(case=case, to=Stage.PLACED, by=None, on=MATCHED)
    with pytest.raises(Conflict) as refusal:
        make_offer(laborer, vacancy)
    assert refusal.value.code == "has_work"
    registry.advance(case=case, to=Stage.CLOSED, by=None, on=MATCHED, outcome="settled")
    with pytest.raises(Conflict) as refusal:
        make_offer(laborer, vacancy)
    assert refusal.value.code == "no_case"


def test_a_requirement_of_the_post_is_not_waived_but_a_wish_may_change(tree):
    welder = make_vacancy(tree.county, needs_skill=True)
    with pytest.raises(Invalid) as refusal:
        make_offer(make_assessed_laborer(tree), welder)
    assert (refusal.value.field, refusal.value.code) == ("laborer", "skill")
    assert make_offer(make_assessed_laborer(tree, "nearby"), make_vacancy(tree.county)).state == "made"


def test_the_same_post_is_offered_to_a_person_once_at_a_time(laborer, vacancy, offer):
    with pytest.raises(Conflict) as refusal:
        make_offer(laborer, vacancy)
    assert refusal.value.code == "already_offered"
    answer(offer, accept=False)
    assert make_offer(laborer, vacancy).state == "made"


def test_an_id_of_the_client_is_used_once(tree, laborer, vacancy, offer):
    with pytest.raises(Conflict) as refusal:
        make_offer(make_assessed_laborer(tree), vacancy, id=offer.pk)
    assert refusal.value.code == "id_reused"


@pytest.mark.parametrize(
    ("answer_by", "code"), [(MATCHED - timedelta(days=1), "past"), (MATCHED + timedelta(days=61), "after_close")]
)
def test_the_answer_is_due_between_today_and_the_last_day_of_the_vacancy(laborer, vacancy, answer_by, code):
    with pytest.raises(Invalid) as refusal:
        make_offer(laborer, vacancy, answer_by=answer_by)
    assert (refusal.value.field, refusal.value.code) == ("answer_by", code)


def test_a_vacancy_that_is_closed_or_not_open_yet_cannot_be_offered(tree, laborer, vacancy):
    actions.close_vacancy(vacancy=vacancy, by=None, on=MATCHED)
    with pytest.raises(Conflict):
        make_offer(laborer, vacancy)
    with pytest.raises(Conflict) as refusal:
        make_offer(laborer, make_vacancy(tree.county, opens=NEXT))
    assert refusal.value.code == "not_open"


def test_seeing_it_once_more_changes_nothing(offer):
    seen = actions.see_offer(offer=offer, by=None, on=NEXT)
    assert seen.state == "seen"
    assert actions.see_offer(offer=offer, by=None, on=NEXT).version == seen.version
    answer(offer, accept=False)
    with pytest.raises(MoveRefused):
        actions.see_offer(offer=offer, by=None, on=NEXT)


def test_a_yes_takes_a_post_and_withdraws_the_persons_other_offers(tree, laborer, vacancy, offer):
    other = make_offer(laborer, make_vacancy(tree.county))
    foreign = make_offer(make_assessed_laborer(tree), vacancy)
    accepted = answer(offer, accept=True, note="想和表哥一起")
    assert (accepted.state, accepted.answered_on, accepted.answer_note) == ("accepted", NEXT, "想和表哥一起")
    assert vacancy.reread().filled == 1
    assert (other.reread().state, other.ended_for) == ("withdrawn", "accepted_other")
    assert foreign.reread().state == "made"
    kinds = [(event.kind, event.detail.get("answer")) for event in timeline(offer.case)[:2]]
    assert sorted(kinds) == [("answered", "accepted"), ("answered", "withdrawn")]
    assert accepted.case.stage == "matching"


def test_the_last_post_fills_the_vacancy_and_the_next_yes_is_refused(tree):
    vacancy = make_vacancy(tree.county)
    first, second = (make_offer(make_assessed_laborer(tree), vacancy) for _each in range(2))
    answer(first, accept=True)
    assert vacancy.reread().state == "filled"
    with pytest.raises(Conflict) as refusal:
        answer(second, accept=True)
    assert refusal.value.code == "filled"
    assert second.reread().state == "made"


def test_an_answer_is_given_once_and_a_yes_in_time(laborer, vacancy, offer):
    with pytest.raises(Conflict) as refusal:
        answer(offer, accept=True, on=ANSWER_BY + timedelta(days=1))
    assert refusal.value.code == "too_late"
    answer(offer, accept=True, on=ANSWER_BY)
    for accept in (True, False):
        with pytest.raises(MoveRefused):
            answer(offer, accept=accept, on=ANSWER_BY)


def test_whoever_accepted_a_post_or_found_work_cannot_accept_another(tree, laborer, vacancy, offer):
    accepted = answer(offer, accept=True)
    with pytest.raises(Conflict) as refusal:
        make_offer(laborer, make_vacancy(tree.county))
    assert refusal.value.code == "accepted_other"
    place(accepted)
    with pytest.raises(Conflict) as refusal:
        make_offer(laborer, make_vacancy(tree.county))
    assert refusal.value.code == "has_work"


def test_after_a_placement_has_ended_the_same_person_accepts_again(tree, laborer, vacancy, offer):
    placement = place(answer(offer, accept=True))
    placements.end(placement=placement, ended_on=NEXT, reason="contract_ended", by=None)
    again = make_offer(laborer, make_vacancy(tree.county))
    assert answer(again, accept=True).state == "accepted"


def test_an_offer_of_a_closed_case_cannot_be_accepted(laborer, offer):
    registry.advance(case=offer.case, to=Stage.CLOSED, by=None, on=NEXT, outcome="withdrew")
    with pytest.raises(Conflict) as refusal:
        answer(offer, accept=True)
    assert refusal.value.code == "case_closed"


def everything():
    """{table: its rows} of the whole database but for what an answer is known to write."""
    tables = set(connection.introspection.table_names())
    watched = tables - {"laborers_offer", "laborers_offerhistory", "laborers_caseevent"}
    models = [model for model in apps.get_models() if model._meta.db_table in watched]
    return {model._meta.db_table: sorted(map(repr, model._base_manager.values_list())) for model in models}


def test_a_no_changes_nothing_but_the_offer_and_a_line_on_the_timeline(tree, laborer, vacancy, offer):
    other = make_offer(laborer, make_vacancy(tree.county))
    before, lines = everything(), timeline(offer.case).count()
    declined = answer(offer, accept=False, note="家里走不开")
    assert everything() == before
    assert timeline(offer.case).count() == lines + 1
    assert newest(offer)[1]["answer"] == "declined"
    assert (declined.state, declined.answered_on) == ("declined", NEXT)
    assert other.reread().state == "made"


def test_taking_back_an_accepted_offer_gives_the_post_back(tree):
    vacancy = make_vacancy(tree.county)
    offer = make_offer(make_assessed_laborer(tree), vacancy)
    answer(offer, accept=True)
    withdrawn = actions.withdraw_offer(offer=offer, by=None, on=NEXT, reason="plant_closed")
    assert (withdrawn.state, withdrawn.ended_for) == ("withdrawn", "plant_closed")
    vacancy = vacancy.reread()
    assert (vacancy.filled, vacancy.state) == (0, "open")
    with pytest.raises(MoveRefused):
        actions.withdraw_offer(offer=offer, by=None, on=NEXT)


def test_an_offer_whose_work_has_started_is_not_taken_back(offer):
    place(answer(offer, accept=True))
    with pytest.raises(Conflict) as refusal:
        actions.withdraw_offer(offer=offer, by=None, on=NEXT)
    assert refusal.value.code == "has_started"


def test_whoever_finds_work_alone_has_no_offers_waiting_and_holds_no_post(tree, laborer, vacancy, offer):
    make_offer(laborer, make_vacancy(tree.county))
    stop = {"laborer": laborer, "reason": "found_work", "by": None, "on": NEXT}
    assert actions.withdraw_offers_of(**stop) == 2
    assert set(Offer.objects.values_list("state", "ended_for")) == {("withdrawn", "found_work")}
    answer(make_offer(laborer, vacancy), accept=True)
    assert actions.withdraw_offers_of(**stop) == 1
    assert vacancy.reread().filled == 0


def test_the_offer_that_led_to_the_work_is_kept(tree, laborer, vacancy, offer):
    accepted = answer(offer, accept=True)
    stop = {"laborer": laborer, "reason": "found_work", "by": None, "on": NEXT, "keep": accepted}
    assert actions.withdraw_offers_of(**stop) == 0
    assert (offer.reread().state, vacancy.reread().filled) == ("accepted", 1)
