"""States of meetings, tasks, stories and suggestions, and the words that go with them (X2.2-2, 2.2-8 to 2.2-10)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class MeetingKind(models.TextChoices):
    """Progress meetings are held regularly, and when something calls for one (X2.2-8)."""

    REGULAR = "regular", _("Regular meeting")
    AD_HOC = "ad_hoc", _("Ad-hoc meeting")


class MeetingState(models.TextChoices):
    """A meeting is called, then held with minutes, or called off."""

    CALLED = "called", _("Called")
    HELD = "held", pgettext_lazy("meeting", "Held")
    CALLED_OFF = "called_off", _("Called off")


MEETING_MOVES = Moves({MeetingState.CALLED: {MeetingState.HELD, MeetingState.CALLED_OFF}})


class TaskState(models.TextChoices):
    """What somebody is to do by a day; late is reckoned from the day, never stored."""

    OPEN = "open", pgettext_lazy("task", "Open")
    DONE = "done", pgettext_lazy("task", "Done")
    WITHDRAWN = "withdrawn", pgettext_lazy("task", "Withdrawn")


TASK_MOVES = Moves(
    {
        TaskState.OPEN: {TaskState.DONE, TaskState.WITHDRAWN},
        TaskState.DONE: {TaskState.OPEN},
        TaskState.WITHDRAWN: {TaskState.OPEN},
    }
)


class ActivityForm(models.TextChoices):
    """How people were told and won over (X2.2-2)."""

    MEETING = "meeting", _("Meeting of villagers")
    VISIT = "visit", _("From door to door")
    BROADCAST = "broadcast", _("Broadcast or loudspeaker")
    LEAFLET = "leaflet", _("Leaflets")
    SLOGAN = "slogan", _("Slogans and banners")
    VEHICLE = "vehicle", _("Buses and taxi displays")
    ONLINE = "online", _("Messages and online media")
    PRESS = "press", _("Press and television")
    TALK = "talk", _("Talk by somebody who came back")


class StoryKind(models.TextChoices):
    """Model figures show what works; experience notes sum it up and spread it (X2.2-9, 2.2-10)."""

    CASE = "case", _("Model case")
    EXPERIENCE = "experience", _("Experience note")


class StoryState(models.TextChoices):
    """A story is written, published for anybody to read, and taken down."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", pgettext_lazy("story", "Published")
    TAKEN_DOWN = "taken_down", _("Taken down")


STORY_MOVES = Moves(
    {
        StoryState.DRAFT: {StoryState.PUBLISHED},
        StoryState.PUBLISHED: {StoryState.TAKEN_DOWN},
        StoryState.TAKEN_DOWN: {StoryState.PUBLISHED},
    }
)


class NameShown(models.TextChoices):
    """What a person agreed to have shown of the name."""

    MASKED = "masked", _("The surname only")
    FULL = "full", _("The whole name")


class SuggestionState(models.TextChoices):
    """What became of a suggestion (X2.2-9): answered, taken up as a task, or not taken up, with the reason."""

    OPEN = "open", pgettext_lazy("suggestion", "Open")
    ANSWERED = "answered", pgettext_lazy("suggestion", "Answered")
    TAKEN_UP = "taken_up", _("Taken up as a task")
    NOT_TAKEN_UP = "not_taken_up", _("Not taken up")


SUGGESTION_MOVES = Moves(
    {
        SuggestionState.OPEN: {
            SuggestionState.ANSWERED, SuggestionState.TAKEN_UP, SuggestionState.NOT_TAKEN_UP,
        },
    }
)  # fmt: skip
