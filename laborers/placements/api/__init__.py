"""REST resources `consents`, `batches`, `placements`, `contract-cards`; the index adds the journeys of placements."""

from laborers.placements.api.resources import BatchViewSet, CardViewSet, ConsentViewSet, PlacementViewSet
from laborers.placements.api.shapes import EndOfPlacement, NewPlacement, PlacementSerializer, read

__all__ = ["ROUTES", "EndOfPlacement", "NewPlacement", "PlacementSerializer", "PlacementViewSet", "read"]

# `placements` itself is routed by the index, with its journeys.
ROUTES = [("consents", ConsentViewSet), ("batches", BatchViewSet), ("contract-cards", CardViewSet)]
