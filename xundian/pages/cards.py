"""The contact cards of a household and its papers: what is shown, sent on or printed at the door (ux §4)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from laborers.placements import card
from laborers.placements import queries as placements
from laborers.placements.models import ContractCard
from laborers.visits.models import Visit
from laborers.visits.states import Outcome, VisitKind
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.codes.queries import tables
from xundian.kit import clock
from xundian.pages.finding import household_of, row_of

LAST_PAPERS = 6


def cards(request, pk):
    """Who of the household is at work, with the card and the words to send it by; then field visits to print."""
    found, words = household_of(request, pk), tables(("destination",), clock.today())["destination"]
    spells = visible_to(request.user, found.placements.filter(ended_on=None, laborer__left_on=None))
    spells = spells.select_related("laborer", "enterprise").order_by("laborer__pinyin", "pk")
    valid = ContractCard.objects.filter(revoked_on=None, placement__household=found)
    known = {each.placement_id: each for each in visible_to(request.user, valid)}
    field = Visit.objects.filter(household=found, kind=VisitKind.FIELD_HALF_YEAR, outcome=Outcome.DONE)
    papers = visible_to(request.user, field.filter(corrected_by=None)).select_related("laborer")
    context = {
        "household": found,
        "rows": [_row(spell, known.get(spell.pk), words) for spell in spells],
        "papers": papers.order_by("-visited_on", "-pk")[:LAST_PAPERS],
        "may_issue": carries(request.user.role, "cards.issue"),
        "may_read_home": carries(request.user.role, "households.read"),
    }  # fmt: skip
    return render(request, "pages/cards.html", context)


def _row(spell, held, words):
    row = {"spell": spell, "place": words.label(spell.destination), "card": held}
    if held:
        address = card.address(held.token)
        # Nothing about the person: whoever is shown the message on the way learns a telephone book, no more.
        row |= {
            "address": address,
            "share": _("Your contact card, with whom to call: %(address)s") % {"address": address},
        }
    return row


def card_pdf(request, pk):
    """The card to print: two pages of 85.6 × 54 mm."""
    found = row_of(request, ContractCard.objects.all(), pk)
    answer = HttpResponse(card.render(placements.card_facts(found)), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{found.number}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer
