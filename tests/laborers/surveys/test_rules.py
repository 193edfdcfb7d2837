"""The assessment of X2.2-6, threshold by threshold."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laborers.surveys.rules import EDUCATION_RANK, Profile, Thresholds, assess, reaches
from laborers.surveys.states import REASONS, Direction

ON = date(2026, 3, 5)
# 30 years old, junior high school, ordinary strength, wants to go out, farms at home.
PERSON = Profile(
    birth=date(1996, 2, 3), sex="1", education="70", health="10", labour_skill="ordinary", status="02",
    intention="out_province",
)  # fmt: skip
POLICY = Thresholds()


def born(age, days=0):
    """Someone who turned `age` on the day, `days` days before (or after, when negative)."""
    return date.fromordinal(date(ON.year - age, ON.month, ON.day).toordinal() - days)


def verdict(policy=POLICY, on=ON, **changes):
    return assess(replace(PERSON, **changes), policy, on)


def codes(found):
    return [reason.code for reason in found.reasons]


@pytest.mark.parametrize(
    ("changes", "direction", "grounds"),
    [
        ({}, "away", ["goes_out", "schooled"]),
        ({"intention": "in_province"}, "away", ["goes_out", "schooled"]),
        ({"labour_skill": "skilled"}, "away", ["goes_out", "schooled", "skilled"]),
        ({"education": "80", "labour_skill": "skilled"}, "away", ["goes_out", "skilled"]),
        ({"education": "80", "certified": True}, "away", ["goes_out", "skilled"]),
        ({"education": "", "certified": True}, "away", ["goes_out", "skilled"]),
        ({"education": "80"}, "nearby", ["low_education"]),
        ({"education": "90"}, "nearby", ["low_education"]),
        ({"education": ""}, "nearby", ["education_unknown"]),
        ({"education": "??"}, "nearby", ["low_education"]),
        ({"care_duty": True}, "nearby", ["care_duty"]),
        ({"care_duty": True, "labour_skill": "skilled"}, "nearby", ["care_duty"]),
        ({"care_duty": True, "education": "80"}, "nearby", ["care_duty", "low_education"]),
        ({"intention": "in_county"}, "nearby", ["stays_in_county"]),
        ({"intention": ""}, "nearby", ["wish_unknown"]),
        ({"health": "30"}, "nearby", ["chronic"]),
        ({"health": "41"}, "nearby", ["chronic"]),
        ({"health": "20"}, "away", ["goes_out", "schooled"]),
        ({"health": ""}, "away", ["goes_out", "schooled"]),
        ({"labour_skill": "weak"}, "local_post", ["weak"]),
        ({"health": "50"}, "local_post", ["health"]),
        ({"health": "64"}, "local_post", ["health"]),
        ({"labour_skill": "weak", "health": "60"}, "local_post", ["weak", "health"]),
        ({"labour_skill": "weak", "care_duty": True}, "local_post", ["weak"]),
        ({"labour_skill": "lost"}, "not_seeking", ["no_ability"]),
        ({"labour_skill": "none"}, "not_seeking", ["no_ability"]),
        ({"intention": "none"}, "not_seeking", ["no_wish"]),
        ({"intention": "none", "labour_skill": "weak"}, "not_seeking", ["no_wish"]),
        ({"intention": "", "unemployed_reason": "not_willing"}, "not_seeking", ["no_wish"]),
        ({"intention": "in_county", "unemployed_reason": "not_willing"}, "nearby", ["stays_in_county"]),
        ({"unemployed_reason": "in_school"}, "not_seeking", ["in_school"]),
        ({"unemployed_reason": "no_skill"}, "away", ["goes_out", "schooled"]),
        ({"intention": "farming"}, "not_seeking", ["own_plans"]),
        ({"intention": "business"}, "not_seeking", ["own_plans"]),
        ({"intention": "trade"}, "not_seeking", ["own_plans"]),
        ({"status": "05"}, "not_seeking", ["own_business"]),
        ({"labour_skill": "lost", "intention": "none", "status": "05"}, "not_seeking",
         ["no_ability", "no_wish", "own_business"]),
    ],
)  # fmt: skip
def test_it_leads_each_answer_to_its_direction_with_its_grounds(changes, direction, grounds):
    found = verdict(**changes)
    assert (found.direction, codes(found)) == (direction, grounds)


@pytest.mark.parametrize(
    ("status", "months", "direction"),
    [
        ("04", 6, "not_seeking"), ("04", 12, "not_seeking"), ("06", 6, "not_seeking"),
        ("04", 5, "away"), ("04", 0, "away"), ("04", None, "away"), ("06", 5, "away"),
        ("07", 12, "away"), ("02", 12, "away"), ("03", 12, "away"), ("99", 0, "away"), ("", 12, "away"),
    ],
)  # fmt: skip
def test_waged_work_is_stable_from_six_months_on(status, months, direction):
    assert verdict(status=status, months=months).direction == direction


@pytest.mark.parametrize(("asked", "direction"), [(4, "away"), (3, "not_seeking"), (0, "not_seeking")])
def test_the_policy_says_how_many_months_are_stable(asked, direction):
    assert verdict(Thresholds(stable_months=asked), status="04", months=3).direction == direction


@pytest.mark.parametrize(
    ("birth", "direction", "ground"),
    [
        (born(16, -1), "not_seeking", "under_age"),
        (born(16), "away", "goes_out"),
        (born(50), "away", "goes_out"),
        (born(51, -1), "away", "goes_out"),
        (born(51), "nearby", "over_away_age"),
        (born(60), "nearby", "over_away_age"),
        (born(61, -1), "nearby", "over_away_age"),
        (born(61), "local_post", "over_age"),
        (born(90), "local_post", "over_age"),
    ],
)
def test_ages_count_in_whole_years_and_both_ends_are_included(birth, direction, ground):
    found = verdict(birth=birth)
    assert (found.direction, codes(found)[0]) == (direction, ground)


def test_who_turns_sixty_one_is_still_proposed_work():
    assert verdict(birth=born(61)).reasons[0].values == {"age": 61, "to": 60}


@pytest.mark.parametrize(("sex", "direction"), [("1", "nearby"), ("2", "local_post")])
def test_men_and_women_have_their_own_labour_age(sex, direction):
    policy = Thresholds(labour_age_to_female=54)
    assert verdict(policy, sex=sex, birth=born(55)).direction == direction


def test_someone_born_on_the_29th_of_february_grows_older_on_the_first_of_march():
    assert verdict(birth=date(2008, 2, 29), on=date(2024, 2, 28)).direction == "not_seeking"
    assert verdict(birth=date(2008, 2, 29), on=date(2024, 2, 29)).direction == "away"
    assert verdict(birth=date(2010, 2, 28), on=date(2026, 2, 28)).direction == "away"
    assert verdict(birth=date(2012, 2, 29), on=date(2028, 2, 28)).direction == "not_seeking"


@pytest.mark.parametrize(
    ("education", "needed", "reached"),
    [
        ("70", "70", True), ("71", "70", True), ("73", "70", True), ("80", "70", False), ("90", "70", False),
        ("60", "70", True), ("47", "60", True), ("60", "40", True), ("70", "60", False), ("30", "40", True),
        ("20", "30", True), ("11", "20", True), ("20", "10", False), ("", "90", False), ("xx", "90", False),
        ("90", "90", True),
    ],
)  # fmt: skip
def test_education_goes_by_its_level(education, needed, reached):
    assert reaches(education, needed) is reached


def test_the_policy_says_which_education_is_enough():
    assert verdict(Thresholds(away_min_education="80"), education="80").direction == "away"
    assert verdict(Thresholds(away_min_education="60"), education="70").direction == "nearby"


def test_every_ground_names_its_numbers():
    found = verdict(birth=born(55), education="80")
    assert [reason.as_row() for reason in found.reasons] == [
        {"code": "over_away_age", "values": {"age": 55, "to": 50}},
        {"code": "low_education", "values": {"education": "80", "needed": "70"}},
    ]


profiles = st.builds(
    Profile,
    birth=st.dates(date(1930, 1, 1), ON),
    sex=st.sampled_from(["1", "2"]),
    education=st.sampled_from(["", *(digit + "0" for digit in EDUCATION_RANK), "73", "zz"]),
    health=st.sampled_from(["", "10", "20", "30", "50", "60", "64", "zz"]),
    labour_skill=st.sampled_from(["", "ordinary", "skilled", "weak", "lost", "none", "zz"]),
    certified=st.booleans(),
    status=st.sampled_from(["", "02", "03", "04", "05", "06", "07", "99", "zz"]),
    months=st.none() | st.integers(0, 12),
    intention=st.sampled_from(["", "in_county", "in_province", "out_province", "business", "farming", "trade", "none"]),
    unemployed_reason=st.sampled_from(["", "in_school", "not_willing", "no_skill"]),
    care_duty=st.booleans(),
)


@settings(max_examples=500, deadline=None)
@given(profiles)
def test_every_profile_gets_one_direction_and_grounds_that_can_be_worded(profile):
    found = assess(profile, POLICY, ON)
    assert found.direction in Direction.values
    assert found.reasons
    for reason in found.reasons:
        assert str(REASONS[reason.code]) % reason.values


@settings(max_examples=500, deadline=None)
@given(profiles)
def test_nobody_is_sent_away_against_the_own_wish_or_the_family(profile):
    found = assess(profile, POLICY, ON)
    if found.direction == "away":
        assert profile.intention in ("in_province", "out_province")
        assert not profile.care_duty
    if profile.intention == "none":
        assert found.direction == "not_seeking"


@settings(max_examples=300, deadline=None)
@given(profiles, st.sampled_from(["10", "20", "30", "40", "60", "70", "80"]))
def test_more_education_never_leads_from_away_to_nearby(profile, better):
    found = assess(profile, POLICY, ON)
    # Of an unknown education nothing is known but that it counts as the lowest.
    known = profile.education if profile.education[:1] in EDUCATION_RANK else "90"
    if found.direction == "away" and reaches(better, known):
        assert assess(replace(profile, education=better), POLICY, ON).direction == "away"
