"""Draws of homes at the desk: preparing, freezing, secrets, the draw, its protocol and slips."""
