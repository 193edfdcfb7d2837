"""Reads of channels: the policies, who waits for a proposal, the ledger of households without work, and figures."""

from relocation.channels.queries.board import ByChannel, by_channel, places_near
from relocation.channels.queries.figures import (
    Changed,
    KeptBy,
    MonthEnd,
    SiteWork,
    at_month_ends,
    changes,
    employment_by_site,
    retention,
)
from relocation.channels.queries.ledger import expiring, holders, ledger
from relocation.channels.queries.lists import (
    eligibility,
    lapsed,
    placed_by_offer,
    places_by_site,
    posts_for,
    site_officers,
    with_names,
    with_people,
)
from relocation.channels.queries.terms import TERMS, policies_on, policy_on, terms_of, terms_on
from relocation.channels.queries.waiting import able_and_willing, awaiting, zero_employment_households

__all__ = [
    "TERMS",
    "ByChannel",
    "Changed",
    "KeptBy",
    "MonthEnd",
    "SiteWork",
    "able_and_willing",
    "at_month_ends",
    "awaiting",
    "by_channel",
    "changes",
    "eligibility",
    "employment_by_site",
    "expiring",
    "holders",
    "lapsed",
    "ledger",
    "placed_by_offer",
    "places_by_site",
    "places_near",
    "policies_on",
    "policy_on",
    "posts_for",
    "retention",
    "site_officers",
    "terms_of",
    "terms_on",
    "with_names",
    "with_people",
    "zero_employment_households",
]
