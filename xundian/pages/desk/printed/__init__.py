"""Figures as they were printed: which there are, one of them, what came in since, and taking one by hand."""
