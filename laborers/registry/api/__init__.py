"""The registry's REST resources."""

from laborers.registry.api.cases import CaseViewSet
from laborers.registry.api.households import DependantViewSet, HouseholdViewSet
from laborers.registry.api.people import LaborerViewSet

ROUTES = [
    ("households", HouseholdViewSet),
    ("dependants", DependantViewSet),
    ("laborers", LaborerViewSet),
    ("cases", CaseViewSet),
]
