"""Index of the REST resources of relocation, room by room."""

ROUTES = []
