"""Writes of sites: sites, buildings and homes, facilities, observations, workshops and posts (W2.2)."""

from relocation.sites.actions.buildings import add_building, add_home, add_homes, edit_building, edit_home
from relocation.sites.actions.facilities import add_facility, edit_facility
from relocation.sites.actions.observations import FACTS, observe, remedy
from relocation.sites.actions.places import add_welfare_post, add_workshop, close, edit_welfare_post, edit_workshop
from relocation.sites.actions.sites import create_site, edit_site

__all__ = [
    "FACTS",
    "add_building",
    "add_facility",
    "add_home",
    "add_homes",
    "add_welfare_post",
    "add_workshop",
    "close",
    "create_site",
    "edit_building",
    "edit_facility",
    "edit_home",
    "edit_site",
    "edit_welfare_post",
    "edit_workshop",
    "observe",
    "remedy",
]
