"""A year at work: the pure rule, and the statement that says the same of many."""

from datetime import date

import pytest

from laborers.placements import actions, queries, rules
from laborers.placements.models import Placement
from laborers.placements.rules import Spell
from tests.factories.placements import XUNDIAN, make_placement
from tests.factories.registry import make_household, make_laborer

ON = date(2026, 12, 31)


def year(spells, paid=None, on=ON, of=2026):
    return rules.work_year(spells, paid or {}, of, on)


def spell(first, last=None, wage=None, key="a"):
    return Spell(key, first, last, wage)


def test_a_month_counts_once_if_any_day_of_it_was_worked():
    spells = [spell(date(2025, 11, 30), date(2026, 1, 1)), spell(date(2026, 1, 31), date(2026, 3, 1), key="b"),
              spell(date(2026, 12, 31), key="c")]  # fmt: skip
    assert (year(spells).months, year(spells, of=2025).months, year(spells, of=2024).months) == (4, 2, 0)


def test_no_month_to_come_counts():
    assert year([spell(date(2026, 5, 20))], on=date(2026, 6, 1)).months == 2
    assert year([spell(date(2026, 5, 20))], on=date(2026, 5, 19)).months == 0


def test_what_was_reported_counts_and_the_rest_is_estimated_by_days():
    months = [spell(date(2026, 4, 16), date(2026, 6, 30), 450_000)]
    found = year(months, {("a", date(2026, 5, 1)): 470_050})
    # 15 of 30 days of April, May as told, the whole of June
    assert found.income_fen == 225_000 + 470_050 + 450_000
    assert (found.months, found.reported, found.estimated, found.unknown) == (3, 1, 2, 0)


def test_a_month_without_a_known_wage_is_told_apart_and_brings_nothing():
    found = year([spell(date(2026, 4, 1), date(2026, 4, 30))])
    assert (found.months, found.income_fen, found.reported, found.estimated, found.unknown) == (1, 0, 0, 0, 1)


def test_a_share_is_rounded_to_the_fen_half_up():
    assert rules.share(100, 1, date(2026, 2, 1)) == 4  # 3.57
    assert rules.share(15, 15, date(2026, 6, 1)) == 8  # 7.5


def test_nothing_reported_is_not_the_same_as_nothing_paid():
    told = year([spell(date(2026, 4, 1), date(2026, 4, 30), 450_000)], {("a", date(2026, 4, 1)): 0})
    assert (told.income_fen, told.reported) == (0, 1)


@pytest.mark.django_db
def test_the_statement_says_what_the_rule_says(cast, tree):
    people = [make_laborer(make_household(tree.village)) for _each in range(4)]
    first, second, third, fourth = people
    one = make_placement(first, by=cast.officer, started_on=date(2025, 11, 30), wage_fen=333_333)
    make_placement(second, by=cast.officer, started_on=date(2026, 2, 14), wage_fen=None)
    two = make_placement(third, by=cast.officer, started_on=date(2026, 1, 31), wage_fen=450_001, destination=XUNDIAN)
    actions.end(placement=two, ended_on=date(2026, 3, 1), reason="returned", by=cast.officer)
    make_placement(third, by=cast.officer, started_on=date(2026, 3, 15), wage_fen=510_000)
    report = actions.report_wage(
        placement=one, month=date(2026, 3, 9), paid_fen=300_000, source="officer", by=cast.officer, on=ON
    )
    actions.report_wage(placement=two, month=date(2026, 2, 1), paid_fen=1, source="employer", by=cast.officer, on=ON)
    actions.correct_wage(report=report, paid_fen=310_000, by=cast.officer, on=ON)
    back = actions.report_wage(
        placement=two, month=date(2026, 1, 1), paid_fen=2, source="officer", by=cast.officer, on=ON
    )
    actions.correct_wage(report=back, paid_fen=None, by=cast.officer, on=ON)
    for of in (2025, 2026, 2027):
        for on in (date(2026, 3, 20), ON):
            by_rule = queries.work_years([each.pk for each in people], of, on)
            worked = {key: found for key, found in by_rule.items() if found.months}
            assert queries.work_years_of(Placement.objects.all(), of, on) == worked
    assert queries.work_year(fourth, 2026, ON) == rules.WorkYear()
    [place] = queries.income_by_place(Placement.objects.all(), 2026, ON, 9)
    found = queries.work_years([each.pk for each in people], 2026, ON).values()
    assert (place.people, place.months) == (3, sum(each.months for each in found))
    assert place.income_fen == sum(each.income_fen for each in found)
    # January is estimated again (one day), February told as one fen, one day of March estimated.
    inside = rules.share(450_001, 1, date(2026, 1, 1)) + 1 + rules.share(450_001, 1, date(2026, 3, 1))
    assert place.away_fen == place.income_fen - inside
