"""Writes of bases: what is kept, what is refused with every fault at once, and what the database refuses itself."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from relocation.bases import actions
from relocation.bases.models import Base, DistributionScheme, Insurance, Plot, Sale, Shareholding, WorkDays
from tests.factories import bases
from tests.factories.bases import ON, OPENED
from tests.factories.enterprises import make_enterprise
from tests.factories.jobs import make_vacancy
from tests.factories.registry import make_household
from xundian.kit.errors import Conflict, Invalid, Stale

pytestmark = pytest.mark.django_db


@pytest.fixture
def base(cast, tree):
    return bases.make_base(tree.village, by=cast.county)


def codes(refused):
    return {field: code for field, code, _text in refused.value.errors}


def test_a_base_of_enterprises_on_record_takes_their_names(cast, tree):
    bases.load_words()
    firm = make_enterprise(tree.county, by=cast.county)
    row = actions.create_base(
        division=tree.village, name="基地", company=firm, organiser=firm, collective_name="村集体", opened_on=OPENED,
        by=cast.county, on=ON,
    )  # fmt: skip
    assert (row.company_name, row.organiser_name) == (firm.name, firm.name)


def test_everything_wrong_with_a_base_is_told_at_once(cast, tree, base):
    firm = make_enterprise(tree.other_county, by=cast.stranger)
    with pytest.raises(Invalid) as refused:
        actions.create_base(
            division=tree.village, name=base.name, company=firm, organiser_name="", collective_name="甲" * 101,
            opened_on=ON, closed_on=ON - timedelta(days=1), by=cast.county, on=ON,
        )  # fmt: skip
    assert codes(refused) == {
        "company": "company_county", "company_name": "required", "organiser_name": "required",
        "collective_name": "max_length", "closed_on": "days", "name": "taken",
    }  # fmt: skip
    assert Base.objects.count() == 1


def test_a_base_lies_in_a_village_or_township(cast, tree):
    with pytest.raises(Invalid) as refused:
        actions.create_base(division=tree.county, name="基地", opened_on=ON, by=cast.county, on=ON)
    assert codes(refused) == {"division": "level"}


def test_a_base_is_changed_by_its_version(cast, base):
    row = actions.edit_base(base=base, changes={"name": "改名"}, by=cast.county, on=ON, expected_version=base.version)
    assert (row.name, row.version) == ("改名", base.version + 1)
    with pytest.raises(Stale):
        actions.edit_base(base=base, changes={"name": "又改"}, by=cast.county, on=ON, expected_version=base.version)
    with pytest.raises(Invalid) as refused:
        actions.edit_base(base=base, changes={"division": "x"}, by=cast.county, on=ON)
    assert codes(refused) == {"division": "unexpected_field"}


# --- parts ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "wrong", "told"),
    [
        (bases.make_plot, {"mu": "0"}, {"area_mu": "amount"}),
        (bases.make_plot, {"source": "gift", "valid_to": date(2024, 1, 1)}, {"source": "unknown_choice",
                                                                             "valid_to": "days"}),
        (bases.make_base_post, {"headcount": 0, "occupation": "wizard"}, {"headcount": "amount",
                                                                          "occupation": "unknown_code"}),
        (bases.make_technician, {"phone": "12", "skill": ""}, {"phone": "phone_format", "skill": "required"}),
        (bases.make_insurance, {"ends": date(2025, 1, 1), "sum_fen": 0, "premium_fen": -1},
         {"ends": "days", "sum_fen": "amount", "premium_fen": "not_negative"}),
    ],
)  # fmt: skip
def test_a_wrong_part_is_refused_with_all_its_faults(make, wrong, told, cast, base):
    with pytest.raises(Invalid) as refused:
        make(base, by=cast.county, **wrong)
    assert codes(refused) == told


def test_a_plot_is_there_once_on_a_day_and_may_come_back(cast, base):
    bases.make_plot(base, name="东坡", valid_to=date(2025, 6, 30), by=cast.county)
    with pytest.raises(Invalid) as refused:
        bases.make_plot(base, name="东坡", valid_from=date(2025, 6, 30), by=cast.county)
    assert codes(refused) == {"valid_from": "overlap"}
    assert bases.make_plot(base, name="东坡", valid_from=date(2025, 7, 1), by=cast.county).pk


def test_the_database_too_refuses_a_plot_twice(cast, base):
    row = bases.make_plot(base, name="东坡", by=cast.county)
    row.pk, row._state.adding = None, True
    with pytest.raises(IntegrityError, match="plot_once_at_a_time"), transaction.atomic():
        Plot.objects.create(base=base, name="东坡", area_mu=1, source="leased", valid_from=ON)


def test_a_part_is_edited_by_its_version_and_ended(cast, base):
    row = bases.make_technician(base, by=cast.county)
    ended = actions.edit_part(row=row, changes={"valid_to": ON}, by=cast.county, on=ON, expected_version=row.version)
    assert ended.valid_to == ON
    with pytest.raises(Stale):
        actions.edit_part(row=row, changes={"valid_to": None}, by=cast.county, on=ON, expected_version=row.version)
    with pytest.raises(Invalid) as refused:
        actions.edit_part(row=row, changes={"base": base}, by=cast.county, on=ON)
    assert codes(refused) == {"base": "unexpected_field"}


def test_a_vacancy_belongs_to_one_post_of_its_own_county(cast, tree, base):
    vacancy = make_vacancy(tree.county, by=cast.county)
    bases.make_base_post(base, vacancy=vacancy, by=cast.county)
    with pytest.raises(Invalid) as refused:
        bases.make_base_post(base, vacancy=vacancy, by=cast.county)
    assert codes(refused) == {"vacancy": "taken"}
    with pytest.raises(Invalid) as refused:
        bases.make_base_post(base, vacancy=make_vacancy(tree.other_county, by=cast.stranger), by=cast.county)
    assert codes(refused) == {"vacancy": "vacancy_county"}


def test_a_policy_number_is_there_once(cast, base):
    first = bases.make_insurance(base, by=cast.county)
    with pytest.raises(Invalid) as refused:
        bases.make_insurance(base, policy_number=first.policy_number, by=cast.county)
    assert codes(refused) == {"policy_number": "taken"}
    assert Insurance.objects.count() == 1


def test_a_household_of_another_county_cannot_hold_shares(cast, tree, base):
    with pytest.raises(Invalid) as refused:
        bases.make_holding(base, make_household(tree.other_village), shares=-1, by=cast.county)
    assert codes(refused) == {"household": "same_county", "shares": "not_negative"}


def test_a_household_holds_once_at_a_time_and_the_database_sees_to_it(cast, tree, base):
    home = make_household(tree.village)
    bases.make_holding(base, home, by=cast.county)
    with pytest.raises(Invalid) as refused:
        bases.make_holding(base, home, by=cast.county)
    assert codes(refused) == {"valid_from": "overlap"}
    with pytest.raises(IntegrityError, match="shareholding_once"), transaction.atomic():
        Shareholding.objects.create(base=base, household=home, valid_from=ON)


# --- schemes and policies -------------------------------------------------------------------------------------------


def test_the_parts_of_a_scheme_are_a_hundred_per_cent(cast, tree):
    with pytest.raises(Invalid) as refused:
        bases.make_scheme(tree.county, collective_bp=201, rule="age", by=cast.county)
    assert codes(refused) == {"company_bp": "whole_terms", "rule": "unknown_choice"}


@pytest.mark.parametrize(
    ("wrong", "named"), [({"base_bp": 4901}, "scheme_is_whole"), ({"households_bp": 10_001}, "scheme_of_the_company")]
)
def test_the_database_refuses_a_scheme_that_does_not_add_up(wrong, named, cast, tree):
    values = {"company_bp": 4900, "base_bp": 4900, "collective_bp": 200, "households_bp": 4000} | wrong
    with pytest.raises(IntegrityError, match=named), transaction.atomic():
        DistributionScheme.objects.create(county=tree.county, valid_from=ON, document="文件", rule="equal", **values)


def test_one_scheme_holds_at_a_time(cast, tree):
    row = bases.make_scheme(tree.county, by=cast.county)
    with pytest.raises(Invalid) as refused:
        bases.make_scheme(tree.county, valid_from=ON, by=cast.county)
    assert codes(refused) == {"valid_from": "overlap"}
    actions.edit_part(row=row, changes={"valid_to": ON - timedelta(days=1)}, by=cast.county, on=ON)
    assert bases.make_scheme(tree.county, valid_from=ON, rule="equal", by=cast.county).pk


def test_policies_are_the_countys_and_within_limits(cast, tree):
    with pytest.raises(Invalid) as refused:
        bases.make_base_policy(tree.township, by=cast.county)
    assert codes(refused) == {"county": "level"}
    with pytest.raises(Invalid) as refused:
        bases.make_base_policy(tree.county, largest_bp=10_001, mu_per_technician=0, by=cast.county)
    assert codes(refused) == {"largest_bp": "max_value", "mu_per_technician": "amount"}


# --- seasons --------------------------------------------------------------------------------------------------------


def test_a_season_has_its_crops(cast, base):
    row = bases.make_season(base, by=cast.county)
    assert dict(row.plantings.values_list("crop", "area_mu")) == {"cabbage": 40, "potato": 20}


@pytest.mark.parametrize(
    ("plantings", "code"),
    [
        ((), "required"), ((("cabbage", "1"), ("cabbage", "2")), "repeated"), ((("dream", "1"),), "unknown_code"),
        ((("cabbage", "0"),), "amount"), ((("cabbage", "60"), ("potato", "40.01")), "area"),
    ],
)  # fmt: skip
def test_crops_that_cannot_be_are_refused(plantings, code, cast, base):
    with pytest.raises(Invalid) as refused:
        bases.make_season(base, plantings, by=cast.county)
    assert codes(refused) == {"plantings": code}


def test_a_season_plants_all_of_the_land_but_no_more(cast, base):
    assert bases.make_season(base, (("cabbage", "60"), ("potato", "40")), by=cast.county).pk


def test_seasons_of_a_base_do_not_overlap(cast, base):
    bases.make_season(base, by=cast.county)
    with pytest.raises(Invalid) as refused:
        bases.make_season(base, starts=date(2026, 6, 30), ends=date(2026, 12, 1), by=cast.county)
    assert codes(refused) == {"starts": "overlap"}
    bases.make_season(base, starts=date(2026, 7, 1), ends=date(2026, 12, 1), by=cast.county)


def test_a_season_changes_its_crops_as_a_whole(cast, base):
    row = bases.make_season(base, by=cast.county)
    changed = actions.change_season(
        season=row, changes={"name": "春"}, plantings=[("medicinal", Decimal(7))], by=cast.county, on=ON,
        expected_version=row.version,
    )  # fmt: skip
    assert (changed.name, list(changed.plantings.values_list("crop", "area_mu"))) == ("春", [("medicinal", 7)])
    with pytest.raises(Stale):
        actions.change_season(season=row, changes={}, by=cast.county, on=ON, expected_version=row.version)


# --- sales ----------------------------------------------------------------------------------------------------------


def test_everything_wrong_with_a_sale_is_told_at_once(cast, base):
    with pytest.raises(Invalid) as refused:
        bases.make_sale(
            base, fen=0, buyer=" ", crop="dream", weight_kg=Decimal(-1), sold_on=ON + timedelta(days=1), by=cast.county
        )
    assert codes(refused) == {
        "amount_fen": "amount", "buyer": "required", "crop": "unknown_code", "weight_kg": "amount",
        "sold_on": "in_future",
    }  # fmt: skip


def test_a_sale_is_corrected_by_a_new_one_once(cast, base):
    first = bases.make_sale(base, by=cast.county)
    second = actions.correct_sale(sale=first, amount_fen=900_000, by=cast.county, on=ON)
    assert (second.corrects, second.amount_fen, second.buyer) == (first, 900_000, first.buyer)
    with pytest.raises(Conflict) as refused:
        actions.correct_sale(sale=first, amount_fen=1, by=cast.county, on=ON)
    assert refused.value.code == "corrected"
    gone = actions.correct_sale(sale=second, took_place=False, by=cast.county, on=ON)
    assert (gone.amount_fen, gone.weight_kg) == (0, 0)


def test_the_database_lets_nobody_change_or_delete_a_sale(cast, base):
    row = bases.make_sale(base, by=cast.county)
    for change in (lambda: Sale.objects.update(amount_fen=1), row.delete):
        with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
            change()
    with pytest.raises(IntegrityError, match="sale_has_an_amount"), transaction.atomic():
        Sale.objects.create(base=base, sold_on=ON, crop="cabbage", buyer="某", weight_kg=0, amount_fen=0)


# --- days worked ----------------------------------------------------------------------------------------------------


def test_days_of_a_month_are_set_again_and_taken_away(cast, tree, base):
    first, second = make_household(tree.village), make_household(tree.village)
    given = {"base": base, "month": date(2026, 5, 17), "by": cast.county, "on": ON}
    assert actions.set_work_days(days={first: 12, second: 30}, **given) == 2
    assert actions.set_work_days(days={first: 14, second: 0}, **given) == 1
    row = WorkDays.objects.get()
    assert (row.household, row.month, row.days) == (first, date(2026, 5, 1), 14)


@pytest.mark.parametrize("days", [-1, 621])
def test_days_that_a_month_does_not_have_are_refused(days, cast, tree, base):
    with pytest.raises(Invalid) as refused:
        actions.set_work_days(
            base=base, month=ON, days={make_household(tree.village): days}, by=cast.county, on=ON
        )  # fmt: skip
    assert codes(refused) == {"days": "days_of_month"}


def test_days_to_come_and_of_another_county_are_refused(cast, tree, base):
    with pytest.raises(Invalid) as refused:
        actions.set_work_days(base=base, month=date(2026, 7, 1), days={}, by=cast.county, on=ON)
    assert codes(refused) == {"month": "future"}
    with pytest.raises(Invalid) as refused:
        actions.set_work_days(
            base=base, month=ON, days={make_household(tree.other_village): 1}, by=cast.county, on=ON
        )  # fmt: skip
    assert codes(refused) == {"household": "same_county"}
