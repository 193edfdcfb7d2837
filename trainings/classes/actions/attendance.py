"""Writes of attendance: a sheet for each session, whole or of one village (X4)."""

from django.db import transaction

from trainings.classes import queries, rules
from trainings.classes.actions.steps import check_course_day, locked, refusal
from trainings.classes.models import Attendance, Enrolment, Session, TrainingClass
from xundian.kit import feed
from xundian.kit.clock import day_of
from xundian.kit.errors import Conflict


@transaction.atomic
def mark(*, session, present, absent, by, at, village_staff=None):
    """A sheet of a session as it was written at a moment: enrolment ids that were there, and that were not.

    People on neither list stay as they are, so that each village can write its own part. The later word counts; a
    repeat changes nothing. Invalid for a session that has not come or unknown ids; Conflict (later_word) when a sheet
    written later says otherwise, and then nothing is written. Returns {present, absent}: what the session now has.
    """
    row = locked(TrainingClass, session.training_class)
    own = locked(Session, session)
    if own.called_off:
        raise refusal("session_called_off", error=Conflict, field="session")
    check_course_day(row, own.day, day_of(at))
    present, absent = set(present), set(absent) - set(present)
    expected = set(queries.trainees_on(row, own.day).values_list("pk", flat=True))
    if (present | absent) - expected:
        raise refusal("not_a_trainee", field="present")
    _write(own, present, absent, by, at)
    if village_staff is not None and village_staff != own.village_staff:
        own.village_staff = village_staff
        own.save(update_fields=["village_staff"])
        feed.touch(Enrolment, list(expected))
    return queries.counts(own)


def check_theirs(named, expected):
    """Invalid unless all enrolments named are among those expected that the writer may see."""
    if named - set(expected.values_list("pk", flat=True)):
        raise refusal("not_a_trainee", field="present")


def _write(session, present, absent, by, at):
    rows = Attendance.objects.filter(session=session, enrolment__in=present | absent).order_by("pk")
    known = {row.enrolment_id: row for row in rows.select_for_update(of=("self",))}
    changed, late = rules.split({key: (row.present, row.written_at) for key, row in known.items()}, present, absent, at)
    if late:
        raise refusal("later_word", error=Conflict, field="session")
    Attendance.objects.bulk_create(
        [
            Attendance(enrolment_id=key, session=session, present=there, written_at=at, by=by)
            for key, there in sorted(changed.items())
        ],
        update_conflicts=True, unique_fields=["enrolment", "session"], update_fields=["present", "written_at", "by"],
    )  # fmt: skip
