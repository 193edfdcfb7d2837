from dataclasses import fields, replace
from datetime import date

import pytest
from django.utils import translation

from laborers.jobs import rules
from laborers.jobs.rules import Post, Reason, Seeker, explain, in_the_way, obstacles, points_of, score
from laborers.jobs.states import EMPTY_HANDED, FAULTS, FITS, OBSTACLES, Channel
from laborers.surveys.states import Direction

SEEKER = Seeker(
    id=1, age=30, sex="1", home="530129103207", education="70", labour_skill="ordinary", direction="away",
    intention="in_province", expected_wage_fen=400_000,
)  # fmt: skip
POST = Post(
    id=1, headcount_left=2, wage_min_fen=300_000, wage_max_fen=500_000, occupation="welding", destination="530112",
    channel="away",
)  # fmt: skip
NEAR = {"destination": "530129", "channel": "nearby"}


def test_it_knows_nothing_of_ethnic_group_name_or_religion():
    known = {field.name for kind in (Seeker, Post) for field in fields(kind)}
    assert not [name for name in known if any(word in name for word in ("ethnic", "name", "religion", "party"))]
    assert known == {
        "id", "age", "sex", "home", "education", "health", "labour_skill", "skills", "direction", "intention",
        "expected_wage_fen", "care_duty", "training_wish", "supported", "registered", "trained", "free_from", "free_to",
        "beside", "season_from", "season_to", "health_required", "headcount_left", "wage_min_fen", "wage_max_fen",
        "occupation", "destination", "channel", "min_age", "max_age",
        "min_education", "needs_skill", "board_and_lodging", "insurance",
    }  # fmt: skip


def test_nothing_stands_between_a_fitting_pair():
    assert obstacles(SEEKER, POST) == ()


@pytest.mark.parametrize(
    ("seeker", "post", "expected"),
    [
        ({"age": 17}, {"min_age": 18}, "too_young"),
        ({"age": 18}, {"min_age": 18}, None),
        ({"age": 50}, {"max_age": 50}, None),
        ({"age": 51}, {"max_age": 50}, "too_old"),
        ({"sex": "2"}, {"sex": "1"}, "sex"),
        ({"sex": "1"}, {"sex": "1"}, None),
        ({"education": "80"}, {"min_education": "70"}, "education"),
        ({"education": "71"}, {"min_education": "70"}, None),
        ({"education": "41"}, {"min_education": "60"}, None),
        ({"education": ""}, {"min_education": "80"}, "education_unknown"),
        ({"education": ""}, {"min_education": ""}, None),
        ({}, {"needs_skill": True}, "skill"),
        ({"skills": frozenset({"sewing"})}, {"needs_skill": True}, "skill"),
        ({"skills": frozenset({"welding"})}, {"needs_skill": True}, None),
        ({"labour_skill": "lost"}, {}, "no_ability"),
        ({"labour_skill": "none"}, {}, "no_ability"),
        ({"labour_skill": "weak", "direction": "local_post"}, NEAR | {"channel": "welfare"}, None),
        ({"direction": "not_seeking"}, {}, "not_seeking"),
        ({"direction": "nearby"}, {}, "channel_away"),
        ({"direction": "nearby"}, NEAR, None),
        ({"direction": "nearby"}, NEAR | {"channel": "welfare"}, None),
        ({"direction": "away"}, NEAR | {"channel": "welfare"}, "channel_welfare"),
        ({"direction": "away"}, NEAR, None),
        ({"direction": "local_post"}, {}, "channel_away"),
        ({"direction": "local_post"}, NEAR, None),
        ({"direction": ""}, {}, None),
        ({"intention": "in_county"}, {}, "too_far"),
        ({"intention": "in_county"}, NEAR, None),
        ({"intention": "in_province"}, {"destination": "330100"}, "too_far"),
        ({"intention": "out_province"}, {"destination": "330100"}, None),
        ({"intention": "out_province"}, {}, None),
        ({"intention": ""}, {"destination": "330100"}, None),
        ({"health": "30"}, {"health_required": "10"}, "health"),
        ({"health": "20"}, {"health_required": "30"}, None),
        ({"health": ""}, {"health_required": "10"}, "health_unknown"),
        ({"free_from": 11, "free_to": 3}, {}, "season_busy"),
        ({"free_from": 11, "free_to": 3}, {"season_from": 12, "season_to": 2}, None),
        ({"free_from": 11, "free_to": 3}, {"season_from": 3, "season_to": 5}, "season_busy"),
        ({}, {"season_from": 3, "season_to": 5}, None),
    ],
)
def test_each_requirement_bars_whom_it_should_and_nobody_else(seeker, post, expected):
    assert obstacles(replace(SEEKER, **seeker), replace(POST, **post)) == ((expected,) if expected else ())


