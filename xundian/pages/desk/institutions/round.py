"""One selection round on its way: who stands, who votes, slips, the vote, the count, publication, the final list."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from trainings.institutions import actions, queries, rules
from trainings.institutions.models import Elector, Institution, RoundCandidate, SelectionRound
from trainings.institutions.states import Electorate, RoundState
from xundian.accounts.roles import carries
from xundian.accounts.scope import owned_by
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid
from xundian.kit.ids import key_of
from xundian.pages.desk.enterprises.forms import own
from xundian.pages.desk.form import refusals
from xundian.pages.finding import day_of, row_of

YEAR = timedelta(days=365)


def selection_round(request, pk):
    """The page of one round."""
    return _show(request, pk)


@never_cache
@require_POST
def step(request, pk, step):
    """Take a step of the round; slips come back as a sheet to print, this once."""
    row = own(request, SelectionRound, pk)
    if step not in STEPS:
        raise Http404
    try:
        done = STEPS[step](request, row)
    except DomainError as error:
        return _show(request, pk, refusals(error), 422)
    if step == "slips":
        context = {"row": row, "codes": done, "address": request.build_absolute_uri(_vote_path(row))}
        return render(request, "desk/round_slips.html", context)
    messages.success(request, _("Saved."), extra_tags="done")
    return redirect("selection-round", pk=done.pk if step == "repeat" else pk)


def protocol(request, pk):
    """The protocol to print and sign: as much of it as there is, with the sheet of members to sign."""
    row = row_of(request, SelectionRound.objects.select_related("county", "conducted_by"), pk)
    counted = row.cast is not None
    context = {
        "row": row, "counted": counted, "turnout": queries.turnout(row),
        "ranked": queries.ranked(row) if counted else [(each, None) for each in queries.candidates_of(row)],
        "blank": sum(not choices for _code, choices in queries.ballots_of(row)),
        "members": Elector.objects.filter(round=row).order_by("office", "name"),
    }  # fmt: skip
    return render(request, "desk/round_protocol.html", context)


def _vote_path(row):
    return f"/share/selections/{row.pk}/vote/"


def _stand(request, row):
    key = key_of(request.POST.get("institution", ""))
    if key is None:
        raise Invalid(field="institution", code="required", message=_("Choose an institution."))
    actions.add_candidate(round=row, institution=own(request, Institution, key), by=request.user)


def _withdraw(request, row):
    actions.remove_candidate(candidate=_of(RoundCandidate, row, request.POST.get("candidate")), by=request.user)


def _members(request, row):
    """One a line: name, and after a comma or a tab the office."""
    members = []
    for line in request.POST.get("members", "").splitlines():
        name, _comma, office = line.replace("，", ",").replace("\t", ",").partition(",")
        if name.strip():
            members.append((name, office))
    if not members:
        raise Invalid(field="members", code="required", message=_("Enter one member a line."))
    actions.enter_electors(round=row, members=members, by=request.user)


def _remove_member(request, row):
    actions.remove_elector(elector=_of(Elector, row, request.POST.get("member")), by=request.user)


def _give(request, row):
    actions.give_slip(elector=_of(Elector, row, request.POST.get("member")), by=request.user)


def _slips(request, row):
    text = request.POST.get("number", "").strip()
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0
    return actions.issue_slips(round=row, number=number, by=request.user)


def _open(request, row):
    actions.open_voting(round=row, by=request.user, on=clock.today())


def _close(request, row):
    actions.close_voting(round=row, tellers=request.POST.get("tellers", ""), by=request.user, on=clock.today())


def _cancel(request, row):
    actions.cancel_round(round=row, reason=request.POST.get("reason", ""), by=request.user)


def _publish(request, row):
    actions.publish_round(round=row, by=request.user, on=clock.today())


def _finish(request, row):
    sent = request.POST
    actions.finish_round(
        round=row, valid_from=day_of(sent.get("valid_from"), "valid_from"),
        valid_to=day_of(sent.get("valid_to"), "valid_to"), by=request.user, on=clock.today(),
    )  # fmt: skip


def _repeat(request, row):
    sent = request.POST
    return actions.repeat_round(
        round=row, conference_on=day_of(sent.get("conference_on"), "conference_on"), venue=sent.get("venue", ""),
        by=request.user,
    )  # fmt: skip


STEPS = {
    "stand": _stand, "withdraw": _withdraw, "members": _members, "remove-member": _remove_member, "give-slip": _give,
    "slips": _slips, "open": _open, "close": _close, "cancel": _cancel, "publish": _publish, "finish": _finish,
    "repeat": _repeat,
}  # fmt: skip


def _of(model, row, text):
    found = model.objects.filter(round=row, pk=key_of(text or "")).first()
    if found is None:
        raise Http404
    return found


def _show(request, pk, errors=(), status=200):
    user, on = request.user, clock.today()
    row = row_of(request, SelectionRound.objects.select_related("conducted_by", "repeats"), pk)
    candidates = list(queries.candidates_of(row))
    may_edit = carries(user.role, "institutions.edit")
    preparing = row.state == RoundState.PREPARING
    ours = Institution.objects.none()
    if may_edit and preparing:
        ours = owned_by(user, Institution.objects.exclude(pk__in=[each.institution_id for each in candidates]))
        ours = queries.with_standing(ours, row.conference_on).filter(qualified=True).order_by("name")
    counted = row.cast is not None
    context = {
        "row": row, "errors": errors, "given": request.POST if errors else {}, "on": on, "year": on + YEAR,
        "candidates": [(each, rules.rate(each.votes, row.cast) if counted else None) for each in candidates],
        "members": Elector.objects.filter(round=row).order_by("office", "name"), "turnout": queries.turnout(row),
        "counted": counted, "may_edit": may_edit, "preparing": preparing, "ours": ours,
        "by_name": row.electorate == Electorate.MEMBERS, "public": row.state in queries.PUBLIC,
        "vote": request.build_absolute_uri(_vote_path(row)),
        "objections": queries.objections_of(row) if carries(user.role, "objections.read") else None,
        "again": SelectionRound.objects.filter(repeats=row).first(),
    }  # fmt: skip
    return render(request, "desk/selection_round.html", context, status=status)
