"""Steps that cross rooms, each in one transaction: a placement begins or ends, a visit is written down, people move.

Who moves or leaves takes along what is not finished: offers, visits owed, answers that were parked elsewhere.
"""

from laborers.journeys.batches import arrive_batch, cancel_batch, depart_batch
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
from laborers.journeys.problems import problems_of
from laborers.journeys.settling import ENDS, apply_change, consent_for, work_told
from laborers.journeys.visiting import conclude, log_visit, questions_first
from laborers.journeys.welfare import holders, remind_of_terms
from laborers.journeys.work import (
    advance_by_hand,
    answer_offer,
    begin_found_work,
    call_off,
    end_placement,
    place,
    replace_work,
)

__all__ = [
    "ENDS",
    "advance_by_hand",
    "answer_offer",
    "apply_change",
    "arrive_batch",
    "begin_found_work",
    "call_off",
    "cancel_batch",
    "conclude",
    "confirm_transfer",
    "consent_for",
    "depart_batch",
    "end_placement",
    "first_questions",
    "hand_over_post",
    "holders",
    "keep_transfer",
    "leave",
    "log_employer_visit",
    "log_visit",
    "merge_households",
    "move_household",
    "place",
    "problems_of",
    "questions_first",
    "remind_of_terms",
    "replace_work",
    "split_household",
    "tell_of_orphans",
    "work_told",
]
