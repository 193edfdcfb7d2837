"""Steps of trainings that cross rooms, each one function in one transaction."""

from trainings.journeys.opening import (
    USUAL_PLACES,
    open_class_from_order,
    open_class_from_wishes,
    opened_from,
    place_for,
    proposed,
)

__all__ = ["USUAL_PLACES", "open_class_from_order", "open_class_from_wishes", "opened_from", "place_for", "proposed"]
