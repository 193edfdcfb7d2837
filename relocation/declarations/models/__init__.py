"""Tables of declarations: the declaration and its steps, the claimed conditions and their checks, appeals."""

from relocation.declarations.models.appeals import Appeal
from relocation.declarations.models.conditions import Claim, ConditionCheck
from relocation.declarations.models.declarations import Declaration, DeclarationStep

__all__ = ["Appeal", "Claim", "ConditionCheck", "Declaration", "DeclarationStep"]
