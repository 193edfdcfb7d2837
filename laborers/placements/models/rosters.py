"""Who leaves with a batch: one line a person, from the list to the hand-over where the work is (X2.2-6)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.jobs.models import Offer
from laborers.placements.models.batches import Batch
from laborers.placements.models.consents import Consent
from laborers.placements.models.spells import Placement
from laborers.placements.states import RosterState
from laborers.registry.models import Laborer, village_key
from xundian.kit.records import Editable, audited


@audited()
class RosterLine(Editable):
    """A person on the roster of a batch; the placement begins when the person has left with it.

    Who did not come is told apart neutrally: goes later, or called off. Nothing else follows from either.
    """

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="lines", verbose_name=_("batch"))
    laborer = models.ForeignKey(Laborer, models.PROTECT, related_name="roster_lines", verbose_name=_("laborer"))
    division = village_key()
    offer = models.ForeignKey(
        Offer, models.PROTECT, null=True, blank=True, related_name="roster_lines", verbose_name=_("offer")
    )
    consent = models.ForeignKey(
        Consent, models.PROTECT, null=True, blank=True, related_name="roster_lines", verbose_name=_("consent")
    )
    placement = models.ForeignKey(
        Placement, models.PROTECT, null=True, blank=True, related_name="roster_lines", verbose_name=_("placement")
    )
    state = models.CharField(_("state"), max_length=12, choices=RosterState, default=RosterState.LISTED)
    contract_from = models.DateField(_("contract from"), null=True, blank=True)
    contract_to = models.DateField(_("contract to"), null=True, blank=True)
    wage_fen = models.BigIntegerField(_("monthly wage"), null=True, blank=True)
    settled_on = models.DateField(_("checked on"), null=True, blank=True)
    handed_to = models.CharField(_("handed over to"), max_length=80, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    scope_paths = {
        "division": "division_id", "destination": "batch__destination", "site": "laborer__household__site_id",
    }  # fmt: skip
    moves_with = ("laborer", models.Q(state=RosterState.LISTED))

    class Meta(Editable.Meta):
        verbose_name = _("roster line")
        verbose_name_plural = _("roster lines")
        constraints = [
            models.UniqueConstraint(
                fields=["laborer"], condition=models.Q(state="listed"), name="listed_for_one_batch"
            ),
            models.UniqueConstraint(
                fields=["batch", "laborer"], condition=~models.Q(state="removed"), name="once_on_a_roster"
            ),
            models.CheckConstraint(
                condition=models.Q(contract_to__isnull=True) | models.Q(contract_to__gte=models.F("contract_from")),
                name="roster_contract_dates",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["departed", "arrived"]) | models.Q(placement__isnull=False),
                name="whoever_left_is_placed",
            ),
        ]
        indexes = [models.Index(fields=["batch", "state"], name="roster_by_batch")]

    def __str__(self):
        return f"{self.batch} · {self.laborer}"
