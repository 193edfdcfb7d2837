"""The economy of the demo county: the sample of 2018, and figures of its own that both reports can show."""

import pytest

from laborers.economy.models import HouseholdEconomy
from laborers.economy.queries import GROUPS
from laborers.economy.states import Group
from relocation.indicators.queries import non_farm_shares
from tests.xundian.demo.conftest import ON
from xundian.accounts.models import User
from xundian.demo.cast import COUNTY
from xundian.reports.economy import Asked, household_income, land_use

pytestmark = [pytest.mark.usefixtures("loaded"), pytest.mark.django_db]


def asked(year):
    return Asked(User.objects.get(username="county"), year, COUNTY, ON)


def test_the_sample_of_2018_is_there_with_its_threshold():
    report = household_income(asked(2018))
    assert (report.total["households"], report.total["reaching_threshold"]) == (25, 15)
    assert str(report.total["income_per_member"]) == "3760.87"
    assert report.document


def test_this_years_households_reach_or_miss_the_threshold():
    total = household_income(asked(ON.year)).total
    assert 0 < total["reaching_threshold"] < total["households"]
    assert total["income_per_migrant"] > total["income_per_member"] > 0


def test_both_groups_of_the_land_report_are_there_and_migrants_plant_less():
    report = land_use(asked(ON.year))
    assert report.migrant["households"] > 0
    assert report.stayed["households"] > 0
    assert report.migrant["change"]["area_ha"] < 0
    assert report.stayed["now"]["yuan_per_ha"] > report.migrant["after"]["yuan_per_ha"]


def test_the_year_before_is_there_to_begin_the_next_form_with():
    years = set(HouseholdEconomy.objects.values_list("year", flat=True))
    assert years == {2018, ON.year - 1, ON.year}
    both = HouseholdEconomy.objects.filter(GROUPS[Group.MIGRANT], household__economies__year=ON.year - 1)
    assert both.exists()


def test_what_came_from_outside_the_county_grows_and_does_not_begin_with_the_program():
    shares = {year: row["share"] for year, row in non_farm_shares(COUNTY).items()}
    assert 20 < shares[ON.year - 1] < shares[ON.year] < 80
