"""Tables of visits: what is planned and written down, what visits are told, employers visited, contact points."""

from laborers.visits.models.contacts import ContactPoint
from laborers.visits.models.employers import EmployerVisit
from laborers.visits.models.plans import EntryUnlock, ExcusedPeriod, VisitPlan
from laborers.visits.models.told import News, ReportedChange
from laborers.visits.models.visits import Visit, met_words

__all__ = [
    "ContactPoint",
    "EmployerVisit",
    "EntryUnlock",
    "ExcusedPeriod",
    "News",
    "ReportedChange",
    "Visit",
    "VisitPlan",
    "met_words",
]
