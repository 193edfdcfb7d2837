"""States and words of enterprises, agreements, selections and inspections."""

from laborers.enterprises.states.agreements import COOPERATION_FAULTS, CooperationKind, SelectionState
from laborers.enterprises.states.enterprises import ENTERPRISE_MOVES, FAULTS, EnterpriseState, Size
from laborers.enterprises.states.inspections import (
    BARS,
    INSPECTION_FAULTS,
    PARTS,
    InspectionState,
    PartVerdict,
    Verdict,
)

__all__ = [
    "BARS",
    "COOPERATION_FAULTS",
    "ENTERPRISE_MOVES",
    "FAULTS",
    "INSPECTION_FAULTS",
    "PARTS",
    "CooperationKind",
    "EnterpriseState",
    "InspectionState",
    "PartVerdict",
    "SelectionState",
    "Size",
    "Verdict",
]
