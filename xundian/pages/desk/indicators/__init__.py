"""Pages of the county's yearly indicators."""
