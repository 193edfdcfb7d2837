"""The machine room: the project's own PostgreSQL and Redis when none are given, and the site's programs.

Depends on the standard library only, so that it can run before Django is configured.
"""
