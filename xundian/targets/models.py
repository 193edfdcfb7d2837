"""Targets that progress is measured against: a tree from the county over townships down to persons (X2.1, X3.1)."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.divisions.models import Division
from xundian.kit.keeping import KEPT, settled
from xundian.kit.records import APPEND_ONLY, BUMP, Editable, Record, audited
from xundian.targets.states import Indicator, PlanState


@audited()
class TargetPlan(Editable):
    """What a county divides for an indicator and year; once frozen, every change has its reason and document.

    `difference` is why the parts may differ from the whole, said when it was frozen. `changes` counts the log, so that
    the plan has a new version whenever one of its targets changes.
    """

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    indicator = models.CharField(_("indicator"), max_length=20, choices=Indicator)
    year = models.PositiveSmallIntegerField(_("year"))
    state = models.CharField(_("state"), max_length=10, choices=PlanState, default=PlanState.DRAFT)
    document = models.CharField(_("document"), max_length=200, blank=True)
    difference = models.CharField(_("why the parts differ"), max_length=200, blank=True)
    frozen_on = models.DateField(_("frozen on"), null=True, blank=True)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("frozen by")
    )
    changes = models.PositiveIntegerField(_("changes"), default=0, editable=False)

    scope_paths = {"shared": "county_id"}

    class Meta:
        verbose_name = _("plan of targets")
        verbose_name_plural = _("plans of targets")
        constraints = [
            models.UniqueConstraint(fields=["county", "indicator", "year"], name="one_plan_per_year"),
            models.CheckConstraint(condition=Q(indicator__in=Indicator.values), name="plan_indicator_known"),
            models.CheckConstraint(condition=Q(state__in=PlanState.values), name="plan_state_known"),
            models.CheckConstraint(
                condition=Q(state=PlanState.DRAFT, frozen_on__isnull=True)
                | (Q(state=PlanState.FROZEN, frozen_on__isnull=False) & ~Q(document="")),
                name="plan_frozen_with_a_document",
            ),
        ]
        triggers = [
            BUMP, KEPT,
            settled("frozen_stays", "OLD.state = 'frozen'", ("changes",), "A frozen plan of targets stays as it is."),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_indicator_display()} {self.county} {self.year}"


@audited()
class Target(Editable):
    """How many of an indicator a division is to reach in a year, or a person in it, who answers for `places`.

    The children of a division are the divisions one level down and the persons of the division itself. A person's
    places lie one level below it; what is done there is what the person's target is measured against.
    """

    indicator = models.CharField(_("indicator"), max_length=20, choices=Indicator)
    division = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("division"))
    year = models.PositiveSmallIntegerField(_("year"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=pgettext_lazy("target", "person"),
    )  # fmt: skip
    places = ArrayField(
        models.CharField(max_length=12), default=list, blank=True, verbose_name=pgettext_lazy("of a person", "places")
    )
    value = models.PositiveIntegerField(_("target"))
    document = models.CharField(_("document"), max_length=200, blank=True)

    scope_paths = {"division": "division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "division", "year"], condition=Q(person=None), name="one_target_per_year"
            ),
            models.UniqueConstraint(
                fields=["indicator", "division", "year", "person"],
                condition=Q(person__isnull=False),
                name="one_target_per_person_and_year",
            ),
            models.CheckConstraint(
                condition=Q(places=[]) | Q(person__isnull=False), name="places_are_answered_for_by_a_person"
            ),
        ]

    def __str__(self):
        return f"{self.get_indicator_display()} {self.person or self.division} {self.year}"


class TargetChange(Record):
    """A line of the change log of a plan: what a target was and is; None before it was set, and after it was taken.

    `frozen` says whether the plan was frozen then, which makes reason and document a must.
    """

    plan = models.ForeignKey(TargetPlan, models.PROTECT, related_name="log", verbose_name=_("plan of targets"))
    division = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("division"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=pgettext_lazy("target", "person"),
    )  # fmt: skip
    before = models.PositiveIntegerField(_("before"), null=True)
    after = models.PositiveIntegerField(_("after"), null=True)
    frozen = models.BooleanField(_("after freezing"), default=False)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    document = models.CharField(_("document"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    scope_paths = {"division": "division_id"}

    class Meta:
        verbose_name = _("change of a target")
        verbose_name_plural = _("changes of targets")
        indexes = [models.Index(fields=["plan", "-created_at"], name="change_by_plan")]
        constraints = [
            models.CheckConstraint(
                condition=Q(frozen=False) | (~Q(reason="") & ~Q(document="")), name="frozen_change_has_its_reason"
            )
        ]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.before} → {self.after}"
