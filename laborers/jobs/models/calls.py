"""First calls: a post of a vacancy is kept for somebody trained for it, until a day (X2.2-4, X4)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from laborers.jobs.models.vacancies import Vacancy
from laborers.jobs.states import CallState
from laborers.registry.models import Laborer, village_key
from xundian.kit.records import Editable, audited


@audited()
class FirstCall(Editable):
    """A post that nobody else is offered until the day, unless the person has it offered or does not want it."""

    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="first_calls", verbose_name=_("vacancy"))
    laborer = models.ForeignKey(Laborer, models.PROTECT, related_name="first_calls", verbose_name=_("laborer"))
    division = village_key()
    # What gave the right: the class, which belongs to a room above.
    origin_id = models.UUIDField(_("training class"), null=True, blank=True, editable=False)
    made_on = models.DateField(_("kept since"))
    until = models.DateField(_("kept until"))
    state = models.CharField(_("state"), max_length=10, choices=CallState, default=CallState.WAITING)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    scope_paths = {"division": "division_id", "site": "laborer__household__site_id"}
    moves_with = ("laborer", Q(state=CallState.WAITING))

    class Meta(Editable.Meta):
        verbose_name = _("post kept for a graduate")
        verbose_name_plural = _("posts kept for graduates")
        constraints = [
            models.UniqueConstraint(fields=["laborer", "vacancy"], name="one_first_call_per_post"),
            models.CheckConstraint(condition=Q(state__in=CallState.values), name="first_call_state_known"),
            models.CheckConstraint(condition=Q(until__gte=F("made_on")), name="first_call_until_after_beginning"),
            models.CheckConstraint(
                condition=Q(state="waiting", ended_on__isnull=True) | ~Q(state="waiting") & Q(ended_on__isnull=False),
                name="first_call_over_has_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["vacancy"], condition=Q(state="waiting"), name="first_call_by_vacancy"),
            models.Index(fields=["until"], condition=Q(state="waiting"), name="first_call_waiting"),
            models.Index(fields=["division", "state"], name="first_call_by_division"),
            models.Index(fields=["origin_id"], name="first_call_by_origin"),
        ]

    def __str__(self):
        return f"{self.laborer} · {self.vacancy}"
