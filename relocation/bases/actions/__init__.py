"""Writes of the industrial bases (W2.2.2)."""

from relocation.bases.actions.bases import add_part, create_base, edit_base, edit_part
from relocation.bases.actions.distributions import approve, correct, pay, prepare, take_back, withdraw
from relocation.bases.actions.reminders import remind_of_ends
from relocation.bases.actions.seasons import change_season, correct_sale, open_season, record_sale, set_work_days

__all__ = [
    "add_part",
    "approve",
    "change_season",
    "correct",
    "correct_sale",
    "create_base",
    "edit_base",
    "edit_part",
    "open_season",
    "pay",
    "prepare",
    "record_sale",
    "remind_of_ends",
    "set_work_days",
    "take_back",
    "withdraw",
]
