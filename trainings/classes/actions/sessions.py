"""Writes of the timetable of a class: entered, generated from weekdays, changed, called off (X4)."""

from django.db import transaction

from trainings.classes import queries, rules
from trainings.classes.actions.steps import locked, refusal, refuse_if
from trainings.classes.models import Attendance, Enrolment, Session, TrainingClass
from trainings.classes.states import LIVE_STATES, ClassState
from xundian.kit import feed
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.etag import check_version
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

TAUGHT = (ClassState.PLANNED, ClassState.OPEN, ClassState.RUNNING)
FIELDS = ("day", "begins", "ends", "hours", "topic", "place")


@transaction.atomic
def add_session(*, training_class, day, begins, ends, by, hours=None, topic="", place="", id=None):
    """A session of a class; `hours` of teaching are those between the times where they are not given.

    Invalid for a day outside the class, times out of order, too many hours; Conflict (same_time) for a second session
    at that time; MoveRefused once teaching is over. What it meets elsewhere is told by queries.clashes, not refused.
    """
    row = _open_plan(training_class)
    check_fresh(Session, id)
    session = Session(
        id=id or new_id(), training_class=row, day=day, begins=begins, ends=ends, topic=topic,
        hours=rules.hours_between(begins, ends) if hours is None else hours, place=place or row.venue,
    )  # fmt: skip
    _check(session, row)
    session.save(force_insert=True)
    _tell_phones(row)
    return session.reread()


@transaction.atomic
def generate_sessions(*, training_class, weekdays, begins, ends, by, hours=None, topic="", place=""):
    """Sessions on the weekdays (1 Monday … 7 Sunday) between first and last day until the hours of the class are
    reached; days that have a session at that time keep it. Returns the new ones. Invalid when no day is left."""
    row = _open_plan(training_class)
    length = rules.hours_between(begins, ends) if hours is None else hours
    days = rules.days_on(row.starts_on, row.ends_on, weekdays)
    if not days:
        raise refusal("weekdays", field="weekdays")
    sample = {"begins": begins, "ends": ends, "hours": length, "first": row.starts_on, "last": row.ends_on}
    refuse_if(rules.session_problem(day=days[0], **sample))
    known = list(queries.sessions_of(row))
    taken = {each.day for each in known if rules.overlap(begins, ends, each.begins, each.ends)}
    left = row.hours - sum(each.hours for each in known)
    planned = rules.planned([each for each in days if each not in taken], length, left)
    if len(known) + len(planned) > rules.MOST_SESSIONS:
        raise refusal("too_many_sessions", field="hours")
    made = [
        Session(
            training_class=row, day=day, begins=begins, ends=ends, hours=taught, topic=topic, place=place or row.venue
        )
        for day, taught in planned
    ]
    Session.objects.bulk_create(made)
    _tell_phones(row)
    return made


@transaction.atomic
def change_session(*, session, changes, expected_version, by):
    """Correct FIELDS of a session; its day and times only while it has no attendance sheet."""
    row = _open_plan(session.training_class)
    own = locked(Session, session)
    check_version(own, expected_version)
    _check_alive(own)
    if {"day", "begins", "ends"} & set(changes) and _has_sheet(own):
        raise refusal("session_has_sheet", error=Conflict)
    for name in sorted(changes):
        if name not in FIELDS:
            raise Invalid(field=name, code="unexpected_field")
        setattr(own, name, changes[name])
    _check(own, row)
    own.save(update_fields=list(changes))
    _tell_phones(row)
    return own.reread()


@transaction.atomic
def call_off_session(*, session, by):
    """The session is not held; it stays in the timetable and counts nowhere. Conflict once it has a sheet."""
    row = _open_plan(session.training_class)
    own = locked(Session, session)
    _check_alive(own)
    if _has_sheet(own):
        raise refusal("session_has_sheet", error=Conflict)
    own.called_off = True
    own.save(update_fields=["called_off"])
    _tell_phones(row)
    return own.reread()


def _open_plan(training_class):
    row = locked(TrainingClass, training_class)
    if row.state not in TAUGHT:
        raise refusal("session_settled", error=MoveRefused)
    return row


def _check_alive(session):
    if session.called_off:
        raise refusal("session_called_off", error=Conflict)


def _has_sheet(session):
    return Attendance.objects.filter(session=session).exists()


def _check(session, row):
    refuse_if(
        rules.session_problem(
            day=session.day, begins=session.begins, ends=session.ends, hours=session.hours, first=row.starts_on,
            last=row.ends_on,
        )
    )  # fmt: skip
    others = queries.sessions_of(row).filter(day=session.day).exclude(pk=session.pk)
    if any(rules.overlap(session.begins, session.ends, each.begins, each.ends) for each in others):
        raise refusal("same_time", error=Conflict, field="begins")


def _tell_phones(row):
    """The timetable goes down to phones with each trainee of the class."""
    live = Enrolment.objects.filter(training_class=row, state__in=LIVE_STATES)
    feed.touch(Enrolment, live.values_list("pk", flat=True))
