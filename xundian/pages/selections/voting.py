"""The vote on the spot, on one shared tablet or any phone: the code of a slip, the choices, done. No script.

The page knows no user and sets no session; the answer to a ballot is not stored and not gone to by an address, so that
neither a log nor the button back tells what was chosen. Why: docs/decisions, secret ballots.
"""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from trainings.institutions import actions, queries
from trainings.institutions.models import SelectionRound
from trainings.institutions.states import RoundState
from xundian.accounts.signin import client_address
from xundian.kit.errors import DomainError, Invalid, MoveRefused, TooOften
from xundian.kit.throttle import Limit, spend
from xundian.pages.selections.spoken import spoken, words_of
from xundian.pages.share import too_often

# All of a conference votes on one tablet; a slip's code is one of 6·10¹¹.
TRIED_FROM = Limit("ballot-address", 1500, 3600)


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@spoken
def vote(request, pk):
    """The ballot; then the receipt. A round that is not open says so and no more."""
    row = queries.voting(pk)
    if row is None:
        return _not_open(request, pk)
    context = {"row": row, "candidates": list(queries.candidates_of(row))} | words_of(request)
    if request.method != "POST":
        return render(request, "share/vote.html", context)
    sent = request.POST
    try:
        spend((TRIED_FROM, client_address(request)))
        receipt = actions.cast(
            round=row, code=sent.get("slip", ""), choices=_numbers(sent.getlist("choice")),
            blank=sent.get("blank") == "1",
        )  # fmt: skip
    except TooOften as refusal:
        return too_often(request, refusal)
    except MoveRefused:  # closed meanwhile
        return _not_open(request, pk)
    except DomainError as error:
        given = {"slip": sent.get("slip", ""), "choices": sent.getlist("choice"), "blank": sent.get("blank")}
        wrong = {field or "slip": text for field, _code, text in error.errors}
        return render(request, "share/vote.html", context | {"given": given, "wrong": wrong}, status=422)
    return render(request, "share/voted.html", context | {"receipt": receipt})


def _not_open(request, pk):
    row = SelectionRound.objects.filter(pk=pk).exclude(state=RoundState.CANCELLED).first()
    if row is None:
        raise Http404
    context = {"row": row, "public": row.state in queries.PUBLIC} | words_of(request)
    return render(request, "share/vote_closed.html", context, status=409 if request.method == "POST" else 200)


def _numbers(texts):
    if any(not (each.isascii() and each.isdigit() and len(each) < 4) for each in texts):
        raise Invalid(field="choices", code="unknown", message=_("One of the choices is no candidate of this round."))
    return [int(each) for each in texts]
