"""Index of the ledgers of the laborer's case, room by room."""

from laborers.difficulties import admin as difficulties
from laborers.economy import admin as economy
from laborers.enterprises import admin as enterprises
from laborers.imports import admin as imports
from laborers.jobs import admin as jobs
from laborers.placements import admin as placements
from laborers.registry import admin as registry
from laborers.subsidies import admin as subsidies
from laborers.surveys import admin as surveys
from laborers.visits import admin as visits

__all__ = [
    "difficulties",
    "economy",
    "enterprises",
    "imports",
    "jobs",
    "placements",
    "registry",
    "subsidies",
    "surveys",
    "visits",
]
