"""Index of the ledgers of trainings, room by room."""

from trainings.classes import admin as classes
from trainings.institutions import admin as institutions

__all__ = ["classes", "institutions"]
