"""One offer: what it is, why it fits, what was said, and the next step; each step one form without a script."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from laborers import journeys
from laborers.jobs import actions, queries
from laborers.jobs.models import Offer
from laborers.jobs.rules import explain
from laborers.jobs.states import ENDINGS, LIVE_OFFERS, EmployerAnswer, EmployerReason, OfferState
from laborers.placements.queries import consent_in_force, placement_text
from xundian.accounts.labels import Lists
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid
from xundian.pages.desk.form import Field, day_or_nothing, filled, refusals
from xundian.pages.finding import row_of

RIGHTS = {
    "see": "offers.answer", "answer": "offers.answer", "employer": "offers.employer", "withdraw": "offers.make",
}  # fmt: skip


def offer(request, pk):
    """The offer with its steps."""
    return _show(request, _found(request, pk))


@require_POST
def offer_step(request, pk, step):
    """Take one step; refused words come back with what was written."""
    row = _found(request, pk)
    if step not in RIGHTS or not carries(request.user.role, RIGHTS[step]):
        raise Http404
    try:
        STEPS[step](request, row, {"offer": row, "by": request.user, "on": clock.today()})
    except DomainError as error:
        return _show(request, _found(request, pk), {"step": step, "errors": refusals(error)}, 422)
    messages.success(request, _("Saved."), extra_tags="done")
    return redirect("offer", pk=pk)


def _see(request, row, who):
    actions.see_offer(**who)


def _answer(request, row, who):
    sent, on = request.POST, clock.today()
    if sent.get("accept") not in ("yes", "no"):
        raise Invalid(field="accept", code="required", message=_("Say what the person answered."))
    consent = None
    if sent.get("agreed") and sent["accept"] == "yes":
        text, _words = placement_text(on)
        consent = {"text_version": text, "language": sent.get("language", "zh-hans")[:30], "on": on,
                   "witness": sent.get("witness", "")[:50]}  # fmt: skip
    journeys.answer_offer(
        accept=sent["accept"] == "yes", note=sent.get("note", "")[:200], consent=consent,
        employer_by=day_or_nothing(sent.get("employer_by"), "employer_by"), **who,
    )  # fmt: skip


def _employer(request, row, who):
    sent = request.POST
    if sent.get("confirm") not in ("yes", "no"):
        raise Invalid(field="confirm", code="required", message=_("Say what the employer answered."))
    actions.answer_for_employer(
        confirm=sent["confirm"] == "yes", reason=sent.get("reason", ""), note=sent.get("note", "")[:200],
        at=clock.now(), **who,
    )  # fmt: skip


def _withdraw(request, row, who):
    actions.withdraw_offer(reason=request.POST.get("reason", "")[:200], **who)


STEPS = {"see": _see, "answer": _answer, "employer": _employer, "withdraw": _withdraw}


def _found(request, pk):
    return row_of(request, queries.with_posts(Offer.objects.select_related("case")), pk)


def _show(request, row, failed=None, status=200):
    on, role = clock.today(), request.user.role
    lists, placement = Lists(("destination", "occupation")), getattr(row, "placement", None)
    open_now, given = row.state in LIVE_OFFERS, request.POST if failed else {}
    standing = row.state == OfferState.ACCEPTED and placement is None
    context = {
        "offer": row, "vacancy": row.vacancy, "place": lists["destination"].label(row.vacancy.destination),
        "occupation": lists["occupation"].label(row.vacancy.occupation), "reasons": explain(row.reasons),
        "ended_for": ENDINGS.get(row.ended_for, row.ended_for), "placement": placement, "on": on, "given": given,
        "others": visible_to(request.user, Offer.objects.filter(laborer=row.laborer, state__in=LIVE_OFFERS))
        .exclude(pk=row.pk).count(),
        "failed": failed or {}, "errors": (failed or {}).get("errors", []),
        "consent": consent_in_force(row.laborer_id, on), "text": placement_text(on),
        "may_answer": open_now and carries(role, "offers.answer"),
        "may_employer": standing and row.employer_state in ("", EmployerAnswer.WAITING)
        and carries(role, "offers.employer"),
        "may_withdraw": (open_now or standing) and carries(role, "offers.make"),
        "answer_fields": _fields_of_answer(row, on, given, failed),
        "employer_fields": _fields_of_employer(given, failed),
        "languages": [("zh-hans", _("Chinese")), ("彝语", _("Yi")), ("苗语", _("Miao"))],
    }  # fmt: skip
    return render(request, "desk/offer.html", context, status=status)


def _fields_of_answer(row, on, given, failed):
    until = queries.employer_by(row, on).isoformat()
    fields = [
        Field("note", _("In the person's own words"), "long", hint=_("Only what they cared to say; nobody has to.")),
        Field("employer_by", _("With a yes: the employer answers by"), "date", value=until),
    ]
    return filled(fields, given, (failed or {}).get("errors", ()), "answer-")


def _fields_of_employer(given, failed):
    fields = [
        Field("reason", _("With a no: why"), "select", [("", "–"), *EmployerReason.choices],
              hint=_("Only a ground of the work. None of sex, people, belief or health is one.")),
        Field("note", _("In the employer's words"), "long"),
    ]  # fmt: skip
    return filled(fields, given, (failed or {}).get("errors", ()), "employer-")
