"""Tables of subsidies: dated policies, local businesses, the likely entitled, claims, notices and payments (X2.3)."""

from laborers.subsidies.models.claims import Claim, ClaimLine, ClaimStep
from laborers.subsidies.models.entitlements import Entitlement
from laborers.subsidies.models.notices import Notice, NoticeLine, Objection
from laborers.subsidies.models.payments import PaymentBatch, PaymentLine
from laborers.subsidies.models.policies import Policy
from laborers.subsidies.models.proofs import Proof
from laborers.subsidies.models.undertakings import Undertaking

__all__ = [
    "Claim",
    "ClaimLine",
    "ClaimStep",
    "Entitlement",
    "Notice",
    "NoticeLine",
    "Objection",
    "PaymentBatch",
    "PaymentLine",
    "Policy",
    "Proof",
    "Undertaking",
]
