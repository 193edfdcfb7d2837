"""REST resources of coordination (X2.2-2, 2.2-8 to 2.2-10)."""

from xundian.coordination.api import activities, meetings, stories, symposiums, tasks

ROUTES = [*meetings.ROUTES, *tasks.ROUTES, *activities.ROUTES, *stories.ROUTES, *symposiums.ROUTES]
