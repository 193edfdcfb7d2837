"""REST doors of classes: plans and timetables, sheets and inspections, trainees, results and certificates."""

from trainings.classes.api.classes import ROUTES as CLASS_ROUTES
from trainings.classes.api.enrolments import ROUTES as ENROLMENT_ROUTES
from trainings.classes.api.sessions import ROUTES as SESSION_ROUTES

ROUTES = [*CLASS_ROUTES, *SESSION_ROUTES, *ENROLMENT_ROUTES]

__all__ = ["ROUTES"]
