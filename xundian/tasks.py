"""Index of the office's background tasks."""
