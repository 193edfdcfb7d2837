"""What enterprises order: people trained in an occupation, by when, and how many they promise to hire (X2.2-4, X4)."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.enterprises.models import Enterprise
from laborers.jobs.models import Vacancy
from trainings.demand.states import OrderState
from xundian.divisions.models import Division
from xundian.kit.records import BUMP, Editable, audited


@audited()
class TrainingOrder(Editable):
    """An enterprise's order: so many people of a place trained in an occupation, in a period, with a promise to hire.

    `division` is where the people come from: the whole county or one place in it (a farm in Jijie, X4). The promise
    binds nobody among the trained. `vacancy` holds the posts that graduates are offered first.
    """

    enterprise = models.ForeignKey(
        Enterprise, models.PROTECT, related_name="training_orders", verbose_name=_("enterprise")
    )
    division = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("people from"))
    occupation = models.CharField(_("occupation"), max_length=40)
    headcount = models.PositiveIntegerField(_("people to train"))
    wanted_from = models.DateField(_("wanted from"))
    wanted_to = models.DateField(_("wanted until"))
    promised_hires = models.PositiveIntegerField(_("promises to hire"), default=0)
    # A month, at least; none when the enterprise named no wage.
    promised_wage_fen = models.BigIntegerField(_("promised monthly wage"), null=True, blank=True)
    vacancy = models.ForeignKey(
        Vacancy, models.PROTECT, null=True, blank=True, related_name="training_orders", verbose_name=_("vacancy")
    )
    ordered_on = models.DateField(_("ordered on"))
    note = models.CharField(_("note"), max_length=500, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=OrderState, default=OrderState.OPEN)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    reason = models.CharField(pgettext_lazy("order", "reason"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    scope_paths = {"shared": "division_id", "destination": "enterprise__destination"}

    class Meta:
        verbose_name = _("training order")
        verbose_name_plural = _("training orders")
        constraints = [
            models.CheckConstraint(condition=Q(headcount__gte=1), name="order_of_somebody"),
            models.CheckConstraint(
                condition=Q(promised_hires__lte=F("headcount")), name="order_promise_of_the_trained"
            ),
            models.CheckConstraint(
                condition=Q(promised_wage_fen=None) | Q(promised_wage_fen__gt=0), name="order_wage_is_some"
            ),
            models.CheckConstraint(condition=Q(wanted_to__gte=F("wanted_from")), name="order_days_in_order"),
            models.CheckConstraint(
                condition=Q(state=OrderState.OPEN, closed_on=None, reason="")
                | Q(state=OrderState.SERVED, closed_on__isnull=False)
                | Q(state=OrderState.WITHDRAWN, closed_on__isnull=False) & ~Q(reason=""),
                name="order_withdrawn_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["division", "state", "occupation"], name="order_by_place")]
        triggers = [
            BUMP,
            pgtrigger.Protect(name="order_kept", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="who_ordered_stays", fields=["enterprise", "ordered_on"]),
        ]

    def __str__(self):
        return f"{self.enterprise} × {self.headcount}"
