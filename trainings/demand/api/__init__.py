"""REST resources of demand: training orders, and wishes beside them."""

from trainings.demand.api.demand import DemandViewSet, WisherSerializer
from trainings.demand.api.orders import OrderViewSet

# `training-orders` and `training-demand` are routed by the index, with the class that is opened from them.
__all__ = ["DemandViewSet", "OrderViewSet", "WisherSerializer"]
