"""Reads of attendance sheets."""

from trainings.classes.models import Attendance


def sheet(session):
    """The attendance rows of a session."""
    return Attendance.objects.filter(session=session)


def counts(session):
    """{present, absent} of a session's sheet."""
    words = list(sheet(session).values_list("present", flat=True))
    return {"present": sum(words), "absent": len(words) - sum(words)}


def sheets_of(training_class):
    """{(enrolment, session): whether present} of all sheets of a class."""
    rows = Attendance.objects.filter(session__training_class=training_class)
    return {(row[0], row[1]): row[2] for row in rows.values_list("enrolment_id", "session_id", "present")}
