"""The cockpit: five tiles, the table of places by what is missing, the map, the trend, the cities (ux §5).

In a meeting one panel at a time fills the screen; otherwise all stand on one page, which prints on A4 and A3.
"""

from dataclasses import replace

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from xundian.accounts.roles import carries
from xundian.codes.queries import tables
from xundian.pages.cockpit.asking import address, asked_by, framed, place_name
from xundian.pages.cockpit.drawing import CLASSES, ON_PAGE, ON_SCREEN, cartogram, two_years
from xundian.pages.cockpit.table import places_of, rows_of
from xundian.reports import cockpit as reads
from xundian.reports.columns import HOUSEHOLDS, PEOPLE
from xundian.reports.figures.difficulties import DIFFICULTIES
from xundian.sync.queries.quality import quality
from xundian.targets.queries import target_of

PANELS = {
    "tiles": _("Overview"), "table": _("Places"), "map": _("Map"), "trend": _("Trend"), "cities": _("Destinations"),
}  # fmt: skip
PAPERS = {"a4": "A4", "a3": "A3"}
LABELS = {
    "placed": (_("Transferred into work"), PEOPLE), "poor": (_("Registered poor in work"), PEOPLE),
    "organised": (_("Organised share"), _("of those who went out of the county")),
    "jobless": (_("Households without work"), HOUSEHOLDS), "difficulties": (_("Difficulties unsolved"), DIFFICULTIES),
}  # fmt: skip
# What parts of tiles are called beside their whole.
WORDS = {
    "zero_cleared": _("Cleared this month:"), "difficulties_overdue": _("Overdue:"), "organised_out": _("Organised:"),
    "transferred_out": _("Out of the county:"),
}  # fmt: skip
FROM_HOMES, FROM_TROUBLES = ("household", "laborer", "placement"), ("difficulty", "difficulty_step")
# Which entries of phones keep a tile from being complete while they wait.
FED_BY = {
    "placed": FROM_HOMES, "poor": FROM_HOMES, "organised": FROM_HOMES, "jobless": FROM_HOMES,
    "difficulties": FROM_TROUBLES,
}  # fmt: skip


def cockpit(request):
    """All panels of the reader's place or of one below it; with `meeting` one panel in large letters."""
    asked, meeting = asked_by(request), request.GET.get("meeting") == "1"
    panel = request.GET.get("panel") if request.GET.get("panel") in PANELS else next(iter(PANELS))
    shown = [panel] if meeting else list(PANELS)
    context = framed(asked) | {
        "meeting": meeting, "panel": panel, "panels": PANELS.items(), "papers": PAPERS.items(),
        "paper": request.GET.get("paper") if request.GET.get("paper") in PAPERS else "a4",
    }  # fmt: skip
    context["state"] = quality(asked.user, division=asked.division, at=context["at"])
    for name in shown:
        context |= READS[name](asked, context)
    if meeting:
        context |= _beside(panel)
    return render(request, "pages/cockpit_meeting.html" if meeting else "pages/cockpit.html", context)


def _beside(panel):
    """Which panel comes before and after one, in a circle, and how many there are."""
    names = list(PANELS)
    at = names.index(panel)
    return {
        "title": PANELS[panel], "number": at + 1, "of": len(names), "previous": names[at - 1],
        "next": names[(at + 1) % len(names)],
    }  # fmt: skip


def _tiles(asked, context):
    """Each tile with the address of its names, those of its parts, and what of phones is missing in it."""
    state, shown = context["state"], []
    for tile in reads.tiles(asked):
        mine = asked if tile.poor == asked.poor else replace(asked, poor=tile.poor)
        shown.append(
            {
                "tile": tile, "label": LABELS[tile.name][0], "unit": LABELS[tile.name][1], "words": WORDS,
                "parked": state.parked_of(FED_BY[tile.name]),
                "address": address(mine, tile.figure.code) if tile.of is None else "",
                "parts": [
                    (figure, number, address(mine, figure.code, of="month" if figure.code == reads.CLEARED else ""))
                    for figure, number in tile.parts
                ],
            }
        )  # fmt: skip
    return {"tiles": shown, "may_settle": carries(asked.user.role, "parked.read")}


def _read(asked, context):
    """(lines of the table, names of their places), read once for table and map."""
    if "read" not in context:
        lines = reads.table(asked)
        context["read"] = lines, places_of(lines)
    return context["read"]


def _table(asked, context):
    lines, names = _read(asked, context)
    rows, areas = rows_of(asked, lines, names, context["at"])
    return {"rows": rows, "areas": areas}


def _map(asked, context):
    lines, names = _read(asked, context)
    places = [line for line in lines[1:] if line.division in names and (line.target or any(line.values.values()))]
    links = {
        line.division: (line.values[asked.placed], address(asked, reads.PLACED, division=line.division))
        for line in places
    }  # fmt: skip
    wider = ON_SCREEN if context["meeting"] else ON_PAGE
    return {"map": cartogram(places, names, links, wider), "classes": _legend()}


def _legend():
    """[(class, from per cent or None, below per cent or None)], the lowest first."""
    edges = [None, *CLASSES, None]
    return [(number, edges[number - 1], edges[number]) for number in range(1, len(CLASSES) + 2)]


def _trend(asked, context):
    trend = reads.trend(asked)
    target = target_of(asked.placed, division=asked.division, year=asked.year)
    months = [
        (month, now, before, address(asked, reads.PLACED, until=asked.last_of(month)) if now else "")
        for month, now, before in trend.months()
    ]  # fmt: skip
    return {"trend": trend, "drawn": two_years(trend, asked.year, target), "months": months}


def _cities(asked, context):
    words = tables(("destination",), asked.on)["destination"]
    found = reads.cities(asked)
    most = max((city.people for city in found), default=1)
    return {
        "cities": [
            (city, place_name(words, city.code), address(asked, reads.AWAY, city=city.code)) for city in found
        ],
        "most": most,
    }  # fmt: skip


READS = {"tiles": _tiles, "table": _table, "map": _map, "trend": _trend, "cities": _cities}
