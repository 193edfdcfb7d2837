"""Pages of programmes: what the county teaches."""
