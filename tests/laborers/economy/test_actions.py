"""Records by form, thresholds, shipped figures, and what the database itself refuses."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from laborers.economy import actions, queries, rules
from laborers.economy.models import HouseholdEconomy, PovertyThreshold, PublishedFigure
from laborers.economy.states import Group
from tests.factories.economy import INCOME, ON, make_economy, make_sample, make_study, make_threshold
from tests.factories.registry import make_household
from xundian.kit.errors import Invalid, Stale

LAND = {"planted_area_before": Decimal("7.5"), "planted_area_after": Decimal(5)}


@pytest.fixture
def home(cast, tree):
    return make_household(tree.village, number="H1")


def refused(call, **values):
    with pytest.raises(Invalid) as caught:
        call(**values)
    return {field: code for field, code, _message in caught.value.errors}


def test_a_registered_household_lies_in_its_village(cast, home):
    row = make_economy(home, by=cast.officer)
    assert (row.division_id, row.sample_code, row.by, row.batch_id) == (home.division_id, "", cast.officer, None)
    assert [each.year for each in row.history.all()] == [2018]


def test_a_code_that_nobody_has_is_a_sample_household_of_the_surveyed_place(cast, tree):
    row = make_economy(tree.county, sample_code="01", by=cast.county)
    assert (row.division_id, row.household, row.sample_code) == (tree.county.code, None, "01")
    other = make_economy(tree.township, sample_code="01", by=cast.township)
    assert other.pk != row.pk


def test_a_household_has_one_record_a_year(home, tree):
    make_economy(home)
    make_economy(home, year=2019)
    make_economy(tree.county, sample_code="01")
    assert refused(make_economy, who=home) == {"year": "taken"}
    assert refused(make_economy, who=tree.county, sample_code="01") == {"year": "taken"}


@pytest.mark.parametrize(
    ("who", "field", "code"),
    [
        ({}, "household", "household_or_sample"),
        ({"sample_code": "01"}, "division", "required"),
        ({"household": "home", "sample_code": "01"}, "household", "household_or_sample"),
        ({"division": "county", "sample_code": "H1"}, "sample_code", "registered"),
    ],
)
def test_it_must_be_clear_whose_record_it_is(who, field, code, home, tree):
    rows = {"home": home, "county": tree.county}
    given = {name: rows.get(value, value) for name, value in who.items()}
    assert refused(actions.record_economy, year=2018, figures=INCOME, by=None, on=ON, **given) == {field: code}
    assert not HouseholdEconomy.objects.exists()


@pytest.mark.parametrize("year", [1999, 2027])
def test_a_year_to_come_or_long_past_is_refused(year, home):
    assert refused(make_economy, who=home, year=year) == {"year": "year_range"}


def test_the_year_of_the_day_itself_is_possible(home):
    assert make_economy(home, year=ON.year, on=date(2026, 1, 1)).year == 2026


def test_impossible_figures_are_named_as_the_interface_calls_them(home):
    faults = refused(make_economy, who=home, working_members=5, outside_income_fen=-1)
    assert faults == {"working_members": "working_over_members", "outside_income": "negative"}


def test_a_change_is_checked_with_what_stands_already(cast, home):
    row = make_economy(home)
    assert refused(actions.edit_economy, economy=row, changes={"members": 1}, expected_version=1, by=cast.officer) == {
        "working_members": "working_over_members"
    }
    changed = actions.edit_economy(economy=row, changes=LAND, expected_version=1, by=cast.officer)
    assert (changed.version, changed.planted_area_before, changed.by) == (2, Decimal("7.5"), cast.officer)
    with pytest.raises(Stale):
        actions.edit_economy(economy=row, changes=LAND, expected_version=1, by=cast.officer)


def test_the_database_refuses_what_slips_past_the_rules(home, tree):
    for wrong in (
        {"sample_code": "x"}, {"household": None}, {"members": 0}, {"working_members": 5}, {"total_income_fen": None},
        {"outside_income_fen": -1}, {"planted_area_before": 1}, {"planting_income_before_fen": 1}, {"land_idle": -1},
    ):  # fmt: skip
        values = {"year": 2018, "household": home, "division": home.division} | INCOME | wrong
        with pytest.raises(IntegrityError), transaction.atomic():
            HouseholdEconomy.objects.create(**values)


def test_a_year_has_one_threshold_with_its_document(cast, tree):
    row = make_threshold(tree.county)
    assert refused(actions.set_threshold, county=tree.county, year=2018, amount_fen=1, document="x", by=None) == {
        "year": "taken"
    }
    for wrong, field in (({"amount_fen": 0}, "amount"), ({"document": " "}, "document")):
        given = {"amount_fen": 1, "document": "x"} | wrong
        assert list(refused(actions.set_threshold, county=tree.county, year=2019, by=None, **given)) == [field]
    changed = actions.change_threshold(
        threshold=row, changes={"amount_fen": 360_000}, expected_version=1, by=cast.county
    )
    assert (changed.amount_fen, changed.document, changed.version) == (360_000, "2018年贫困线", 2)
    assert sorted(each.amount_fen for each in row.history.all()) == [350_000, 360_000]


def test_the_shipped_rows_come_once_and_leave_the_countys_own_alone(cast, tree):
    make_threshold(tree.county, amount_fen=1)
    assert actions.load_shipped(by=None) == {"thresholds": 0, "published": 13}
    assert actions.load_shipped(by=None) == {"thresholds": 0, "published": 0}
    assert PovertyThreshold.objects.get().amount_fen == 1
    PovertyThreshold.objects.all().delete()
    assert actions.load_shipped(by=None)["thresholds"] == 1
    row = queries.threshold("530129", 2018)
    assert row.amount_fen == 350_000
    assert row.document
    assert set(PublishedFigure.objects.values_list("county", flat=True)) == {"530129"}


def test_nothing_is_shipped_for_counties_that_are_not_here(db):
    assert actions.load_shipped(by=None) == {"thresholds": 0, "published": 0}


# --- sums -----------------------------------------------------------------------------------------------------------


def test_the_sums_of_the_sample_are_those_added_up_by_hand(tree):
    make_sample(tree.county)
    # 25 rows: see test_sample_by_hand for each of them.
    assert queries.income_sums(queries.income_of(2018), 350_000, 6) == {
        "530129": {
            "households": 25, "reaching": 15, "members": 92, "working_members": 40, "total_income_fen": 43_930_000,
            "outside_income_fen": 34_600_000,
        }
    }  # fmt: skip


def test_without_a_threshold_nobody_is_counted_as_reaching_it(tree):
    make_sample(tree.county)
    assert queries.income_sums(queries.income_of(2018), None, 6)["530129"]["reaching"] == 0


def test_sums_go_by_place_of_the_asked_depth(tree, home):
    make_economy(home)
    make_economy(make_household(tree.far_village))
    make_economy(tree.county, sample_code="01")
    rows = queries.income_sums(queries.income_of(2018), 350_000, 9)
    assert {code: row["households"] for code, row in rows.items()} == {"530129": 1, "530129103": 1, "530129107": 1}


@pytest.mark.parametrize(
    "figures",
    [
        {"planted_area_after": Decimal(9), "planting_income_after_fen": 900_000},
        {"planted_area_after": Decimal(9), "planting_income_after_fen": 900_000, "outside_income_fen": 0},
        {"planted_area_after": Decimal(9)},
        LAND | {"planting_income_after_fen": 1},
        LAND | {"planting_income_before_fen": 2, "planting_income_after_fen": 1},
        LAND | {"planting_income_before_fen": 2, "planting_income_after_fen": 1, "outside_income_fen": 0},
    ],
)
@pytest.mark.parametrize("income", [INCOME, {"members": 3, **dict.fromkeys(rules.INCOME)}])
def test_the_database_groups_as_the_rules_do(figures, income, tree):
    if income is not INCOME and "outside_income_fen" in figures:
        figures = {name: value for name, value in figures.items() if name != "outside_income_fen"}
    row = make_economy(tree.county, **(income | figures))
    values = {name: getattr(row, name) for name in rules.FIGURES}
    found = {group for group, condition in queries.GROUPS.items() if HouseholdEconomy.objects.filter(condition)}
    assert found == {
        group
        for group, holds in ((Group.MIGRANT, rules.migrant(values)), (Group.STAYED, rules.stayed(values)))
        if holds
    }
    assert HouseholdEconomy.objects.filter(queries.LEFT_OUT).exists() == (not found)


def test_the_sums_of_the_studys_households_are_the_published_ones(tree):
    make_study(tree.county)
    sums = queries.land_sums(queries.land_of(2018), 6)["530129"]
    assert sums["", "left_out"] == 0
    assert {name: sums[Group.MIGRANT, name] for name in ("households", *queries.LAND_SUMS)} == {
        "households": 50, "members": 186, "planted_area_before": Decimal(332), "planted_area_after": Decimal(280),
        "planting_income_before_fen": 34_400_000, "planting_income_after_fen": 24_690_000, "land_idle": 0,
        "land_leased": 0,
    }  # fmt: skip
    assert sums[Group.STAYED, "planted_area_after"] == 438
    assert sums[Group.STAYED, "planting_income_after_fen"] == 82_870_000
    assert (sums[Group.STAYED, "households"], sums[Group.STAYED, "members"]) == (50, 197)
