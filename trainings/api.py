"""Index of the REST resources of trainings, room by room."""

from trainings.classes.api import ROUTES as CLASSES
from trainings.institutions.api import ROUTES as INSTITUTIONS

ROUTES = [*INSTITUTIONS, *CLASSES]
