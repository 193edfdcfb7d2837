"""Words of subsidies: what the policy pays, to whom, on which proof, and the steps of a claim (X2.3)."""

from laborers.subsidies.states.claims import (
    CLAIM_MOVES,
    ENDED,
    HANDS,
    ClaimState,
    Refusal,
    StepKind,
)
from laborers.subsidies.states.faults import NOTICE_FAULTS, OBJECTION_FAULTS, PAYMENT_FAULTS
from laborers.subsidies.states.notices import NOTICE_MOVES, OBJECTION_MOVES, NoticeState, ObjectionState
from laborers.subsidies.states.payments import BATCH_MOVES, BatchState, LineState
from laborers.subsidies.states.policies import (
    CLAIMANT_OF,
    KIND_OF_CODE,
    RULE_OF,
    Claimant,
    EntitlementState,
    Evidence,
    Local,
    PolicyCode,
    Rule,
    UndertakingKind,
)
from laborers.subsidies.states.words import FAULTS, REASONS

__all__ = [
    "BATCH_MOVES",
    "CLAIMANT_OF",
    "CLAIM_MOVES",
    "ENDED",
    "FAULTS",
    "HANDS",
    "KIND_OF_CODE",
    "NOTICE_FAULTS",
    "NOTICE_MOVES",
    "OBJECTION_FAULTS",
    "OBJECTION_MOVES",
    "PAYMENT_FAULTS",
    "REASONS",
    "RULE_OF",
    "BatchState",
    "ClaimState",
    "Claimant",
    "EntitlementState",
    "Evidence",
    "LineState",
    "Local",
    "NoticeState",
    "ObjectionState",
    "PolicyCode",
    "Refusal",
    "Rule",
    "StepKind",
    "UndertakingKind",
]
