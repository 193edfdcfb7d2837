"""Cards to print: of a batch or of a place ten to a page; one folded to A6; the contract card."""

from django.http import Http404
from django.shortcuts import render

from laborers.placements import card, queries
from laborers.placements.models import Batch, ContractCard
from xundian.accounts.scope import visible_to
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.pages.desk.outputs.choosing import printed
from xundian.pages.finding import needed_key, row_of

MOST_CARDS = 200


def card_sheet(request):
    """The valid cards of a batch, or of a place, ten to an A4 page; a page that says so when there are none."""
    batch = division = None
    if request.GET.get("batch"):
        batch = row_of(request, Batch.objects.all(), needed_key(request.GET["batch"]))
    elif request.GET.get("place"):
        division = row_of(request, Division.objects.all(), request.GET["place"]).code
    else:
        raise Http404
    rows = visible_to(request.user, ContractCard.objects.all())
    found = queries.cards_to_print(rows, batch=batch, division=division)[:MOST_CARDS]
    if not found:
        return render(request, "desk/cards_none.html", status=404)
    return printed(card.sheet(queries.many_card_facts(found), "Cards"), "cards")


def folded_card(request, pk):
    """The contact card on an A5 sheet that folds to A6."""
    found = row_of(request, ContractCard.objects.all(), pk)
    return printed(card.fold(queries.card_facts(found)), f"{found.number}-a6")


def contract_card(request, pk):
    """The contract card on A5."""
    related = ("placement__laborer", "placement__enterprise", "placement__offer__vacancy")
    found = row_of(request, ContractCard.objects.select_related(*related), pk)
    return printed(card.contract(queries.contract_facts(found, clock.today())), f"{found.number}-contract")
