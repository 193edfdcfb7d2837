"""The weights of the matching: those in force, those of before, and the form for the next."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from laborers.jobs import actions, queries
from laborers.jobs.models import MatchPolicy
from laborers.jobs.rules import POINTS
from laborers.jobs.states import WEIGHTS
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid
from xundian.pages.desk.form import refusals
from xundian.pages.finding import day_of


def weights(request, wrong=None, status=200):
    """What each reason counts, the rows of before, and the county's form for the next."""
    on = clock.today()
    home = request.user.division_id or request.user.home_id or ""
    policy, points = queries.weights_on(home[:6], on)
    given, told = request.POST if wrong else {}, dict(wrong or ())
    context = {
        "policy": policy, "errors": wrong or [], "given": given, "wrong": told,
        "lines": [
            {
                "name": name, "words": words, "points": points[name], "shipped": POINTS[name],
                "value": given.get(name, points[name]), "error": told.get(f"weights.{name}", ""),
            }
            for name, words in WEIGHTS.items()
        ],
        "policies": visible_to(request.user, MatchPolicy.objects.order_by("-valid_from")),
        "may_edit": carries(request.user.role, "matching.weigh"),
    }  # fmt: skip
    return render(request, "desk/match_weights.html", context, status=status)


@require_POST
def set_weights(request):
    """New weights of the own county from a day on."""
    sent = request.POST
    try:
        points = {name: _points(name, sent.get(name, "")) for name in POINTS}
        actions.set_weights(
            county=request.user.division, valid_from=day_of(sent.get("valid_from"), "valid_from"),
            document=sent.get("document", "")[:200], weights=points, by=request.user,
        )  # fmt: skip
    except DomainError as refusal:
        return weights(request, refusals(refusal), 422)
    messages.success(request, _("The weights are set. Start a run to see what they change."), extra_tags="done")
    return redirect("match-weights")


def _points(name, text):
    sign, digits = (-1, text.strip()[1:]) if text.strip()[:1] == "-" else (1, text.strip())
    if not (digits.isascii() and digits.isdigit() and len(digits) < 5):
        raise Invalid(field=f"weights.{name}", code="not_a_number", message=_("Give whole points."))
    return sign * int(digits)
