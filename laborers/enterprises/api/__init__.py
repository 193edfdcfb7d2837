"""REST doors of enterprises; `words.py` is what doors that speak of enterprises and their posts share."""

from laborers.enterprises.api.agreements import ROUTES as AGREEMENT_ROUTES
from laborers.enterprises.api.enterprises import ROUTES as ENTERPRISE_ROUTES
from laborers.enterprises.api.enterprises import EnterpriseViewSet
from laborers.enterprises.api.inspections import ROUTES as INSPECTION_ROUTES

ROUTES = [*ENTERPRISE_ROUTES, *AGREEMENT_ROUTES, *INSPECTION_ROUTES]

__all__ = ["ROUTES", "EnterpriseViewSet"]
