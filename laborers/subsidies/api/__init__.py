"""REST doors of subsidies (X2.3)."""

from laborers.subsidies.api.claims import ROUTES as CLAIMS
from laborers.subsidies.api.notices import ROUTES as NOTICES
from laborers.subsidies.api.payments import ROUTES as PAYMENTS
from laborers.subsidies.api.policies import ROUTES as POLICIES
from laborers.subsidies.api.undertakings import ROUTES as UNDERTAKINGS

ROUTES = [*POLICIES, *UNDERTAKINGS, *CLAIMS, *NOTICES, *PAYMENTS]

__all__ = ["ROUTES"]
