"""Figures as they were printed: taken at the end of every month or by hand, never changed, compared with today."""
