"""The table of places: its lines with the addresses of their names, the visits of the month, and the last sync."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.pages.cockpit.asking import address
from xundian.reports import cockpit as reads
from xundian.reports.figures import part_code
from xundian.reports.figures.dimensions import AREA
from xundian.reports.rules import VILLAGE_DIGITS, digits_below, rate
from xundian.sync.queries.quality import SILENT_AFTER, last_heard

# Short words for the heads of the table; the catalogue has the long ones.
HEADS = {
    "in_county": _("In county"), "in_province": _("In province"), "out_province": _("Other provinces"),
    "abroad": _("Abroad"), "unknown": _("Place not told"),
}  # fmt: skip
# Areas that have a column of their own only when somebody is there.
RARE = ("abroad", "unknown")


class Cell(NamedTuple):
    """A number and where its names are; without an address for nothing."""

    value: int
    address: str


class Row(NamedTuple):
    """One place of the table, or the total: what templates show of it."""

    line: Any
    name: str
    below: str
    placed: Cell
    areas: list
    done: Cell
    due: Cell
    visited: Any
    late: Cell
    heard: Any
    days: int | None
    silent: bool

    @property
    def is_village(self):
        """Whether no place lies below it."""
        return len(self.below) >= VILLAGE_DIGITS


def places_of(lines):
    """{code: name in the language of the reader} of the places of a table."""
    codes = [line.division for line in lines if line.division]
    return {place.code: place.label for place in Division.objects.filter(code__in=codes)}


def rows_of(asked, lines, names, at):
    """([Row], headings of the areas of work that stand in the table): the total first."""
    heard = last_heard(asked.user, division=asked.division, digits=digits_below(asked.division))
    total = lines[0]
    areas = [each for each in reads.AREAS if each not in RARE or total.values[_area(asked, each)]]
    newest = max((each for each in heard.values() if each), default=None)
    rows = [
        _row(asked, line, names, newest if line is total else heard.get(line.division), areas, at, whole=line is total)
        for line in lines
    ]  # fmt: skip
    return rows, [HEADS[each] for each in areas]


def _area(asked, area):
    return part_code(asked.placed, AREA.code, area)


def _row(asked, line, names, heard, areas, at, *, whole):
    place = line.division
    values = line.values

    def cell(code, shown=""):
        number = values[code]
        return Cell(number, address(asked, shown or code, division=place) if number else "")

    due, done = (values[code] for code in reads.VISITS)
    leaf = whole or place == asked.division
    return Row(
        line, line.name if whole else names.get(place, line.name), "" if leaf else place,
        cell(asked.placed, reads.PLACED),
        [cell(_area(asked, each), part_code(reads.PLACED, AREA.code, each)) for each in areas],
        cell(reads.VISITS[1]), cell(reads.VISITS[0]), rate(done, due), cell(reads.LATE),
        heard, max((asked.on - clock.day_of(heard)).days, 0) if heard else None,
        bool(heard and at - heard > SILENT_AFTER),
    )  # fmt: skip
