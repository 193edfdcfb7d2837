"""Steps that cross rooms, each in one transaction: a placement begins or ends, a visit is written down, people move.

Who moves or leaves takes along what is not finished: offers, visits owed, answers that were parked elsewhere.
"""

from laborers.journeys.employers import first_questions, log_employer_visit
from laborers.journeys.moving import (
    confirm_transfer,
    keep_transfer,
    leave,
    merge_households,
    move_household,
    split_household,
)
from laborers.journeys.posts import hand_over_post, tell_of_orphans
from laborers.journeys.settling import ENDS, apply_change, consent_for, work_told
from laborers.journeys.visiting import conclude, log_visit, questions_first
from laborers.journeys.work import advance_by_hand, end_placement, place

__all__ = [
    "ENDS",
    "advance_by_hand",
    "apply_change",
    "conclude",
    "confirm_transfer",
    "consent_for",
    "end_placement",
    "first_questions",
    "hand_over_post",
    "keep_transfer",
    "leave",
    "log_employer_visit",
    "log_visit",
    "merge_households",
    "move_household",
    "place",
    "questions_first",
    "split_household",
    "tell_of_orphans",
    "work_told",
]
