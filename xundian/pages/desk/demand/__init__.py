"""Pages of demand: training orders, wishes beside orders, and the class that is opened from them."""
