"""Index of the ledgers of trainings, room by room."""

from trainings.classes import admin as classes
from trainings.demand import admin as demand
from trainings.institutions import admin as institutions
from trainings.programmes import admin as programmes

__all__ = ["classes", "demand", "institutions", "programmes"]
