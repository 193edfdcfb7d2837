"""Works of coordination."""

from django.utils.translation import gettext_lazy as _

from xundian.pages.desk.coordination import tasks, telling
from xundian.pages.desk.works.kind import Work

WORKS: list[Work] = [
    Work(
        _("Coordination"), _("Meetings"),
        _("Progress meetings: what each place reported with its figures of the day, minutes, what was decided."),
        "desk-meetings", "meetings.read",
    ),
    Work(
        _("Coordination"), _("Tasks"), _("What was decided: who does what by when, and what became of it."),
        "desk-tasks", "tasks.read", tasks.waiting,
    ),
    Work(
        _("Coordination"), _("Publicity and mobilisation"),
        _("How people were told of working away: form, place, day and how many were reached."),
        "desk-activities", "activities.read",
    ),
    Work(
        _("Coordination"), _("Model cases and experience"),
        _("What works, told with the person's consent; published for anybody to read."),
        "desk-stories", "stories.read",
    ),
    Work(
        _("Coordination"), _("Symposiums of returnees"),
        _("What people who came back suggested, and what became of each suggestion."),
        "desk-symposiums", "symposiums.read", telling.open_suggestions,
    ),
]  # fmt: skip
