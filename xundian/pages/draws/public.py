"""Draws for anybody: the roster since the freeze, the result, the file to check it with; readable without a script."""

import json

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render

from relocation.draws import queries, rules
from relocation.draws.models import Draw
from relocation.draws.states import PUBLIC, DrawState
from xundian.kit.readable import as_written
from xundian.pages.selections.spoken import spoken, words_of

PAGE = 30
CODE_SIGNS = 8


@spoken
def listing(request):
    """Every draw that was ever frozen, the newest first: abandoned ones stay in the list."""
    page = Paginator(queries.published(), PAGE).get_page(request.GET.get("page"))
    return render(request, "share/draws.html", {"page": page} | words_of(request))


@spoken
def result(request, code):
    """One draw: what was frozen and by whose commitments, what came of it, and the ways to check it."""
    row = _found(code)
    told = queries.publication_of(row)
    context = shown(told) | {
        "row": row, "told": told, "address": request.build_absolute_uri(f"/draws/{row.code}/draw.json"),
        "again": Draw.objects.filter(repeats=row, state__in=PUBLIC).first(),
    } | words_of(request)  # fmt: skip
    return render(request, "share/draw.html", context)


@spoken
def publication(request, code):
    """The published document as a file; what is computed of it starts from these bytes."""
    row = _found(code)
    text = json.dumps(queries.publication_of(row), ensure_ascii=False, indent=1)
    answer = HttpResponse(text + "\n", content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="draw-{row.code}.json"'
    return answer


@spoken
def commit(request):
    """For a witness: makes a secret and its commitment in the browser, and sends neither."""
    context = {"code": as_written(request.GET.get("draw", ""), CODE_SIGNS), "version": rules.VERSION}
    return render(request, "share/draw_commit.html", context | words_of(request))


def shown(told):
    """Tables of a publication: who drew which home, who waits, who gave a place up, and the witnesses."""
    roster = told["roster"]
    entries, homes = ({each["number"]: each for each in roster[part]} for part in ("entries", "homes"))
    got = {each["entry"]: each["home"] for each in told["allotments"]}
    drawn = [(place, entries[number], homes.get(got.get(number))) for place, number in enumerate(told["order"], 1)]
    steps = [
        {"number": each["number"], "entry": entries[each["entry"]], "home": homes.get(each["home"]),
         "next": entries.get(each["next"]), "on": each["on"]}
        for each in told["successions"]
    ]  # fmt: skip
    sizes = {}
    for part, rows in (("entries", roster["entries"]), ("homes", roster["homes"])):
        for each in rows:
            sizes.setdefault(each["persons"], {"entries": 0, "homes": 0})[part] += 1
    return {
        "drawn": drawn if told["state"] == DrawState.DRAWN else [], "steps": steps, "by_persons": sorted(sizes.items()),
        "witnesses": list(zip(roster["witnesses"], told["secrets"], strict=True)),
        "waiting_count": len(told["waiting"]), "homes_left": len(homes) - len(got),
    }  # fmt: skip


def _found(code):
    row = queries.published().filter(code=code).first()
    if row is None:
        raise Http404
    return row
