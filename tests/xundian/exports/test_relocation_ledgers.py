"""Ledgers of relocation as files: declarations, homes, channels, households without work, yearly figures."""

from decimal import Decimal

import pytest
from django.utils import translation

from relocation.channels import actions as channels
from tests.conftest import SITE_ID
from tests.factories.declarations import make_confirmed, make_home
from tests.factories.exports import rows_of, written
from tests.factories.indicators import GDP_2019, make_correction, make_figure
from tests.factories.relocation import PROPOSED, make_proposal, make_site
from xundian.kit.errors import DomainError

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(tree):
    return make_site(tree.township, id=SITE_ID, name="阳光安置点")


def test_offers_of_channels_name_person_site_and_way(cast, tree, site):
    offer = make_proposal(site, tree.village)
    [told] = rows_of(written(cast.site, "channel-offers", language="en"))
    assert (told["Name"], told["Site"], told["State"]) == (offer.laborer.name, "阳光安置点", "Proposed")
    with translation.override("en"):
        assert told["Channel"] == str(offer.get_channel_display())
    assert rows_of(written(cast.site, "channel-offers", language="en", filters={"state": "placed"})) == []


def test_households_without_work_are_told_with_the_help_given(cast, tree, site):
    offer = make_proposal(site, tree.village)
    channels.keep_ledger(on=PROPOSED)
    [told] = rows_of(written(cast.county, "zero-employments", language="en", filters={"open": "true"}))
    assert (told["Household number"], told["Offers meanwhile"]) == (offer.household.number, 1)
    assert rows_of(written(cast.county, "zero-employments", language="en", filters={"open": "false"})) == []


def test_yearly_figures_are_told_in_their_units_with_what_they_replaced(cast, tree):
    make_correction(make_figure(tree.county, amount=GDP_2019 - 10**10), GDP_2019)
    make_figure(tree.other_county, year=2017)
    told = rows_of(written(cast.auditor, "indicators", language="en"))
    assert {(each["Year"], Decimal(str(each["Value"])), each["State"]) for each in told} == {
        (2019, Decimal("266.29"), "In force"), (2019, Decimal("265.29"), "Corrected since"),
    }  # fmt: skip
    assert {each["Unit of measure"] for each in told} == {"100 million yuan"}


def test_declarations_and_homes_stand_with_their_state(cast, tree, site):
    row = make_confirmed(tree.village, site, cast.county)
    home = make_home(site, persons=3)
    [told] = rows_of(written(cast.township, "declarations", language="en"))
    assert (told["Household number"], told["Persons"], told["State"]) == (row.household.number, 3, "Confirmed")
    [told] = rows_of(written(cast.county, "homes", language="en", filters={"state": "free"}))
    assert (told["Building"], told["Meant for persons"], told["State"]) == (home.building.name, 3, "Free")
    assert rows_of(written(cast.county, "homes", language="en", filters={"state": "lived_in"})) == []


@pytest.mark.parametrize("kind", ["declarations", "homes", "channel-offers", "zero-employments", "indicators"])
def test_who_may_not_read_relocation_takes_nothing_of_it_out(cast, kind):
    with pytest.raises(DomainError) as refused:
        written(cast.officer, kind)
    assert refused.value.status in (403, 422)


def test_another_county_takes_nothing_out(cast, tree, site):
    make_proposal(site, tree.village)
    assert rows_of(written(cast.stranger, "channel-offers", language="en")) == []
