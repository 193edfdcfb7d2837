"""Index of the background tasks of the laborer's case, room by room."""

from laborers.difficulties import tasks as difficulties
from laborers.imports import tasks as imports
from laborers.jobs import tasks as jobs
from laborers.placements import tasks as placements
from laborers.registry import tasks as registry
from laborers.surveys import tasks as surveys
from laborers.visits import tasks as visits

__all__ = ["difficulties", "imports", "jobs", "placements", "registry", "surveys", "visits"]
