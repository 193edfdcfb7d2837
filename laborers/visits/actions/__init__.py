"""Writes of visits: plan what is owed, write down what was done, excuse what need not be, remind of what is late."""

from laborers.visits.actions.changes import drop_changes, report_changes, settle_change
from laborers.visits.actions.contacts import add_contact_point, edit_contact_point
from laborers.visits.actions.employers import visit_employer
from laborers.visits.actions.excusing import end_period, excuse, excuse_period, unlock_entry, withdraw_period
from laborers.visits.actions.news import add_news, drop_news, settle_news, tell_news, tell_of_waiting_news
from laborers.visits.actions.notices import digest, remind_of_field_visits, tell_of_overdue
from laborers.visits.actions.photos import add_photos
from laborers.visits.actions.planning import plan, plan_after_move, plan_for
from laborers.visits.actions.reckoning import look_ahead, settle_plans
from laborers.visits.actions.supporting import plan_support
from laborers.visits.actions.writing import log, write_all

__all__ = [
    "add_contact_point",
    "add_news",
    "add_photos",
    "digest",
    "drop_changes",
    "drop_news",
    "edit_contact_point",
    "end_period",
    "excuse",
    "excuse_period",
    "log",
    "look_ahead",
    "plan",
    "plan_after_move",
    "plan_for",
    "plan_support",
    "remind_of_field_visits",
    "report_changes",
    "settle_change",
    "settle_news",
    "settle_plans",
    "tell_news",
    "tell_of_overdue",
    "tell_of_waiting_news",
    "unlock_entry",
    "visit_employer",
    "withdraw_period",
    "write_all",
]
