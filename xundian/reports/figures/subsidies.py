"""Subsidies claimed and paid by line of the policy, and who is likely entitled and has not applied (X2.3)."""

from functools import partial

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.subsidies.models import Claim, Entitlement
from laborers.subsidies.states import ClaimState, EntitlementState
from xundian.reports.columns import YUAN
from xundian.reports.figures import dimensions
from xundian.reports.figures.shape import AS_IT_STANDS, Figure, parts

TOPIC = _("Subsidies")
CLAIMS = pgettext_lazy("unit", "claims")
_claim = partial(
    Figure, name="claimant_name", household="laborer__household__number", topic=TOPIC, unit=CLAIMS,
    source=_("Claims of subsidies with the policy row by which each was decided."),
)  # fmt: skip
_entitled = partial(
    Figure, name="claimant_name", household="laborer__household__number", day="found_on", topic=TOPIC, unit=CLAIMS,
    source=_("Likely entitlements, which the daily look finds from the records."), cutoff=AS_IT_STANDS,
    exclusions=_("Whoever applied, and whoever is no longer entitled."),
    rows=lambda period: Entitlement.objects.filter(state=EntitlementState.OPEN, found_on__lte=period.on),
)  # fmt: skip


def _handed_in(period):
    return Claim.objects.exclude(state=ClaimState.DRAFT).filter(submitted_on__range=(period.first, period.end))


def _paid(period):
    return Claim.objects.filter(
        state__in=[ClaimState.PAID, ClaimState.RECEIVED], paid_on__range=(period.first, period.end)
    )


def _refused(period):
    return Claim.objects.filter(state=ClaimState.REFUSED, ended_on__range=(period.first, period.end))


HANDED_IN = _claim(
    code="claims_handed_in", label=_("Claims handed in"), day="submitted_on", rows=_handed_in,
    definition=_("Claims handed in during the period, whatever became of them."),
    exclusions=_("Claims that are still being put together, or were sent back to be completed."),
)  # fmt: skip
PAID = _claim(
    code="claims_paid", label=_("Claims paid"), day="paid_on", rows=_paid,
    definition=_("Claims whose payment left in the period."), exclusions=_("Payments that came back."),
)  # fmt: skip
AMOUNT = _claim(
    code="subsidies_paid", label=_("Subsidies paid"), day="paid_on", rows=_paid, amount="amount_fen", unit=YUAN,
    definition=_("What was paid out for these claims."),
    exclusions=_("Payments that came back; loans, which banks grant."),
)  # fmt: skip
REFUSED = _claim(
    code="claims_refused", label=_("Claims refused"), day="ended_on", rows=_refused,
    definition=_("Claims refused in the period, each with its reason in words."),
    exclusions=_("Claims that were taken back."),
)  # fmt: skip
ENTITLED = _entitled(
    code="likely_entitled", label=_("Likely entitled, not applied"),
    definition=_("Claimants who are likely entitled by the records and have not applied."),
)  # fmt: skip
LIKELY = _entitled(
    code="likely_amount", label=_("What they could claim"), amount="likely_fen", unit=YUAN,
    definition=_("What these could claim with all proof."),
)  # fmt: skip
LINES = {
    name: [parts(each, dimensions.POLICY) for each in wholes]
    for name, wholes in (("paid", (PAID, AMOUNT)), ("entitled", (ENTITLED, LIKELY)))
}  # fmt: skip
CATALOGUE = [
    HANDED_IN, PAID, AMOUNT, REFUSED, ENTITLED, LIKELY,
    *(part for divided in LINES.values() for its in divided for part in its),
]  # fmt: skip