def test_it_names_every_obstacle_of_a_pair():
    seeker = replace(SEEKER, age=61, education="90", intention="in_county")
    assert obstacles(seeker, replace(POST, min_education="70", needs_skill=True)) == (
        "too_old", "education", "skill", "too_far",
    )  # fmt: skip


def test_a_single_offer_minds_requirements_but_not_wishes():
    seeker = replace(SEEKER, age=61, direction="nearby", intention="in_county")
    assert rules.requirements_missed(seeker, POST) == ("too_old",)


@pytest.mark.parametrize(
    ("home", "destination", "expected"),
    [
        ("530129103207", "530129", rules.IN_COUNTY),
        ("530129103207", "530112", rules.IN_PROVINCE),
        ("530129103207", "530100", rules.IN_PROVINCE),
        ("530129103207", "330100", rules.OUT_PROVINCE),
        ("520526002001", "530129", rules.OUT_PROVINCE),
    ],
)
def test_it_measures_how_far_a_place_of_work_lies(home, destination, expected):
    assert rules.area(home, destination) == expected


@pytest.mark.parametrize(
    ("expected_fen", "points", "code"),
    [
        (300_000, 100, "wage_reaches"),
        (300_001, 60, "wage_within"),
        (500_000, 60, "wage_within"),
        (500_001, 60, "wage_below"),
        (625_000, 20, "wage_below"),
        (1_000_000, 0, "wage_below"),
    ],
)
def test_pay_counts_against_what_is_expected(expected_fen, points, code):
    seeker = replace(SEEKER, expected_wage_fen=expected_fen, direction="", intention="")
    total, [reason] = score(seeker, POST)
    assert (total, reason.code) == (points, code)


@pytest.mark.parametrize("expected_fen", [None, 0])
def test_an_untold_expectation_counts_without_a_word(expected_fen):
    assert score(replace(SEEKER, expected_wage_fen=expected_fen, direction="", intention=""), POST) == (50, [])


@pytest.mark.parametrize(
    ("seeker", "post", "code", "points"),
    [
        ({"skills": frozenset({"welding"})}, {}, "has_skill", 120),
        ({"training_wish": "welding"}, {}, "training_wish", 60),
        ({"intention": "in_province"}, {}, "distance_wanted", 80),
        ({"intention": "out_province"}, {}, "distance_nearer", 30),
        ({"direction": "away"}, {}, "direction", 60),
        ({"direction": "nearby"}, NEAR, "direction", 60),
        ({"direction": "local_post"}, NEAR | {"channel": "welfare"}, "direction", 60),
        ({"care_duty": True}, NEAR, "care_near", 50),
        ({"care_duty": True}, {}, "care_far", -80),
        ({}, {"board_and_lodging": True}, "board", 20),
        ({}, {"insurance": True}, "insurance", 10),
        ({"beside": "530112"}, {}, "together", 70),
        ({"free_from": 3, "free_to": 8}, {"season_from": 4, "season_to": 6}, "season", 40),
    ],
)
def test_each_weight_is_what_the_table_says(seeker, post, code, points):
    plain = replace(SEEKER, direction="", intention="", expected_wage_fen=None)
    total, reasons = score(replace(plain, **seeker), replace(POST, **post))
    assert (total, [reason.code for reason in reasons]) == (50 + points, [code])
    assert rules.POINTS[code] == points


def test_board_counts_only_away_from_home():
    plain = replace(SEEKER, direction="", intention="", expected_wage_fen=None)
    assert score(plain, replace(POST, board_and_lodging=True, **NEAR)) == (50, [])


