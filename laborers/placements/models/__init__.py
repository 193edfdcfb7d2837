"""Consents, organised batches, placements and the service contract card (X2.2-6, X2.2-7)."""

from laborers.placements.models.batches import Batch
from laborers.placements.models.cards import ContractCard
from laborers.placements.models.consents import Consent
from laborers.placements.models.rosters import RosterLine
from laborers.placements.models.spells import Placement
from laborers.placements.models.wages import WageReport

# The first migration names these expressions here.
from xundian.kit.ranges import HashOfId, OnePoint, SpellDates

__all__ = [
    "Batch",
    "Consent",
    "ContractCard",
    "HashOfId",
    "OnePoint",
    "Placement",
    "RosterLine",
    "SpellDates",
    "WageReport",
]
