"""What each line of X2.3 pays, at every boundary: days of contracts, ages, bands, years, heads."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laborers.subsidies import rules
from laborers.subsidies.states import RULE_OF, PolicyCode
from tests.factories.subsidies import VILLAGE, business, hire

HIRE_NEW, HIRE_OLDER = rules.DEFAULTS[PolicyCode.HIRE_NEW], rules.DEFAULTS[PolicyCode.HIRE_OLDER]
BANDS = rules.DEFAULTS[PolicyCode.EMPLOY_POOR]
RENT = rules.DEFAULTS[PolicyCode.RENT_RETURNEE]
ON = date(2026, 9, 1)
DAYS = st.dates(date(2010, 1, 1), date(2040, 12, 31))


# --- days -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "a_year", "longer"),
    [
        (date(2026, 3, 1), date(2027, 2, 27), False, False),
        (date(2026, 3, 1), date(2027, 2, 28), True, False),
        (date(2026, 3, 1), date(2027, 3, 1), True, True),
        (date(2023, 3, 1), date(2024, 2, 28), False, False),
        (date(2023, 3, 1), date(2024, 2, 29), True, False),
        (date(2023, 3, 1), date(2024, 3, 1), True, True),
        (date(2024, 2, 29), date(2025, 2, 27), False, False),
        (date(2024, 2, 29), date(2025, 2, 28), True, False),
        (date(2024, 2, 29), date(2025, 3, 1), True, True),
        (date(2026, 1, 1), date(2026, 12, 30), False, False),
        (date(2026, 1, 1), date(2026, 12, 31), True, False),
        (date(2026, 1, 1), date(2027, 1, 1), True, True),
        (date(2026, 3, 1), None, True, True),
    ],
)
def test_a_contract_of_one_year_ends_the_day_before_and_a_longer_one_a_day_later(first, last, a_year, longer):
    assert rules.lasts(first, last, 12) is a_year
    assert rules.lasts(first, last, 12, longer=True) is longer


@pytest.mark.parametrize(
    ("first", "months", "day"),
    [
        (date(2026, 1, 31), 1, date(2026, 3, 1)),
        (date(2026, 8, 31), 6, date(2027, 3, 1)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 10, 31), 1, date(2026, 12, 1)),
        (date(9999, 6, 1), 12, date.max),
    ],
)
def test_the_day_after_so_many_months_is_the_same_day_or_the_first_after_a_shorter_month(first, months, day):
    assert rules.after(first, months) == day


@given(first=DAYS, days=st.integers(0, 2000), months=st.integers(1, 60))
def test_a_day_more_never_makes_a_span_shorter_and_longer_asks_one_day_more(first, days, months):
    last = first + timedelta(days=days)
    assert rules.lasts(first, last, months) <= rules.lasts(first, last + timedelta(days=1), months)
    assert rules.lasts(first, last, months) == rules.lasts(first, last + timedelta(days=1), months, longer=True)


@pytest.mark.parametrize(
    ("enrolled", "ended", "on", "years"),
    [
        (date(2025, 9, 1), None, date(2025, 9, 1), [("2025", date(2025, 9, 1))]),
        (date(2025, 9, 5), None, date(2026, 8, 31), [("2025", date(2025, 9, 5))]),
        (date(2025, 9, 5), None, date(2026, 9, 1), [("2025", date(2025, 9, 5)), ("2026", date(2026, 9, 1))]),
        (date(2026, 3, 2), None, date(2026, 4, 1), [("2025", date(2026, 3, 2))]),
        (date(2025, 9, 1), date(2026, 7, 1), date(2027, 1, 1), [("2025", date(2025, 9, 1))]),
        (date(2025, 9, 1), date(2026, 9, 1), ON, [("2025", date(2025, 9, 1)), ("2026", date(2026, 9, 1))]),
    ],
)  # fmt: skip
def test_a_student_is_in_each_school_year_that_has_begun_for_them(enrolled, ended, on, years):
    assert rules.school_years(enrolled, ended, on) == years


# --- hires ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("introduced", "contract_from", "new", "older"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), True, True),
        (date(2026, 12, 31), date(2026, 1, 1), True, False),
        (date(2025, 12, 31), date(2026, 1, 1), False, True),
        (date(2025, 6, 1), date(2025, 12, 31), True, True),
        (date(2027, 1, 1), date(2026, 12, 31), False, False),
        (None, date(2026, 1, 1), False, False),
    ],
)
def test_a_new_hire_is_one_of_the_year_of_introduction_and_an_older_one_of_any_day_since(
    introduced, contract_from, new, older
):
    who = hire(contract_from=contract_from, contract_to=None, birth=date(1960, 1, 1))
    assert rules.judge_hire(who, introduced, HIRE_NEW, 40_000).holds is new
    assert rules.judge_hire(who, introduced, HIRE_OLDER, 100_000).holds is older


@pytest.mark.parametrize(
    ("contract_to", "new", "older"),
    [
        (date(2027, 2, 27), False, False),
        (date(2027, 2, 28), False, True),
        (date(2027, 3, 1), True, True),
        (None, True, True),
    ],
)
def test_a_new_hire_needs_more_than_a_year_and_an_older_one_a_year(contract_to, new, older):
    who = hire(contract_to=contract_to, birth=date(1960, 1, 1))
    assert rules.judge_hire(who, date(2026, 1, 1), HIRE_NEW, 40_000).holds is new
    assert rules.judge_hire(who, date(2026, 1, 1), HIRE_OLDER, 100_000).holds is older


@pytest.mark.parametrize(
    ("sex", "birth", "older"),
    [
        ("1", date(1980, 3, 1), True),  # 46 on the contract's first day
        ("1", date(1980, 3, 2), False),  # 45, and 46 the day after
        ("1", date(1981, 3, 1), False),
        ("2", date(1990, 3, 1), True),  # 36 on that day
        ("2", date(1990, 3, 2), False),
        ("2", date(1980, 3, 2), True),
    ],
)
def test_a_man_is_over_45_at_46_and_a_woman_over_35_at_36_on_the_first_day_of_the_contract(sex, birth, older):
    # Work began a month later; the contract's first day decides.
    who = hire(sex=sex, birth=birth, started_on=date(2026, 4, 1))
    assert rules.judge_hire(who, date(2026, 1, 1), HIRE_OLDER, 100_000).holds is older


def test_somebody_born_on_the_29th_of_february_is_a_year_older_on_the_first_of_march():
    who = {"birth": date(1980, 2, 29), "contract_to": None}
    late = rules.judge_hire(hire(contract_from=date(2026, 3, 1), **who), date(2026, 1, 1), HIRE_OLDER, 1)
    early = rules.judge_hire(hire(contract_from=date(2026, 2, 28), **who), date(2026, 1, 1), HIRE_OLDER, 1)
    assert (late.holds, early.holds) == (True, False)


def test_a_hire_without_days_of_the_contract_is_likely_and_wants_the_contract():
    who = hire(contract_from=None, contract_to=None)
    judged = rules.judge_hire(who, date(2026, 1, 1), HIRE_NEW, 40_000)
    assert judged.holds is None
    assert judged.proofs == ["contracts"]
    # Unless something else speaks against it: hired in another year.
    assert rules.judge_hire(who, date(2025, 1, 1), HIRE_NEW, 40_000).holds is False


@pytest.mark.parametrize(
    ("birth", "contract_to", "choice"),
    [
        (date(1960, 1, 1), None, 1),  # both would pay: the older line pays more
        (date(1990, 1, 1), None, 0),  # too young for the other one
        (date(1960, 1, 1), date(2027, 2, 28), 1),  # exactly a year: the older line alone
        (date(1990, 1, 1), date(2027, 2, 28), None),  # neither
    ],
)
def test_a_hire_is_claimed_under_the_better_line_and_never_under_both(birth, contract_to, choice):
    who = hire(birth=birth, contract_to=contract_to)
    judged = [
        rules.judge_hire(who, date(2026, 1, 1), terms, fen)
        for terms, fen in ((HIRE_NEW, 40_000), (HIRE_OLDER, 100_000))
    ]
    best = rules.best_of(judged)
    assert (best and best.choice) == choice


@given(
    sex=st.sampled_from("12"),
    birth=st.dates(date(1950, 1, 1), date(2008, 1, 1)),
    first=st.dates(date(2025, 6, 1), date(2026, 12, 31)),
    days=st.none() | st.integers(300, 800),
    introduced=st.none() | st.dates(date(2025, 6, 1), date(2026, 12, 31)),
)
def test_whoever_is_hired_is_paid_for_what_the_better_line_pays_and_no_more(sex, birth, first, days, introduced):
    last = None if days is None else first + timedelta(days=days)
    who = hire(sex=sex, birth=birth, contract_from=first, contract_to=last)
    lines = ((HIRE_NEW, 40_000), (HIRE_OLDER, 100_000))
    judged = [rules.judge_hire(who, introduced, terms, fen) for terms, fen in lines]
    best = rules.best_of(judged)
    expected = max((each.amount_fen for each in judged if each.holds), default=0)
    assert (best.judged.amount_fen if best else 0) == expected
    # Worked out once more, by hand.
    age = first.year - birth.year - ((first.month, first.day) < (birth.month, birth.day))
    year = date(first.year + 1, first.month, first.day) if (first.month, first.day) != (2, 29) else None
    new = introduced and introduced.year == first.year and (last is None or last >= year)
    older = introduced and introduced <= first and (last is None or last >= year - timedelta(days=1))
    older = older and age >= (46 if sex == "1" else 36)
    assert expected == (100_000 if older else 40_000 if new else 0)


def test_of_two_lines_that_pay_the_same_the_surer_one_wins_and_then_the_first():
    sure, likely = rules.Judged((rules.Reason("a", True),), 100), rules.Judged((rules.Reason("a", None),), 100)
    assert rules.best_of([likely, sure]).choice == 1
    assert rules.best_of([sure, sure]).choice == 0
    # More money that is still to be proven is not given up for less that is sure.
    assert rules.best_of([sure, rules.Judged(likely.reasons, 200)]).choice == 1
    assert rules.best_of([]) is None


# --- bands ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("people", "yuan"),
    [(0, 0), (1, 0), (2, 20_000), (9, 20_000), (10, 30_000), (11, 30_000), (30, 30_000), (31, 50_000), (200, 50_000)],
)
def test_ten_hires_are_in_the_higher_band_and_more_than_thirty_begins_at_31(people, yuan):
    judged = rules.judge_bands(business(people=people), "product", BANDS, ON)
    assert judged.amount_fen == yuan * 100
    assert judged.holds is (yuan > 0)


@given(number=st.integers(0, 500))
def test_one_hire_more_never_pays_less(number):
    fen = [(rules.band_of(BANDS["bands"], each) or [0, 0])[1] for each in (number, number + 1)]
    assert fen[0] <= fen[1]


@pytest.mark.parametrize(
    ("change", "counted"),
    [
        ({}, 2),
        ({"supported": False}, 1),
        ({"village": "520526002001"}, 1),
        ({"village": "530129107209"}, 2),
        ({"started_on": ON + timedelta(days=1)}, 1),
        ({"started_on": ON}, 2),
        ({"ended_on": ON - timedelta(days=1)}, 1),
        ({"ended_on": ON}, 2),
        ({"contract_from": None, "contract_to": None}, 2),
        ({"laborer": "p1"}, 1),
    ],
)
def test_counted_are_different_local_registered_poor_who_are_at_work_that_day(change, counted):
    judged = rules.judge_bands(
        business(hires=(hire("p1"), hire("p2", **{"laborer": "p2"} | change))), "product", BANDS, ON
    )
    assert len(judged.people) == counted


@pytest.mark.parametrize(("local", "counted"), [("county", 3), ("township", 2), ("village", 1)])
def test_what_local_means_stands_in_the_terms(local, counted):
    homes = (VILLAGE, "530129103212", "530129107209")
    hires = tuple(hire(f"p{n}", village=home) for n, home in enumerate(homes))
    assert len(rules.judge_bands(business(hires=hires), "product", BANDS | {"local": local}, ON).people) == counted


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "returnee"}, {"closed_on": ON - timedelta(days=1)}, {"opened_on": ON + timedelta(days=1)},
        {"employs": False},
    ],
)  # fmt: skip
def test_only_a_running_employer_of_the_right_kind_is_paid_by_its_hires(change):
    assert rules.judge_bands(business(**{"kind": "product", "people": 5} | change), "product", BANDS, ON).holds is False


@pytest.mark.parametrize("change", [{"opened_on": ON}, {"closed_on": ON}])
def test_a_business_runs_on_its_first_and_on_its_last_day(change):
    hires = (hire("p1"), hire("p2"))
    assert rules.judge_bands(business(hires=hires, **change), "product", BANDS, ON).holds is True


def test_terms_that_do_not_ask_for_registered_poor_count_everybody():
    hires = (hire("p1", supported=False), hire("p2", supported=False))
    judged = rules.judge_bands(business(hires=hires), "product", BANDS | {"supported": False}, ON)
    assert (judged.people, judged.amount_fen) == (("p1", "p2"), 2_000_000)


# --- terms ------------------------------------------------------------------------------------------------------------


def test_every_line_of_the_table_has_a_rule_and_terms_that_its_kind_takes():
    assert set(RULE_OF) == set(PolicyCode) == set(rules.DEFAULTS)
    assert [code for code in PolicyCode if rules.check_terms(code, rules.DEFAULTS[code])] == []


@pytest.mark.parametrize(
    ("code", "change", "fault"),
    [
        (PolicyCode.HIRE_NEW, {"months": 0}, "terms_number"),
        (PolicyCode.HIRE_NEW, {"months": True}, "terms_number"),
        (PolicyCode.HIRE_NEW, {"months": "12"}, "terms_number"),
        (PolicyCode.HIRE_NEW, {"man_from": 121}, "terms_number"),
        (PolicyCode.HIRE_NEW, {"longer": 1}, "terms_flag"),
        (PolicyCode.HIRE_NEW, {"wage": 1}, "terms_unknown"),
        (PolicyCode.EMPLOY_POOR, {"local": "group"}, "terms_local"),
        (PolicyCode.EMPLOY_POOR, {"local": ["county"]}, "terms_local"),
        (PolicyCode.EMPLOY_POOR, {"bands": []}, "terms_bands"),
        (PolicyCode.EMPLOY_POOR, {"bands": [[2, 100], [2, 200]]}, "terms_bands"),
        (PolicyCode.EMPLOY_POOR, {"bands": [[10, 100], [2, 200]]}, "terms_bands"),
        (PolicyCode.EMPLOY_POOR, {"bands": [[2, 200], [10, 100]]}, "terms_bands"),
        (PolicyCode.EMPLOY_POOR, {"bands": [[0, 200]]}, "terms_bands"),
        (PolicyCode.EMPLOY_POOR, {"bands": [[2, 2.5]]}, "terms_bands"),
        (PolicyCode.EMPLOY_POOR, {"bands": [[2]]}, "terms_bands"),
        (PolicyCode.EMPLOY_POOR, {"bands": "2"}, "terms_bands"),
        (PolicyCode.EMPLOY_POOR, {"bands": {"2": 100}}, "terms_bands"),
        (PolicyCode.EMPLOY_POOR, {"bands": ["23"]}, "terms_bands"),
        (PolicyCode.EMPLOY_POOR, {"bands": [[True, 100]]}, "terms_bands"),
        (PolicyCode.EMPLOY_POOR, {"bands": [[2, 100], [10, 100]]}, "terms_bands"),
        (PolicyCode.EMPLOY_POOR, {"bands": [[n, n] for n in range(1, 12)]}, "terms_bands"),
        (PolicyCode.HIRE_NEW, {"months": 601}, "terms_number"),
        (PolicyCode.HIRE_NEW, {"woman_from": -1}, "terms_number"),
        (PolicyCode.RENT_RETURNEE, {"hires": 10_001}, "terms_number"),
        (PolicyCode.DEMO_PARK, {"hires": 3}, "terms_unknown"),
    ],
)
def test_terms_that_a_kind_of_rule_does_not_take_are_named(code, change, fault):
    assert rules.check_terms(code, rules.DEFAULTS[code] | change) == {next(iter(change)): fault}


@pytest.mark.parametrize(
    ("code", "change"),
    [
        (PolicyCode.HIRE_NEW, {"months": 600, "man_from": 120, "woman_from": 0}),
        (PolicyCode.HIRE_NEW, {"months": 1}),
        (PolicyCode.RENT_RETURNEE, {"hires": 1}),
        (PolicyCode.RENT_RETURNEE, {"hires": 10_000}),
        (PolicyCode.EMPLOY_POOR, {"bands": [[1, 1]]}),
        (PolicyCode.EMPLOY_POOR, {"bands": [[n, n] for n in range(1, 11)]}),
    ],
)
def test_terms_at_their_limits_are_taken(code, change):
    assert rules.check_terms(code, rules.DEFAULTS[code] | change) == {}


def test_a_term_that_is_left_out_is_named():
    assert rules.check_terms(PolicyCode.RENT_RETURNEE, {}) == dict.fromkeys(RENT, "terms_missing")
