"""Index of the ledgers of trainings, room by room."""
