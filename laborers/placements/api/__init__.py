"""REST resources `consents`, `contract-cards`, `wage-reports`, `batches`, `placements`; the index adds journeys."""

from laborers.placements.api.batches import Arrival, BatchSerializer, BatchViewSet, Departure
from laborers.placements.api.resources import CardViewSet, ConsentViewSet, PlacementViewSet
from laborers.placements.api.shapes import (
    CallOff,
    DayOfStep,
    EndOfPlacement,
    NewPlacement,
    NextWork,
    PlacementSerializer,
    read,
)
from laborers.placements.api.wages import WageReportViewSet

__all__ = [
    "ROUTES",
    "Arrival",
    "BatchSerializer",
    "BatchViewSet",
    "CallOff",
    "DayOfStep",
    "Departure",
    "EndOfPlacement",
    "NewPlacement",
    "NextWork",
    "PlacementSerializer",
    "PlacementViewSet",
    "read",
]

# `batches` and `placements` are routed by the index, with their journeys.
ROUTES = [("consents", ConsentViewSet), ("contract-cards", CardViewSet), ("wage-reports", WageReportViewSet)]
