"""Timetables: entered and generated, what is refused, and what is only told."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from tests.factories.surveys import make_assessed_laborer
from tests.factories.trainings import (
    ENDS,
    OPENED,
    STARTS,
    make_class,
    make_running_class,
    make_sheet,
    make_timetable,
    make_trainee,
    make_training_consent,
    session_on,
)
from trainings.classes import actions, queries, rules
from trainings.classes.models import Session
from xundian.kit.errors import Conflict, Invalid, MoveRefused, Stale

MORNING, NOON, EVENING = time(8, 30), time(12), time(17, 30)


def add(row, **values):
    values = {"day": STARTS, "begins": MORNING, "ends": NOON} | values
    return actions.add_session(training_class=row, by=None, **values)


@pytest.fixture
def row(tree):
    return make_class(tree.township, timetable=False, venue="镇文化站")


def test_a_session_has_its_hours_and_place_from_the_class(row):
    session = add(row, topic="安全")
    assert (session.hours, session.place, session.topic) == (Decimal("3.5"), "镇文化站", "安全")
    assert queries.hours_planned(row) == Decimal("3.5")


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"day": STARTS - timedelta(days=1)}, "outside_class"),
        ({"day": ENDS + timedelta(days=1)}, "outside_class"),
        ({"ends": MORNING}, "ends_first"),
        ({"hours": Decimal(0)}, "session_hours"),
        ({"hours": Decimal(13)}, "session_hours"),
    ],
)
def test_it_refuses_a_session_that_cannot_be(row, values, code):
    with pytest.raises(Invalid) as refusal:
        add(row, **values)
    assert refusal.value.code == code
    assert not Session.objects.exists()


def test_a_class_is_in_one_session_at_a_time(row):
    add(row)
    with pytest.raises(Conflict) as refusal:
        add(row, begins=time(11), ends=EVENING)
    assert refusal.value.code == "same_time"
    assert add(row, begins=NOON, ends=EVENING).hours == Decimal("5.5")


def test_a_slip_of_the_pen_makes_no_endless_timetable(tree):
    row = make_class(tree.township, timetable=False, hours=151, ends_on=STARTS + timedelta(days=1600))
    with pytest.raises(Invalid) as refusal:
        make_timetable(row, hours=Decimal("0.1"))
    assert (refusal.value.code, refusal.value.field, row.sessions.count()) == ("too_many_sessions", "hours", 0)


def test_weekdays_are_filled_until_the_hours_are_reached(row):
    """16 March 2026 is a Monday; 80 hours are more than ten days of six and a half."""
    made = make_timetable(row, days=[1, 2, 3, 4, 5], begins=time(8), ends=time(14, 30))
    assert [each.day.isoweekday() for each in made] == [1, 2, 3, 4, 5, 1, 2, 3, 4, 5]
    assert sum(each.hours for each in made) == Decimal(65)
    assert make_timetable(row, days=[1, 2], begins=time(8), ends=time(14, 30)) == []
    made = make_timetable(row, days=[6, 7], begins=time(8), ends=time(18))
    assert [each.hours for each in made] == [Decimal(10), Decimal(5)]
    assert queries.hours_planned(row) == row.hours


def test_no_weekday_in_the_days_of_a_class_is_told(tree):
    row = make_class(tree.township, timetable=False, starts_on=date(2026, 3, 16), ends_on=date(2026, 3, 17))
    for days in ([], [6, 7]):
        with pytest.raises(Invalid) as refusal:
            make_timetable(row, days=days)
        assert refusal.value.code == "weekdays"


def test_a_session_called_off_counts_nowhere_and_stays(row):
    session = actions.call_off_session(session=add(row), by=None)
    assert session.called_off
    assert queries.hours_planned(row) == 0
    assert add(row).pk != session.pk
    with pytest.raises(Conflict) as refusal:
        actions.call_off_session(session=session, by=None)
    assert refusal.value.code == "session_called_off"


def test_it_is_changed_by_whoever_read_it_last(row):
    session = add(row)
    changed = actions.change_session(session=session, changes={"topic": "焊接"}, expected_version=1, by=None)
    assert (changed.topic, changed.version) == ("焊接", 2)
    with pytest.raises(Stale):
        actions.change_session(session=session, changes={"topic": ""}, expected_version=1, by=None)


def test_a_session_with_a_sheet_keeps_its_time(tree):
    row, trainees = make_running_class(tree.township, tree.village)
    make_sheet(row, STARTS, present=trainees)
    session = session_on(row, STARTS)
    for step in (
        lambda: actions.call_off_session(session=session, by=None),
        lambda: actions.change_session(
            session=session, changes={"begins": time(9)}, expected_version=session.version, by=None
        ),
    ):
        with pytest.raises(Conflict) as refusal:
            step()
        assert refusal.value.code == "session_has_sheet"
    changed = actions.change_session(
        session=session, changes={"topic": "补课"}, expected_version=session.version, by=None
    )
    assert changed.topic == "补课"


def test_teaching_needs_a_timetable_and_a_finished_class_keeps_it(tree, row):
    make_trainee(row, tree.village)
    with pytest.raises(Conflict) as refusal:
        actions.start(training_class=row, by=None, on=STARTS)
    assert refusal.value.code == "no_sessions"
    add(row)
    actions.start(training_class=row, by=None, on=STARTS)
    actions.assess(training_class=row, by=None, on=ENDS)
    with pytest.raises(MoveRefused) as refusal:
        add(row, day=ENDS)
    assert refusal.value.code == "session_settled"


def test_days_that_leave_sessions_outside_are_refused(row):
    add(row)
    row.refresh_from_db()
    with pytest.raises(Conflict) as refusal:
        actions.change_class(
            training_class=row, changes={"starts_on": STARTS + timedelta(days=1)}, expected_version=row.version,
            by=None, on=OPENED,
        )  # fmt: skip
    assert refusal.value.code == "sessions_outside"


def test_the_same_place_at_the_same_time_is_told(tree, row):
    own = add(row)
    other = make_class(tree.township, timetable=False, venue="镇文化站")
    met = add(other, begins=time(11), ends=EVENING)
    add(other, begins=time(8), ends=MORNING)
    assert queries.clashes(list(queries.sessions_of(row))) == {own.pk: [met]}


def test_a_person_expected_in_two_classes_is_told(tree, row):
    """Somebody waits for one class and is in another: both meet on the same morning in different places."""
    full = make_class(tree.township, timetable=False, capacity=1, venue="别处")
    make_trainee(full, tree.village)
    own, met = add(row), add(full)
    laborer = make_assessed_laborer(tree)
    consent = make_training_consent(laborer)
    assert queries.clashes(list(queries.sessions_of(row))) == {}
    actions.wait(training_class=full, laborer=laborer, consent=consent, by=None, on=OPENED)
    actions.enrol(training_class=row, laborer=laborer, consent=consent, by=None, on=OPENED)
    assert queries.clashes(list(queries.sessions_of(row))) == {own.pk: [met]}
    assert queries.clashes(list(queries.sessions_of(full))) == {met.pk: [own]}


@pytest.mark.parametrize(
    ("day", "weekdays", "count"),
    [(ENDS, range(1, 8), 12), (STARTS, [1], 1), (STARTS, [2], 0), (ENDS, [7], 1)],
)
def test_days_between_two_on_weekdays(day, weekdays, count):
    assert len(rules.days_on(STARTS, day, weekdays)) == count
