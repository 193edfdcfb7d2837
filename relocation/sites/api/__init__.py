"""REST doors of sites."""

from relocation.sites.api.buildings import ROUTES as BUILDING_ROUTES
from relocation.sites.api.buildings import BuildingViewSet, HomeViewSet
from relocation.sites.api.facilities import ROUTES as FACILITY_ROUTES
from relocation.sites.api.places import ROUTES as PLACE_ROUTES
from relocation.sites.api.sites import ROUTES as SITE_ROUTES
from relocation.sites.api.sites import SiteViewSet

ROUTES = [*SITE_ROUTES, *BUILDING_ROUTES, *FACILITY_ROUTES, *PLACE_ROUTES]

__all__ = ["ROUTES", "BuildingViewSet", "HomeViewSet", "SiteViewSet"]
