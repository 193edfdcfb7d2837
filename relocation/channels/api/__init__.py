"""REST resources `channel-offers`, `channel-policies` and `zero-employments`."""

from relocation.channels.api.ledger import ROUTES as LEDGER
from relocation.channels.api.offers import ROUTES as OFFERS
from relocation.channels.api.offers import ZeroEmploymentSerializer
from relocation.channels.api.policies import ROUTES as POLICIES

ROUTES = [*OFFERS, *POLICIES, *LEDGER]

__all__ = ["ROUTES", "ZeroEmploymentSerializer"]
