"""The ledgers of jobs: vacancies, recruitment events, match runs with their proposals, offers."""

from laborers.jobs.admin import calls, events, matching, offers, vacancies

__all__ = ["calls", "events", "matching", "offers", "vacancies"]
