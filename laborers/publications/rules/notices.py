"""A post as anybody may read it: no laborer, no name of a person, wages in whole yuan (X2.2-2)."""

from dataclasses import dataclass
from datetime import date

PROVINCE = 2


@dataclass(frozen=True)
class Notice:
    """One vacancy that can be offered, in words; wages in yuan a month, ages in years, `left` posts not taken."""

    id: str
    county: str
    title: str
    occupation: str
    trade: str
    employer: str
    destination: str
    place: str
    channel: str
    wage_from: int
    wage_to: int
    pay_day: int | None
    hours: int | None
    days: int | None
    min_age: int
    max_age: int
    board: bool
    lodging: bool
    insurance: bool
    left: int
    opens: date
    closes: date


@dataclass(frozen=True)
class Board:
    """For which board a poster is: its place, whom to call, who publishes and until when it holds."""

    county: str
    place: str
    publisher: str
    phone: str
    until: date


def short_place(place, destination, county):
    """A place of work as people of the county name it: without their own province, and 本县 for the county itself."""
    if destination == county:
        return "本县"
    _head, province, rest = place.partition("省")
    return rest if province and rest and destination[:PROVINCE] == county[:PROVINCE] else place
