"""Figures are entered with a source, corrected by a new row, taken back; nothing is ever deleted (W2.3)."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from relocation.indicators import actions, queries
from relocation.indicators.models import YearFigure
from tests.factories.economy import make_economy
from tests.factories.indicators import DAY, GDP_2018, GDP_2019, make_correction, make_figure
from tests.factories.registry import make_household
from xundian.kit.errors import Conflict, Invalid, Stale

pytestmark = pytest.mark.django_db


def states(county):
    rows = YearFigure.objects.filter(county=county).order_by("created_at")
    return [(row.amount, row.state) for row in rows]


def test_it_is_entered_with_its_source(tree, cast):
    row = make_figure(tree.county, by=cast.county)
    assert (row.amount, row.state, row.by, row.entered_on) == (GDP_2019, "current", cast.county, DAY)


def test_a_correction_takes_its_place_and_it_stays_readable(tree, cast):
    first = make_figure(tree.county, amount=1)
    made = make_correction(first, GDP_2019, by=cast.county)
    assert states(tree.county) == [(1, "replaced"), (GDP_2019, "current")]
    assert (made.corrects_id, made.reason) == (first.pk, "统计局修订")
    assert [row.amount for row in queries.versions(first)] == [GDP_2019, 1]


def test_a_correction_taken_back_brings_back_what_it_replaced(tree):
    first = make_figure(tree.county, amount=1)
    made = make_correction(first, 2)
    actions.withdraw(figure=made, reason="抄错", by=None)
    assert states(tree.county) == [(1, "current"), (2, "withdrawn")]
    # And another one may take its place.
    make_correction(first.reread(), 3)
    assert states(tree.county)[-1] == (3, "current")


def test_a_figure_taken_back_leaves_room_for_the_right_one(tree):
    actions.withdraw(figure=make_figure(tree.county, amount=1), reason="年份错误", by=None)
    make_figure(tree.county)
    assert states(tree.county) == [(1, "withdrawn"), (GDP_2019, "current")]


def test_a_year_and_indicator_has_one_figure(tree):
    make_figure(tree.county)
    with pytest.raises(Conflict) as refused:
        make_figure(tree.county, amount=5)
    assert (refused.value.code, refused.value.field) == ("on_record", "year")
    make_figure(tree.county, year=2018, amount=GDP_2018)
    make_figure(tree.other_county, amount=5)


def test_everything_wrong_is_told_at_once_and_nothing_is_kept(tree):
    with pytest.raises(Invalid) as refused:
        actions.record(
            county=tree.township, year=2099, indicator="engel", amount=10_001, source=" ", by=None, on=DAY
        )  # fmt: skip
    assert set(refused.value.fields) == {"county", "year", "value", "source"}
    assert not YearFigure.objects.exists()


def test_only_the_figure_in_force_is_corrected_or_taken_back(tree):
    first = make_figure(tree.county, amount=1)
    make_correction(first, 2)
    for step in (
        lambda: make_correction(first.reread(), 3),
        lambda: actions.withdraw(figure=first, reason="抄错", by=None),
    ):
        with pytest.raises(Conflict) as refused:
            step()
        assert refused.value.code == "closed"


def test_who_read_an_older_version_is_told(tree):
    row = make_figure(tree.county)
    row.version += 1
    with pytest.raises(Stale):
        make_correction(row, 5)


@pytest.mark.parametrize(("change", "field"), [({"reason": " "}, "reason"), ({"source": ""}, "source")])
def test_a_correction_says_why_and_where_it_stands(tree, change, field):
    with pytest.raises(Invalid) as refused:
        make_correction(make_figure(tree.county), 5, **change)
    assert refused.value.field == field


def test_a_correction_that_corrects_nothing_is_refused(tree):
    row = make_figure(tree.county)
    with pytest.raises(Invalid) as refused:
        make_correction(row, row.amount, source=row.source)
    assert refused.value.code == "same"


def test_the_database_keeps_what_was_written(tree):
    row = make_figure(tree.county)
    for change in (
        lambda: YearFigure.objects.filter(pk=row.pk).update(amount=1),
        lambda: YearFigure.objects.filter(pk=row.pk).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_non_farm_share_is_summed_over_the_countys_households_of_a_year(tree, cast):
    for number in range(6):
        make_economy(
            make_household(tree.village, number=f"N{number}"), total_income_fen=1_000_000 * (number + 1),
            outside_income_fen=500_000,
        )  # fmt: skip
    make_economy(tree.other_village, outside_income_fen=0)
    told = queries.non_farm_shares(tree.county.code)
    # 6 × 500,000 of 21,000,000 fen; too few households are relocated.
    assert told == {2018: {"households": 6, "share": Decimal("14.3"), "relocated": 0, "relocated_share": None}}
