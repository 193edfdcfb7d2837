"""Tables of the industrial bases (W2.2.2)."""

from relocation.bases.models.bases import Base, BasePolicy, BasePost, Insurance, Plot, Technician
from relocation.bases.models.distributions import (
    CountedSale,
    Distribution,
    DistributionLine,
    DistributionPayment,
    DistributionScheme,
)
from relocation.bases.models.households import Shareholding, WorkDays
from relocation.bases.models.seasons import Planting, Sale, Season

__all__ = [
    "Base",
    "BasePolicy",
    "BasePost",
    "CountedSale",
    "Distribution",
    "DistributionLine",
    "DistributionPayment",
    "DistributionScheme",
    "Insurance",
    "Planting",
    "Plot",
    "Sale",
    "Season",
    "Shareholding",
    "Technician",
    "WorkDays",
]
