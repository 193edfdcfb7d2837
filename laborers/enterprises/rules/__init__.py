"""Arithmetic of selections and inspections."""

from laborers.enterprises.rules.inspections import (
    LONGEST_DAYS,
    VALID_DAYS,
    bar_of,
    inspection_faults,
    worst,
)
from laborers.enterprises.rules.selections import missing_scores, totals, weight_faults

__all__ = [
    "LONGEST_DAYS",
    "VALID_DAYS",
    "bar_of",
    "inspection_faults",
    "missing_scores",
    "totals",
    "weight_faults",
    "worst",
]
