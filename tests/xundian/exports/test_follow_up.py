"""What the files of visits and difficulties say of the follow-up: consent, what was told, who took it over."""

import pytest

from laborers.difficulties import actions as difficulties
from tests.factories.exports import DAY, rows_of, written
from tests.factories.visits import make_visit

pytestmark = pytest.mark.django_db


def test_a_visit_says_how_whom_and_how_much_it_was_told_and_not_what(cast, people):
    home, away = people.first.household, people.first
    make_visit(
        home, DAY, cast.officer, mode="phone", met="spouse", news=[{"laborer": away.pk, "text": "金丝雀平安"}],
        changes=[{"laborer": away.pk, "kind": "came_home"}, {"laborer": away.pk, "kind": "lost_work"}],
        difficulties=[
            {"kind": "health", "description": "腰疼", "laborer": away.pk},
            {"kind": "domestic_violence", "description": "挨打", "laborer": away.pk},
        ],
    )  # fmt: skip
    (told,) = rows_of(written(cast.county, "visits-made", language="en"))
    assert (told["How"], told["Who was met"]) == ("By phone", "Spouse")
    assert (told["Reported changes"], told["Pieces of news"]) == (2, 1)
    assert told["Difficulties told"] == 1, "the confidential one is nobody's to count"
    assert told["Consent text read"] is None
    assert "金丝雀" not in str(told)


def test_a_visit_with_sensitive_answers_names_the_text_that_was_read(cast, people):
    field = {"kind": "field_half_year", "laborer": people.first, "placement": people.away, "consent": "2026-1"}
    make_visit(people.first.household, DAY, cast.officer, findings={"papers_held": "no"}, **field)
    (told,) = rows_of(written(cast.county, "visits-made", language="en"))
    assert told["Consent text read"] == "2026-1"
    assert [told[name] for name in ("Reported changes", "Pieces of news", "Difficulties told")] == [0, 0, 0]


def test_a_difficulty_says_who_took_it_over_and_how_it_was_confirmed(cast, people):
    row = people.difficulty
    (open_one,) = rows_of(written(cast.county, "difficulties", language="en"))
    assert (open_one["Reported through"], open_one["Told"]) == ("To an officer", "At home")
    assert [open_one[name] for name in ("Handed over on", "Handed over to", "Confirmed by way of")] == [None] * 3
    difficulties.hand_over(difficulty=row, level="township", by=cast.officer, on=DAY)
    difficulties.hand_over(difficulty=row, level="county", by=cast.township, on=DAY)
    difficulties.resolve(difficulty=row, result="补发了", by=cast.county, on=DAY)
    difficulties.confirm(difficulty=row, who="本人", way="phone", by=cast.county, on=DAY)
    (done,) = rows_of(written(cast.county, "difficulties", language="en"))
    assert (done["Handed over on"].date(), done["Handed over to"]) == (DAY, "County")
    assert (done["State"], done["Confirmed by way of"]) == ("Confirmed by the laborer", "By phone")
    difficulties.reopen(difficulty=row, reason="又欠了", by=cast.county, on=DAY)
    (again,) = rows_of(written(cast.county, "difficulties", language="en"))
    assert again["Confirmed by way of"] is None
