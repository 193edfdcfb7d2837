"""What stands at a site and was seen there, for the small world of the access matrix."""

from tests.factories import sites


def furnish(site, officer, on, canary):
    """A building with a home, a facility and an observation, each with the canary where words are free."""
    building = sites.make_building(site, by=officer, name=f"{canary}栋")
    sites.make_home(building, by=officer, unit=f"{canary}单元")
    sites.make_facility(site, by=officer, name=f"{canary}卫生室")
    sites.make_observation(
        site, by=officer, observed_on=on, on=on, remedy_by=on, subject=f"{canary}加工点", note=canary
    )
