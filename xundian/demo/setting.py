"""What every step of the load shares: the one random source, the calendar, the people, and who acts where."""

from dataclasses import dataclass, field
from datetime import datetime, time
from functools import cached_property
from random import Random

from xundian.accounts.models import Station, User
from xundian.accounts.roles import Role
from xundian.accounts.scope import under
from xundian.demo.cast import COUNTY, SIGN_INS
from xundian.demo.fates import Days, Fates
from xundian.demo.names import Names
from xundian.divisions.models import Division
from xundian.kit.clock import COUNTY_ZONE


@dataclass
class Setting:
    """The load in hand: `fates` know the people of the county, `settling` invents more of them."""

    rng: Random
    days: Days
    names: Names
    settling: object
    fates: Fates
    # {enterprise name: row}, once there are any.
    firms: dict = field(default_factory=dict)
    # Households at the resettlement site of the other county.
    relocated: list = field(default_factory=list)

    @property
    def on(self):
        """The day on which the history ends."""
        return self.days.on

    @property
    def people(self):
        """Everyone of the county."""
        return self.fates.people

    @cached_property
    def county(self):
        """The county's division."""
        return Division.objects.get(code=COUNTY)

    @cached_property
    def users(self):
        """{user name: User} of the sign-ins."""
        return {each.username: each for each in User.objects.filter(username__in=[row.username for row in SIGN_INS])}

    @cached_property
    def officers(self):
        """{division code: User} of all villages and townships of the county."""
        found = User.objects.filter(under("division_id", COUNTY), role__in=[Role.VILLAGE, Role.TOWNSHIP])
        return {each.division_id: each for each in found.order_by("-username")}

    @cached_property
    def stations(self):
        """[(station, officer)] of the county."""
        officers = {each.station_id: each for each in User.objects.filter(role=Role.STATION)}
        rows = Station.objects.filter(county=COUNTY).order_by("name")
        return [(each, officers[each.pk]) for each in rows]

    def station_of(self, place):
        """The officer of the station that looks after a place of work, or None."""
        return next((officer for station, officer in self.stations if station.looks_after(place)), None)


def moment(day, hour=10, minute=0):
    """A moment of a county day."""
    return datetime.combine(day, time(hour, minute), COUNTY_ZONE)
