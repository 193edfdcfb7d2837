"""Xundian: the project, and the office it serves."""
