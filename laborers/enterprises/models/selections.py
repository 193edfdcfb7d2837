"""Competitive selections: the need, the candidates, how each was judged and by whom, and the decision (X2.2-3)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.enterprises.models.enterprises import Enterprise
from laborers.enterprises.models.keeping import KEPT
from laborers.enterprises.states import SelectionState
from xundian.divisions.models import Division
from xundian.kit.records import BUMP, Editable, audited


@audited()
class Selection(Editable):
    """One selection among enterprises or intermediaries, by criteria with weights that add up to 100."""

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    year = models.PositiveSmallIntegerField(_("year"))
    title = models.CharField(_("title"), max_length=100)
    need = models.CharField(_("what is needed"), max_length=500)
    # [{"name": ..., "weight": whole number}], in the order in which they are judged.
    criteria = models.JSONField(_("criteria"))
    held_on = models.DateField(_("held on"))
    state = models.CharField(_("state"), max_length=10, choices=SelectionState, default=SelectionState.OPEN)
    reasons = models.CharField(_("reasons of the decision"), max_length=1000, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    published_on = models.DateField(_("published on"), null=True, blank=True)
    published_at = models.CharField(_("published at"), max_length=200, blank=True)

    scope_paths = {"shared": "county_id"}

    class Meta:
        verbose_name = _("competitive selection")
        verbose_name_plural = _("competitive selections")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=SelectionState.OPEN, decided_on=None)
                | ~models.Q(state=SelectionState.OPEN)
                & models.Q(decided_on__isnull=False, decided_on__gte=models.F("held_on"))
                & ~models.Q(reasons=""),
                name="selection_decided_with_reasons",
            ),
            models.CheckConstraint(
                condition=models.Q(state=SelectionState.PUBLISHED, published_on__isnull=False)
                & models.Q(published_on__gte=models.F("decided_on"))
                & ~models.Q(published_at="")
                | ~models.Q(state=SelectionState.PUBLISHED) & models.Q(published_on=None),
                name="selection_published_after_decision",
            ),
        ]
        triggers = [BUMP, KEPT]

    def __str__(self):
        return self.title


@audited()
class Candidate(Editable):
    """An enterprise that stands in a selection; `chosen` once it is decided."""

    selection = models.ForeignKey(Selection, models.PROTECT, related_name="candidates", verbose_name=_("selection"))
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="candidacies", verbose_name=_("enterprise"))
    chosen = models.BooleanField(_("chosen"), default=False)

    scope_paths = {"shared": "selection__county_id"}

    class Meta:
        verbose_name = _("candidate")
        verbose_name_plural = _("candidates")
        constraints = [models.UniqueConstraint(fields=["selection", "enterprise"], name="candidate_once")]
        triggers = [BUMP, KEPT]

    def __str__(self):
        return str(self.enterprise)


@audited()
class Score(Editable):
    """The points from 0 to 100 that a named assessor gave a candidate by one criterion (its place in the list)."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="scores", verbose_name=_("candidate"))
    criterion = models.PositiveSmallIntegerField(_("criterion"))
    assessor = models.CharField(_("assessor"), max_length=50)
    points = models.PositiveSmallIntegerField(_("points"))

    scope_paths = {"shared": "candidate__selection__county_id"}

    class Meta:
        verbose_name = _("points given")
        verbose_name_plural = _("points given")
        constraints = [
            models.UniqueConstraint(fields=["candidate", "criterion", "assessor"], name="score_once"),
            models.CheckConstraint(condition=models.Q(points__lte=100), name="score_up_to_100"),
        ]
        triggers = [BUMP, KEPT]

    def __str__(self):
        return f"{self.candidate} {self.points}"
