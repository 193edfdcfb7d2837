"""The registry's writes: households (households.py), laborers (people.py), cases and their timelines (cases.py)."""

from laborers.registry.actions.cases import (
    advance,
    advance_by_hand,
    advance_many,
    note,
    note_many,
    open_case,
    open_case_of,
)
from laborers.registry.actions.events import record_event
from laborers.registry.actions.households import (
    DEPENDANT_FIELDS,
    HOUSEHOLD_FIELDS,
    add_dependant,
    change_category,
    edit_dependant,
    edit_household,
    register_household,
    settle_household,
)
from laborers.registry.actions.people import (
    IDENTITY_PLACE,
    LABORER_FIELDS,
    REVEALS_AN_HOUR,
    add_skill,
    edit_laborer,
    register_laborer,
    reveal_identity,
)
from laborers.registry.actions.transfers import (
    confirm_transfer,
    keep_transfer,
    open_transfer,
    open_transfers,
    withdraw_transfer,
    withdraw_transfers,
)

__all__ = [
    "DEPENDANT_FIELDS",
    "HOUSEHOLD_FIELDS",
    "IDENTITY_PLACE",
    "LABORER_FIELDS",
    "REVEALS_AN_HOUR",
    "add_dependant",
    "add_skill",
    "advance",
    "advance_by_hand",
    "advance_many",
    "change_category",
    "confirm_transfer",
    "edit_dependant",
    "edit_household",
    "edit_laborer",
    "keep_transfer",
    "note",
    "note_many",
    "open_case",
    "open_case_of",
    "open_transfer",
    "open_transfers",
    "record_event",
    "register_household",
    "register_laborer",
    "reveal_identity",
    "settle_household",
    "withdraw_transfer",
    "withdraw_transfers",
]
