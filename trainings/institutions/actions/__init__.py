"""Writes of training institutions: registration, qualification reviews, selection rounds, the vote, objections."""

from trainings.institutions.actions.institutions import edit, register
from trainings.institutions.actions.objections import decide_objection, file_objection
from trainings.institutions.actions.reviews import decide_review, file_review
from trainings.institutions.actions.rounds import (
    add_candidate,
    cancel_round,
    edit_round,
    enter_electors,
    finish_round,
    prepare_round,
    publish_round,
    remove_candidate,
    remove_elector,
    repeat_round,
)
from trainings.institutions.actions.voting import cast, close_voting, give_slip, issue_slips, open_voting

__all__ = [
    "add_candidate",
    "cancel_round",
    "cast",
    "close_voting",
    "decide_objection",
    "decide_review",
    "edit",
    "edit_round",
    "enter_electors",
    "file_objection",
    "file_review",
    "finish_round",
    "give_slip",
    "issue_slips",
    "open_voting",
    "prepare_round",
    "publish_round",
    "register",
    "remove_candidate",
    "remove_elector",
    "repeat_round",
]
