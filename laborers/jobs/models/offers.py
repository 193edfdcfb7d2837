"""Posts offered to people (X2.2-6)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.jobs.models.matching import MatchRun
from laborers.jobs.models.vacancies import Vacancy
from laborers.jobs.states import LIVE_OFFERS, EmployerAnswer, EmployerReason, OfferState
from laborers.registry.models import Case, Laborer, village_key
from xundian.kit.records import Editable, audited


@audited()
class Offer(Editable):
    """A post offered to a laborer, with the reasons as codes and a day to answer by.

    An accepted one waits for its placement; after that it is history, so that in time a person accepts several.
    """

    laborer = models.ForeignKey(Laborer, models.PROTECT, related_name="offers", verbose_name=_("laborer"))
    case = models.ForeignKey(Case, models.PROTECT, related_name="offers", verbose_name=_("case"))
    division = village_key()
    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="offers", verbose_name=_("vacancy"))
    run = models.ForeignKey(MatchRun, models.SET_NULL, null=True, blank=True, related_name="offers")
    score = models.IntegerField(_("score"), default=0)
    reasons = models.JSONField(default=list)
    state = models.CharField(_("state"), max_length=10, choices=OfferState, default=OfferState.MADE)
    made_on = models.DateField(_("made on"))
    answer_by = models.DateField(_("answer by"))
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    # Why, only if the laborer cares to say.
    answer_note = models.CharField(_("answer"), max_length=200, blank=True)
    seen_on = models.DateField(_("seen on"), null=True, blank=True)
    # Why it ended without the laborer's own no: a code of states.ENDINGS, or words.
    ended_for = models.CharField(_("ended because"), max_length=200, blank=True)
    employer_state = models.CharField(_("employer's answer"), max_length=10, choices=EmployerAnswer, blank=True)
    employer_by = models.DateField(_("employer answers by"), null=True, blank=True)
    employer_answered_on = models.DateField(_("employer answered on"), null=True, blank=True)
    employer_reason = models.CharField(_("employer's reason"), max_length=12, choices=EmployerReason, blank=True)
    employer_note = models.CharField(_("employer's words"), max_length=200, blank=True)
    # When the post of an accepted offer was free again; until then it counts as filled.
    seat_freed_on = models.DateField(_("post free again on"), null=True, blank=True)

    scope_paths = {"division": "division_id", "site": "laborer__household__site_id"}
    # An accepted one waits for its placement.
    moves_with = (
        "laborer", models.Q(state__in=LIVE_OFFERS) | models.Q(state=OfferState.ACCEPTED, placement__isnull=True)
    )  # fmt: skip

    class Meta(Editable.Meta):
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        constraints = [
            models.UniqueConstraint(
                fields=["laborer", "vacancy"],
                condition=models.Q(state__in=LIVE_OFFERS),
                name="one_live_offer_per_post",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["accepted", "declined"], answered_on__isnull=False)
                | ~models.Q(state__in=["accepted", "declined"]),
                name="offer_answer_has_a_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(employer_state__in=["confirmed", "declined"])
                | models.Q(employer_answered_on__isnull=False),
                name="employer_answer_has_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(employer_state="declined", employer_reason__gt="")
                | ~models.Q(employer_state="declined") & models.Q(employer_reason=""),
                name="employer_no_has_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["division", "state"], name="offer_by_division"),
            models.Index(fields=["answer_by"], condition=models.Q(state__in=LIVE_OFFERS), name="offer_waiting"),
            models.Index(
                fields=["employer_by"], condition=models.Q(employer_state="waiting"), name="offer_waits_for_employer"
            ),
        ]

    def __str__(self):
        return f"{self.laborer} · {self.vacancy}"
