"""Who was there (X4)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from trainings.classes.models.classes import Session
from trainings.classes.models.enrolments import Enrolment
from xundian.kit.feed import touching
from xundian.kit.records import Editable, audited


@touching("enrolment")
@audited()
class Attendance(Editable):
    """Whether a trainee was at a session, as somebody wrote it down at that moment; a later word replaces it."""

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="attendance")
    session = models.ForeignKey(Session, models.PROTECT, related_name="attendance", verbose_name=_("session"))
    present = models.BooleanField(_("present"))
    written_at = models.DateTimeField(_("written at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    scope_paths = {"division": "enrolment__division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "session"], name="attendance_once_a_session"),
        ]

    def __str__(self):
        return f"{self.enrolment_id} {self.session_id}"
