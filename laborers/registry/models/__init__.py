"""The registry's tables: households and what happens in them, laborers, their cases, and one thread for a person."""

from laborers.registry.models.cases import Case, CaseEvent
from laborers.registry.models.households import Dependant, Household, HouseholdCategory, HouseholdEvent
from laborers.registry.models.people import Laborer, RevealLog, Skill
from laborers.registry.models.places import VILLAGE_DIGITS, village_key
from laborers.registry.models.searching import HouseholdWords, PersonWords
from laborers.registry.models.threads import DuplicatePair, Merge, MergeMove, Transfer, TransferReport

__all__ = [
    "VILLAGE_DIGITS",
    "Case",
    "CaseEvent",
    "Dependant",
    "DuplicatePair",
    "Household",
    "HouseholdCategory",
    "HouseholdEvent",
    "HouseholdWords",
    "Laborer",
    "Merge",
    "MergeMove",
    "PersonWords",
    "RevealLog",
    "Skill",
    "Transfer",
    "TransferReport",
    "village_key",
]
