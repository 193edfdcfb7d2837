"""Writes of consents, batches and their rosters, placements, wage reports and contract cards."""

from laborers.placements.actions.batches import arrive_batch, cancel_batch, create_batch, depart_batch, edit_batch
from laborers.placements.actions.calling import call_off
from laborers.placements.actions.cards import issue_card, revoke_card
from laborers.placements.actions.consents import give_consent, withdraw_consent
from laborers.placements.actions.reminders import remind_of_contracts
from laborers.placements.actions.rosters import (
    edit_line,
    leave_lists,
    list_person,
    list_placed,
    remove_person,
    settle_line,
)
from laborers.placements.actions.spells import begin_on, edit_terms, end, start
from laborers.placements.actions.wages import correct_wage, report_wage

__all__ = [
    "arrive_batch",
    "begin_on",
    "call_off",
    "cancel_batch",
    "correct_wage",
    "create_batch",
    "depart_batch",
    "edit_batch",
    "edit_line",
    "edit_terms",
    "end",
    "give_consent",
    "issue_card",
    "leave_lists",
    "list_person",
    "list_placed",
    "remind_of_contracts",
    "remove_person",
    "report_wage",
    "revoke_card",
    "settle_line",
    "start",
    "withdraw_consent",
]
