"""Writes of visits: plan what is owed, write down what was done, excuse what need not be, remind of what is late."""

from laborers.visits.actions.contacts import add_contact_point, edit_contact_point
from laborers.visits.actions.employers import visit_employer
from laborers.visits.actions.notices import digest, remind_of_field_visits, tell_of_overdue
from laborers.visits.actions.planning import plan, plan_after_move, plan_for
from laborers.visits.actions.writing import excuse, log

__all__ = [
    "add_contact_point",
    "digest",
    "edit_contact_point",
    "excuse",
    "log",
    "plan",
    "plan_after_move",
    "plan_for",
    "remind_of_field_visits",
    "tell_of_overdue",
    "visit_employer",
]
