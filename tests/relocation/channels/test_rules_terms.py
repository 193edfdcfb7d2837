"""Boundary tables of the policy's terms: ages, days, schooling; eligibility of all four channels with reasons."""

from datetime import date, timedelta

import pytest

from relocation.channels import rules
from relocation.channels.rules import Member, Places, Terms
from relocation.channels.states import HINDRANCES, REASONS, REFUSALS

DAY = date(2026, 3, 10)
FREE = {"workshops": {"w": 1}, "posts": {"p": 1}}
TERMS = Terms(migration_age_to=50, industry_age_to=55, welfare_age_from=18, welfare_age_to=60)


def places(**free):
    return Places(**{name: dict(row) for name, row in (FREE | free).items()})


def judged(member, stock=None, terms=TERMS):
    return {each.channel: each for each in rules.verdicts(Member(id="x", **member), stock or places(), terms)}


@pytest.mark.parametrize(("age", "fits"), [(49, True), (50, True), (51, False), (None, True)])
def test_migration_ends_with_the_age_of_the_policy(age, fits):
    verdict = judged({"intention": "out_province", "education": "70", "age": age})["MIGRATION"]
    assert verdict.fits is fits
    assert verdict.hindrances == (() if fits else ("too_old",))


@pytest.mark.parametrize(("age", "fits"), [(54, True), (55, True), (56, False), (None, True)])
def test_a_base_ends_with_the_age_of_the_policy(age, fits):
    verdict = judged({"intention": "farming", "education": "70", "age": age})["INDUSTRY"]
    assert (verdict.fits, verdict.grounds) == (fits, ("wants_farm_work",))


@pytest.mark.parametrize(
    ("age", "problem"),
    [(17, "too_young"), (18, None), (19, None), (59, None), (60, None), (61, "too_old"), (None, None)],
)
def test_both_ages_of_a_public_welfare_post_are_included(age, problem):
    assert rules.welfare_age_problem(age, TERMS) == problem
    if problem:
        assert problem in HINDRANCES
        assert problem in REFUSALS


@pytest.mark.parametrize(
    ("member", "against"),
    [
        ({}, ("no_wish_to_leave",)),
        ({"intention": "in_county"}, ("no_wish_to_leave",)),
        ({"intention": "out_province", "care_duty": True}, ("care_duty",)),
        ({"intention": "out_province", "labour_skill": "weak"}, ("weak",)),
        ({"intention": "in_province", "labour_skill": "weak", "care_duty": True, "age": 51},
         ("care_duty", "weak", "too_old")),
        ({"intention": "in_province", "age": 30}, ()),
    ],
)  # fmt: skip
def test_what_stands_against_migration(member, against):
    assert judged(member)["MIGRATION"].hindrances == against


@pytest.mark.parametrize(
    ("member", "stock", "grounds", "against"),
    [
        ({"education": "70"}, {}, (), ("no_need_to_stay",)),
        ({"education": "80"}, {}, ("low_skilled",), ()),
        ({"education": "80", "certified": True}, {}, (), ("no_need_to_stay",)),
        ({"education": "70", "care_duty": True}, {}, ("care_duty",), ()),
        ({"education": "70", "labour_skill": "weak"}, {"workshops": {"w": 0}}, ("weak",), ("workshop_full",)),
        ({"education": "70"}, {"workshops": {}}, (), ("no_need_to_stay", "workshop_full")),
    ],
)  # fmt: skip
def test_whom_a_workshop_is_for(member, stock, grounds, against):
    verdict = judged(member, places(**stock))["WORKSHOP"]
    assert (verdict.grounds, verdict.hindrances) == (grounds, against)


@pytest.mark.parametrize(
    ("member", "stock", "against"),
    [
        ({"education": "70"}, {}, ("other_channel_fits",)),
        ({"education": "70", "labour_skill": "weak"}, {}, ("other_channel_fits",)),
        ({"education": "70", "labour_skill": "weak"}, {"workshops": {}}, ()),
        ({"education": "70", "labour_skill": "weak", "age": 61}, {"workshops": {}}, ("too_old",)),
        ({"education": "70", "labour_skill": "weak", "age": 17}, {"workshops": {}}, ("too_young",)),
        ({"education": "70", "labour_skill": "weak"}, {"workshops": {}, "posts": {"p": 0}}, ("post_full",)),
        ({"education": "70", "age": 56}, {"workshops": {}}, ()),
    ],
)
def test_public_welfare_posts_are_for_whom_no_other_channel_takes(member, stock, against):
    assert judged(member, places(**stock))["WELFARE"].hindrances == against


