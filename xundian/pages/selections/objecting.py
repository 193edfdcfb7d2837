"""The form for an objection: no sign-in, no script, a name only if one wishes."""

import secrets

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from trainings.institutions import actions, queries
from trainings.institutions.states import About
from xundian.accounts.signin import client_address
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid, TooOften
from xundian.kit.ids import key_of
from xundian.kit.throttle import Limit, spend
from xundian.pages.selections.results import found, may_object
from xundian.pages.selections.spoken import spoken, words_of
from xundian.pages.share import refused, too_often

HOUR = 3600
SENT_FROM, SENT_ABOUT = Limit("objection-address", 10, HOUR), Limit("objection-round", 200, HOUR)
LONGEST = 1000


@never_cache
@spoken
def objection(request, pk):
    """The form and its sending; then the number under which the answer is published."""
    row = found(pk)
    context = {
        "row": row, "candidates": list(queries.candidates_of(row)), "abouts": About.choices, "longest": LONGEST,
        "given": {"key": secrets.token_urlsafe(24)},
    } | words_of(request)  # fmt: skip
    if not may_object(row):
        return render(request, "share/selection_object.html", context | {"closed": True}, status=_closed(request))
    if request.method != "POST":
        return render(request, "share/selection_object.html", context)
    try:
        spend((SENT_FROM, client_address(request)), (SENT_ABOUT, str(row.pk)))
        filed = _file(row, request.POST, context["candidates"])
    except TooOften as refusal:
        return too_often(request, refusal)
    except DomainError as error:
        return render(request, "share/selection_object.html", context | refused(error, request.POST), status=422)
    return render(request, "share/selection_objected.html", context | {"filed": filed})


def _closed(request):
    return 409 if request.method == "POST" else 200


def _file(row, sent, candidates):
    chosen = key_of(sent.get("candidate", ""))
    candidate = next((each for each in candidates if each.pk == chosen), None)
    if sent.get("candidate") and candidate is None:
        raise Invalid(field="candidate", code="unknown_choice", message=_("Choose an institution of the list."))
    return actions.file_objection(
        round=row, about=sent.get("about", ""), candidate=candidate, text=sent.get("text", ""),
        contact=sent.get("contact", ""), key=sent.get("key", ""), on=clock.today(), at=clock.now(),
    )  # fmt: skip
