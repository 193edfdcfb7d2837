"""Writes of difficulties: report, work on, hand over, resolve, confirm, reopen, escalate; and their deadlines."""

from laborers.difficulties.actions.clock import ask_to_confirm, escalate
from laborers.difficulties.actions.deadlines import load_default_deadlines, set_deadline
from laborers.difficulties.actions.handing import hand_over, hand_over_many
from laborers.difficulties.actions.reporting import report, report_by_card, report_once
from laborers.difficulties.actions.steps import add_progress, confirm, reopen, resolve, start_work
from laborers.difficulties.actions.visiting import answer_at_visit

__all__ = [
    "add_progress",
    "answer_at_visit",
    "ask_to_confirm",
    "confirm",
    "escalate",
    "hand_over",
    "hand_over_many",
    "load_default_deadlines",
    "reopen",
    "report",
    "report_by_card",
    "report_once",
    "resolve",
    "set_deadline",
    "start_work",
]
