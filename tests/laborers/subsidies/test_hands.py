"""Whose hand takes which step, whom an objection concerns, and that the counties' money is kept apart (X2.3)."""

from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from laborers.subsidies.actions import notices, objections, payments
from laborers.subsidies.actions.together import is_earlier_hand
from laborers.subsidies.models import Claim
from laborers.subsidies.queries import notices as reads
from laborers.subsidies.queries import payments as money
from tests.factories.noticed import (
    ON,
    hands,
    make_batch,
    make_checked,
    make_notice,
    make_paid,
    make_passed,
    make_tuition,
)
from xundian.kit.clock import COUNTY_ZONE
from xundian.kit.errors import Invalid, MoveRefused
from xundian.kit.models import OutboxMessage

AT = datetime(ON.year, ON.month, ON.day, 9, tzinfo=COUNTY_ZONE)
COLUMNS = {"entered_by", "submitted_by", "checked_by", "declared_by", "paid_by", "received_by"}
SOMEBODY = SimpleNamespace(pk=7)


@pytest.fixture
def bureau(tree):
    return hands(tree)


def object_to(notice, line, key):
    return objections.object_to(notice=notice, text="不属实", key=key * 20, at=AT, line=line)[0]


# --- hands ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("step", "barred"),
    [
        ("checked", {"entered_by", "submitted_by"}),
        ("declared", {"entered_by", "submitted_by", "checked_by"}),
        ("paid", {"entered_by", "submitted_by", "declared_by"}),
        ("refused", set()),
        ("received", set()),
    ],
)
def test_each_step_is_kept_from_these_earlier_hands_and_from_no_others(step, barred):
    found = {each for each in COLUMNS if is_earlier_hand(Claim(**{f"{each}_id": SOMEBODY.pk}), step, SOMEBODY)}
    assert found == barred
    assert not is_earlier_hand(Claim(), step, SOMEBODY)
    assert not is_earlier_hand(Claim(), step, None)


def test_an_objection_against_a_line_concerns_those_with_a_hand_in_its_claim_only(tree, cast, bureau):
    policy = make_tuition(tree.county)
    one = make_checked(tree, by=cast.officer, checker=cast.township, policy=policy)
    other = make_checked(tree, by=cast.colleague, checker=bureau.approver, policy=policy, name="李华")
    notice = make_notice([one, other], cast.county)
    about_one = object_to(notice, notice.lines.get(claim=one), "a")
    about_all = object_to(notice, None, "b")
    people = {
        "publisher": cast.county, "entered": cast.officer, "checked": cast.township, "entered other": cast.colleague,
        "checked other": bureau.approver, "nobody": bureau.payer,
    }  # fmt: skip
    concerned = [
        {name for name, user in people.items() if reads.concerned(each, user)} for each in (about_one, about_all)
    ]
    assert concerned == [{"publisher", "entered", "checked"}, set(people) - {"nobody"}]


# --- notices ----------------------------------------------------------------------------------------------------------


def test_an_objection_is_taken_in_on_the_first_and_on_the_last_day(tree, cast):
    claim = make_checked(tree, by=cast.officer, checker=cast.township)
    notice = make_notice([claim], cast.county)
    days = [notice.from_on, notice.to_on]
    for key, day in zip("ab", days, strict=True):
        at = AT + (day - ON)
        assert objections.object_to(notice=notice, text="不属实", key=key * 20, at=at)[0].received_on == day
    assert [reads.is_on_view(notice, day) for day in (ON - timedelta(days=1), *days)] == [False, True, True]
    assert not reads.is_on_view(notice, notice.to_on + timedelta(days=1))


def test_a_stopped_notice_leaves_alone_what_was_refused_meanwhile(tree, cast):
    policy = make_tuition(tree.county)
    one, other = [
        make_checked(tree, by=cast.officer, checker=cast.township, policy=policy, name=name)
        for name in ("李华", "杨光")
    ]
    notice = make_notice([one, other], cast.county)
    row = object_to(notice, notice.lines.get(claim=one), "a")
    objections.decide_objection(objection=row, verdict="upheld", answer="查无此人", by=cast.auditor, on=ON)
    notices.stop_notice(notice=notice, reason="印错", by=cast.county, on=ON)
    assert [each.reread().state for each in (one, other)] == ["refused", "checked"]