def test_a_skill_that_a_training_gave_counts_more():
    welder = replace(SEEKER, skills=frozenset({"welding"}))
    trained = replace(welder, trained=frozenset({"welding"}))
    assert points_of(trained, POST) - points_of(welder, POST) == rules.POINTS["trained"] == 30


def test_the_strongest_reason_is_told_first():
    _points, reasons = score(replace(SEEKER, skills=frozenset({"welding"}), care_duty=True), POST)
    codes = [reason.code for reason in reasons]
    assert codes[:2] == ["has_skill", "distance_wanted"]
    assert set(codes[2:4]) == {"wage_within", "direction"}
    assert codes[4:] == ["care_far"]


def test_other_weights_give_other_points():
    weights = rules.POINTS | {"direction": 200}
    assert points_of(SEEKER, POST, weights) - points_of(SEEKER, POST) == 140
    assert score(SEEKER, POST, weights)[1][0].code == "direction"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, {}),
        ({"board": 201}, {"board": "out_of_range"}),
        ({"care_far": 1}, {"care_far": "out_of_range"}),
        ({"board": True}, {"board": "not_a_number"}),
        ({"ethnic": 5}, {"ethnic": "unknown_weight"}),
        ({"wage_within": 101}, {"wage_within": "wage_order"}),
    ],
)
def test_weights_are_checked_one_by_one(change, expected):
    assert rules.weight_faults(rules.POINTS | change) == expected


def test_a_weight_left_out_is_told():
    weights = {name: points for name, points in rules.POINTS.items() if name != "board"}
    assert rules.weight_faults(weights) == {"board": "not_a_number"}


def test_a_supported_household_gives_no_point():
    assert points_of(replace(SEEKER, supported=True, registered=date(2020, 1, 1)), POST) == points_of(SEEKER, POST)


def test_the_short_way_counts_the_same_points():
    assert points_of(SEEKER, POST) == score(SEEKER, POST)[0] == 200


# --- without a proposal ---


def test_without_a_vacancy_it_says_so():
    assert in_the_way([]) == [Reason("no_vacancies")]


def test_what_alone_bars_most_vacancies_stands_first():
    refusals = [("education",), ("education",), ("skill", "too_far"), ("skill", "too_far"), ("skill", "too_far")]
    assert in_the_way(refusals) == [
        Reason("education", {"posts": 2, "of": 5, "alone": 2}),
        Reason("skill", {"posts": 3, "of": 5, "alone": 0}),
        Reason("too_far", {"posts": 3, "of": 5, "alone": 0}),
    ]


def test_a_training_is_told_by_the_posts_that_it_alone_would_open():
    found = rules.Hindrances()
    found.add(("skill",), occupation="sewing", seats=3)
    found.add(("skill",), occupation="welding", seats=2, vacancies=2)
    found.add(("skill", "too_far"), occupation="cooking", seats=50)
    assert found.doors() == [("sewing", 1, 3), ("welding", 2, 2)]
    assert found.reasons()[0] == Reason("skill", {"posts": 4, "of": 4, "alone": 3})


def test_whoever_fits_but_was_outbid_hears_that():
    assert in_the_way([("skill",), (), ()]) == [Reason("posts_taken", {"posts": 2, "of": 3})]


# --- words ---


def test_it_explains_in_words_with_amounts_in_yuan():
    _points, reasons = score(replace(SEEKER, expected_wage_fen=450_050), POST)
    with translation.override("en"):
        assert explain(reasons) == [
            "Lies where work is wanted.",
            "Fits the assessment: Transfer elsewhere.",
            "Pays up to 5000 yuan; 4500.50 is wished.",
        ]


def test_stored_reasons_read_like_fresh_ones():
    _points, reasons = score(SEEKER, POST)
    assert explain([reason.as_row() for reason in reasons]) == explain(reasons)


@pytest.mark.parametrize("code", OBSTACLES)
def test_every_obstacle_has_a_sentence_for_one_post_and_one_for_all(code):
    with translation.override("en"):
        assert rules.hindrance(code) == explain([Reason(code)])[0]
        [sentence] = explain([Reason(code, {"posts": 8, "of": 9, "alone": 7})])
    assert "%" not in sentence
    assert sentence.endswith(("fitting otherwise: 7.", "every vacancy.", "no vacancy is proposed."))


