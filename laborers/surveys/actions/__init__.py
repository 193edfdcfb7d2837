"""Writes of surveys: rounds, responses and household forms, policies, assessments, and runs over a division."""

from laborers.surveys.actions.assessments import AT_ONCE, PREVIEW_ROWS, DivisionReport, assess, assess_division
from laborers.surveys.actions.forms import FORM_FIELDS, enter_household
from laborers.surveys.actions.parts import Doubtful, Member, Newcomer
from laborers.surveys.actions.policies import OLDEST, set_policy
from laborers.surveys.actions.reassessments import (
    APPLY,
    PREVIEW,
    apply_changes,
    discard,
    preview_changes,
    start_apply,
    start_preview,
    stop,
)
from laborers.surveys.actions.responses import ANSWERS, record_response
from laborers.surveys.actions.rounds import ROUND_FIELDS, close_round, edit_round, open_round

__all__ = [
    "ANSWERS",
    "APPLY",
    "AT_ONCE",
    "FORM_FIELDS",
    "OLDEST",
    "PREVIEW",
    "PREVIEW_ROWS",
    "ROUND_FIELDS",
    "DivisionReport",
    "Doubtful",
    "Member",
    "Newcomer",
    "apply_changes",
    "assess",
    "assess_division",
    "close_round",
    "discard",
    "edit_round",
    "enter_household",
    "open_round",
    "preview_changes",
    "record_response",
    "set_policy",
    "start_apply",
    "start_preview",
    "stop",
]
