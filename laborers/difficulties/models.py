"""Difficulties of migrants and their families, and every step taken about them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from laborers.difficulties.states import (
    Answer,
    DifficultyState,
    Kind,
    Level,
    Severity,
    Side,
    StepKind,
    Via,
    Way,
)
from laborers.registry.models import Household, Laborer, village_key
from laborers.visits.models import Visit
from xundian.kit.feed import fed, touching
from xundian.kit.records import APPEND_ONLY, Editable, Record, audited


@fed(
    "difficulty",
    area="division_id",
    home="household",
    only_for="CASE WHEN {row}.confidential THEN ARRAY[{row}.reported_by_id, {row}.owner_id] END",
)
@audited()
class Difficulty(Editable):
    """Something that must be coordinated until it is solved; confidential kinds are hidden from village lists."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="difficulties", verbose_name=_("household"))
    laborer = models.ForeignKey(
        Laborer, models.PROTECT, null=True, blank=True, related_name="difficulties", verbose_name=_("laborer")
    )
    division = village_key()
    destination = models.CharField(_("place"), max_length=6, db_collation="C", blank=True)
    visit = models.ForeignKey(Visit, models.PROTECT, null=True, blank=True, related_name="difficulties")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    severity = models.CharField(_("severity"), max_length=10, choices=Severity, default=Severity.NORMAL)
    confidential = models.BooleanField(_("confidential"), default=False)
    description = models.CharField(_("description"), max_length=500)
    # Where the person worked when it was told, and what is owed to them, where that is what it is about.
    employer = models.CharField(_("employer"), max_length=100, blank=True)
    amount_fen = models.BigIntegerField(_("amount"), null=True, blank=True)
    reported_on = models.DateField(_("reported on"))
    # Nobody of the office when the laborer told it through the contract card.
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("reported by")
    )
    reported_via = models.CharField(_("reported through"), max_length=10, choices=Via, default=Via.OFFICER)
    side = models.CharField(_("told"), max_length=5, choices=Side, default=Side.HOME)
    level = models.CharField(_("owner level"), max_length=10, choices=Level, default=Level.VILLAGE)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="difficulties",
        verbose_name=_("owner"),
    )
    due_on = models.DateField(_("due on"))
    state = models.CharField(_("state"), max_length=10, choices=DifficultyState, default=DifficultyState.OPEN)
    result = models.CharField(_("result"), max_length=500, blank=True)
    resolved_on = models.DateField(_("resolved on"), null=True, blank=True)
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    # When its owner was last reminded that nobody confirmed it.
    asked_on = models.DateField(_("reminded on"), null=True, blank=True)

    scope_paths = {"division": "division_id", "destination": "destination", "site": "household__site_id"}
    # A solved one that nobody confirmed still needs the office of the family; a confirmed one is history.
    moves_with = ("laborer", ~models.Q(state=DifficultyState.CONFIRMED))

    class Meta(Editable.Meta):
        verbose_name = _("difficulty")
        verbose_name_plural = _("difficulties")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["resolved", "confirmed"], resolved_on__isnull=False)
                & ~models.Q(result="")
                | models.Q(state__in=["open", "working"], resolved_on__isnull=True),
                name="difficulty_resolved_with_result",
            ),
            models.CheckConstraint(
                condition=models.Q(state="confirmed", confirmed_on__isnull=False)
                | ~models.Q(state="confirmed") & models.Q(confirmed_on__isnull=True),
                name="difficulty_confirmed_has_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(reported_via="officer", reported_by__isnull=False)
                | models.Q(reported_via="card", reported_by__isnull=True, laborer__isnull=False),
                name="difficulty_told_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(amount_fen__isnull=True) | models.Q(amount_fen__gt=0),
                name="difficulty_amount_is_something",
            ),
        ]
        indexes = [
            models.Index(
                fields=["division", "due_on"],
                condition=models.Q(state__in=["open", "working"]),
                name="difficulty_open",
            ),
            models.Index(fields=["resolved_on"], condition=models.Q(state="resolved"), name="difficulty_to_confirm"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.reported_on}"


@touching("difficulty")
class DifficultyStep(Record):
    """One step: who did what, when; append-only."""

    difficulty = models.ForeignKey(Difficulty, models.PROTECT, related_name="steps")
    kind = models.CharField(_("kind"), max_length=10, choices=StepKind)
    on = models.DateField(_("day"))
    note = models.CharField(_("note"), max_length=500, blank=True)
    # Of a step up, down or aside: to which office, and to whom there.
    level = models.CharField(_("owner level"), max_length=10, choices=Level, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("owner")
    )
    # Of a confirmation: by which way. Of what was said at a visit: the answer, and the visit.
    way = models.CharField(_("confirmed by way of"), max_length=10, choices=Way, blank=True)
    answer = models.CharField(_("answer at a visit"), max_length=10, choices=Answer, blank=True)
    visit = models.ForeignKey(Visit, models.PROTECT, null=True, related_name="+", verbose_name=_("visit"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    scope_paths = {"division": "difficulty__division_id", "destination": "difficulty__destination"}

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        indexes = [models.Index(fields=["difficulty", "id"], name="step_by_difficulty")]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return self.kind


@audited()
class DifficultyDeadline(Editable):
    """How many days a kind of difficulty may take, from when to when, by which document; kind "*" is for all others.

    A row with a severity holds for that one only, and one without for all; rules.days_of says which row counts.
    """

    kind = models.CharField(_("kind"), max_length=20)
    severity = models.CharField(_("severity"), max_length=10, choices=Severity, blank=True)
    days = models.PositiveSmallIntegerField(_("days"))
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True, help_text=_("The last day on which it holds."))
    document = models.CharField(_("document"), max_length=200)

    class Meta(Editable.Meta):
        verbose_name = _("deadline of difficulties")
        verbose_name_plural = _("deadlines of difficulties")
        constraints = [
            models.UniqueConstraint(fields=["kind", "severity", "valid_from"], name="deadline_once_a_day"),
            models.UniqueConstraint(
                fields=["kind", "severity"], condition=models.Q(valid_to__isnull=True), name="one_current_deadline"
            ),
            models.CheckConstraint(condition=models.Q(days__gte=1), name="deadline_has_days"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="deadline_ends_after_start",
            ),
        ]

    def __str__(self):
        severity = self.get_severity_display() if self.severity else _("every severity")
        return ngettext("%(severity)s: %(n)s day", "%(severity)s: %(n)s days", self.days) % {
            "severity": severity, "n": self.days,
        }  # fmt: skip
