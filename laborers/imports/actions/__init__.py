"""The writes of imports: a workbook comes in, is laid out, checked as often as wanted, loaded once, undone whole."""

from laborers.imports.actions.layouts import apply_mapping, choose_layout, delete_mapping
from laborers.imports.actions.receiving import CHECK, limit, receive, start_check, upload
from laborers.imports.actions.running import COMMIT, UNDO_FOR, check, commit, decline, start_commit, undo
from laborers.imports.actions.verifying import correct, pass_on, state_true

__all__ = [
    "CHECK",
    "COMMIT",
    "UNDO_FOR",
    "apply_mapping",
    "check",
    "choose_layout",
    "commit",
    "correct",
    "decline",
    "delete_mapping",
    "limit",
    "pass_on",
    "receive",
    "start_check",
    "start_commit",
    "state_true",
    "undo",
    "upload",
]
