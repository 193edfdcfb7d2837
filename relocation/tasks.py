"""Index of the background tasks of relocation, room by room."""
