"""Cases, one for each transfer episode of a laborer, and the lines of their timelines."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.registry.models.people import Laborer
from laborers.registry.models.places import village_key
from laborers.registry.states import EventKind, Outcome, Stage
from xundian.kit.records import APPEND_ONLY, Editable, Record, audited


@audited()
class Case(Editable):
    """One transfer episode of a laborer; at most one is open at a time, and only `actions.advance` moves it."""

    laborer = models.ForeignKey(Laborer, models.PROTECT, related_name="cases", verbose_name=_("laborer"))
    division = village_key()
    episode = models.PositiveSmallIntegerField(_("episode"), default=1)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.SURVEYED)
    opened_on = models.DateField(pgettext_lazy("case", "opened on"))
    closed_on = models.DateField(pgettext_lazy("case", "closed on"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)

    scope_paths = {
        "division": "division_id", "site": "laborer__household__site_id",
        "destination": "laborer__placements__destination",
    }  # fmt: skip
    scope_only = {"destination": {"laborer__placements__ended_on": None}}
    moves_with = ("laborer", ~models.Q(stage=Stage.CLOSED))

    class Meta(Editable.Meta):
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            models.UniqueConstraint(fields=["laborer"], condition=~models.Q(stage="closed"), name="one_open_case"),
            models.UniqueConstraint(fields=["laborer", "episode"], name="case_episode_once"),
            models.CheckConstraint(condition=models.Q(stage__in=Stage.values), name="case_stage_known"),
            models.CheckConstraint(
                condition=models.Q(stage="closed", closed_on__isnull=False) & ~models.Q(outcome="")
                | ~models.Q(stage="closed") & models.Q(closed_on__isnull=True, outcome=""),
                name="case_closed_with_outcome",
            ),
        ]
        indexes = [models.Index(fields=["division", "stage"], name="case_by_division_stage")]

    def __str__(self):
        return f"{self.laborer} #{self.episode}"


class CaseEvent(Record):
    """A line of the timeline: append-only, written by every room through `registry.actions.note`."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="events")
    kind = models.CharField(_("kind"), max_length=12, choices=EventKind)
    on = models.DateField(_("day"))
    from_stage = models.CharField(max_length=10, choices=Stage, blank=True)
    to_stage = models.CharField(max_length=10, choices=Stage, blank=True)
    # Codes and ids only, so that the line can be shown in either language.
    detail = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    scope_paths = {"division": "case__division_id", "site": "case__laborer__household__site_id"}

    class Meta:
        verbose_name = _("timeline event")
        verbose_name_plural = _("timeline events")
        indexes = [models.Index(fields=["case", "on", "id"], name="event_by_case")]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return self.kind
