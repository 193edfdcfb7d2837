"""Papers of a draw: the protocol to print and sign, and the slips of the households."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from relocation.draws import queries
from relocation.draws.models import Draw
from relocation.draws.states import PUBLIC
from xundian.pages.desk.enterprises.forms import own
from xundian.pages.draws.public import shown
from xundian.pages.finding import row_of


def protocol(request, pk):
    """The protocol as far as the draw is: what was frozen, and once it was made, everybody's home; to be signed."""
    row = row_of(request, Draw.objects.select_related("county", "site", "repeats"), pk)
    if row.state not in PUBLIC:
        raise Http404
    told = queries.publication_of(row)
    context = {"row": row, "told": told, "address": request.build_absolute_uri(f"/draws/{row.code}/")}
    return render(request, "desk/draw_protocol.html", context | shown(told))


@never_cache
def slips(request, pk):
    """A slip for each household with its number, full name and code, to cut and hand out."""
    row = own(request, Draw, pk)
    if row.state not in PUBLIC:
        raise Http404
    entries = list(queries.entries_of(row))
    heads = queries.heads_of([each.declaration.household for each in entries])
    rows = [(each, heads.get(each.declaration.household_id, "")) for each in entries]
    context = {"row": row, "rows": rows, "address": request.build_absolute_uri(f"/draws/{row.code}/")}
    return render(request, "desk/draw_slips.html", context)
