"""Index of the office's REST resources, room by room."""

ROUTES = []
