"""Cooperation agreements with enterprises and intermediaries (X2.2-3)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from laborers.enterprises.models.enterprises import Enterprise
from laborers.enterprises.models.keeping import KEPT
from laborers.enterprises.models.selections import Selection
from laborers.enterprises.states import CooperationKind
from xundian.kit.ranges import HashOfId, OnePoint, SpellDates
from xundian.kit.records import BUMP, Editable, audited

_TEXT = models.TextField()


@audited()
class Cooperation(Editable):
    """An agreement with an enterprise or intermediary; laborers never pay for it, the database sees to it.

    One that ends early has a new last day and says why; nothing is deleted.
    """

    enterprise = models.ForeignKey(
        Enterprise, models.PROTECT, related_name="cooperations", verbose_name=_("enterprise")
    )
    kind = models.CharField(_("kind"), max_length=15, choices=CooperationKind)
    signed_on = models.DateField(_("signed on"))
    starts = models.DateField(_("in force from"))
    ends = models.DateField(_("in force until"))
    services = models.CharField(_("services"), max_length=500)
    fee_fen = models.BigIntegerField(_("fee to laborers"), default=0, editable=False)
    document = models.CharField(_("document"), max_length=200)
    selection = models.ForeignKey(
        Selection,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="cooperations",
        verbose_name=_("selection"),
    )
    ended_reason = models.CharField(_("why it ended early"), max_length=200, blank=True)

    scope_paths = {"shared": "enterprise__county_id", "destination": "enterprise__destination"}

    class Meta:
        verbose_name = _("cooperation agreement")
        verbose_name_plural = _("cooperation agreements")
        constraints = [
            models.CheckConstraint(condition=models.Q(fee_fen=0), name="cooperation_is_free_for_laborers"),
            models.CheckConstraint(
                condition=models.Q(ends__gte=models.F("starts"), starts__gte=models.F("signed_on")),
                name="cooperation_days_in_order",
            ),
            ExclusionConstraint(
                name="cooperations_do_not_overlap",
                index_type="gist",
                expressions=[
                    (OnePoint(HashOfId(Cast("enterprise_id", _TEXT))), RangeOperators.OVERLAPS),
                    (OnePoint(HashOfId(Cast("kind", _TEXT))), RangeOperators.OVERLAPS),
                    (SpellDates("starts", "ends"), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("An agreement of this kind is in force in these days."),
            ),
        ]
        indexes = [models.Index(fields=["ends"], name="cooperation_by_end")]
        triggers = [BUMP, KEPT]

    def __str__(self):
        return f"{self.enterprise} {self.get_kind_display()}"
