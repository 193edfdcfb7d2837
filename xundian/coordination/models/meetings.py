"""Meetings, what was heard of each township, and the tasks that were decided (X2.2-8)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from xundian.coordination.models.keys import place_key, writer_key
from xundian.coordination.states import MeetingKind, MeetingState, TaskState
from xundian.divisions.models import Division
from xundian.kit.keeping import KEPT
from xundian.kit.records import BUMP, Editable, audited


@audited()
class Meeting(Editable):
    """A progress meeting of a county or township; everybody at, above or below its place may read it."""

    division = place_key()
    kind = models.CharField(_("kind"), max_length=10, choices=MeetingKind)
    title = models.CharField(_("title"), max_length=100)
    held_on = models.DateField(_("day"))
    place = models.CharField(_("place"), max_length=100, blank=True)
    agenda = models.TextField(_("agenda"), blank=True)
    attending = models.TextField(_("attending"), blank=True, help_text=_("One office or township in a line."))
    minutes = models.TextField(_("minutes"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=MeetingState, default=MeetingState.CALLED)
    reason = models.CharField(_("why it was called off"), max_length=200, blank=True)
    by = writer_key()

    scope_paths = {"shared": "division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=MeetingKind.values), name="meeting_kind"),
            models.CheckConstraint(condition=Q(state__in=MeetingState.values), name="meeting_state"),
            models.CheckConstraint(condition=~Q(state=MeetingState.HELD) | ~Q(minutes=""), name="held_has_minutes"),
            models.CheckConstraint(condition=Q(state=MeetingState.CALLED_OFF) | Q(reason=""), name="meeting_reason"),
        ]
        indexes = [models.Index(fields=["division", "held_on"], name="meeting_by_place")]
        triggers = [BUMP, KEPT]

    def __str__(self):
        return f"{self.title} {self.held_on}"


@audited()
class ProgressHeard(Editable):
    """What a place below reported at a meeting, beside its figures as they stood on that day.

    `figures` is a list of {code, value, target} as the catalogue gave them; it stays as it was printed then.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="heard", verbose_name=_("meeting"))
    division = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("division"))
    said = models.TextField(_("said"), blank=True)
    figures = models.JSONField(_("figures"), default=list)

    scope_paths = {"shared": "meeting__division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("progress heard")
        verbose_name_plural = _("progress heard")
        constraints = [models.UniqueConstraint(fields=["meeting", "division"], name="place_heard_once")]
        triggers = [BUMP, KEPT]

    def __str__(self):
        return f"{self.meeting} {self.division}"


@audited()
class Task(Editable):
    """What somebody is to do by a day, decided at a meeting or following a suggestion; it lies at the owner's place."""

    division = place_key()
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name=_("meeting")
    )
    text = models.CharField(_("task"), max_length=300)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("owner"))
    set_on = models.DateField(_("set on"))
    due_on = models.DateField(_("due on"))
    state = models.CharField(_("state"), max_length=10, choices=TaskState, default=TaskState.OPEN)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    outcome = models.CharField(_("what became of it"), max_length=500, blank=True)
    by = writer_key()

    scope_paths = {"division": "division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=TaskState.values), name="task_state"),
            models.CheckConstraint(condition=Q(due_on__gte=F("set_on")), name="task_due_after_set"),
            models.CheckConstraint(
                condition=Q(state=TaskState.OPEN, ended_on=None)
                | (~Q(state=TaskState.OPEN) & Q(ended_on__gte=F("set_on")) & ~Q(outcome="")),
                name="task_ended_with_outcome",
            ),
        ]
        indexes = [
            models.Index(fields=["division", "due_on"], name="task_by_place"),
            models.Index(fields=["owner", "due_on"], condition=Q(state="open"), name="task_of_owner"),
        ]
        triggers = [BUMP, KEPT]

    def __str__(self):
        return self.text
