"""Planned visits, the periods in which none are owed, and months that a township opens again for late entry."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _

from laborers.placements.models import Placement
from laborers.registry.models import Household, Laborer, village_key
from laborers.visits.states import Excuse, PlanState, VisitKind
from xundian.divisions.models import Division
from xundian.kit.feed import fed
from xundian.kit.formats import written
from xundian.kit.ranges import HashOfId, OnePoint, SpellDates
from xundian.kit.records import Editable, audited


@audited()
class ExcusedPeriod(Editable):
    """Days on which visits need not be made: to a household, or in the field to one migrant (home for the festival).

    It excuses what waits and lies in it with its whole window, also what is planned later; taken back, it is as if it
    had never been. One subject has one period a day.
    """

    household = models.ForeignKey(
        Household, models.PROTECT, related_name="excused_periods", verbose_name=_("household")
    )
    laborer = models.ForeignKey(
        Laborer, models.PROTECT, null=True, blank=True, related_name="excused_periods", verbose_name=_("laborer")
    )
    division = village_key()
    from_on = models.DateField(_("from"))
    to_on = models.DateField(_("to"), help_text=_("The last day."))
    reason = models.CharField(_("reason"), max_length=30, choices=Excuse)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    withdrawn_on = models.DateField(_("taken back on"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("taken back by"),
    )  # fmt: skip

    scope_paths = {"division": "division_id", "site": "household__site_id"}
    moves_with = ("laborer", models.Q(withdrawn_on=None))

    class Meta(Editable.Meta):
        verbose_name = _("excused period")
        verbose_name_plural = _("excused periods")
        constraints = [
            models.CheckConstraint(condition=models.Q(to_on__gte=models.F("from_on")), name="excused_days_in_order"),
            models.CheckConstraint(
                condition=models.Q(withdrawn_on__isnull=True, withdrawn_by__isnull=True)
                | models.Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False),
                name="excused_taken_back_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["household", "laborer", "from_on"], condition=models.Q(withdrawn_on__isnull=True),
                nulls_distinct=False, name="one_excused_period_from_a_day",
            ),
            ExclusionConstraint(
                name="excused_periods_do_not_overlap",
                index_type="gist",
                expressions=[
                    (
                        OnePoint(HashOfId(Cast(Coalesce("laborer_id", "household_id"), models.TextField()))),
                        RangeOperators.OVERLAPS,
                    ),
                    (SpellDates("from_on", "to_on"), RangeOperators.OVERLAPS),
                ],
                condition=models.Q(withdrawn_on__isnull=True),
                violation_error_message=_("These days are excused already."),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["division", "to_on"], name="excused_by_division")]

    def __str__(self):
        return f"{self.get_reason_display()} {self.from_on} – {self.to_on}"


@fed("visit_plan", area="division_id", home="household")
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
    # The day of the earliest visit that counts, and the first day on which one was entered: both timeliness figures.
    done_on = models.DateField(_("done on"), null=True, blank=True)
    entered_on = models.DateField(_("entered on"), null=True, blank=True)
    # Reason of an excuse or a cancellation, in a code.
    reason = models.CharField(_("reason"), max_length=30, blank=True)
    # The period that excused it; empty when an officer excused this one visit.
    excused_by = models.ForeignKey(
        ExcusedPeriod, models.PROTECT, null=True, blank=True, db_index=False, related_name="plans",
        verbose_name=_("excused period"),
    )  # fmt: skip

    scope_paths = {"division": "division_id", "destination": "destination", "site": "household__site_id"}
    moves_with = ("laborer", models.Q(state=PlanState.PLANNED) | models.Q(excused_by__isnull=False))

    class Meta(Editable.Meta):
        verbose_name = _("planned visit")
        verbose_name_plural = _("planned visits")
        constraints = [
            # With the state, so that planning again each night finds in the index alone that nothing is missing.
            models.UniqueConstraint(
                fields=["household", "kind", "period"], condition=models.Q(placement__isnull=True),
                name="one_household_visit_per_period", include=["state"],
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
                condition=models.Q(state="done", done_on__isnull=False, entered_on__isnull=False)
                | ~models.Q(state="done") & models.Q(done_on__isnull=True, entered_on__isnull=True),
                name="plan_done_has_days",
            ),
            models.CheckConstraint(
                condition=models.Q(excused_by__isnull=True) | models.Q(state="excused"), name="plan_excused_by_a_period"
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
            # What waits no more of a place, from a day on: a phone's count of its month, timeliness of a period.
            models.Index(fields=["division", "window_to"], name="plan_by_division"),
            models.Index(
                fields=["excused_by"], condition=models.Q(excused_by__isnull=False), name="plan_by_excused_period"
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_kind_display()} {self.period}"

    @property
    def window(self):
        """The days on which the visit is due, in words."""
        return _("any day from %(from)s to %(to)s") % {"from": written(self.window_from), "to": written(self.window_to)}


@audited()
class EntryUnlock(Editable):
    """A closed month that a township or the county opens again: visits of it may be entered until a day."""

    division = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("division"))
    month = models.DateField(_("month"), help_text=_("Its first day."))
    until_on = models.DateField(_("until"), help_text=_("The last day."))
    reason = models.CharField(_("reason"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    scope_paths = {"shared": "division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("month opened for entry")
        verbose_name_plural = _("months opened for entry")
        constraints = [
            models.CheckConstraint(condition=models.Q(month__day=1), name="unlock_names_a_month"),
            models.UniqueConstraint(fields=["division", "month"], name="one_unlock_for_a_month"),
        ]

    def __str__(self):
        return f"{self.division} {self.month:%Y-%m}"
