"""Offers at the desk: what waits for whom, making one, and writing down the answers."""
