"""The writes of jobs: enterprises and vacancies (posts.py), match runs (matching.py), offers (offers.py)."""

from laborers.jobs.actions.matching import offer_proposals, run_match
from laborers.jobs.actions.offers import (
    answer_offer,
    expire,
    make_offer,
    see_offer,
    withdraw_offer,
    withdraw_offers_of,
)
from laborers.jobs.actions.posts import (
    close_vacancy,
    edit_enterprise,
    edit_vacancy,
    publish_vacancy,
    register_enterprise,
    reopen_vacancy,
)

__all__ = [
    "answer_offer",
    "close_vacancy",
    "edit_enterprise",
    "edit_vacancy",
    "expire",
    "make_offer",
    "offer_proposals",
    "publish_vacancy",
    "register_enterprise",
    "reopen_vacancy",
    "run_match",
    "see_offer",
    "withdraw_offer",
    "withdraw_offers_of",
]
