"""Targets of a year and how far they are reached; results as they were published."""
