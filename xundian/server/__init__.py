"""The machine room: the project's own PostgreSQL and Redis when none are given, and the site's programs.

It runs before Django is configured, so it needs the standard library only; `prepare` and `web` are the
exceptions, which run in processes of their own.
"""
