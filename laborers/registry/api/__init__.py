"""The registry's REST resources; those with a step of a room above have their address in the index."""

from laborers.registry.api import changes
from laborers.registry.api.cases import CaseSerializer, CaseViewSet, Step
from laborers.registry.api.households import DependantViewSet, HouseholdViewSet
from laborers.registry.api.people import LaborerViewSet
from laborers.registry.api.reads import ReadLogViewSet
from laborers.registry.api.threads import (
    DecisionNote,
    DuplicateViewSet,
    MergeViewSet,
    TransferConfirmation,
    TransferReportViewSet,
    TransferSerializer,
    TransferViewSet,
)

ROUTES = [
    ("dependants", DependantViewSet),
    ("read-log", ReadLogViewSet),
    ("transfer-reports", TransferReportViewSet),
    ("duplicates", DuplicateViewSet),
    ("merges", MergeViewSet),
]

__all__ = [
    "ROUTES",
    "CaseSerializer",
    "CaseViewSet",
    "DecisionNote",
    "HouseholdViewSet",
    "LaborerViewSet",
    "Step",
    "TransferConfirmation",
    "TransferSerializer",
    "TransferViewSet",
    "changes",
]
