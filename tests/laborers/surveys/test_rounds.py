"""Rounds: other dates, closing, and the progress by place, household and name."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.registry.models import Laborer
from laborers.surveys import actions, queries
from laborers.surveys.models import SurveyResponse
from laborers.surveys.rules import born_for_ages
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_policy, make_response, make_round
from xundian.kit.errors import Conflict, Invalid, Stale
from xundian.kit.formats import written

ON = date(2026, 6, 20)


@pytest.fixture
def round(cast, tree):
    return make_round(tree.county, 2026)


@pytest.fixture
def home(cast, tree):
    return make_household(tree.village, group_name="一组")


def counts(round, division, on=ON):
    """{key: (expected, surveyed, left, beyond)} of the lines below a division."""
    return {
        line.key: (line.expected, line.surveyed, line.left, line.beyond)
        for line in queries.progress(round, division.code, on)
    }


# --- dates --------------------------------------------------------------------------------------------------------


def test_the_dates_of_a_round_move_and_its_history_says_so(cast, round):
    changed = actions.edit_round(
        round=round, changes={"closes": date(2027, 1, 31), "title": "春"}, expected_version=1, by=cast.county
    )
    assert (changed.closes, changed.title, changed.version) == (date(2027, 1, 31), "春", 2)
    assert round.history.count() == 2
    with pytest.raises(Stale):
        actions.edit_round(round=round, changes={"title": "夏"}, expected_version=1, by=cast.county)
    for changes, code in (({"year": 2025}, "unexpected_field"), ({"opens": date(2028, 1, 1)}, "days_crossed")):
        with pytest.raises(Invalid) as refusal:
            actions.edit_round(round=round, changes=changes, expected_version=2, by=cast.county)
        assert refusal.value.code == code


def test_a_day_on_which_somebody_was_asked_stays_inside_the_round(cast, round, home):
    make_response(make_laborer(home), on=date(2026, 3, 1))
    make_response(make_laborer(home), on=date(2026, 5, 9))
    for changes, field in (({"opens": date(2026, 3, 2)}, "opens"), ({"closes": date(2026, 5, 8)}, "closes")):
        with pytest.raises(Invalid) as refusal:
            actions.edit_round(round=round, changes=changes, expected_version=1, by=cast.county)
        assert (refusal.value.field, refusal.value.code) == (field, "answered_outside")
        assert written(date(2026, 3, 1)) in refusal.value.message
    tight = {"opens": date(2026, 3, 1), "closes": date(2026, 5, 9)}
    assert actions.edit_round(round=round, changes=tight, expected_version=1, by=cast.county).opens == tight["opens"]


def test_an_answer_that_an_import_brought_from_outside_holds_nobody_back(cast, round, home):
    row = make_response(make_laborer(home), on=date(2026, 3, 1))
    SurveyResponse.objects.filter(pk=row.pk).update(surveyed_on=date(2025, 12, 30))
    wider = {"closes": date(2027, 2, 1)}
    assert actions.edit_round(round=round, changes=wider, expected_version=1, by=cast.county).closes == wider["closes"]


def test_closing_ends_the_round_today_and_late_forms_of_earlier_days_are_still_entered(cast, round, home):
    laborer = make_laborer(home)
    closed = actions.close_round(round=round, by=cast.county, on=ON)
    assert closed.closes == ON
    with pytest.raises(Invalid) as refusal:
        make_response(laborer, on=date(2026, 6, 21))
    assert refusal.value.code == "outside_round"
    assert make_response(laborer, on=ON).surveyed_on == ON
    for on in (ON, date(2025, 12, 31)):
        with pytest.raises(Conflict):
            actions.close_round(round=closed, by=cast.county, on=on)


def test_the_profile_is_the_newest_round_whenever_it_is_entered(cast, tree, home):
    laborer = make_laborer(home)
    newest = make_response(laborer, on=date(2026, 3, 1), status="04")
    make_response(laborer, on=date(2025, 3, 1), status="02")
    make_response(laborer, on=date(2024, 3, 1), status="07")
    assert queries.last_answers([laborer.pk]) == {laborer.pk: newest}
    assert SurveyResponse.objects.filter(laborer=laborer).count() == 3
    again = make_response(laborer, on=date(2026, 4, 1), status="05")
    assert queries.last_answers([laborer.pk])[laborer.pk] == again


# --- whom a round expects -----------------------------------------------------------------------------------------


def test_it_expects_who_is_of_labour_age_and_has_not_left(cast, tree, round, home):
    make_policy(tree.county, labour_age_to_female=55)
    people = {
        "of age": make_laborer(home, birth=date(1990, 1, 1)),
        "sixteen today": make_laborer(home, birth=date(2010, 6, 20)),
        "sixteen tomorrow": make_laborer(home, birth=date(2010, 6, 21)),
        "sixty": make_laborer(home, birth=date(1965, 6, 21)),
        "sixty-one today": make_laborer(home, birth=date(1965, 6, 20)),
        "woman of 55": make_laborer(home, sex="2", birth=date(1970, 6, 21)),
        "woman of 56": make_laborer(home, sex="2", birth=date(1970, 6, 20)),
        "left yesterday": make_laborer(home),
        "leaves tomorrow": make_laborer(home),
    }
    for name, day in (("left yesterday", date(2026, 6, 19)), ("leaves tomorrow", date(2026, 6, 21))):
        Laborer.objects.filter(pk=people[name].pk).update(left_on=day)
    found = set(Laborer.objects.filter(queries.due(round, ON)).values_list("pk", flat=True))
    assert {name for name, each in people.items() if each.pk in found} == {
        "of age", "sixteen today", "sixty", "woman of 55", "leaves tomorrow",
    }  # fmt: skip


def test_a_closed_round_counts_as_of_its_last_day(cast, round, home):
    actions.edit_round(round=round, changes={"closes": date(2026, 3, 31)}, expected_version=1, by=cast.county)
    stayed = make_laborer(home)
    Laborer.objects.filter(pk=stayed.pk).update(left_on=date(2026, 5, 1))
    make_laborer(home, birth=date(2010, 4, 1))
    round.refresh_from_db()
    assert list(Laborer.objects.filter(queries.due(round, ON))) == [stayed]


@pytest.mark.parametrize(
    ("day", "lowest", "highest", "after", "until"),
    [
        (date(2026, 6, 20), 16, 60, date(1965, 6, 20), date(2010, 6, 20)),
        (date(2024, 2, 29), 16, 60, date(1963, 2, 28), date(2008, 2, 29)),
        (date(2023, 2, 28), 16, 60, date(1962, 2, 28), date(2007, 2, 28)),
    ],
)
def test_days_of_birth_of_an_age_know_leap_years(day, lowest, highest, after, until):
    assert born_for_ages(day, lowest, highest) == (after, until)


# --- progress -----------------------------------------------------------------------------------------------------


def test_progress_adds_up_from_household_to_county(cast, tree, round, home):
    asked, _left = make_laborer(home), make_laborer(home)
    other = make_household(tree.next_village)
    make_laborer(other)
    old = make_laborer(make_household(tree.far_village), birth=date(1940, 1, 1))
    for each in (asked, old):
        make_response(each, on=date(2026, 3, 1))
        make_response(each, on=date(2026, 3, 2))
    assert counts(round, tree.county) == {tree.township.code: (3, 1, 2, 0), tree.other_township.code: (0, 0, 0, 1)}
    assert counts(round, tree.township) == {tree.village.code: (2, 1, 1, 0), tree.next_village.code: (1, 0, 1, 0)}
    assert counts(round, tree.village) == {str(home.pk): (2, 1, 1, 0)}
    total = queries.total_of(queries.progress(round, tree.county.code, ON))
    assert (total.expected, total.surveyed, total.left, total.beyond) == (3, 1, 2, 1)


def test_an_answer_of_another_round_does_not_count(cast, tree, round, home):
    make_response(make_laborer(home), on=date(2025, 3, 1))
    assert counts(round, tree.village) == {str(home.pk): (1, 0, 1, 0)}


def test_who_is_left_stands_by_group_and_the_next_household_follows(cast, tree, round, home):
    homes = [home, *(make_household(tree.village, group_name=name) for name in ("一组", "二组"))]
    people = [make_laborer(each, name=f"王{number}", relation="02") for number, each in enumerate(homes)]
    groups = queries.households_left(queries.progress(round, tree.village.code, ON))
    assert [(name, [line.name for line in lines]) for name, lines in groups] == [
        ("一组", ["王0", "王1"]), ("二组", ["王2"]),
    ]  # fmt: skip
    assert list(queries.people_left(round, tree.village.code, ON)) == people
    assert queries.next_household(round, homes[0], ON) == homes[1]
    assert queries.next_household(round, homes[1], ON) == homes[0]
    for each in people[:2]:
        make_response(each, on=date(2026, 3, 1))
    assert queries.next_household(round, homes[0], ON) == homes[2]
    make_response(people[2], on=date(2026, 3, 1))
    assert queries.next_household(round, homes[0], ON) is None


@pytest.mark.parametrize("level", ["county", "township", "village"])
def test_progress_costs_the_same_at_any_size(cast, tree, round, level):
    numbers = []
    for size in (3, 27):
        for _each in range(size):
            make_response(make_laborer(make_household(tree.village)), on=date(2026, 3, 1))
        with CaptureQueriesContext(connection) as seen:
            queries.progress(round, getattr(tree, level).code, ON)
        numbers.append(len(seen))
    assert numbers[0] == numbers[1] <= 3
