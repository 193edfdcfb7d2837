"""Index of the background tasks of trainings, room by room."""

from trainings.classes import tasks as classes

__all__ = ["classes"]
