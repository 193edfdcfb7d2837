"""Rules of qualification reviews and of the vote, as arithmetic."""

from trainings.institutions.rules.reviews import review_faults
from trainings.institutions.rules.voting import (
    MOST_SLIPS,
    RECEIPT_SIGNS,
    SLIP_SIGNS,
    choice_fault,
    counted,
    digest_of,
    packed,
    places,
    rate,
    shortlist,
    tally,
    unpacked,
)

__all__ = [
    "MOST_SLIPS",
    "RECEIPT_SIGNS",
    "SLIP_SIGNS",
    "choice_fault",
    "counted",
    "digest_of",
    "packed",
    "places",
    "rate",
    "review_faults",
    "shortlist",
    "tally",
    "unpacked",
]
