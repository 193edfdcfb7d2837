"""Writes of the sync: what phones send, and how what was parked is settled."""
