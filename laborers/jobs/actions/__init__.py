"""The writes of jobs: vacancies (vacancies.py), match runs (matching.py), offers (offers.py, answering.py)."""

from laborers.jobs.actions.answering import answer_offer
from laborers.jobs.actions.calls import call_first, decline_call, lapse_calls, offer_all_called, offer_called
from laborers.jobs.actions.checks import record_check, remind_to_check
from laborers.jobs.actions.employers import answer_for_employer, confirm_by_work, free_seat
from laborers.jobs.actions.events import (
    cancel_event,
    edit_event,
    hold_event,
    plan_event,
    record_visitors,
    remove_stand,
    remove_visitor,
    replan_event,
    set_recruitment_policy,
    set_stand,
)
from laborers.jobs.actions.intentions import (
    lapse_intention,
    lapse_intentions,
    offer_intention,
    offer_intentions,
    sign_intention,
)
from laborers.jobs.actions.matching import offer_proposals
from laborers.jobs.actions.offers import (
    expire,
    make_offer,
    see_offer,
    withdraw_offer,
    withdraw_offers_of,
)
from laborers.jobs.actions.runs import (
    WORK,
    Stopped,
    cancel_run,
    delete_run,
    forget_runs,
    keep_run,
    note_progress,
    run_match,
    start_run,
    stop_run,
    work_run,
)
from laborers.jobs.actions.steps import hold_posts_of
from laborers.jobs.actions.vacancies import (
    close_vacancy,
    edit_vacancy,
    extend_vacancy,
    publish_vacancy,
    reopen_vacancy,
)
from laborers.jobs.actions.wishes import set_weights, tell_wish

__all__ = [
    "WORK",
    "Stopped",
    "answer_for_employer",
    "answer_offer",
    "call_first",
    "cancel_event",
    "cancel_run",
    "close_vacancy",
    "confirm_by_work",
    "decline_call",
    "delete_run",
    "edit_event",
    "edit_vacancy",
    "expire",
    "extend_vacancy",
    "forget_runs",
    "free_seat",
    "hold_event",
    "hold_posts_of",
    "keep_run",
    "lapse_calls",
    "lapse_intention",
    "lapse_intentions",
    "make_offer",
    "note_progress",
    "offer_all_called",
    "offer_called",
    "offer_intention",
    "offer_intentions",
    "offer_proposals",
    "plan_event",
    "publish_vacancy",
    "record_check",
    "record_visitors",
    "remind_to_check",
    "remove_stand",
    "remove_visitor",
    "reopen_vacancy",
    "replan_event",
    "run_match",
    "see_offer",
    "set_recruitment_policy",
    "set_stand",
    "set_weights",
    "sign_intention",
    "start_run",
    "stop_run",
    "tell_wish",
    "withdraw_offer",
    "withdraw_offers_of",
    "work_run",
]
