"""REST resources of visits."""

from laborers.visits.api.visits import ROUTES as VISIT_ROUTES
from laborers.visits.api.visits import (
    ExcuseInput,
    NewVisit,
    PlanFilter,
    PlanSerializer,
    PlanViewSet,
    VisitFilter,
    VisitSerializer,
    VisitViewSet,
)

ROUTES = [*VISIT_ROUTES]

__all__ = [
    "ROUTES",
    "ExcuseInput",
    "NewVisit",
    "PlanFilter",
    "PlanSerializer",
    "PlanViewSet",
    "VisitFilter",
    "VisitSerializer",
    "VisitViewSet",
]
