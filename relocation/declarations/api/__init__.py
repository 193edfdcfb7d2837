"""REST doors of declarations and of appeals against refusals."""

from relocation.declarations.api.appeals import ROUTES as APPEAL_ROUTES
from relocation.declarations.api.declarations import ROUTES as DECLARATION_ROUTES
from relocation.declarations.api.declarations import DeclarationViewSet
from relocation.declarations.api.shown import DeclarationInFull

ROUTES = [*DECLARATION_ROUTES, *APPEAL_ROUTES]

__all__ = ["ROUTES", "DeclarationInFull", "DeclarationViewSet"]
