"""Index of the background tasks of the laborer's case, room by room."""
