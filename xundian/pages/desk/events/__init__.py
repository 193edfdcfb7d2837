"""Recruitment events on the desk: the list, one with stands, visitors and intentions, its form, and the year."""