def test_every_reason_has_a_sentence():
    values = {"offered_fen": 300_000, "expected_fen": 400_000, "direction": "away", "posts": 1, "of": 2}
    for code in (*FITS, *EMPTY_HANDED):
        [sentence] = explain([Reason(code, values)])
        assert sentence.strip()
        assert "%" not in sentence
    assert set(rules.POINTS) | {"wage_below"} == set(FITS)
    assert len({*FITS, *EMPTY_HANDED, *OBSTACLES}) == len(FITS) + len(EMPTY_HANDED) + len(OBSTACLES)


def test_every_direction_says_which_channels_it_opens():
    assert set(rules.OPENS) == set(Direction)
    assert {channel for opened in rules.OPENS.values() for channel in opened} == set(Channel)


# --- a vacancy as sent ---

SENT = {
    "headcount": 1,
    "wage_min_fen": 1,
    "wage_max_fen": 2,
    "min_age": 16,
    "max_age": 60,
    "sex": "",
    "sex_ground": "",
    "destination": "530112",
    "channel": "away",
    "opens": date(2026, 1, 1),
    "closes": date(2026, 1, 1),
    "health_required": "",
    "health_note": "",
    "pay_day": None,
    "hours_per_day": None,
    "days_per_week": None,
    "season_from": None,
    "season_to": None,
    "welfare_kind": "",
    "funding_source": "",
    "term_months": None,
}
WELFARE = {
    "channel": "welfare", "destination": "530129", "wage_min_fen": 2, "funding_source": "衔接资金", "term_months": 12,
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, None),
        ({"headcount": 0}, ("headcount", "headcount")),
        ({"wage_max_fen": 0}, ("wage_max", "wage_range")),
        ({"wage_min_fen": -1}, ("wage_max", "wage_range")),
        ({"min_age": 15}, ("max_age", "age_range")),
        ({"max_age": 15}, ("max_age", "age_range")),
        ({"opens": date(2026, 1, 2)}, ("closes", "days")),
        ({"sex": "1"}, ("sex_ground", "sex_ground")),
        ({"sex": "1", "sex_ground": " "}, ("sex_ground", "sex_ground")),
        ({"sex": "1", "sex_ground": "矿山井下劳动"}, None),
        ({"sex": "男", "sex_ground": "矿山井下劳动"}, ("sex", "sex")),
        ({"destination": "530129"}, ("channel", "channel_away")),
        ({"channel": "nearby"}, ("destination", "channel_county")),
        ({"health_required": "10"}, ("health_note", "health_note")),
        ({"health_required": "10", "health_note": "高空作业"}, None),
        ({"pay_day": 32}, ("pay_day", "pay_day")),
        ({"hours_per_day": 0}, ("hours_per_day", "hours_per_day")),
        ({"days_per_week": 8}, ("days_per_week", "days_per_week")),
        ({"season_from": 11, "season_to": 2}, None),
        ({"season_from": 11}, ("season_from", "season")),
        ({"season_from": 0, "season_to": 3}, ("season_from", "season")),
        (WELFARE, None),
        (WELFARE | {"funding_source": " "}, ("funding_source", "welfare_funding")),
        (WELFARE | {"term_months": None}, ("term_months", "welfare_term")),
        (WELFARE | {"term_months": 121}, ("term_months", "welfare_term")),
        (WELFARE | {"wage_min_fen": 1}, ("wage_max", "welfare_pay")),
        ({"term_months": 12}, ("term_months", "welfare_only")),
    ],
)
def test_a_vacancy_is_checked_field_by_field(change, expected):
    found = rules.vacancy_faults(SENT | change, county="530129")
    assert found == ([expected] if expected else [])
    assert all(code in FAULTS for _field, code in found)


def test_a_headcount_cannot_fall_below_what_is_filled():
    assert rules.vacancy_faults(SENT | {"headcount": 2}, county="530129", filled=3) == [("headcount", "headcount")]
