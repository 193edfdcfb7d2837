"""An attendance sheet of a session, as it was written in the class: the writer's own people, there or not (X4)."""

from trainings.classes import actions as classes
from trainings.classes import queries
from xundian.accounts.scope import visible_to
from xundian.kit.errors import Conflict
from xundian.sync.handlers.doing import Clash, Done
from xundian.sync.handlers.shapes import checked, many, needed, ref, text

LATER = "later_word"
SHAPE = {"session": needed(ref), "present": many(ref), "absent": many(ref), "village_staff": text(50)}


def create(doing):
    """attendance/create: {session, present, absent, village_staff}; the very same again changes nothing.

    A sheet that somebody wrote later and that says otherwise stays; this one waits for the office to decide.
    """
    said = checked(doing.op.payload, SHAPE)
    session = doing.target("session", said["session"])
    expected = visible_to(doing.by, queries.trainees_on(session.training_class, session.day))
    classes.check_theirs({*said["present"], *said["absent"]}, expected)
    try:
        classes.mark(
            session=session, present=said["present"], absent=said["absent"], by=doing.by, at=doing.written,
            village_staff=said["village_staff"] or None,
        )  # fmt: skip
    except Conflict as error:
        if error.code != LATER:
            raise
        raise Clash(_stands(session, expected), session.version) from None
    return Done(1)


def _stands(session, expected):
    """What the sheet says of the writer's own people now."""
    words = queries.sheet(session).filter(enrolment__in=expected).values_list("enrolment_id", "present")
    there = {True: [], False: []}
    for key, present in words:
        there[present].append(str(key))
    return {"present": there[True], "absent": there[False]}
