"""Tables of visits: what is planned and written down, employers visited as such, contact points for migrants."""

from laborers.visits.models.contacts import ContactPoint
from laborers.visits.models.employers import EmployerVisit
from laborers.visits.models.visits import Visit, VisitPlan

__all__ = ["ContactPoint", "EmployerVisit", "Visit", "VisitPlan"]
