"""Vacancies: each move and each refusal."""

from datetime import date, timedelta

import pytest

from laborers.jobs import actions
from tests.factories.jobs import ANSWER_BY, MATCHED, make_offer, make_vacancy
from tests.factories.surveys import make_assessed_laborer
from xundian.kit.errors import Conflict, Invalid, MoveRefused

NEXT = MATCHED + timedelta(days=1)


def test_it_publishes_a_vacancy_that_is_open_at_once(tree):
    vacancy = make_vacancy(tree.county)
    assert (vacancy.state, vacancy.filled, vacancy.county) == ("open", 0, tree.county)


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"title": ""}, "title", "required"),
        ({"wage_max_fen": 100}, "wage_max", "wage_range"),
        ({"occupation": "nothing"}, "occupation", "unknown_code"),
        ({"min_education": "7"}, "min_education", "unknown_code"),
        ({"destination": "5301"}, "destination", "destination"),
        ({"channel": "far"}, "channel", "unknown"),
        ({"channel": "nearby"}, "destination", "channel_county"),
        ({"sex": "2"}, "sex_ground", "sex_ground"),
        ({"opens": date(2026, 1, 1), "closes": date(2026, 2, 1)}, "closes", "past"),
        ({"state": "closed"}, "state", "unexpected_field"),
    ],
)
def test_it_refuses_a_vacancy_with_a_bad_field(tree, values, field, code):
    with pytest.raises(Invalid) as refusal:
        make_vacancy(tree.county, **values)
    assert [(name, each) for name, each, _message in refusal.value.errors] == [(field, code)]


def test_a_district_counts_as_a_known_place_through_its_city_or_province(tree):
    assert make_vacancy(tree.county, destination="330782").destination == "330782"


def test_its_state_follows_the_headcount(cast, tree):
    vacancy = make_vacancy(tree.county)
    offer = make_offer(make_assessed_laborer(tree), vacancy)
    actions.answer_offer(offer=offer, accept=True, by=cast.officer, on=MATCHED)
    vacancy = vacancy.reread()
    assert (vacancy.filled, vacancy.state) == (1, "filled")
    change = {"expected_version": None, "by": cast.county, "on": MATCHED}
    vacancy = actions.edit_vacancy(vacancy=vacancy, changes={"headcount": 2}, **change)
    assert vacancy.state == "open"
    vacancy = actions.edit_vacancy(vacancy=vacancy, changes={"headcount": 1}, **change)
    assert vacancy.state == "filled"
    with pytest.raises(Invalid):
        actions.edit_vacancy(vacancy=vacancy, changes={"headcount": 0}, **change)


def test_closing_withdraws_what_was_not_answered_and_keeps_what_was(cast, tree):
    vacancy = make_vacancy(tree.county, headcount=3)
    accepted, waiting = (make_offer(make_assessed_laborer(tree), vacancy) for _each in range(2))
    actions.answer_offer(offer=accepted, accept=True, by=cast.officer, on=MATCHED)
    closed = actions.close_vacancy(vacancy=vacancy, by=cast.county, on=NEXT)
    assert closed.state == "closed"
    assert (accepted.reread().state, waiting.reread().state) == ("accepted", "withdrawn")
    assert waiting.ended_for == "vacancy_closed"
    with pytest.raises(MoveRefused):
        actions.close_vacancy(vacancy=vacancy, by=cast.county, on=NEXT)
    with pytest.raises(Conflict):
        actions.edit_vacancy(vacancy=vacancy, changes={"title": "x"}, expected_version=None, by=cast.county, on=NEXT)


def test_it_reopens_with_a_day_still_to_come_and_posts_still_free(cast, tree):
    vacancy = make_vacancy(tree.county)
    offer = make_offer(make_assessed_laborer(tree), vacancy)
    actions.answer_offer(offer=offer, accept=True, by=cast.officer, on=MATCHED)
    actions.close_vacancy(vacancy=vacancy, by=cast.county, on=NEXT)
    reopen = {"vacancy": vacancy, "by": cast.county, "on": NEXT}
    with pytest.raises(Conflict) as refusal:
        actions.reopen_vacancy(closes=ANSWER_BY, **reopen)
    assert refusal.value.code == "filled"
    with pytest.raises(Invalid):
        actions.reopen_vacancy(closes=MATCHED, headcount=2, **reopen)
    opened = actions.reopen_vacancy(closes=ANSWER_BY, headcount=2, **reopen)
    assert (opened.state, opened.headcount, opened.closes) == ("open", 2, ANSWER_BY)
