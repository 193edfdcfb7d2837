"""One objection: what was written, and the decision by somebody whom it does not concern."""

import secrets

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trainings.institutions import actions, queries
from trainings.institutions.models import Objection, RoundCandidate, SelectionRound
from trainings.institutions.states import DECISION_CHOICES, About, Effect, ObjectionState, RoundState
from xundian.accounts.roles import carries
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.kit.ids import key_of
from xundian.pages.desk.enterprises.forms import own
from xundian.pages.desk.form import refusals
from xundian.pages.finding import row_of

LONGEST = 1000


def objection(request, pk):
    """The page of one objection."""
    return _show(request, pk)


@require_POST
def decide(request, pk):
    """Uphold or dismiss it."""
    row, sent = _found(request, pk), request.POST
    upheld = sent.get("verdict") == ObjectionState.UPHELD
    try:
        actions.decide_objection(
            objection=row, verdict=sent.get("verdict", ""), answer=sent.get("answer", ""), by=request.user,
            effect=sent.get("effect", "") if upheld else "", on=clock.today(),
        )  # fmt: skip
    except DomainError as error:
        return _show(request, pk, refusals(error), 403 if error.status == 403 else 422)
    messages.success(request, _("Saved."), extra_tags="done")
    return redirect("selection-round", pk=row.round_id)


def take_down(request, pk):
    """An objection told at the desk."""
    row = own(request, SelectionRound, pk)
    errors, sent = [], request.POST
    if request.method == "POST":
        candidate = RoundCandidate.objects.filter(round=row, pk=key_of(sent.get("candidate", ""))).first()
        try:
            actions.file_objection(
                round=row, about=sent.get("about", ""), candidate=candidate, text=sent.get("text", ""),
                contact=sent.get("contact", ""), key=sent.get("key", ""), by=request.user, on=clock.today(),
                at=clock.now(),
            )  # fmt: skip
        except DomainError as error:
            errors = refusals(error)
        else:
            messages.success(request, _("Saved."), extra_tags="done")
            return redirect("selection-round", pk=pk)
    context = {
        "row": row, "errors": errors, "given": sent if errors else {"key": secrets.token_urlsafe(24)},
        "abouts": About.choices, "candidates": queries.candidates_of(row), "longest": LONGEST,
    }  # fmt: skip
    return render(request, "desk/objection_form.html", context, status=422 if errors else 200)


def _found(request, pk):
    return row_of(request, Objection.objects.select_related("round", "candidate__institution", "decided_by"), pk)


def _show(request, pk, errors=(), status=200):
    row, user = _found(request, pk), request.user
    concerned = queries.concerned(row, user)
    open_ = row.state == ObjectionState.FILED
    effects = [
        each for each in Effect.choices
        if each[0] != Effect.STRIKE or (row.candidate_id and row.round.state == RoundState.PUBLISHED)
    ]  # fmt: skip
    context = {
        "row": row, "text": queries.text_of(row), "contact": queries.contact_of(row), "errors": errors,
        "given": request.POST if errors else {}, "effects": effects, "concerned": concerned and open_,
        "may_decide": open_ and not concerned and carries(user.role, "objections.decide"), "longest": LONGEST,
        "verdicts": DECISION_CHOICES,
    }  # fmt: skip
    return render(request, "desk/objection.html", context, status=status)
