"""The sweep of vacancies and offers: late, twice, and never more than it should."""

from datetime import UTC, datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers import tasks
from laborers.jobs import actions
from laborers.registry.models import Case, CaseEvent
from tests.factories.jobs import ANSWER_BY, MATCHED, make_offer, make_vacancy
from tests.factories.surveys import make_assessed_laborer
from tests.factories.visits import noon
from xundian.kit.sweeps import SWEEPS, run_sweep


def sweep(on):
    return run_sweep("vacancies-offers", on=on, at=datetime(on.year, on.month, on.day, tzinfo=UTC))


def counted(on):
    """Of the sweep what it did to vacancies and unanswered offers."""
    found = sweep(on)
    return {name: found[name] for name in ("vacancies", "offers", "withdrawn")}


def test_it_is_on_the_beat_once_a_day():
    assert "jobs" in tasks.__all__
    assert SWEEPS["vacancies-offers"].interval == timedelta(days=1)


def test_nothing_expires_on_its_last_day(tree):
    vacancy = make_vacancy(tree.county)
    offer = make_offer(make_assessed_laborer(tree), vacancy)
    assert counted(ANSWER_BY) == {"vacancies": 0, "offers": 0, "withdrawn": 0}
    assert (offer.reread().state, vacancy.reread().state) == ("made", "open")


def test_an_unanswered_offer_expires_the_day_after_and_nothing_else_happens(tree):
    vacancy = make_vacancy(tree.county)
    offer = make_offer(make_assessed_laborer(tree), vacancy)
    cases = set(Case.objects.values_list("pk", "stage", "version"))
    assert counted(ANSWER_BY + timedelta(days=1)) == {"vacancies": 0, "offers": 1, "withdrawn": 0}
    assert (offer.reread().state, vacancy.reread().filled) == ("expired", 0)
    assert set(Case.objects.values_list("pk", "stage", "version")) == cases
    line = CaseEvent.objects.filter(case=offer.case).latest("id")
    assert (line.kind, line.detail["answer"], line.by) == ("answered", "expired", None)


def test_three_days_late_and_twice_it_does_the_same_once(tree):
    vacancy = make_vacancy(tree.county)
    make_offer(make_assessed_laborer(tree), vacancy, answer_by=vacancy.closes)
    late = vacancy.closes + timedelta(days=3)
    assert counted(late) == {"vacancies": 1, "offers": 1, "withdrawn": 0}
    lines = CaseEvent.objects.count()
    assert counted(late) == {"vacancies": 0, "offers": 0, "withdrawn": 0}
    assert (vacancy.reread().state, CaseEvent.objects.count()) == ("expired", lines)


def test_answers_given_are_left_alone(tree):
    vacancy = make_vacancy(tree.county, headcount=2)
    yes, no = (make_offer(make_assessed_laborer(tree), vacancy) for _each in range(2))
    actions.answer_offer(offer=yes, accept=True, by=None, on=MATCHED)
    actions.answer_offer(offer=no, accept=False, by=None, on=MATCHED)
    actions.answer_for_employer(offer=yes, confirm=True, by=None, on=MATCHED, at=noon(MATCHED))
    sweep(vacancy.closes + timedelta(days=1))
    assert (yes.reread().state, no.reread().state) == ("accepted", "declined")


def test_whoever_waits_for_a_post_that_is_gone_is_free_for_another(tree):
    vacancy = make_vacancy(tree.county)
    yes, waiting = (make_offer(make_assessed_laborer(tree), vacancy) for _each in range(2))
    actions.answer_offer(offer=yes, accept=True, by=None, on=MATCHED)
    assert counted(MATCHED) == {"vacancies": 0, "offers": 0, "withdrawn": 1}
    assert (waiting.reread().state, waiting.ended_for) == ("withdrawn", "vacancy_over")


def test_it_sweeps_many_with_as_many_statements_as_few(tree):
    counts = []
    for size in (3, 30):
        vacancy = make_vacancy(tree.county, headcount=50)
        for _each in range(size):
            make_offer(make_assessed_laborer(tree), vacancy)
        with CaptureQueriesContext(connection) as captured:
            assert actions.expire(on=vacancy.closes + timedelta(days=1), at=noon(vacancy.closes))["offers"] == size
        counts.append(len(captured))
    assert counts[0] == counts[1]
