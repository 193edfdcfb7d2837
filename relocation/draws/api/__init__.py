"""REST resource of this room."""

from relocation.draws.api.draws import ROUTES, DrawViewSet

__all__ = ["ROUTES", "DrawViewSet"]
