"""Money of distributions: paid whole and returned, and corrected by a new distribution that goes on from there."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from relocation.bases import actions
from relocation.bases.models import DistributionPayment
from tests.factories import bases
from tests.factories.bases import ON, TO
from tests.relocation.bases.looking import amounts, households, refused_code, settled
from xundian.kit.errors import Conflict, MoveRefused

pytestmark = pytest.mark.django_db


def test_only_an_approved_distribution_is_paid(base, cast):
    row = bases.make_prepared(base, cast.township)
    given = {"lines": households(row), "paid_on": ON, "by": cast.county, "on": ON}
    assert refused_code(lambda: actions.pay(distribution=row, **given), MoveRefused) == "not_approved"
    with pytest.raises(IntegrityError, match="approved distribution"), transaction.atomic():
        DistributionPayment.objects.create(line=households(row)[0], kind="paid", on=ON, amount_fen=1, by=cast.county)


def test_a_line_is_paid_whole_returned_and_paid_again(approved, cast):
    line, given = households(approved)[0], {"distribution": approved, "by": cast.county, "on": ON}
    (paid,) = actions.pay(lines=[line], paid_on=ON, **given)
    assert paid.amount_fen == 28_000
    assert households(approved)[0].due_fen == 0
    again = lambda: actions.pay(lines=[line], paid_on=ON, **given)  # noqa: E731
    assert refused_code(again, Conflict) == "nothing_due"
    (back,) = actions.take_back(lines=[line], returned_on=ON, note="账号错误", **given)
    assert (back.kind, back.amount_fen, households(approved)[0].due_fen) == ("returned", 28_000, 28_000)
    back_again = lambda: actions.take_back(lines=[line], returned_on=ON, **given)  # noqa: E731
    assert refused_code(back_again, Conflict) == "nothing_paid"
    assert again()[0].amount_fen == 28_000


def test_one_line_that_is_paid_stops_the_whole_list(approved, cast):
    given = {"distribution": approved, "paid_on": ON, "by": cast.county, "on": ON}
    actions.pay(lines=households(approved)[:1], **given)
    assert refused_code(lambda: actions.pay(lines=households(approved), **given), Conflict) == "nothing_due"
    assert DistributionPayment.objects.count() == 1
    actions.pay(lines=households(approved)[1:], **given)
    assert [line.due_fen for line in households(approved)] == [0, 0, 0]


@pytest.mark.parametrize("day", [ON - timedelta(days=1), ON + timedelta(days=1), None])
def test_money_moves_from_the_approval_to_today(day, approved, cast):
    given = {"distribution": approved, "lines": households(approved), "paid_on": day, "by": cast.county, "on": ON}
    assert refused_code(lambda: actions.pay(**given)) == "day"


def test_a_line_of_another_distribution_is_not_paid_here(approved, cast):
    given = {"distribution": approved, "paid_on": ON, "by": cast.county, "on": ON}
    assert refused_code(lambda: actions.pay(lines=[], **given)) == "nothing_due"


def test_the_database_pays_no_more_than_is_due(approved, cast):
    line = households(approved)[0]
    with pytest.raises(IntegrityError, match="Only what is due"), transaction.atomic():
        DistributionPayment.objects.create(line=line, kind="paid", on=ON, amount_fen=28_001, by=cast.county)
    with pytest.raises(IntegrityError, match="Only what is due"), transaction.atomic():
        DistributionPayment.objects.create(line=line, kind="returned", on=ON, amount_fen=1, by=cast.county)


# --- corrected ------------------------------------------------------------------------------------------------------


def test_a_correction_counts_what_was_paid_and_leaves_the_first_as_it_was(approved, base, cast):
    """The sale of 6,000.00 was 5,000.00: sales 900,001 fen, the company's part 441,001 (of 441,000.49), 40 % of it
    176,400.4, so 176,400 to households: 25,200, 50,400 and 100,800. H1 had 28,000 already and gives 2,800 back."""
    actions.pay(distribution=approved, lines=households(approved)[:1], paid_on=ON, by=cast.county, on=ON)
    wrong = base.sales.get(amount_fen=600_000)
    actions.correct_sale(sale=wrong, amount_fen=500_000, by=cast.county, on=ON)
    before = amounts(approved)
    row = actions.correct(distribution=approved, reason="金额录入错误", by=cast.township, on=ON)
    row = actions.approve(distribution=row, by=cast.county, on=ON)
    assert [(line.amount_fen, line.already_fen, line.due_fen) for line in households(row)] == [
        (25_200, 28_000, -2_800), (50_400, 0, 50_400), (100_800, 0, 100_800)
    ]  # fmt: skip
    assert amounts(approved) == before
    given = {"distribution": row, "by": cast.county, "on": ON}
    (back,) = actions.take_back(lines=households(row)[:1], returned_on=ON, **given)
    assert (back.amount_fen, households(row)[0].due_fen) == (2_800, 0)
    actions.pay(lines=households(row)[1:], paid_on=ON, **given)
    settled()


def test_what_is_corrected_is_no_longer_paid_nor_corrected(approved, cast):
    correction = actions.correct(distribution=approved, reason="x", by=cast.township, on=ON)
    for step in (
        lambda: actions.pay(
            distribution=approved, lines=households(approved), paid_on=ON, by=cast.county, on=ON
        ),
        lambda: actions.correct(distribution=approved, reason="x", by=cast.township, on=ON),
    ):  # fmt: skip
        assert refused_code(step, MoveRefused) == "superseded"
    actions.withdraw(distribution=correction, reason="x", by=cast.township, on=ON)
    assert len(actions.pay(distribution=approved, lines=households(approved), paid_on=ON, by=cast.county, on=ON)) == 3


def test_only_what_was_approved_is_corrected(base, cast):
    row = bases.make_prepared(base, cast.township)
    step = lambda: actions.correct(distribution=row, reason="x", by=cast.township, on=ON)  # noqa: E731
    assert refused_code(step, MoveRefused) == "not_approved"


def test_a_household_that_is_linked_no_more_gives_back_what_it_got(approved, base, cast):
    actions.pay(distribution=approved, lines=households(approved), paid_on=ON, by=cast.county, on=ON)
    held = base.shareholdings.get(shares=4)
    actions.edit_part(row=held, changes={"valid_to": TO - timedelta(days=1)}, by=cast.county, on=ON)
    row = actions.correct(distribution=approved, reason="已退股", by=cast.township, on=ON)
    row = actions.approve(distribution=row, by=cast.county, on=ON)
    # 196,000 among 3 shares: 65,333.33 and 130,666.67.
    assert [(line.amount_fen, line.due_fen) for line in households(row)] == [
        (65_333, 37_333), (130_667, 74_667), (0, -112_000)
    ]  # fmt: skip
    settled()


def test_a_correction_of_a_correction_goes_on_from_all_that_was_paid(approved, base, cast):
    actions.pay(distribution=approved, lines=households(approved)[:1], paid_on=ON, by=cast.county, on=ON)
    second = actions.correct(distribution=approved, reason="x", by=cast.township, on=ON)
    second = actions.approve(distribution=second, by=cast.county, on=ON)
    third = actions.correct(distribution=second, reason="y", by=cast.township, on=ON)
    assert [line.already_fen for line in households(third)] == [28_000, 0, 0]
