"""Reads of bases: figures of a day, who is at work there, what is missing, and crops over all bases."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from laborers.jobs import actions as jobs
from relocation.bases import queries
from relocation.bases.models import Base, BasePost
from tests.factories import bases
from tests.factories.bases import ON, OPENED
from tests.factories.jobs import MATCHED, make_offer, make_vacancy
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer

pytestmark = pytest.mark.django_db


@pytest.fixture
def bare(cast, tree):
    return bases.make_base(tree.village, by=cast.county)


def figures(base, day=ON):
    return queries.with_figures(Base.objects.all(), day).get(pk=base.pk)


def test_a_base_has_what_holds_on_the_day(bare, cast, tree):
    bases.make_plot(bare, "20", valid_to=date(2025, 6, 30), by=cast.county)
    bases.make_technician(bare, valid_from=date(2025, 7, 1), by=cast.county)
    bases.make_insurance(bare, by=cast.county)
    bases.make_linked(bare, tree.village, (1, 1), by=cast.county)
    then, now = figures(bare, date(2025, 6, 30)), figures(bare)
    assert (then.land_mu, then.technician_count, then.insured_until) == (Decimal(120), 0, None)
    assert (now.land_mu, now.technician_count, now.insured_until) == (Decimal(100), 1, date(2026, 12, 31))
    assert (now.household_count, now.insured_mu, now.post_count) == (2, Decimal(80), 0)


def test_who_works_in_the_posts_is_counted_from_their_vacancy(bare, cast, tree):
    vacancy = make_vacancy(tree.county, by=cast.county, headcount=3)
    post = bases.make_base_post(bare, vacancy=vacancy, by=cast.county)
    bases.make_base_post(bare, headcount=4, by=cast.county)
    person = make_assessed_laborer(tree)
    offer = make_offer(person, vacancy)
    jobs.answer_offer(offer=offer, accept=True, by=None, on=MATCHED)
    started = ON - timedelta(days=3)
    make_placement(person, started_on=started, offer=offer.reread())
    counted = lambda day: queries.with_people(BasePost.objects.filter(pk=post.pk), day).get().at_work  # noqa: E731
    assert [counted(day) for day in (started - timedelta(days=1), started, ON)] == [0, 1, 1]
    assert (figures(bare).at_work, figures(bare).post_count) == (1, 14)
    assert figures(bare, started - timedelta(days=1)).at_work == 0


@pytest.mark.parametrize(("mu", "technicians", "expected"), [(100, 1, (1, 0)), (50, 1, (2, 1)), (33, 0, (4, 4))])
def test_what_is_missing_by_the_policy(mu, technicians, expected, bare, cast, tree):
    policy = bases.make_base_policy(tree.county, mu_per_technician=mu, by=cast.county)
    for _each in range(technicians):
        bases.make_technician(bare, by=cast.county)
    assert queries.gap(figures(bare), policy) == expected
    short = queries.short_of_technicians(queries.with_figures(Base.objects.all(), ON), policy)
    assert short.exists() == bool(expected[1])
    assert queries.gap(figures(bare), None) == (None, None)


def test_a_policy_and_a_scheme_hold_in_their_days(cast, tree):
    scheme = bases.make_scheme(tree.county, valid_to=ON, by=cast.county)
    assert queries.scheme_on(tree.county.code, ON) == scheme
    assert queries.scheme_on(tree.county.code, ON + timedelta(days=1)) is None
    assert queries.scheme_on(tree.county.code, OPENED - timedelta(days=1)) is None
    assert queries.scheme_on(tree.other_county.code, ON) is None


def test_all_bases_of_the_county_together_and_of_no_other(bare, cast, tree):
    bases.make_season(bare, (("cabbage", "60"),), by=cast.county)
    other = bases.make_base(tree.far_village, by=cast.county)
    bases.make_season(other, (("cabbage", "20"), ("potato", "20")), by=cast.county)
    bases.make_season(
        other, (("apple", "90"),), starts=date(2025, 1, 1), ends=date(2025, 12, 31), by=cast.county
    )  # fmt: skip
    abroad = bases.make_base(tree.other_village, by=cast.stranger)
    bases.make_season(abroad, (("apple", "90"),), by=cast.stranger)
    found = queries.concentration(tree.county.code, 2026, ON)
    assert [(each["crop"], each["area_mu"], each["percent"], each["bases"]) for each in found["crops"]] == [
        ("cabbage", Decimal(80), 80.0, 2), ("potato", Decimal(20), 20.0, 1)
    ]  # fmt: skip
    assert found["herfindahl"] == 6800


def test_the_head_of_the_household_receives_the_money(bare, cast, tree):
    home = make_household(tree.village)
    make_laborer(home, name="配偶", relation="10")
    make_laborer(home, name="户主", relation="02")
    bases.make_holding(bare, home, by=cast.county)
    assert [each.head for each in queries.with_head(bare.shareholdings.all())] == ["户主"]
