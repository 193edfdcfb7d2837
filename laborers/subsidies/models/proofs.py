"""What was seen of a claimant: a licence, an account, a lease; a mistake is struck out, never rewritten (X2.3)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.subsidies.models.keeping import OfClaimant, acting, one_claimant
from laborers.subsidies.states import Evidence
from xundian.kit.keeping import KEPT, settled
from xundian.kit.records import BUMP, Editable, audited


@audited()
class Proof(OfClaimant, Editable):
    """One proof of one claimant, by its number or place in the files; no account and identity numbers."""

    kind = models.CharField(pgettext_lazy("proof", "proof"), max_length=20, choices=Evidence)
    document = models.CharField(_("number or place in the files"), max_length=200)
    seen_on = models.DateField(pgettext_lazy("proof", "seen on"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    by = acting(_("seen by"))
    struck_on = models.DateField(_("struck out on"), null=True, blank=True)
    struck_by = acting(_("struck out by"))
    struck_reason = models.CharField(_("why it was struck out"), max_length=200, blank=True)

    moves_with = ("laborer", Q(struck_on=None))

    class Meta:
        verbose_name = pgettext_lazy("proof", "proof")
        verbose_name_plural = pgettext_lazy("proof", "proofs")
        constraints = [
            one_claimant("proof_of_one_claimant"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("seen_on")), name="proof_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(struck_on=None, struck_reason="") | Q(struck_on__isnull=False) & ~Q(struck_reason=""),
                name="proof_struck_with_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["undertaking", "kind"], name="proof_of_undertaking"),
            models.Index(fields=["division", "kind"], name="proof_by_division"),
        ]
        triggers = [
            BUMP, KEPT,
            settled(
                "proof_stays", "true",
                ("struck_on", "struck_by_id", "struck_reason", "laborer_id", "division_id"),
                "A proof is not rewritten. Strike it out and record another one.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_kind_display()} {self.seen_on}"
