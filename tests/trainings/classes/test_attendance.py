"""Attendance: each village its part, the later word counts; hours absorbed; the daily inspection and its findings."""

from datetime import timedelta
from decimal import Decimal

import pytest

from laborers.placements.models import Placement
from tests.factories.trainings import (
    ENDS,
    STARTS,
    make_class,
    make_running_class,
    make_sheet,
    noon,
    session_on,
)
from trainings.classes import actions, queries, rules
from trainings.classes.models import Attendance, TrainingClass
from xundian.kit.errors import Conflict, Invalid

ONE, TWO, THREE = "one", "two", "three"
HOUR = timedelta(hours=1)


@pytest.fixture
def running(tree):
    return make_running_class(tree.township, tree.village)


def words():
    return dict(Attendance.objects.values_list("enrolment", "present"))


@pytest.mark.parametrize(
    ("existing", "present", "absent", "changed", "late"),
    [
        ({}, {ONE}, {TWO}, {ONE: True, TWO: False}, []),
        ({ONE: (True, 5)}, {ONE}, set(), {}, []),
        ({ONE: (True, 5)}, set(), {ONE}, {ONE: False}, []),
        ({ONE: (True, 9)}, set(), {ONE}, {}, [ONE]),
        ({ONE: (True, 9)}, {ONE}, {TWO}, {TWO: False}, []),
        ({ONE: (True, 7)}, set(), {ONE}, {ONE: False}, []),
    ],
)
def test_the_later_word_counts(existing, present, absent, changed, late):
    assert rules.split(existing, present, absent, at=7) == (changed, late)


def test_each_village_writes_its_own_part(running):
    row, (one, two) = running
    session = session_on(row, STARTS)
    actions.mark(session=session, present=[one.pk], absent=[], by=None, at=noon(STARTS))
    counts = actions.mark(
        session=session, present=[], absent=[two.pk], by=None, at=noon(STARTS), village_staff="马主任"
    )
    assert (words(), counts) == ({one.pk: True, two.pk: False}, {"present": 1, "absent": 1})
    assert session_on(row, STARTS).village_staff == "马主任"


def test_a_repeat_writes_nothing(running):
    row, (one, _two) = running
    for _time in range(2):
        make_sheet(row, STARTS, present=[one])
    assert set(Attendance.objects.values_list("version", flat=True)) == {1}
    assert sum(each.history.count() for each in Attendance.objects.all()) == 2


def test_a_sheet_written_before_the_one_that_stands_is_kept_apart(running):
    row, (one, two) = running
    make_sheet(row, STARTS, present=[one], at=noon(STARTS) + HOUR)
    with pytest.raises(Conflict) as refusal:
        make_sheet(row, STARTS, present=[one, two])
    assert refusal.value.code == "later_word"
    assert words() == {one.pk: True, two.pk: False}


def test_a_session_called_off_has_no_sheet(running):
    row, (one, _two) = running
    session = actions.call_off_session(session=session_on(row, STARTS), by=None)
    with pytest.raises(Conflict) as refusal:
        actions.mark(session=session, present=[one.pk], absent=[], by=None, at=noon(STARTS))
    assert refusal.value.code == "session_called_off"


def test_hours_absorbed_are_those_of_sessions_attended(running):
    """Two sessions of 6.7 hours: one person came to both, the other to the second; 20.1 hours altogether."""
    row, (one, two) = running
    make_sheet(row, STARTS, present=[one])
    make_sheet(row, STARTS + timedelta(days=1), present=[one, two])
    people = {each.pk: (each.days, each.days_present, each.absorbed) for each in queries.roster(row)}
    assert people == {one.pk: (2, 2, Decimal("13.4")), two.pk: (2, 1, Decimal("6.7"))}
    assert queries.with_hours(TrainingClass.objects.all()).get().absorbed == Decimal("20.1")
    assert not Placement.objects.exists()


def test_who_passed_on_the_last_day_was_still_expected_that_day(running):
    row, (one, two) = running
    actions.complete(enrolment=one, passed=True, by=None, on=ENDS)
    actions.withdraw(enrolment=two, by=None, on=ENDS)
    assert set(queries.trainees_on(row, ENDS)) == {one}


def test_an_inspection_finds_by_kind_and_each_is_put_right_once(running, cast):
    row, _trainees = running
    look = {"training_class": row, "day": STARTS, "present": 2, "by": cast.township, "on": STARTS}
    for found in ([("fees", ""), ("fees", "again")], [("laziness", "")]):
        with pytest.raises(Invalid) as refusal:
            actions.inspect(**look, found=found)
        assert refusal.value.code == "finding_kind"
    made = actions.inspect(**look, found=[("fees", "收取材料费"), ("materials", "")])
    fees, materials = made.found.order_by("kind")
    assert [each.pk for each in queries.open_findings(TrainingClass.objects.all())] == [fees.pk, materials.pk]
    with pytest.raises(Invalid):
        actions.settle_finding(finding=fees, remedy=" ", by=cast.township, on=STARTS)
    done = actions.settle_finding(finding=fees, remedy="已退还", by=cast.township, on=STARTS)
    assert (done.settled_on, done.settled_by, done.remedy) == (STARTS, cast.township, "已退还")
    with pytest.raises(Conflict):
        actions.settle_finding(finding=fees, remedy="又", by=cast.township, on=STARTS)
    assert [each.pk for each in queries.open_findings(TrainingClass.objects.all())] == [materials.pk]


def test_a_day_without_a_session_asks_for_no_inspection(running):
    row, _trainees = running
    assert list(queries.without_inspection(TrainingClass.objects.all(), STARTS)) == [row]
    actions.call_off_session(session=session_on(row, STARTS), by=None)
    assert not queries.without_inspection(TrainingClass.objects.all(), STARTS)


def test_a_class_that_is_only_open_is_not_missed(tree):
    make_class(tree.township)
    assert not queries.without_inspection(TrainingClass.objects.all(), STARTS)
