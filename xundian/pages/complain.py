"""The complaint line: past the officer concerned, to the county bureau or its auditor. No names, no sign-in, no script.

Whoever wrote comes back with number and code; each look asks for the code again and none is kept in a cookie.
"""

import secrets

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from laborers.complaints import actions, queries, rules
from laborers.complaints.states import Concerns, StepKind, Subject
from xundian.accounts.signin import client_address
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid, Missing, TooOften
from xundian.kit.throttle import Limit, spend
from xundian.pages.share import card_of, refused, too_often

HOUR, DAY = 3600, 24 * 3600
SENT_FROM, SENT_BY_CARD = Limit("complaint-address", 30, HOUR), Limit("complaint-card", 5, DAY)
OPENED_FROM, OPENED = Limit("complaint-open-address", 60, HOUR), Limit("complaint-open", 10, HOUR // 4)
# What the complainant sees of the steps; what the office does among itself is not shown.
SHOWN = (StepKind.RECEIVED, StepKind.LINE, StepKind.TAKEN_UP, StepKind.ANSWERED, StepKind.CLOSED)


@never_cache
def complain(request, token=None):
    """The form and its sending, plain or from a contract card; then the number and the code, shown once."""
    card = card_of(token) if token else None
    counties = [Division.objects.get(code=card.division_id[:6])] if card else list(queries.counties())
    context = {
        "subjects": Subject.choices, "whom": Concerns.choices, "counties": counties, "longest": rules.LONGEST_TEXT,
        "token": token, "card": card if card and card.revoked_on is None else None,
        "auditors": [county.code for county in counties if queries.has_auditor(county)],
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "pages/complain.html", context | {"given": {"key": secrets.token_urlsafe(24)}})
    try:
        spend((SENT_FROM, client_address(request)), *([(SENT_BY_CARD, token)] if token else []))
        row, code, _new = _receive(request.POST, context)
    except TooOften as refusal:
        return too_often(request, refusal)
    except DomainError as error:
        return render(request, "pages/complain.html", context | refused(error, request.POST), status=422)
    return render(request, "pages/complain_sent.html", {"complaint": row, "code": code})


def _receive(sent, context):
    if sent.get("subject") not in Subject.values:
        raise Invalid(_("Choose what it is about."), field="subject", code="required")
    return actions.receive(
        county=_county(sent, context["counties"]), subject=sent.get("subject", ""), text=sent.get("text", ""),
        key=sent.get("key", ""), at=clock.now(), concerns=sent.get("concerns", ""), contact=sent.get("contact", ""),
        may_share=sent.get("may_share") == "1", card=context["card"] if sent.get("with_card") == "1" else None,
    )  # fmt: skip


def _county(sent, counties):
    if len(counties) == 1:
        return counties[0]
    chosen = {county.code: county for county in counties}.get(sent.get("county"))
    if chosen is None:
        raise Invalid(_("Choose the county."), field="county", code="required")
    return chosen


@never_cache
def find(request):
    """From a number that was typed to its page."""
    number = rules.as_written(request.GET.get("number"), rules.NUMBER_SIGNS)
    return redirect("complaint-read", number=number) if number else redirect("complain")


@never_cache
def read(request, number):
    """Ask for the code; with it, everything that was written and a place for one more line."""
    written = rules.as_written(number, rules.NUMBER_SIGNS)
    if not written:
        raise Http404
    context = {"number": written, "longest": rules.LONGEST_TEXT}
    if request.method != "POST":
        return render(request, "pages/complain_read.html", context)
    try:
        spend((OPENED_FROM, client_address(request)), (OPENED, written))
        row = queries.opened(written, request.POST.get("code"))
    except TooOften as refusal:
        return too_often(request, refusal)
    except Missing:
        wrong = _("Number and code do not belong together. Look at what you wrote down.")
        return render(request, "pages/complain_read.html", context | {"refused": wrong}, status=422)
    return _opened(request, row, context)


def _opened(request, row, context):
    status = 200
    if "text" in request.POST:
        try:
            agrees = request.POST.get("may_share") == "1"
            row = actions.add_line(complaint=row, text=request.POST["text"], may_share=agrees, at=clock.now())
            context |= {"added": True}
        except DomainError as error:
            status = 422
            context |= refused(error, request.POST)
    steps = row.steps.filter(kind__in=SHOWN).order_by("id")
    context |= {
        "complaint": row, "code": request.POST["code"], "steps": [(step, queries.text_of(step)) for step in steps],
    }  # fmt: skip
    return render(request, "pages/complain_read.html", context, status=status)
