"""Batches at the desk: planning one, its roster with what is missing, the checks, the printed roster."""
