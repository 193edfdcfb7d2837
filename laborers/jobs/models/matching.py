"""Match runs with their proposals (X2.2-6)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.jobs.models.vacancies import Vacancy
from laborers.jobs.models.wishes import MatchPolicy
from laborers.jobs.states import RunState, Solver
from laborers.registry.models import Laborer, village_key
from xundian.divisions.models import Division
from xundian.kit.models import Job
from xundian.kit.records import Record


class MatchRun(Record):
    """One assignment of the people of a division who look for work to the open vacancies; it changes nothing.

    `what_if` is empty, or {"training": [occupations], "wage_percent": n, "vacancies": [posts that do not exist]}.
    """

    division = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("division"))
    on = models.DateField(_("day"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    title = models.CharField(_("title"), max_length=80, blank=True)
    what_if = models.JSONField(_("what if"), default=dict, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=RunState, default=RunState.QUEUED)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, editable=False, related_name="+")
    done = models.PositiveIntegerField(default=0, editable=False)
    total = models.PositiveIntegerField(default=0, editable=False)
    failure = models.CharField(_("failure"), max_length=300, blank=True)
    # Kept until somebody deletes it; the others go after a while (tasks.py).
    kept = models.BooleanField(_("kept"), default=False)
    policy = models.ForeignKey(
        MatchPolicy, models.PROTECT, null=True, blank=True, related_name="runs", verbose_name=_("weights")
    )
    weights = models.JSONField(_("weights"), default=dict, editable=False)
    solver = models.CharField(_("way"), max_length=10, choices=Solver, blank=True)
    laborers = models.PositiveIntegerField(_("laborers"), default=0)
    posts = models.PositiveIntegerField(_("posts"), default=0)
    placed = models.PositiveIntegerField(_("proposed"), default=0)
    # The most people whom any assignment could place.
    placeable = models.PositiveIntegerField(_("could be placed at most"), default=0)
    supported = models.PositiveIntegerField(_("of them of supported households"), default=0)
    total_score = models.BigIntegerField(_("total score"), default=0)
    upper_bound = models.BigIntegerField(_("proved upper bound"), default=0)
    # [{"occupation", "people", "vacancies", "seats"}]: trainings that would open most doors to those without.
    doors = models.JSONField(_("doors that training would open"), default=list, editable=False)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    scope_paths = {"division": "division_id"}

    class Meta:
        verbose_name = _("match run")
        verbose_name_plural = _("match runs")
        indexes = [models.Index(fields=["division", "-created_at"], name="match_run_by_division")]

    def __str__(self):
        return f"{self.division} {self.on}"

    @property
    def gap(self):
        """How far the total score may stay below the best, of the best; 0 is proved to be the best."""
        return (self.upper_bound - self.total_score) / self.upper_bound if self.upper_bound > 0 else 0


class MatchProposal(Record):
    """For one laborer of a run: the post proposed with its reasons, or what stood in the way."""

    run = models.ForeignKey(MatchRun, models.CASCADE, related_name="proposals", db_index=False)
    laborer = models.ForeignKey(Laborer, models.PROTECT, related_name="proposals", verbose_name=_("laborer"))
    division = village_key()
    vacancy = models.ForeignKey(Vacancy, models.PROTECT, null=True, related_name="proposals", verbose_name=_("vacancy"))
    # Of a what-if run: which of its additional vacancies, from 1.
    imagined = models.PositiveSmallIntegerField(_("additional vacancy"), null=True, blank=True)
    score = models.IntegerField(_("score"), default=0)
    # [{"code": ..., "values": {...}}], worded by rules.explain
    reasons = models.JSONField(default=list)
    # Without a proposal: the first of the reasons, and [{"occupation", "vacancies", "seats"}] that training would open.
    hindrance = models.CharField(_("what stood in the way"), max_length=20, blank=True, default="", db_default="")
    doors = models.JSONField(default=list)

    scope_paths = {"division": "division_id"}
    moves_with = None

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        constraints = [models.UniqueConstraint(fields=["run", "laborer"], name="one_proposal_per_run")]
        indexes = [models.Index(fields=["run", "-score", "id"], name="proposal_best_first")]

    def __str__(self):
        return str(self.laborer)
