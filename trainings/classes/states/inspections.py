"""What an inspection of a class may find (X4, supervising classes)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class FindingKind(models.TextChoices):
    """What was found wrong with a class; each is about the class, never about a trainee."""

    NOT_HELD = "not_held", _("The session was not held")
    TEACHER_ABSENT = "teacher_absent", _("The teacher was not there")
    OTHER_TEACHER = "other_teacher", _("Taught by somebody else than named")
    NOT_AS_PLANNED = "not_as_planned", _("Taught something else than planned")
    FEWER_HOURS = "fewer_hours", _("Fewer hours than in the timetable")
    SHEET_DIFFERS = "sheet_differs", _("Fewer people there than on the sheet")
    MATERIALS = "materials", _("Materials or equipment are missing")
    VENUE = "venue", _("The place is unsafe or unfit")
    FEES = "fees", _("Trainees were asked for money")
    OTHER = "other", pgettext_lazy("finding", "Something else")
