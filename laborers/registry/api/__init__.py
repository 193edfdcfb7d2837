"""The registry's REST resources; `cases` has its address in the index, where its journey begins."""

from laborers.registry.api.cases import CaseSerializer, CaseViewSet, Step
from laborers.registry.api.households import DependantViewSet, HouseholdViewSet
from laborers.registry.api.people import LaborerViewSet

ROUTES = [
    ("households", HouseholdViewSet),
    ("dependants", DependantViewSet),
    ("laborers", LaborerViewSet),
]

__all__ = ["ROUTES", "CaseSerializer", "CaseViewSet", "Step"]
