from datetime import date, timedelta

import pytest

from laborers.journeys import end_placement
from laborers.registry.rules import age_on
from laborers.surveys.actions import set_policy
from relocation.channels import queries
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.relocation import PROPOSED, make_jobless, make_relocated, make_site
from tests.factories.surveys import make_assessed_laborer, make_policy, make_response
from xundian.kit.sql import fetch


def zero(on=PROPOSED, **narrow):
    return set(queries.zero_employment_households(on=on, **narrow))


@pytest.fixture
def site(tree):
    return make_site(tree.township)


def test_a_relocated_household_in_which_nobody_works(tree, site):
    household, _laborer = make_jobless(site, tree.village)
    assert zero() == {household}


def test_a_household_that_was_not_relocated_is_none(tree, site):
    make_assessed_laborer(make_household(tree.village))
    assert zero() == set()


def test_one_at_work_is_enough(tree, site):
    household, laborer = make_jobless(site, tree.village)
    make_assessed_laborer(household)
    make_placement(laborer, started_on=PROPOSED)
    assert zero() == set()
    assert zero(on=PROPOSED - timedelta(days=1)) == {household}


def test_it_counts_again_the_day_after_the_last_day_of_work(tree, site):
    household, laborer = make_jobless(site, tree.village)
    placement = make_placement(laborer, started_on=PROPOSED)
    last = PROPOSED + timedelta(days=20)
    end_placement(placement=placement, ended_on=last, reason="family", by=None, on=last)
    assert zero(on=last) == set()
    assert zero(on=last + timedelta(days=1)) == {household}


@pytest.mark.parametrize(
    ("values", "counts"),
    [
        ({"labour_skill": "lost"}, False),
        ({"labour_skill": "none"}, False),
        ({"labour_skill": "weak"}, True),
        ({"labour_skill": ""}, True),
        ({"intention": "none"}, False),
        ({"intention": ""}, True),
        ({"intention": "", "unemployed_reason": "not_willing"}, False),
        ({"unemployed_reason": "in_school"}, False),
        ({"intention": "farming"}, True),
    ],
)
def test_who_is_able_and_willing(tree, site, values, counts):
    make_policy(tree.county)
    household = make_relocated(site, tree.village)
    skill = {name: values.pop(name) for name in ["labour_skill"] if name in values}
    make_response(make_laborer(household, **skill), **values)
    assert zero() == ({household} if counts else set())


def test_who_was_never_asked_is_not_counted(tree, site):
    make_laborer(make_relocated(site, tree.village))
    assert zero() == set()


@pytest.mark.parametrize(
    ("sex", "birth", "counts"),
    [
        ("1", date(2010, 3, 10), True),
        ("1", date(2010, 3, 11), False),
        ("1", date(1965, 3, 11), True),
        ("1", date(1965, 3, 10), False),
        ("2", date(1970, 3, 11), True),
        ("2", date(1970, 3, 10), False),
    ],
)
def test_labour_age_comes_from_the_policy_of_the_day(tree, site, sex, birth, counts):
    set_policy(
        county=tree.county, valid_from=date(2020, 1, 1), document="试行", by=None, labour_age_from=16,
        labour_age_to_male=60, labour_age_to_female=55,
    )  # fmt: skip
    set_policy(
        county=tree.county, valid_from=date(2030, 1, 1), document="新", by=None, labour_age_from=18,
        labour_age_to_male=50, labour_age_to_female=50,
    )  # fmt: skip
    household = make_relocated(site, tree.village)
    make_response(make_laborer(household, sex=sex, birth=birth))
    assert zero() == ({household} if counts else set())


@pytest.mark.parametrize("birth", [date(2008, 2, 29), date(2008, 3, 1), date(1996, 12, 31), date(2000, 2, 28)])
@pytest.mark.parametrize("day", [date(2024, 2, 28), date(2024, 2, 29), date(2025, 2, 28), date(2025, 3, 1)])
def test_the_database_counts_ages_as_the_registry_does(db, birth, day):
    [[age]] = fetch("SELECT EXTRACT(YEAR FROM age(%s, %s))::int", [day, birth])
    assert age == age_on(birth, day)


def test_it_is_narrowed_by_site_and_by_division(tree, site):
    other = make_site(tree.other_township)
    here, _laborer = make_jobless(site, tree.village)
    there, _laborer = make_jobless(other, tree.far_village)
    assert zero(site=site) == {here}
    assert zero(division=tree.other_township.code) == {there}
    assert zero(division=tree.county.code) == {here, there}


def test_the_sweep_asks_by_one_statement(tree, site, django_assert_num_queries):
    for _number in range(3):
        make_jobless(site, tree.village)
    with django_assert_num_queries(1):
        assert len(queries.awaiting(PROPOSED, {})) == 3
