"""Tables of sites: buildings and homes, facilities, observations, workshops and posts nearby (W2.2)."""

from relocation.sites.models.buildings import Building, Home
from relocation.sites.models.facilities import Facility
from relocation.sites.models.observations import Observation
from relocation.sites.models.places import WelfarePost, Workshop
from relocation.sites.models.sites import Site

__all__ = ["Building", "Facility", "Home", "Observation", "Site", "WelfarePost", "Workshop"]
