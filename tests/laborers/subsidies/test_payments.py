"""Money of subsidies: declared, in batches that add up to the fen, by three hands, received or come back."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from laborers.subsidies import actions
from laborers.subsidies.actions import notices, payments
from laborers.subsidies.models import Claim, PaymentBatch, PaymentLine
from laborers.subsidies.queries import payments as reads
from tests.factories.noticed import (
    ON,
    hands,
    make_batch,
    make_checked,
    make_declared,
    make_notice,
    make_paid,
    make_passed,
    make_tuition,
)
from xundian.kit.errors import Conflict, Forbidden, Invalid, Missing, MoveRefused


@pytest.fixture
def bureau(tree):
    return hands(tree)


@pytest.fixture
def claims(tree, cast):
    policy = make_tuition(tree.county, fen=144_444)
    return [
        make_checked(tree, by=cast.officer, checker=cast.township, policy=policy, name=name)
        for name in ("马小明", "李华", "杨光")
    ]


# --- declared ---------------------------------------------------------------------------------------------------------


def test_only_claims_whose_notice_has_passed_are_declared(claims, cast, bureau):
    notice = make_notice(claims, cast.county, ON - timedelta(days=20))
    assert not reads.claims_to_declare().exists()
    with pytest.raises(Invalid) as refused:
        payments.declare(claims=claims, declaration="7号", by=bureau.declarer, on=ON)
    assert refused.value.code == "not_passed"
    assert claims[0].number in str(refused.value)
    notices.pass_notice(notice=notice, by=cast.county, on=ON)
    assert list(reads.claims_to_declare()) == claims
    declared = payments.declare(claims=claims, declaration="7号", by=bureau.declarer, on=ON)
    assert {(each.state, each.declaration, each.declared_on) for each in declared} == {("declared", "7号", ON)}


def test_who_put_together_or_checked_a_claim_does_not_declare_it(tree, cast, bureau):
    for number, (by, checker) in enumerate([(bureau.declarer, cast.township), (cast.officer, bureau.declarer)], 1):
        policy = make_tuition(tree.county, code=("EDU-TUITION", "EDU-LIVING")[number - 1])
        claim = make_checked(tree, by=by, checker=checker, policy=policy)
        make_passed([claim], cast.county)
        with pytest.raises(Forbidden) as refused:
            payments.declare(claims=[claim], declaration="7号", by=bureau.declarer, on=ON)
        assert refused.value.code == "own_step"
        assert claim.reread().state == "noticed"


def test_a_letter_has_one_day_so_that_its_list_stays_what_was_sent(claims, cast, bureau):
    make_declared(claims[:1], cast.county, bureau, declaration="7号")
    make_passed(claims[1:], cast.county)
    with pytest.raises(Conflict) as refused:
        payments.declare(claims=claims[1:], declaration="7号", by=bureau.declarer, on=ON + timedelta(days=1))
    assert refused.value.code == "number_used"
    payments.declare(claims=claims[1:2], declaration="7号", by=bureau.declarer, on=ON)
    payments.declare(claims=claims[2:], declaration="8号", by=bureau.declarer, on=ON)
    told = [(each["declaration"], each["claims"], each["sum_fen"]) for each in reads.declarations(Claim.objects.all())]
    assert told == [("7号", 2, 288_888), ("8号", 1, 144_444)]


# --- batches ----------------------------------------------------------------------------------------------------------


def test_a_batch_adds_up_to_the_fen_and_the_database_keeps_it_so(claims, cast, bureau):
    batch = make_batch(claims, cast.county, bureau)
    assert (batch.total_fen, batch.loans_fen, batch.claims) == (433_332, 0, 3)
    assert reads.sums(batch) == {"total_fen": 433_332, "loans_fen": 0, "claims": 3}
    with pytest.raises(DatabaseError), transaction.atomic():
        PaymentLine.objects.filter(batch=batch).update(amount_fen=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        PaymentBatch.objects.filter(pk=batch.pk).update(total_fen=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        _without_lines(batch)


def _without_lines(batch):
    PaymentBatch.objects.create(
        county=batch.county, number="X", claims=1, total_fen=5, prepared_on=ON, prepared_by=batch.prepared_by
    )
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_claim_is_in_one_batch_at_a_time(claims, cast, bureau):
    batch = make_batch(claims, cast.county, bureau)
    with pytest.raises(Invalid) as refused:
        payments.prepare_batch(claims=claims[:1], by=bureau.declarer, on=ON)
    assert refused.value.code == "not_declared"
    assert claims[0].number in str(refused.value)
    payments.withdraw_batch(batch=batch, reason="账号有误", by=bureau.declarer, on=ON)
    assert list(reads.claims_to_pay()) == claims
    assert payments.prepare_batch(claims=claims, by=bureau.declarer, on=ON).number == "530129P20260002"


def test_three_hands_carry_it_and_none_of_them_entered_or_declared_what_it_pays(claims, cast, bureau):
    batch = make_batch(claims, cast.county, bureau)
    with pytest.raises(Forbidden):
        payments.approve_batch(batch=batch, by=bureau.declarer, on=ON)
    batch = payments.approve_batch(batch=batch, by=bureau.approver, on=ON)
    for hand in (bureau.declarer, bureau.approver, cast.officer):
        with pytest.raises(Forbidden):
            payments.pay_batch(batch=batch, paid_on=ON, by=hand, on=ON)
    assert bureau.payer.pk not in reads.hands_of(batch)
    assert {bureau.declarer.pk, bureau.approver.pk, cast.officer.pk} == reads.hands_of(batch)
    paid = payments.pay_batch(batch=batch, paid_on=ON, by=bureau.payer, on=ON)
    assert (paid.state, paid.paid_by) == ("paid", bureau.payer)
    assert {each.state for each in Claim.objects.all()} == {"paid"}


def test_the_database_refuses_a_payment_by_the_same_hand_too(claims, cast, bureau):
    batch = make_batch(claims, cast.county, bureau)
    rows = PaymentBatch.objects.filter(pk=batch.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(state="approved", approved_on=ON, approved_by=bureau.declarer)
    with pytest.raises(DatabaseError), transaction.atomic():
        Claim.objects.filter(pk=claims[0].pk).update(state="paid", paid_on=ON, paid_by=bureau.declarer)


def test_nothing_is_paid_before_it_was_approved_on_no_day_before_and_none_to_come(claims, cast, bureau):
    batch = make_batch(claims, cast.county, bureau)
    with pytest.raises(MoveRefused):
        payments.pay_batch(batch=batch, paid_on=ON, by=bureau.payer, on=ON)
    payments.approve_batch(batch=batch, by=bureau.approver, on=ON)
    for day, code in ((ON - timedelta(days=1), "too_early"), (ON + timedelta(days=1), "future"), (None, "future")):
        with pytest.raises(Invalid) as refused:
            payments.pay_batch(batch=batch, paid_on=day, by=bureau.payer, on=ON)
        assert refused.value.code == code


def refuse(claim, by):
    return actions.refuse_claim(claim=claim, refusal="finance", reason="财政审核：重复享受", by=by, on=ON)


def test_a_claim_that_waits_in_a_batch_ends_only_after_the_batch_is_withdrawn_by_hand(claims, cast, bureau):
    batch = make_batch(claims, cast.county, bureau)
    for end in (lambda: refuse(claims[0], cast.county), lambda: take_back(claims[0], cast.officer)):
        with pytest.raises(Conflict) as refused:
            end()
        assert refused.value.code == "in_batch"
        assert batch.number in str(refused.value)
    assert payments.approve_batch(batch=batch, by=bureau.approver, on=ON).state == "approved"
    with pytest.raises(Conflict):
        refuse(claims[0], cast.county)
    assert payments.withdraw_batch(batch=batch, reason="财政退回一笔", by=bureau.approver, on=ON).state == "withdrawn"
    assert refuse(claims[0], cast.county).state == "refused"
    again = payments.prepare_batch(claims=claims[1:], by=bureau.declarer, on=ON)
    assert (again.claims, again.total_fen) == (2, 288_888)


def take_back(claim, by):
    return actions.withdraw_claim(claim=claim, by=by, on=ON)


# --- received, come back ----------------------------------------------------------------------------------------------


def test_an_officer_notes_the_receipt_once(claims, cast, bureau):
    line = make_paid(claims, cast.county, bureau).lines.order_by("claim__number").first()
    for day, code in ((ON - timedelta(days=1), "too_early"), (ON + timedelta(days=1), "future")):
        with pytest.raises(Invalid) as refused:
            payments.confirm_receipt(line=line, received_on=day, by=cast.officer, on=ON)
        assert refused.value.code == code
    line = payments.confirm_receipt(line=line, received_on=ON, by=cast.officer, on=ON)
    assert (line.state, line.claim.reread().state) == ("received", "received")
    with pytest.raises(MoveRefused):
        payments.confirm_receipt(line=line, received_on=ON, by=cast.officer, on=ON)
    with pytest.raises(MoveRefused):
        payments.take_back(line=line, reason="退", returned_on=ON, by=bureau.payer, on=ON)


def test_the_recipient_confirms_by_the_code_of_the_slip_however_it_is_typed_and_twice_is_once(claims, cast, bureau):
    line = make_paid(claims, cast.county, bureau).lines.order_by("claim__number").first()
    code = reads.slip_of(line)
    for _each in range(2):
        found = payments.confirm_by_slip(code=code.lower().replace("-", " "), on=ON)
        assert (found.pk, found.state, found.received_by) == (line.pk, "received", None)
    assert line.claim.steps.filter(kind="received").count() == 1
    with pytest.raises(Missing):
        payments.confirm_by_slip(code="AAAAAA-AAAAAA", on=ON)
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM laborers_paymentline t")
        assert all(code not in row[0] for row in cursor.fetchall())


def test_a_slip_confirms_nothing_before_the_money_is_paid(claims, cast, bureau):
    line = make_batch(claims, cast.county, bureau).lines.first()
    with pytest.raises(Missing):
        payments.confirm_by_slip(code=reads.slip_of(line), on=ON)


def test_what_came_back_is_paid_again_in_another_batch_and_both_stay_to_be_read(claims, cast, bureau):
    batch = make_paid(claims, cast.county, bureau)
    line = batch.lines.get(claim=claims[0])
    payments.take_back(line=line, reason="账号已销户", returned_on=ON, by=bureau.payer, on=ON)
    assert claims[0].reread().state == "returned"
    again = payments.prepare_batch(claims=claims[:1], by=bureau.declarer, on=ON)
    payments.approve_batch(batch=again, by=bureau.approver, on=ON)
    payments.pay_batch(batch=again, paid_on=ON, by=bureau.payer, on=ON)
    states = list(PaymentLine.objects.filter(claim=claims[0]).order_by("pk").values_list("state", flat=True))
    assert states == ["returned", "paid"]
    assert batch.reread().total_fen == 433_332
    with pytest.raises(Missing):
        payments.confirm_by_slip(code="", on=ON)
