"""Index of the office's ledgers, room by room."""
