"""Reads of sites: homes, residents, facilities, observations, and the places that workshops and posts have (W2.2)."""

from relocation.sites.queries.facilities import figures, open_on
from relocation.sites.queries.homes import (
    BY_DOOR,
    buildings_of,
    free_homes,
    grid_standing,
    has_homes,
    home_at,
    with_counts,
    with_people,
    with_state,
)
from relocation.sites.queries.observations import last_mix, ledger, standing, to_remedy
from relocation.sites.queries.places import running_on, taken, with_free
from relocation.sites.queries.residents import by_village, origins, residents, school_children, sites_with_people

__all__ = [
    "BY_DOOR",
    "buildings_of",
    "by_village",
    "figures",
    "free_homes",
    "grid_standing",
    "has_homes",
    "home_at",
    "last_mix",
    "ledger",
    "open_on",
    "origins",
    "residents",
    "running_on",
    "school_children",
    "sites_with_people",
    "standing",
    "taken",
    "to_remedy",
    "with_counts",
    "with_free",
    "with_people",
    "with_state",
]
