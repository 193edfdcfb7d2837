"""Employers' answers to people who accepted: yes, no with a ground of the work, or silence; neutral for the person."""

from datetime import timedelta

import pytest

from laborers.jobs import actions
from laborers.jobs.models import Offer
from laborers.registry.models import CaseEvent
from tests.factories.jobs import MATCHED, make_offer, make_policy, make_vacancy
from tests.factories.surveys import make_assessed_laborer
from tests.factories.visits import noon
from xundian.kit.errors import DomainError, Invalid
from xundian.kit.models import OutboxMessage

NEXT = MATCHED + timedelta(days=1)


@pytest.fixture
def accepted(cast, tree):
    offer = make_offer(make_assessed_laborer(tree), make_vacancy(tree.county), by=cast.township)
    return actions.answer_offer(offer=offer, accept=True, by=cast.officer, on=MATCHED, note="愿意去")


def told(kind):
    return {
        (row.payload["user_id"], row.payload["link"])
        for row in OutboxMessage.objects.filter(topic="notice")
        if row.payload["kind"] == kind
    }


def answer(offer, confirm, **values):
    return actions.answer_for_employer(offer=offer, confirm=confirm, on=NEXT, at=noon(NEXT), by=None, **values)


def refused(offer, confirm, **values):
    with pytest.raises(DomainError) as caught:
        answer(offer, confirm, **values)
    return caught.value.code


def test_the_county_s_policy_says_how_many_days_an_employer_has(cast, tree):
    make_policy(tree.county, employer_days=12)
    offer = make_offer(make_assessed_laborer(tree), make_vacancy(tree.county))
    answered = actions.answer_offer(offer=offer, accept=True, by=cast.officer, on=MATCHED)
    assert answered.employer_by == MATCHED + timedelta(days=12)


@pytest.mark.parametrize("name", ["employer_days", "confirm_days", "recheck_days"])
def test_a_policy_without_a_day_to_answer_is_refused_by_the_field(tree, name):
    with pytest.raises(Invalid) as caught:
        make_policy(tree.county, **{name: 0})
    assert [field for field, _code, _words in caught.value.errors] == [name]


def test_a_yes_of_the_person_asks_the_employer_within_a_week_unless_told(cast, tree, accepted):
    assert (accepted.employer_state, accepted.employer_by) == ("waiting", MATCHED + timedelta(days=7))
    other = make_offer(make_assessed_laborer(tree), make_vacancy(tree.county))
    day = MATCHED + timedelta(days=3)
    answered = actions.answer_offer(offer=other, accept=True, by=cast.officer, on=MATCHED, employer_by=day)
    assert answered.employer_by == day


def test_the_employer_confirms_and_the_post_stays_taken(accepted):
    row = answer(accepted, True, note="欢迎")
    assert (row.state, row.employer_state, row.employer_answered_on) == ("accepted", "confirmed", NEXT)
    assert (row.vacancy.reread().filled, row.answer_note) == (1, "愿意去")
    assert refused(row, True) == "move_refused"


def test_a_no_frees_the_post_leaves_the_case_in_matching_and_tells_the_home_officer(cast, accepted):
    row = answer(accepted, False, reason="post_cut", note="订单取消")
    assert (row.state, row.ended_for, row.employer_state) == ("withdrawn", "employer_declined", "declined")
    assert (row.answer_note, row.case.reread().stage) == ("愿意去", "matching")
    assert (row.vacancy.reread().filled, row.vacancy.state) == (0, "open")
    assert told("employer_declined") == {(str(cast.officer.pk), f"/desk/offers/{row.pk}/")}
    # and a new post can be offered to the person at once
    again = make_offer(row.laborer, make_vacancy(row.vacancy.county, on=NEXT), on=NEXT, answer_by=NEXT)
    assert again.state == "made"


def test_a_no_needs_a_ground_of_the_work(accepted):
    for reason in ("", "sex", "ethnic", "health"):
        assert refused(accepted, False, reason=reason) == "required"
    assert refused(accepted, False, reason="other") == "required"
    assert accepted.reread().employer_state == "waiting"


def test_no_answer_is_awaited_of_who_did_not_accept(tree):
    offer = make_offer(make_assessed_laborer(tree), make_vacancy(tree.county))
    assert refused(offer, True) == "move_refused"


def test_silence_ends_it_the_day_after_and_the_post_is_free(cast, accepted):
    last = accepted.employer_by
    assert actions.expire(on=last, at=noon(last))["employers"] == 0
    late = last + timedelta(days=3)
    assert actions.expire(on=late, at=noon(late))["employers"] == 1
    row = accepted.reread()
    assert (row.state, row.ended_for, row.employer_state) == ("withdrawn", "employer_silent", "silent")
    assert row.vacancy.reread().filled == 0
    assert told("employer_silent") == {(str(cast.officer.pk), f"/desk/offers/{row.pk}/")}
    lines = CaseEvent.objects.count()
    assert actions.expire(on=late, at=noon(late))["employers"] == 0
    assert CaseEvent.objects.count() == lines


def test_the_county_is_reminded_once_a_day_shortly_before(cast, accepted):
    soon = accepted.employer_by - timedelta(days=2)
    assert actions.expire(on=soon - timedelta(days=1), at=noon(soon))["reminded"] == 0
    for _twice in range(2):
        assert actions.expire(on=soon, at=noon(soon))["reminded"] == 1
    assert told("employer_due") == {(str(cast.county.pk), "/desk/offers/?waiting=employer")}
    assert OutboxMessage.objects.filter(payload__kind="employer_due").count() == 1


def test_an_offer_nobody_answered_is_told_to_the_home_officer(cast, tree):
    offer = make_offer(make_assessed_laborer(tree), make_vacancy(tree.county))
    late = offer.answer_by + timedelta(days=1)
    actions.expire(on=late, at=noon(late))
    assert told("offer_expired") == {(str(cast.officer.pk), f"/desk/offers/{offer.pk}/")}
    assert offer.reread().ended_for == ""


def test_posts_taken_equal_accepted_offers_whatever_happened(cast, tree):
    vacancy = make_vacancy(tree.county, headcount=4)
    offers = [make_offer(make_assessed_laborer(tree), vacancy) for _each in range(4)]
    for offer in offers:
        actions.answer_offer(offer=offer, accept=True, by=None, on=MATCHED)
    assert vacancy.reread().state == "filled"
    answer(offers[0], False, reason="skill")
    answer(offers[1], True)
    late = MATCHED + timedelta(days=9)
    assert actions.expire(on=late, at=noon(late))["employers"] == 2
    vacancy = vacancy.reread()
    standing = Offer.objects.filter(vacancy=vacancy, state="accepted", seat_freed_on=None).count()
    assert (vacancy.filled, vacancy.state) == (standing, "open") == (1, "open")
