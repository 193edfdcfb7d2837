"""Retention at 1, 3, 6 and 12 months: the definition, and the statement that says the same."""

from datetime import date, timedelta

import pytest

from laborers import journeys
from laborers.placements import queries, rules
from laborers.placements.models import Placement
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer

ON = date(2026, 12, 31)
YEAR = {"since": date(2026, 1, 1), "until": ON, "on": ON}


def test_the_mark_is_the_same_day_so_many_months_on_or_the_last_of_that_month():
    assert rules.months_later(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert rules.months_later(date(2027, 8, 31), 6) == date(2028, 2, 29)
    assert rules.months_later(date(2026, 3, 10), 12) == date(2027, 3, 10)


def test_who_works_on_that_very_day_is_there_and_who_is_too_young_is_in_no_denominator():
    began = date(2026, 3, 10)
    mark = date(2026, 6, 10)
    assert rules.stayed((began, None), [], 3, mark - timedelta(days=1)) is None
    assert rules.stayed((began, None), [], 3, mark) == rules.THERE
    assert rules.stayed((began, mark), [], 3, mark) == rules.THERE
    left = (began, mark - timedelta(days=1))
    assert rules.stayed(left, [left], 3, ON) == rules.GONE
    assert rules.stayed(left, [left, (mark, None)], 3, ON) == rules.ELSEWHERE
    assert rules.stayed(left, [left, (mark + timedelta(days=1), None)], 3, ON) == rules.GONE


def test_shares_are_told_with_one_decimal_and_none_of_nothing():
    assert [rules.percent(*each) for each in ((1, 3), (2, 3), (1, 1), (0, 0))] == [33.3, 66.7, 100, None]


@pytest.mark.django_db
def test_the_statement_says_what_the_rule_says(cast, tree):
    people = [make_laborer(make_household(tree.village)) for _each in range(6)]
    days = [date(2026, *day) for day in ((1, 31), (2, 10), (5, 1), (9, 30), (12, 20))] + [date(2025, 12, 31)]
    for laborer, day in zip(people, days, strict=True):
        make_placement(laborer, by=cast.officer, started_on=day)
    spells = {spell.laborer_id: spell for spell in Placement.objects.all()}
    journeys.end_placement(
        placement=spells[people[0].pk], ended_on=date(2026, 4, 29), reason="family", by=cast.officer, on=ON
    )
    journeys.replace_work(
        placement=spells[people[1].pk], ended_on=date(2026, 5, 9), reason="changed_job", started_on=date(2026, 5, 10),
        occupation="sewing", destination="350582", organised_by="self", by=cast.officer, on=ON,
    )  # fmt: skip
    rows = list(Placement.objects.all())
    found = {each.months: each for each in queries.retention(Placement.objects.all(), **YEAR)}
    assert found.keys() == set(rules.MARKS)
    for months, kept in found.items():
        begun = [row for row in rows if row.started_on.year == 2026]
        states = [
            rules.stayed((row.started_on, row.ended_on),
                         [(each.started_on, each.ended_on) for each in rows if each.laborer_id == row.laborer_id],
                         months, ON)
            for row in begun
        ]  # fmt: skip
        old = [state for state in states if state]
        assert (kept.begun, kept.old_enough) == (len(begun), len(old))
        assert (kept.there, kept.at_work) == (old.count(rules.THERE), len(old) - old.count(rules.GONE))
    # Begun in the year: six, one of them by replacement; who left on 29 April was three months there but for a day.
    assert (found[3].begun, found[3].old_enough, found[3].there, found[3].at_work) == (6, 5, 3, 4)


@pytest.mark.django_db
def test_groups_add_up_to_the_whole_and_keep_to_the_place(cast, tree):
    make_placement(make_laborer(make_household(tree.village)), by=cast.officer, started_on=date(2026, 3, 1))
    make_placement(make_laborer(make_household(tree.far_village)), by=cast.county, started_on=date(2026, 3, 2))
    townships = queries.retention(Placement.objects.all(), group="township", **YEAR)
    assert {each.key for each in townships} == {tree.township.code, tree.other_township.code}
    assert sum(each.begun for each in townships if each.months == 1) == 2
    assert queries.retention(Placement.objects.none(), **YEAR) == []
