"""The service contract card (X2.2-7)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.placements.models.spells import Placement
from laborers.registry.models import village_key
from xundian.kit.records import Editable, audited


@audited()
class ContractCard(Editable):
    """The labour-transfer service contract card of a migrant (X2.2-7); its QR holds an opaque, revocable token."""

    placement = models.ForeignKey(Placement, models.PROTECT, related_name="cards", verbose_name=_("placement"))
    division = village_key()
    number = models.CharField(_("card number"), max_length=30, unique=True)
    token = models.CharField(max_length=64, unique=True, editable=False)
    issued_on = models.DateField(_("issued on"))
    revoked_on = models.DateField(_("revoked on"), null=True, blank=True)

    scope_paths = {
        "division": "division_id", "destination": "placement__destination", "site": "placement__household__site_id",
    }  # fmt: skip
    scope_only = {"destination": {"placement__ended_on": None}}
    moves_with = ("placement__laborer", models.Q(revoked_on=None, placement__ended_on=None))

    class Meta(Editable.Meta):
        verbose_name = _("contract card")
        verbose_name_plural = _("contract cards")
        constraints = [
            models.UniqueConstraint(
                fields=["placement"], condition=models.Q(revoked_on__isnull=True), name="one_valid_card"
            )
        ]

    def __str__(self):
        return self.number
