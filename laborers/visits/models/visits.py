"""Planned visits and the visits made: a plan row is due once per subject and period, a visit row is never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.placements.models import Placement
from laborers.registry.models import Household, Laborer, village_key
from laborers.visits.states import Mode, Outcome, PlanState, VisitKind
from xundian.kit.records import APPEND_ONLY, Editable, Record


class VisitPlan(Editable):
    """A visit that is due in a window: one per household and month, one per migrant and six months, one per year.

    `period` is "2026-03" for a month, the ordinal of the half-year since the start ("1", "2", …) for a field visit and
    "2026" for a care visit.
    """

    kind = models.CharField(_("kind"), max_length=20, choices=VisitKind)
    household = models.ForeignKey(
        Household, models.PROTECT, related_name="visit_plans", db_index=False, verbose_name=_("household")
    )
    # Only for field visits, which concern one migrant in one placement.
    laborer = models.ForeignKey(
        Laborer,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="visit_plans",
        db_index=False,
        verbose_name=_("laborer"),
    )
    placement = models.ForeignKey(
        Placement, models.PROTECT, null=True, blank=True, related_name="visit_plans", db_index=False
    )
    division = village_key()
    destination = models.CharField(_("place"), max_length=6, db_collation="C", blank=True)
    period = models.CharField(_("period"), max_length=7)
    window_from = models.DateField(_("from"))
    window_to = models.DateField(_("to"))
    state = models.CharField(_("state"), max_length=10, choices=PlanState, default=PlanState.PLANNED)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    # Reason of an excuse or a cancellation, in a code.
    reason = models.CharField(_("reason"), max_length=30, blank=True)

    scope_paths = {"division": "division_id", "destination": "destination", "site": "household__site_id"}
    moves_with = ("laborer", models.Q(state=PlanState.PLANNED))

    class Meta(Editable.Meta):
        verbose_name = _("planned visit")
        verbose_name_plural = _("planned visits")
        constraints = [
            models.UniqueConstraint(
                fields=["household", "kind", "period"], condition=models.Q(placement__isnull=True),
                name="one_household_visit_per_period",
            ),
            models.UniqueConstraint(
                fields=["placement", "period"], condition=models.Q(placement__isnull=False),
                name="one_field_visit_per_period",
            ),
            models.CheckConstraint(condition=models.Q(window_to__gte=models.F("window_from")), name="plan_window"),
            models.CheckConstraint(
                condition=models.Q(kind="field_half_year", placement__isnull=False, laborer__isnull=False)
                | ~models.Q(kind="field_half_year") & models.Q(placement__isnull=True, laborer__isnull=True),
                name="plan_subject_fits_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(state="done", done_on__isnull=False)
                | ~models.Q(state="done") & models.Q(done_on__isnull=True),
                name="plan_done_has_a_day",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(
                fields=["division", "window_to"], condition=models.Q(state="planned"), name="plan_open_by_division"
            ),
            models.Index(
                fields=["destination", "window_to"],
                condition=models.Q(state="planned", kind="field_half_year"), name="plan_open_by_place",
            ),
            models.Index(fields=["household", "window_to"], name="plan_by_household"),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_kind_display()} {self.period}"


class Visit(Record):
    """A visit or an attempt as it was written down, with the client's UUID; append-only, corrected by a later row."""

    kind = models.CharField(_("kind"), max_length=20, choices=VisitKind)
    plan = models.ForeignKey(VisitPlan, models.PROTECT, null=True, blank=True, related_name="visits")
    household = models.ForeignKey(Household, models.PROTECT, related_name="visits", verbose_name=_("household"))
    laborer = models.ForeignKey(
        Laborer, models.PROTECT, null=True, blank=True, related_name="visits", verbose_name=_("laborer")
    )
    placement = models.ForeignKey(Placement, models.PROTECT, null=True, blank=True, related_name="visits")
    division = village_key()
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome)
    mode = models.CharField(_("mode"), max_length=10, choices=Mode)
    visited_on = models.DateField(_("visited on"))
    entered_at = models.DateTimeField(_("entered at"))
    met = models.CharField(_("who was met"), max_length=50, blank=True)
    # Findings by question code; the questions of each kind are in rules.FINDINGS.
    findings = models.JSONField(default=dict)
    note = models.CharField(_("note"), max_length=500, blank=True)
    late_reason = models.CharField(_("reason for late entry"), max_length=200, blank=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    scope_paths = {
        "division": "division_id", "destination": "placement__destination", "site": "household__site_id",
    }  # fmt: skip
    moves_with = None

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        indexes = [
            models.Index(fields=["division", "-visited_on"], name="visit_by_division"),
            models.Index(fields=["household", "-visited_on"], name="visit_by_household"),
        ]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.get_kind_display()} {self.visited_on}"
