"""Published results: votes from high to low, the ballots for anybody to count again, objections and their answers."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render

from trainings.institutions import queries, rules
from trainings.institutions.models import SelectionRound
from trainings.institutions.states import ObjectionState, RoundState
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.pages.selections.spoken import spoken, words_of

PAGE = 30


@spoken
def listing(request):
    """Every published round, of one county if the address names it, the newest first."""
    county = request.GET.get("county", "")[:6]
    place = Division.objects.filter(code=county).first() if county.isascii() and county.isdigit() else None
    if county and place is None:
        raise Http404
    rows = queries.published()
    page = Paginator(rows.filter(county=place) if place else rows, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "place": place, "county": county} | words_of(request)
    return render(request, "share/selections.html", context)


@spoken
def result(request, pk):
    """One round: who is on the list and why, how to count again, and until when objections may be made."""
    row = found(pk)
    ranked = queries.ranked(row)
    objections = list(queries.objections_of(row))
    ballots = queries.ballots_of(row)
    context = {
        "row": row, "ranked": ranked, "open": may_object(row), "blank": sum(not choices for _code, choices in ballots),
        "decided": [each for each in objections if each.state != ObjectionState.FILED],
        "undecided": sum(each.state == ObjectionState.FILED for each in objections),
        "again": SelectionRound.objects.filter(repeats=row, state__in=queries.PUBLIC).first(),
    } | words_of(request)  # fmt: skip
    return render(request, "share/selection.html", context)


@spoken
def ballots(request, pk):
    """Every ballot as text, a line each; the SHA-256 of these bytes is the digest that the protocol names."""
    row = found(pk)
    answer = HttpResponse(rules.counted(queries.ballots_of(row)), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="ballots.txt"'
    return answer


def found(pk):
    """The published round; 404 for any other, counted or not."""
    row = queries.published().filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def may_object(row):
    """Whether objections may be made today."""
    return row.state == RoundState.PUBLISHED and row.published_on <= clock.today() <= row.objections_until
