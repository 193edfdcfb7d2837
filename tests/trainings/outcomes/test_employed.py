"""Who found work after a class: one statement that agrees with the rule, by class, institution and occupation."""

from datetime import date

import pytest
import time_machine

from laborers.placements.models import Placement
from tests.factories.placements import make_placement
from tests.factories.rosters import DAY, SCHOOL, loaded, prepare, register, roster, row
from trainings.classes.models import Enrolment, TrainingClass
from trainings.outcomes import queries, rules

pytestmark = pytest.mark.django_db
END, ON = date(2025, 8, 31), date(2026, 3, 10)
PERIOD = {"since": date(2025, 1, 1), "until": date(2025, 12, 31), "on": ON}
SPELLS = [
    [], [(date(2025, 9, 30), None)], [(date(2025, 10, 1), None)], [(date(2025, 12, 1), date(2025, 12, 9))],
    [(date(2026, 2, 28), None)], [(date(2026, 3, 1), None)], [(date(2025, 5, 1), date(2025, 8, 30))],
    [(date(2025, 5, 1), date(2025, 8, 31)), (date(2026, 3, 1), None)],
]  # fmt: skip


@pytest.fixture
def graduates(tree):
    """A class of eight that ended on 31 August, each with other work."""
    prepare(tree.county)
    people = [register(tree.village, number, name=f"学员{number}") for number in range(1, len(SPELLS) + 1)]
    rows = [row(number, name=f"学员{number}", 培训时间="2025.8.20-2025.8.31") for number in range(1, len(SPELLS) + 1)]
    loaded(roster(*rows), tree.county, on=DAY, year=2025)
    for person, spells in zip(people, SPELLS, strict=True):
        for first, last in spells:
            worked(person, first, last)
    return people


def worked(person, first, last):
    spell = make_placement(person, started_on=first)
    if last:
        Placement.objects.filter(pk=spell.pk).update(ended_on=last, end_reason="contract_ended")


def counted(**values):
    return {each.months: (each.graduates, each.old_enough, each.employed) for each in queries.employed(**values)}


def test_the_statement_agrees_with_the_rule_at_every_mark(graduates):
    expected = {}
    for months in rules.MARKS:
        told = [rules.employed(END, spells, months, ON) for spells in SPELLS]
        old = [each for each in told if each is not None]
        expected[months] = (len(told), len(old), sum(old))
    assert counted(enrolments=Enrolment.objects.all(), **PERIOD) == expected
    assert expected == {1: (8, 8, 2), 3: (8, 8, 3), 6: (8, 8, 5)}


def test_a_young_class_is_in_no_denominator(graduates):
    young = PERIOD | {"on": date(2025, 11, 29)}
    assert counted(enrolments=Enrolment.objects.all(), **young) == {1: (8, 8, 2), 3: (8, 0, 0), 6: (8, 0, 0)}


def test_work_that_was_called_off_is_none(graduates):
    at_work = Placement.objects.get(started_on=date(2025, 9, 30))
    Placement.everything.filter(pk=at_work.pk).update(
        ended_on=date(2025, 9, 29), end_reason="called_off", called_off_on=date(2025, 9, 29)
    )
    assert counted(enrolments=Enrolment.objects.all(), **PERIOD)[1] == (8, 8, 1)


@pytest.mark.parametrize("group", ["class", "institution", "occupation", "kind", "township"])
def test_every_line_opens_as_many_names_as_it_says(group, graduates, tree):
    (first, *_rest) = queries.employed(Enrolment.objects.all(), group=group, **PERIOD)
    rows = list(queries.of_group(queries.graduates(Enrolment.objects.all(), **PERIOD), group, first.key))
    assert first.graduates == len(rows) == len(SPELLS)
    for place, months in enumerate(rules.MARKS):
        line = queries.employed(Enrolment.objects.all(), group=group, **PERIOD)[place]
        assert line.months == months
        assert line.employed == sum(bool(dict(queries.answers(each, ON))[months]) for each in rows)


def test_only_who_completed_is_a_graduate(graduates):
    assert queries.graduates(Enrolment.objects.all(), **PERIOD).count() == 8
    Enrolment.objects.filter(laborer=graduates[1]).update(state="failed")
    assert counted(enrolments=Enrolment.objects.all(), **PERIOD)[1] == (7, 7, 1)


def test_rest_tells_it_within_the_place(graduates, cast, api, tree):
    with time_machine.travel("2026-03-10T12:00:00+08:00", tick=False):
        asked = "since=2025-01-01&until=2025-12-31"
        lines = api(cast.township).get(f"/api/v1/training-outcomes/employed/?{asked}&group=institution").json()
        assert [(each["months"], each["employed"], each["percent"]) for each in lines] == [
            (1, 2, 25.0), (3, 3, 37.5), (6, 5, 62.5),
        ]  # fmt: skip
        assert api(cast.colleague).get(f"/api/v1/training-outcomes/employed/?{asked}").json() == []
        found = api(cast.county).get(f"/api/v1/training-outcomes/graduates/?{asked}&group=class&of={lines[0]['key']}")
        assert found.json()["results"] == []
        held = TrainingClass.objects.get()
        found = api(cast.county).get(f"/api/v1/training-outcomes/graduates/?{asked}&group=class&of={held.pk}").json()
        assert len(found["results"]) == 8
        backwards = api(cast.county).get("/api/v1/training-outcomes/employed/?since=2026-01-02&until=2026-01-01")
        assert backwards.status_code == 422
        assert api(cast.leader).get("/api/v1/training-outcomes/employed/").status_code == 403


def test_the_page_tells_lines_and_names(graduates, cast, client):
    client.force_login(cast.county)
    with time_machine.travel("2026-03-10T12:00:00+08:00", tick=False):
        address = "/desk/reports/trainings/employed/?since=2025-01-01&until=2025-12-31&group="
        page = client.get(address + "institution", HTTP_ACCEPT_LANGUAGE="en").content.decode()
        assert SCHOOL in page
        assert "37.5" in page
        held = TrainingClass.objects.get()
        named = client.get(f"{address}class&of={held.pk}", HTTP_ACCEPT_LANGUAGE="en").content.decode()
        assert "8 graduates" in named
        assert "学员8" in named
        assert client.get(address + "class&of=nothing").status_code == 200


@pytest.mark.parametrize("number", [3, 30])
def test_as_many_statements_for_thirty_names(number, tree, cast, client, api, django_assert_max_num_queries):
    prepare(tree.county)
    for each in range(1, number + 1):
        register(tree.village, each, name=f"学员{each}")
    rows = [row(each, name=f"学员{each}", 培训时间="2025.8.20-2025.8.31") for each in range(1, number + 1)]
    loaded(roster(*rows), tree.county, on=DAY, year=2025)
    client.force_login(cast.county)
    held = TrainingClass.objects.get()
    with time_machine.travel("2026-03-10T12:00:00+08:00", tick=False), django_assert_max_num_queries(14):
        assert client.get(f"/desk/reports/trainings/employed/?group=class&of={held.pk}").status_code == 200
    rest = api(cast.county)
    with time_machine.travel("2026-03-10T12:00:00+08:00", tick=False), django_assert_max_num_queries(8):
        found = rest.get(f"/api/v1/training-outcomes/graduates/?since=2025-01-01&group=class&of={held.pk}")
        assert len(found.json()["results"]) == number
