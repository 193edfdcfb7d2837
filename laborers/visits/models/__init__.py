"""Tables of visits: what is planned and written down."""

from laborers.visits.models.visits import Visit, VisitPlan

__all__ = ["Visit", "VisitPlan"]
