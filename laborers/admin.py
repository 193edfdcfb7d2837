"""Index of the ledgers of the laborer's case, room by room."""
