"""What the cockpit shows of a place: tiles, the table of places below, the trend, the cities people went to.

Nothing is defined here: every number is a figure of the catalogue, asked for a place and a period, or for the same
period one year earlier. A share is the ratio of two of them. Decision 0035.
"""

from xundian.reports.cockpit.asked import (
    AWAY,
    CLEARED,
    HELPED,
    JOBLESS,
    LATE,
    PLACED,
    TROUBLES,
    VISITS,
    Asked,
    in_place,
    narrowed,
)
from xundian.reports.cockpit.cities import City, cities, districts, keepers, people_in, posts_in, stations
from xundian.reports.cockpit.table import AREAS, Trend, table, trend
from xundian.reports.cockpit.tiles import Tile, tiles

__all__ = [
    "AREAS", "AWAY", "CLEARED", "HELPED", "JOBLESS", "LATE", "PLACED", "TROUBLES", "VISITS", "Asked", "City", "Tile",
    "Trend", "cities", "districts", "in_place", "keepers", "narrowed", "people_in", "posts_in", "stations", "table",
    "tiles", "trend",
]  # fmt: skip
