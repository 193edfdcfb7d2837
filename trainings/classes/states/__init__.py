"""Words and moves of training classes: classes, trainees, and what stands in the way (X2.2-4, X4)."""

from trainings.classes.states.classes import CLASS_MOVES, RESULT_STATES, ClassState
from trainings.classes.states.enrolments import ENROLMENT_MOVES, LIVE_STATES, DropOut, EnrolmentState, Part
from trainings.classes.states.inspections import FindingKind
from trainings.classes.states.sessions import Source, VenueKind
from trainings.classes.states.words import REFUSALS

__all__ = [
    "CLASS_MOVES",
    "ENROLMENT_MOVES",
    "LIVE_STATES",
    "REFUSALS",
    "RESULT_STATES",
    "ClassState",
    "DropOut",
    "EnrolmentState",
    "FindingKind",
    "Part",
    "Source",
    "VenueKind",
]
