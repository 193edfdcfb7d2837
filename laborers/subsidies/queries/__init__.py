"""Reads of subsidies (X2.3)."""

from laborers.subsidies.queries.claimants import Known, claimant_of
from laborers.subsidies.queries.claims import (
    DONE,
    claims,
    counted,
    in_full,
    lines_of,
    people_of,
    steps_of,
    undertakings,
)
from laborers.subsidies.queries.entitled import (
    found,
    judged_of,
    open_entitlements,
    proofs_of,
    sentence,
    sentences,
    with_refusal,
)
from laborers.subsidies.queries.policies import claimable, holds_on, in_force

__all__ = [
    "DONE",
    "Known",
    "claimable",
    "claimant_of",
    "claims",
    "counted",
    "found",
    "holds_on",
    "in_force",
    "in_full",
    "judged_of",
    "lines_of",
    "open_entitlements",
    "people_of",
    "proofs_of",
    "sentence",
    "sentences",
    "steps_of",
    "undertakings",
    "with_refusal",
]
