"""Index of the REST resources of the laborer's case, room by room."""

ROUTES = []
