"""Writes of enterprises: register and contacts, agreements, selections, inspections, and what the clock tells."""

from laborers.enterprises.actions.agreements import edit_cooperation, end_cooperation, sign_cooperation
from laborers.enterprises.actions.enterprises import (
    add_contact,
    edit_contact,
    edit_enterprise,
    register_enterprise,
    set_state,
)
from laborers.enterprises.actions.inspections import (
    add_photos,
    cancel_inspection,
    meet_conditions,
    plan_inspection,
    record_inspection,
)
from laborers.enterprises.actions.reminders import remind_of_ends
from laborers.enterprises.actions.selections import (
    add_candidate,
    decide_selection,
    give_scores,
    open_selection,
    publish_selection,
)
from laborers.enterprises.actions.steps import hold

__all__ = [
    "add_candidate",
    "add_contact",
    "add_photos",
    "cancel_inspection",
    "decide_selection",
    "edit_contact",
    "edit_cooperation",
    "edit_enterprise",
    "end_cooperation",
    "give_scores",
    "hold",
    "meet_conditions",
    "open_selection",
    "plan_inspection",
    "publish_selection",
    "record_inspection",
    "register_enterprise",
    "remind_of_ends",
    "set_state",
    "sign_cooperation",
]
