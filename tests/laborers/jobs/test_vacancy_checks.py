"""What receiving districts say of vacancies: recorded for ever, minded by the offers, asked again in time."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from laborers.jobs import actions, queries
from laborers.jobs.models import Vacancy, VacancyCheck
from tests.factories.jobs import MATCHED, make_offer, make_policy, make_vacancy
from tests.factories.registry import make_household
from tests.factories.surveys import make_assessed_laborer
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.models import OutboxMessage

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 10, 4, tzinfo=UTC)


@pytest.fixture
def vacancy(tree):
    return make_vacancy(tree.county)


def say(vacancy, answer="effective", by=None, on=MATCHED, **values):
    return actions.record_check(vacancy=vacancy, answer=answer, answered_by="西山区人社局", by=by, on=on, **values)


def due(on):
    return list(queries.to_check(Vacancy.objects.all(), on))


def test_an_answer_stands_with_the_vacancy_and_in_its_history(cast, vacancy):
    row = say(vacancy, by=cast.station, until=MATCHED + timedelta(days=30), note="电话核实")
    assert (row.effective, row.confirmed_on, row.confirmed_by) == ("effective", MATCHED, cast.station)
    check = VacancyCheck.objects.get()
    assert (check.station, check.answered_by, check.note) == (cast.station.station, "西山区人社局", "电话核实")


def test_an_answer_is_never_changed_afterwards(vacancy):
    say(vacancy)
    for write in (lambda: VacancyCheck.objects.update(note="x"), lambda: VacancyCheck.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()


def test_one_that_does_not_stand_is_offered_to_nobody(tree, vacancy):
    laborer = make_assessed_laborer(make_household(tree.village))
    offer = make_offer(laborer, vacancy)
    row = say(vacancy, "withdrawn")
    assert offer.reread().state == "withdrawn"
    assert queries.why_not(row, MATCHED)[-1] == "not_effective"
    assert row not in queries.offerable_vacancies(Vacancy.objects.all(), MATCHED)


def test_neither_a_new_offer_nor_a_late_yes_reaches_one_that_does_not_stand(tree, vacancy):
    laborers = [make_assessed_laborer(make_household(tree.village)) for _each in range(2)]
    offer = make_offer(laborers[0], vacancy)
    Vacancy.objects.filter(pk=vacancy.pk).update(effective="withdrawn", confirmed_on=MATCHED)
    for attempt in (
        lambda: make_offer(laborers[1], vacancy),
        lambda: actions.answer_offer(offer=offer, accept=True, by=None, on=MATCHED),
    ):
        with pytest.raises(Conflict) as refused:
            attempt()
        assert refused.value.code == "not_effective"


def test_one_that_stands_again_can_be_offered_again(vacancy):
    say(vacancy, "withdrawn")
    row = say(vacancy)
    assert row in queries.offerable_vacancies(Vacancy.objects.all(), MATCHED)
    assert vacancy.checks.count() == 2


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"answer": "unchecked"}, "answer"),
        ({"answer": "withdrawn", "until": MATCHED}, "until"),
        ({"until": MATCHED - timedelta(days=1)}, "until"),
        ({"note": "长" * 201}, "note"),
    ],
)
def test_it_names_what_it_refuses(vacancy, values, field):
    with pytest.raises(Invalid) as refused:
        say(vacancy, **values)
    assert refused.value.field == field
    assert not VacancyCheck.objects.exists()


def test_an_answer_needs_somebody_who_gave_it(vacancy):
    with pytest.raises(Invalid) as refused:
        actions.record_check(vacancy=vacancy, answer="effective", answered_by=" ", by=None, on=MATCHED)
    assert refused.value.field == "answered_by"


def test_nobody_asks_about_what_is_over(vacancy):
    actions.close_vacancy(vacancy=vacancy, by=None, on=MATCHED)
    with pytest.raises(Conflict):
        say(vacancy)


# --- who is to be asked again -------------------------------------------------------------------------------------


def test_what_nobody_asked_about_is_due_at_once(tree, vacancy):
    inside = make_vacancy(tree.county, channel="nearby", destination=tree.county.code)
    assert due(MATCHED) == [vacancy]
    assert inside not in due(MATCHED)


def test_it_is_due_again_after_the_days_of_the_policy(tree, vacancy):
    make_policy(tree.county, recheck_days=30)
    actions.extend_vacancy(vacancy=vacancy, closes=MATCHED + timedelta(days=200), by=None, on=MATCHED)
    say(vacancy)
    assert due(MATCHED + timedelta(days=29)) == []
    assert due(MATCHED + timedelta(days=30)) == [vacancy]


def test_without_a_policy_the_shipped_ninety_days_hold(vacancy):
    actions.extend_vacancy(vacancy=vacancy, closes=MATCHED + timedelta(days=200), by=None, on=MATCHED)
    say(vacancy)
    assert due(MATCHED + timedelta(days=89)) == []
    assert due(MATCHED + timedelta(days=90)) == [vacancy]


def test_it_is_due_the_day_after_it_stands_no_longer(vacancy):
    say(vacancy, until=MATCHED + timedelta(days=5))
    assert due(MATCHED + timedelta(days=5)) == []
    assert due(MATCHED + timedelta(days=6)) == [vacancy]


def test_what_was_never_asked_about_comes_first(tree, vacancy):
    say(vacancy, until=MATCHED)
    never = make_vacancy(tree.county, title="装配工")
    assert due(MATCHED + timedelta(days=1)) == [never, vacancy]


def test_stations_and_counties_are_told_once_a_week(tree, cast, vacancy):
    make_vacancy(tree.county, title="装配工", destination="330206")
    told = actions.remind_to_check(on=MATCHED, at=NOON)
    assert told == 2
    counts = {row.payload["user_id"]: row.payload["values"]["count"] for row in OutboxMessage.objects.all()}
    assert counts == {str(cast.station.pk): 1, str(cast.county.pk): 2}
    actions.remind_to_check(on=MATCHED + timedelta(days=1), at=NOON)
    assert OutboxMessage.objects.count() == 2
    actions.remind_to_check(on=MATCHED + timedelta(days=7), at=NOON)
    assert OutboxMessage.objects.count() == 4


# --- why it cannot be offered ---------------------------------------------------------------------------------------


def test_a_vacancy_tells_everything_that_stands_in_its_way(tree, vacancy):
    assert queries.why_not(vacancy, MATCHED) == []
    assert queries.why_not(vacancy, MATCHED - timedelta(days=1)) == ["not_begun"]
    assert queries.why_not(vacancy, vacancy.closes + timedelta(days=1))[0] == "past"
    closed = actions.close_vacancy(vacancy=vacancy, by=None, on=MATCHED)
    assert queries.why_not(closed, MATCHED)[0] == "closed"


def test_what_is_told_and_what_is_offered_agree(tree, vacancy):
    rows = [
        vacancy, say(make_vacancy(tree.county), "withdrawn"),
        make_vacancy(tree.county, opens=MATCHED + timedelta(days=3)),
        actions.close_vacancy(vacancy=make_vacancy(tree.county), by=None, on=MATCHED),
    ]  # fmt: skip
    offered = set(queries.offerable_vacancies(Vacancy.objects.all(), MATCHED))
    assert {row for row in rows if not queries.why_not(row, MATCHED)} == offered == {vacancy}
