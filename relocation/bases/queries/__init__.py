"""Reads of the industrial bases (W2.2.2)."""

from relocation.bases.queries.bases import (
    concentration,
    gap,
    insurances_ending,
    land_on,
    open_on,
    policy_on,
    running,
    scheme_on,
    short_of_technicians,
    with_figures,
    with_people,
)
from relocation.bases.queries.distributions import (
    in_order,
    linked_on,
    proposal,
    standing_correction,
    standing_sales,
    totals,
    with_head,
    with_money,
)

__all__ = [
    "concentration",
    "gap",
    "in_order",
    "insurances_ending",
    "land_on",
    "linked_on",
    "open_on",
    "policy_on",
    "proposal",
    "running",
    "scheme_on",
    "short_of_technicians",
    "standing_correction",
    "standing_sales",
    "totals",
    "with_figures",
    "with_head",
    "with_money",
    "with_people",
]
