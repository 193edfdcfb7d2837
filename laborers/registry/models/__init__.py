"""The registry's tables: households, their dependants, laborers with sealed identity numbers, and their cases."""

from laborers.registry.models.cases import Case, CaseEvent
from laborers.registry.models.households import Dependant, Household, HouseholdCategory
from laborers.registry.models.people import Laborer, RevealLog, Skill
from laborers.registry.models.places import VILLAGE_DIGITS, village_key

__all__ = [
    "VILLAGE_DIGITS",
    "Case",
    "CaseEvent",
    "Dependant",
    "Household",
    "HouseholdCategory",
    "Laborer",
    "RevealLog",
    "Skill",
    "village_key",
]
