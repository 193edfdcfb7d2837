"""Index of the background tasks of trainings, room by room."""
