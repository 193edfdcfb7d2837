"""Writes of subsidies (X2.3)."""

from laborers.subsidies.actions.claims import (
    check_claim,
    prepare_claim,
    refuse_claim,
    send_back,
    submit_claim,
    withdraw_claim,
)
from laborers.subsidies.actions.entitlements import find_entitled, look_again
from laborers.subsidies.actions.policies import end_policy, set_policy
from laborers.subsidies.actions.undertakings import (
    edit_undertaking,
    record_proof,
    register_undertaking,
    strike_proof,
)

__all__ = [
    "check_claim",
    "edit_undertaking",
    "end_policy",
    "find_entitled",
    "look_again",
    "prepare_claim",
    "record_proof",
    "refuse_claim",
    "register_undertaking",
    "send_back",
    "set_policy",
    "strike_proof",
    "submit_claim",
    "withdraw_claim",
]
