"""Addresses of coordination at the desk, each with its rule."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.pages.desk.coordination import meetings, stories, tasks, telling


def _steps(address, name, steps, view):
    """The steps of a record, each with the right it needs."""
    return [
        path(f"{address}/<uuid:pk>/{each}/", rule(step.right)(view), {"step": each}, name=f"{name}-{each}")
        for each, step in steps.items()
    ]


urlpatterns = [
    path("meetings/", rule("meetings.read")(meetings.meetings), name="desk-meetings"),
    path("meetings/new/", rule("meetings.edit")(meetings.new), name="desk-meeting-new"),
    path("meetings/<uuid:pk>/", rule("meetings.read")(meetings.meeting), name="desk-meeting"),
    path("meetings/<uuid:pk>/edit/", rule("meetings.edit")(meetings.edit), name="desk-meeting-edit"),
    *_steps("meetings", "desk-meeting", meetings.STEPS, meetings.step),
    path("tasks/", rule("tasks.read")(tasks.tasks), name="desk-tasks"),
    path("tasks/new/", rule("tasks.edit")(tasks.new), name="desk-task-new"),
    path("tasks/<uuid:pk>/", rule("tasks.read")(tasks.task), name="desk-task"),
    *_steps("tasks", "desk-task", tasks.STEPS, tasks.step),
    path("activities/", rule("activities.read")(telling.activities), name="desk-activities"),
    path("activities/new/", rule("activities.edit")(telling.new_activity), name="desk-activity-new"),
    path("activities/<uuid:pk>/", rule("activities.read")(telling.activity), name="desk-activity"),
    *_steps("activities", "desk-activity", telling.ACTIVITY_STEPS, telling.activity_step),
    path("stories/", rule("stories.read")(stories.stories), name="desk-stories"),
    path("stories/new/", rule("stories.edit")(stories.new), name="desk-story-new"),
    path("stories/<uuid:pk>/", rule("stories.read")(stories.story), name="desk-story"),
    *_steps("stories", "desk-story", stories.STEPS, stories.step),
    path("symposiums/", rule("symposiums.read")(telling.symposiums), name="desk-symposiums"),
    path("symposiums/new/", rule("symposiums.edit")(telling.new_symposium), name="desk-symposium-new"),
    path("symposiums/<uuid:pk>/", rule("symposiums.read")(telling.symposium), name="desk-symposium"),
    *_steps("symposiums", "desk-symposium", telling.SYMPOSIUM_STEPS, telling.symposium_step),
    path("suggestions/<uuid:pk>/", rule("symposiums.read")(telling.suggestion), name="desk-suggestion"),
    *_steps("suggestions", "desk-suggestion", telling.SUGGESTION_STEPS, telling.suggestion_step),
]
