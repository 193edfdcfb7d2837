"""States and words of training institutions, qualification reviews, selection rounds and objections."""

from trainings.institutions.states.objections import (
    DECISION_CHOICES,
    OBJECTION_FAULTS,
    OBJECTION_MOVES,
    About,
    Effect,
    ObjectionState,
    Way,
)
from trainings.institutions.states.reviews import (
    NEEDED,
    REVIEW_FAULTS,
    REVIEW_MOVES,
    VERDICT_CHOICES,
    DocumentKind,
    ReviewState,
)
from trainings.institutions.states.rounds import COUNTED, FAULTS, ROUND_MOVES, Electorate, RoundState

__all__ = [
    "COUNTED",
    "DECISION_CHOICES",
    "FAULTS",
    "NEEDED",
    "OBJECTION_FAULTS",
    "OBJECTION_MOVES",
    "REVIEW_FAULTS",
    "REVIEW_MOVES",
    "ROUND_MOVES",
    "VERDICT_CHOICES",
    "About",
    "DocumentKind",
    "Effect",
    "Electorate",
    "ObjectionState",
    "ReviewState",
    "RoundState",
    "Way",
]