def test_each_county_is_told_of_its_own_notices_that_ended(tree, cast):
    for place, checker in ((tree, cast.township), (elsewhere(tree), cast.auditor)):
        make_notice([make_checked(place, by=cast.officer, checker=checker)], cast.county)
    assert notices.end_notices(on=ON + timedelta(days=9), at=AT + timedelta(days=9)) == {"notices": 2}
    told = OutboxMessage.objects.filter(payload__kind="subsidy_notice_ended")
    assert sorted(told.values_list("payload__user_id", flat=True)) == sorted(
        [str(cast.county.pk), str(cast.stranger.pk)]
    )


# --- money ------------------------------------------------------------------------------------------------------------


def elsewhere(tree):
    """The neighbour county, as factories take a tree."""
    return SimpleNamespace(county=tree.other_county, village=tree.other_village)


def test_claims_of_two_counties_are_neither_declared_together_nor_paid_in_one_batch(tree, cast, bureau):
    mine = make_checked(tree, by=cast.officer, checker=cast.township)
    theirs = make_checked(elsewhere(tree), by=cast.officer, checker=cast.township)
    for claim in (mine, theirs):
        make_passed([claim], cast.county)
    with pytest.raises(Invalid) as refused:
        payments.declare(claims=[mine, theirs], declaration="7号", by=bureau.declarer, on=ON)
    assert refused.value.code == "other_county"
    payments.declare(claims=[theirs], declaration="7号", by=bureau.declarer, on=ON - timedelta(days=1))
    payments.declare(claims=[mine], declaration="7号", by=bureau.declarer, on=ON)
    with pytest.raises(Invalid) as refused:
        payments.prepare_batch(claims=[mine, theirs], by=bureau.declarer, on=ON)
    assert refused.value.code == "other_county"


def test_of_no_claims_there_is_neither_letter_nor_batch(tree, cast, bureau):
    with pytest.raises(Invalid) as refused:
        payments.declare(claims=[], declaration="7号", by=bureau.declarer, on=ON)
    assert refused.value.code == "none_to_declare"
    with pytest.raises(Invalid) as refused:
        payments.prepare_batch(claims=[], by=bureau.declarer, on=ON)
    assert refused.value.code == "none_to_pay"


def test_a_batch_that_was_paid_is_not_withdrawn_and_what_came_back_has_no_receipt(tree, cast, bureau):
    batch = make_paid([make_checked(tree, by=cast.officer, checker=cast.township)], cast.county, bureau)
    with pytest.raises(MoveRefused):
        payments.withdraw_batch(batch=batch, reason="晚了", by=bureau.approver, on=ON)
    line = batch.lines.get()
    for day, code in ((ON - timedelta(days=1), "too_early"), (ON + timedelta(days=1), "future")):
        with pytest.raises(Invalid) as refused:
            payments.take_back(line=line, reason="销户", returned_on=day, by=bureau.payer, on=ON)
        assert refused.value.code == code
    payments.take_back(line=line, reason="销户", returned_on=ON, by=bureau.payer, on=ON)
    with pytest.raises(MoveRefused):
        payments.confirm_by_slip(code=money.slip_of(line), on=ON)
    assert line.reread().state == "returned"


def test_a_claim_in_a_batch_is_in_the_list_of_what_can_be_paid_again_once_it_came_back(tree, cast, bureau):
    claim = make_checked(tree, by=cast.officer, checker=cast.township)
    batch = make_batch([claim], cast.county, bureau)
    assert not money.claims_to_pay().exists()
    payments.approve_batch(batch=batch, by=bureau.approver, on=ON)
    payments.pay_batch(batch=batch.reread(), paid_on=ON, by=bureau.payer, on=ON)
    assert not money.claims_to_pay().exists()
    payments.take_back(line=batch.lines.get(), reason="销户", returned_on=ON, by=bureau.payer, on=ON)
    assert list(money.claims_to_pay()) == [claim]
