"""Index of the ledgers of relocation, room by room."""
