"""Index of the REST resources of trainings, room by room."""

ROUTES = []
