"""REST resources of visits, of employers visited as such, and of contact points."""

from laborers.visits.api.contacts import ROUTES as CONTACT_ROUTES
from laborers.visits.api.employers import ROUTES as EMPLOYER_ROUTES
from laborers.visits.api.employers import EmployerFindings
from laborers.visits.api.excused import ROUTES as EXCUSED_ROUTES
from laborers.visits.api.told import ROUTES as NEWS_ROUTES
from laborers.visits.api.told import ReportedChangeSerializer, ReportedChangeViewSet
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

ROUTES = [*VISIT_ROUTES, *EXCUSED_ROUTES, *NEWS_ROUTES, *EMPLOYER_ROUTES, *CONTACT_ROUTES]

__all__ = [
    "ROUTES",
    "EmployerFindings",
    "ExcuseInput",
    "NewVisit",
    "PlanFilter",
    "PlanSerializer",
    "PlanViewSet",
    "ReportedChangeSerializer",
    "ReportedChangeViewSet",
    "VisitFilter",
    "VisitSerializer",
    "VisitViewSet",
]
