"""The registry's REST resources; those with a step of a room above have their address in the index."""

from laborers.registry.api.cases import CaseSerializer, CaseViewSet, Step
from laborers.registry.api.households import DependantViewSet, HouseholdViewSet
from laborers.registry.api.people import LaborerViewSet
from laborers.registry.api.reads import ReadLogViewSet

ROUTES = [
    ("dependants", DependantViewSet),
    ("read-log", ReadLogViewSet),
]

__all__ = ["ROUTES", "CaseSerializer", "CaseViewSet", "HouseholdViewSet", "LaborerViewSet", "Step"]
