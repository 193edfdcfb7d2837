"""Writes of training classes: their course, who joins, who was there, how it ended (X2.2-4, X4).

Locks are taken in one order: class, session, enrolment, case. Whoever changes the number of places taken holds the
class.
"""

from trainings.classes.actions.attendance import check_theirs, mark
from trainings.classes.actions.classes import assess, cancel, close, open, start
from trainings.classes.actions.enrolments import enrol, wait, withdraw
from trainings.classes.actions.feedback import give_feedback, print_slips, void_slips
from trainings.classes.actions.graduating import call_graduates
from trainings.classes.actions.inspections import inspect, remind_inspectors, settle_finding
from trainings.classes.actions.planning import change_class, plan_class
from trainings.classes.actions.results import complete, issue_certificate, record_assessment, revoke_certificate
from trainings.classes.actions.sessions import add_session, call_off_session, change_session, generate_sessions

__all__ = [
    "add_session",
    "assess",
    "call_graduates",
    "call_off_session",
    "cancel",
    "change_class",
    "change_session",
    "check_theirs",
    "close",
    "complete",
    "enrol",
    "generate_sessions",
    "give_feedback",
    "inspect",
    "issue_certificate",
    "mark",
    "open",
    "plan_class",
    "print_slips",
    "record_assessment",
    "remind_inspectors",
    "revoke_certificate",
    "settle_finding",
    "start",
    "void_slips",
    "wait",
    "withdraw",
]
