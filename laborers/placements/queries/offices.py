"""Who looks after people at work: home officers and stations; contracts that end soon, for each of them."""

from xundian.accounts.models import Station
from xundian.kit.sql import fetch_dicts

# Users who look after a placement `p`: the village it comes from, and the station where it is.
OFFICERS_OF = """
    (u.role = 'village' AND u.division_id = {row}.division_id) OR (u.role = 'station' AND EXISTS (
        SELECT FROM xundian_station s, unnest(s.destinations) AS prefix
        WHERE s.id = u.station_id AND starts_with({row}.division_id, s.county_id)
        AND starts_with({row}.destination, prefix)))
"""
_CONTRACTS = f"""
SELECT p.id AS placement_id, p.contract_to, u.id AS user_id
FROM laborers_placement p JOIN xundian_user u ON u.is_active AND ({OFFICERS_OF.format(row="p")})
WHERE p.ended_on IS NULL AND p.contract_to BETWEEN %(on)s AND %(last)s
ORDER BY p.contract_to, p.id, u.id
"""


def station_for(county, destination):
    """The county's station that looks after a place of work, the one with the closest prefix; None without one."""
    return nearest(Station.objects.filter(county_id=county).order_by("name"), destination)


def nearest(stations, destination):
    """Of some stations the one that looks after a place of work with the closest prefix; None without one."""
    near = [each for each in stations if each.looks_after(destination)]
    return max(near, key=lambda each: each.nearness(destination), default=None)


def contracts_ending(on, until):
    """[{placement_id, contract_to, user_id}]: contracts of running placements ending in these days, per officer."""
    return fetch_dicts(_CONTRACTS, {"on": on, "last": until})
