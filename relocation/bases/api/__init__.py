"""REST doors of the industrial bases (W2.2.2)."""

from relocation.bases.api.bases import ROUTES as BASES
from relocation.bases.api.distributions import ROUTES as DISTRIBUTIONS
from relocation.bases.api.parts import ROUTES as PARTS
from relocation.bases.api.seasons import ROUTES as SEASONS

ROUTES = [*BASES, *PARTS, *SEASONS, *DISTRIBUTIONS]

__all__ = ["ROUTES"]
