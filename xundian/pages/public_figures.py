"""Figures for anybody: what the county printed last, by township; small counts are withheld (codes 11, ux 5)."""

from django.http import Http404
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from laborers.complaints.queries import counties
from xundian.pages.selections.spoken import spoken, words_of
from xundian.reports.economy import NAME
from xundian.reports.figures import FIGURES
from xundian.reports.snapshots import queries
from xundian.reports.snapshots.rules import LEAST, REST, TOTAL


@spoken
def listing(request):
    """The published tables of a county, the first one without a choice; readable without a script."""
    known = list(counties())
    code = request.GET.get("county", "") or _first(known)
    county = next((each for each in known if each.code == code), None)
    if county is None and code:
        raise Http404
    snapshot, tables = queries.for_the_public(county.code) if county else (None, [])
    context = {
        "counties": [(each.code, NAME.to_representation(each)) for each in known] if len(known) > 1 else [],
        "county": code, "place": NAME.to_representation(county) if county else "", "row": snapshot, "least": LEAST,
        "tables": [_shown(each) for each in tables],
    }  # fmt: skip
    return render(request, "share/figures.html", context | words_of(request))


def _first(known):
    """The code of the first county that has figures to show, or of the first."""
    shown = (each.code for each in known if queries.published_of(each.code))
    return next(shown, known[0].code if known else "")


def _shown(table):
    """A table as the page writes it: words, headings, and rows with the total first."""
    figure, columns = FIGURES[table.whole], [*table.parts, TOTAL]
    rows = [
        (name, [table.cells[place, part] for part in columns])
        for place, name in [(TOTAL, _("Total")), *sorted(table.places.items())]
    ]
    return {
        "title": _title(table), "definition": figure.definition, "columns": [_heading(part) for part in columns],
        "rows": rows, "withheld": any(count is None for count in table.cells.values()),
    }  # fmt: skip


def _title(table):
    """Laborers placed; of one with parts of its own: Trained, by kind."""
    return capfirst(str(FIGURES[table.whole].label))


def _heading(part):
    return {TOTAL: _("Total"), REST: _("the others")}.get(part) or capfirst(str(FIGURES[part].label))
