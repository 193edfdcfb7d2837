"""Distributions: reckoned by hand once, prepared by one and approved by another, frozen, paid, returned, corrected."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from relocation.bases import actions
from relocation.bases.models import Distribution, DistributionLine
from tests.factories import bases
from tests.factories.bases import FROM, ON, TO
from tests.factories.cast import make_user
from tests.factories.registry import make_household
from tests.relocation.bases.looking import amounts, households, make_bare, make_line, refused_code, settled
from xundian.kit.errors import Conflict, Forbidden, Invalid, MoveRefused, Stale

pytestmark = pytest.mark.django_db


def test_a_distribution_by_hand(base, cast):
    """Sales: 6,000.00 + 4,000.01 = 10,000.01 yuan = 1,000,001 fen.

    49 % = 490,000.49 fen to the company, 49 % = 490,000.49 to the base, 2 % = 20,000.02 to the collective. Rounded
    down: 490,000 + 490,000 + 20,000 = 1,000,000; one fen is left. Company and base have the same, largest remainder
    (.49), and the company stands first: 490,001 + 490,000 + 20,000.
    Of the company's 490,001 fen 40 % = 196,000.4 go on: households 196,000 (remainder .4), the company keeps 294,000
    (of 294,000.6) and, its remainder being the larger, the last fen: 294,001.
    Households with 1, 2, 4 of 7 shares: 28,000 each share, exactly: 28,000 + 56,000 + 112,000 = 196,000.
    """
    row = bases.make_prepared(base, cast.township)
    assert row.sales_fen == 1_000_001
    assert (row.company_fen, row.base_fen, row.collective_fen) == (490_001, 490_000, 20_000)
    assert (row.households_fen, row.company_keeps_fen) == (196_000, 294_001)
    assert amounts(row) == [
        ("company", 294_001), ("base", 490_000), ("collective", 20_000), ("H1", 28_000), ("H2", 56_000),
        ("H3", 112_000),
    ]  # fmt: skip
    assert sum(fen for _who, fen in amounts(row)) == 1_000_001
    settled()


def test_fen_that_are_left_over_by_hand(base, cast):
    """Another 10 yuan: 1,001,001 fen; 49 % = 490,490.49, so the company gets 490,491 and 40 % of it = 196,196.4.

    196,196 among 7 shares is 28,028 each, exactly; with a fourth household of 1 share it is 196,196 / 8 = 24,524.5:
    24,524.5 + 49,049 + 98,098 + 24,524.5, and the fen left goes to the first household by number.
    """
    bases.make_sale(base, fen=1_000, by=cast.county)
    bases.make_holding(base, make_household(base.division, number="zzH4"), shares=1, by=cast.county)
    row = bases.make_prepared(base, cast.township)
    assert amounts(row)[3:] == [("H1", 24_525), ("H2", 49_049), ("H3", 98_098), ("H4", 24_524)]


@pytest.mark.parametrize(
    ("rule", "expected"), [("equal", [65_334, 65_333, 65_333]), ("mu", [39_200, 58_800, 98_000]),
                           ("days", [19_600, 0, 176_400])]
)  # fmt: skip
def test_the_scheme_says_by_what_households_share(rule, expected, cast, tree):
    """196,000 fen alike, by 2, 3 and 5 mu, or by 2, 0 and 18 days."""
    bases.make_scheme(tree.county, rule=rule, by=cast.county)
    base = bases.make_base(tree.village, by=cast.county)
    homes = [make_household(tree.village, number=f"H{n}") for n in (1, 2, 3)]
    for home, mu in zip(homes, "235", strict=True):
        bases.make_holding(base, home, shares=9, mu=mu, by=cast.county)
    worked = {homes[0]: 2, homes[2]: 18}
    actions.set_work_days(base=base, month=date(2026, 5, 1), days=worked, by=cast.county, on=ON)
    # A month counts in the period in which its first day lies.
    actions.set_work_days(base=base, month=date(2026, 3, 1), days={homes[1]: 20}, by=cast.county, on=ON)
    bases.make_sale(base, fen=1_000_001, by=cast.county)
    row = bases.make_prepared(base, cast.township)
    assert [fen for _who, fen in amounts(row)[3:]] == expected


def test_who_is_linked_on_the_last_day_has_a_share(base, cast, tree):
    late = make_household(tree.village, number="ZZH8")
    bases.make_holding(base, late, shares=100, valid_from=TO + timedelta(days=1), by=cast.county)
    early = make_household(tree.village, number="ZZH9")
    bases.make_holding(base, early, shares=100, valid_to=TO - timedelta(days=1), by=cast.county)
    assert [who for who, _fen in amounts(bases.make_prepared(base, cast.township))[3:]] == ["H1", "H2", "H3"]


# --- what is refused ------------------------------------------------------------------------------------------------


def test_without_scheme_sale_or_household_nothing_is_divided(cast, tree):
    base = bases.make_base(tree.village, by=cast.county)
    assert refused_code(lambda: bases.make_prepared(base, cast.township)) == "no_scheme"
    bases.make_scheme(tree.county, by=cast.county)
    assert refused_code(lambda: bases.make_prepared(base, cast.township)) == "no_sales"
    bases.make_sale(base, by=cast.county)
    assert refused_code(lambda: bases.make_prepared(base, cast.township)) == "no_households"
    bases.make_linked(base, tree.village, (0,), by=cast.county)
    assert refused_code(lambda: bases.make_prepared(base, cast.township)) == "no_households"
    assert not Distribution.objects.exists()


def test_a_scheme_without_a_part_for_households_needs_none(cast, tree):
    bases.make_scheme(tree.county, households_bp=0, by=cast.county)
    base = bases.make_base(tree.village, by=cast.county)
    bases.make_sale(base, by=cast.county)
    assert bases.make_prepared(base, cast.township).households_fen == 0


def test_days_in_the_wrong_order_or_to_come_are_refused(base, cast):
    assert refused_code(lambda: bases.make_prepared(base, cast.township, from_on=TO, to_on=FROM)) == "days"
    assert refused_code(lambda: bases.make_prepared(base, cast.township, to_on=ON + timedelta(days=1))) == "future"


def test_no_day_is_divided_twice(base, cast):
    first = bases.make_prepared(base, cast.township)
    again = {"from_on": TO, "to_on": ON}
    assert refused_code(lambda: bases.make_prepared(base, cast.township, **again), Conflict) == "overlap"
    values = {name: getattr(first, name) for name in (
        "base", "scheme", "from_on", "to_on", "sales_fen", "company_fen", "company_keeps_fen", "households_fen",
        "base_fen", "collective_fen", "prepared_on", "prepared_by",
    )}  # fmt: skip
    with pytest.raises(IntegrityError, match="distributions_apart"), transaction.atomic():
        Distribution.objects.create(**values)


def test_withdrawn_it_leaves_its_days_free(base, cast):
    row = bases.make_prepared(base, cast.township)
    gone = actions.withdraw(distribution=row, reason="漏记一笔", by=cast.county, on=ON)
    assert (gone.state, gone.withdrawn_by) == ("withdrawn", cast.county)
    assert bases.make_prepared(base, cast.township).pk
    for step in (actions.approve, lambda **given: actions.withdraw(reason="x", **given)):
        with pytest.raises(MoveRefused):
            step(distribution=row, by=cast.county, on=ON)
    assert refused_code(lambda: actions.withdraw(distribution=Distribution.objects.get(state="prepared"), reason=" ",
                                                 by=cast.county, on=ON)) == "required"  # fmt: skip


# --- two hands ------------------------------------------------------------------------------------------------------


def test_who_prepared_it_cannot_approve_it(base, cast):
    row = bases.make_prepared(base, cast.county)
    with pytest.raises(Forbidden) as refused:
        actions.approve(distribution=row, by=cast.county, on=ON)
    assert refused.value.code == "same_hand"
    with pytest.raises(IntegrityError, match="distribution_two_hands"), transaction.atomic():
        Distribution.objects.filter(pk=row.pk).update(state="approved", approved_on=ON, approved_by=cast.county)
    other = make_user("second", "county", division=cast.county.division)
    assert actions.approve(distribution=row, by=other, on=ON).state == "approved"


def test_it_is_approved_once_and_in_the_version_that_was_read(base, cast):
    row = bases.make_prepared(base, cast.township)
    with pytest.raises(Stale):
        actions.approve(distribution=row, by=cast.county, on=ON, expected_version=row.version + 1)
    actions.approve(distribution=row, by=cast.county, on=ON, expected_version=row.version)
    with pytest.raises(MoveRefused):
        actions.approve(distribution=row, by=cast.county, on=ON)


@pytest.mark.parametrize("change", ["sale", "corrected sale", "household", "shares"])
def test_what_changed_since_it_was_prepared_is_not_approved(change, base, cast, tree):
    row = bases.make_prepared(base, cast.township)
    {
        "sale": lambda: bases.make_sale(base, by=cast.county),
        "corrected sale": lambda: actions.correct_sale(
            sale=base.sales.first(), weight_kg=7000, by=cast.county, on=ON
        ),
        "household": lambda: bases.make_holding(base, make_household(tree.village), by=cast.county),
        "shares": lambda: actions.edit_part(
            row=base.shareholdings.first(), changes={"shares": 3}, by=cast.county, on=ON
        ),
    }[change]()  # fmt: skip
    code = refused_code(lambda: actions.approve(distribution=row, by=cast.county, on=ON), MoveRefused)
    assert code == "changed"


# --- frozen ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changes", [{"sales_fen": 1}, {"state": "prepared", "approved_on": None, "approved_by": None}, {"reason": "x"}]
)
def test_an_approved_distribution_never_changes(changes, approved):
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Distribution.objects.filter(pk=approved.pk).update(**changes)


def test_a_prepared_one_keeps_its_amounts(base, cast):
    row = bases.make_prepared(base, cast.township)
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Distribution.objects.filter(pk=row.pk).update(
            sales_fen=row.sales_fen + 1, base_fen=row.base_fen + 1
        )  # fmt: skip


def test_lines_never_change_and_nothing_is_deleted(approved):
    line = households(approved)[0]
    for step in (
        lambda: DistributionLine.objects.filter(pk=line.pk).update(amount_fen=0), line.delete, approved.delete,
        lambda: approved.counted.update(amount_fen=0),
    ):  # fmt: skip
        with pytest.raises(Exception, match=r"Cannot|protected|referenced"), transaction.atomic():
            step()


@pytest.mark.parametrize("party", ["company", "household"])
def test_the_database_refuses_lines_that_do_not_add_up(party, base, cast, tree):
    row = bases.make_prepared(base, cast.township)
    settled()
    values = {"party": party, "division": base.division, "amount_fen": 1, "distribution": row}
    home = {"household": make_household(tree.village), "weight": 0} if party == "household" else {}
    wanted = "line_once" if party == "company" else "must add up"
    with pytest.raises(IntegrityError, match=wanted), transaction.atomic():
        make_line(**values, **home)


def test_the_database_refuses_a_distribution_without_its_lines(base, cast):
    row = bases.make_prepared(base, cast.township)
    actions.withdraw(distribution=row, reason="x", by=cast.county, on=ON)
    settled()
    with pytest.raises(IntegrityError, match="must add up"), transaction.atomic():
        make_bare(
            base=base, scheme=row.scheme, from_on=FROM, to_on=TO, sales_fen=100, company_fen=49, company_keeps_fen=49,
            households_fen=0, base_fen=49, collective_fen=2, prepared_on=ON, prepared_by=cast.township,
        )  # fmt: skip


def test_the_database_refuses_parts_that_are_not_the_sales(base, cast):
    scheme = bases.make_prepared(base, cast.township).scheme
    with pytest.raises(IntegrityError, match="distribution_is_whole"), transaction.atomic():
        Distribution.objects.create(
            base=base, scheme=scheme, from_on=ON, to_on=ON, sales_fen=101, company_fen=49, company_keeps_fen=49,
            households_fen=0, base_fen=49, collective_fen=2, prepared_on=ON, prepared_by=cast.township,
        )  # fmt: skip


def test_a_scheme_that_was_divided_by_only_ends(approved, cast):
    scheme = approved.scheme
    with pytest.raises(Conflict):
        actions.edit_part(row=scheme, changes={"households_bp": 5000}, by=cast.county, on=ON)
    with pytest.raises(Conflict):
        actions.edit_part(row=scheme, changes={"valid_to": TO - timedelta(days=1)}, by=cast.county, on=ON)
    assert actions.edit_part(row=scheme, changes={"valid_to": TO}, by=cast.county, on=ON).valid_to == TO


def test_a_sale_that_was_divided_moves_within_its_period_only(base, cast):
    row = bases.make_prepared(base, cast.township)
    sale = row.counted.order_by("pk").first().sale
    for day in (FROM - timedelta(days=1), TO + timedelta(days=1)):
        with pytest.raises(Invalid) as refusal:
            actions.correct_sale(sale=sale, sold_on=day, by=cast.county, on=ON)
        assert (refusal.value.code, refusal.value.field) == ("divided", "sold_on")
    assert actions.correct_sale(sale=sale, sold_on=FROM, by=cast.county, on=ON).sold_on == FROM