@pytest.mark.parametrize(
    ("member", "stock", "channel", "codes"),
    [
        ({"intention": "out_province", "education": "70", "age": 50}, {}, "MIGRATION", ["goes_out"]),
        ({"intention": "out_province", "education": "70", "age": 51}, {}, "INDUSTRY",
         ["works_nearby", "too_old_to_migrate"]),
        ({"intention": "out_province", "education": "80", "age": 51}, {}, "WORKSHOP",
         ["low_skilled", "workshop_free"]),
        ({"intention": "farming", "education": "80", "age": 55}, {}, "INDUSTRY", ["wants_farm_work"]),
        ({"intention": "farming", "education": "80", "age": 56}, {}, "WORKSHOP", ["low_skilled", "workshop_free"]),
        ({"intention": "in_county", "education": "70", "age": 56}, {}, "WELFARE", ["too_old_for_base", "post_free"]),
        ({"intention": "in_county", "education": "70", "age": 60}, {"posts": {}}, "WELFARE",
         ["too_old_for_base", "post_full"]),
        ({"intention": "in_county", "education": "70", "age": 61}, {}, "WORKSHOP",
         ["too_old_for_base", "too_old_for_post"]),
        ({"labour_skill": "weak", "education": "70", "age": 61}, {"workshops": {}}, "WORKSHOP",
         ["weak", "workshop_full", "too_old_for_post"]),
        ({"labour_skill": "weak", "education": "70", "age": 17}, {"workshops": {}}, "WORKSHOP",
         ["weak", "workshop_full", "too_young_for_post"]),
    ],
)  # fmt: skip
def test_the_policy_moves_the_proposal_and_says_why(member, stock, channel, codes):
    proposal = rules.propose(Member(id="x", **member), places(**stock), TERMS)
    assert (proposal.channel, [reason.code for reason in proposal.reasons]) == (channel, codes)
    assert set(codes) <= set(REASONS)


def test_every_member_of_a_wide_grid_is_proposed_something_that_the_verdicts_allow_or_nobody_allows():
    seen = set()
    for age in (16, 18, 50, 51, 55, 56, 60, 61, 65):
        for intention in ("", "out_province", "in_county", "farming"):
            for skill in ("", "weak", "skilled"):
                for care in (False, True):
                    for free in ({}, {"workshops": {}}, {"workshops": {}, "posts": {}}):
                        facts = {"age": age, "intention": intention, "labour_skill": skill, "care_duty": care}
                        found = judged(facts, places(**free))
                        channel = rules.propose(Member(id="x", **facts), places(**free), TERMS).channel
                        assert found[channel].fits or not any(each.fits for each in found.values()), facts
                        seen.add(channel)
    assert seen == set(rules.ORGANISERS)


def test_the_school_that_is_enough_and_the_low_skilled_are_the_policys():
    member = {"intention": "in_county", "education": "80", "age": 30}
    assert judged(member)["WORKSHOP"].fits
    assert not judged(member, terms=Terms(enough_school="80"))["WORKSHOP"].fits
    assert not judged(member, terms=Terms(low_skill_to_workshop=False))["WORKSHOP"].fits


@pytest.mark.parametrize(("ago", "rests"), [(0, True), (9, True), (10, False), (11, False)])
def test_whoever_said_no_rests_for_the_days_of_the_policy(ago, rests):
    assert rules.rests(DAY - timedelta(days=ago), DAY, Terms(rest_days=10)) is rests


def test_nobody_rests_without_a_no_and_with_no_days_of_rest():
    assert not rules.rests(None, DAY)
    assert not rules.rests(DAY, DAY, Terms(rest_days=0))


def test_the_last_day_to_answer():
    assert rules.answer_by(DAY, Terms(answer_days=7)) == date(2026, 3, 17)
    assert rules.answer_by(DAY) == DAY + timedelta(days=14)


@pytest.mark.parametrize(
    ("started", "months", "last"),
    [
        (date(2026, 3, 10), 12, date(2027, 3, 9)),
        (date(2026, 1, 31), 1, date(2026, 2, 27)),
        (date(2024, 2, 29), 12, date(2025, 2, 27)),
        (date(2026, 3, 1), 36, date(2029, 2, 28)),
        (date(2026, 3, 10), None, None),
    ],
)
def test_the_last_day_of_a_term(started, months, last):
    assert rules.term_end(started, months) == last


@pytest.mark.parametrize(("channel", "kind"), [("MIGRATION", "away"), ("INDUSTRY", "nearby")])
def test_which_channels_lead_to_vacancies(channel, kind):
    assert rules.VACANCIES[channel] == kind
    assert rules.missing_for(channel, {"offer": "o"}) is None
