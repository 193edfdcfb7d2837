"""One batch: its roster with what is missing of each, who can be added, and the steps until it has arrived."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from laborers import journeys
from laborers.jobs.models import Offer
from laborers.placements import actions, queries
from laborers.placements.models import Batch, RosterLine
from laborers.placements.states import BLOCKING, GAPS, BatchState, RosterState
from xundian.accounts.actions import note_reads
from xundian.accounts.roles import Role, carries
from xundian.accounts.scope import owned_by, visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid
from xundian.pages.desk.form import day_or_nothing, fen_of, refusals, yuan_text
from xundian.pages.finding import day_of, needed_key, row_of

ADDED = 60
PILLS = {RosterState.LISTED: "busy", RosterState.DEPARTED: "good", RosterState.ARRIVED: "good"}


def batch(request, pk):
    """The batch with its roster."""
    return _show(request, _found(request, pk))


def roster(request, pk):
    """The roster to print: no identity numbers; a telephone, for that is how people find each other."""
    row = _found(request, pk)
    lines = [
        line for line in visible_to(request.user, queries.roster(row))
        if line.state in (RosterState.LISTED, RosterState.DEPARTED, RosterState.ARRIVED)
    ]  # fmt: skip
    _note(request, lines)
    return render(request, "desk/batch_roster.html", {"batch": row, "lines": lines, "on": clock.today()})


@require_POST
def batch_step(request, pk, step):
    """Take one step; refusals come back with what was sent."""
    row = _found(request, pk)
    if step not in STEPS or not (_may_receive if step == "arrive" else _may_edit)(request.user, row):
        raise Http404
    try:
        STEPS[step](request, row)
    except DomainError as error:
        return _show(request, _found(request, pk), {"step": step, "errors": refusals(error)}, 422)
    messages.success(request, _("Saved."), extra_tags="done")
    return redirect("batch", pk=pk)


def _add(request, row):
    keys = [needed_key(each) for each in request.POST.getlist("offer")[:ADDED]]
    if not keys:
        raise Invalid(_("Tick at least one person."), field="offer", code="required")
    for offer in visible_to(request.user, Offer.objects.filter(pk__in=keys)).order_by("pk"):
        actions.list_person(batch=row, offer=offer, by=request.user, on=clock.today())


def _remove(request, row):
    actions.remove_person(line=_line(request, row), by=request.user, on=clock.today())


def _terms(request, row):
    sent = request.POST
    line = _line(request, row)
    changes = {
        "contract_from": day_or_nothing(sent.get("contract_from"), "contract_from"),
        "contract_to": day_or_nothing(sent.get("contract_to"), "contract_to"),
        "wage_fen": fen_of(sent.get("wage"), "wage"),
    }  # fmt: skip
    actions.edit_line(line=line, changes=changes, expected_version=line.version, by=request.user)


def _depart(request, row):
    sent = request.POST
    said = {name.removeprefix("came-"): value for name, value in sent.items() if name.startswith("came-")}
    journeys.depart_batch(
        batch=row, on=_past(sent.get("on")), by=request.user,
        later=[key for key, value in said.items() if value == "later"],
        called_off=[key for key, value in said.items() if value == "called_off"],
    )  # fmt: skip


def _arrive(request, row):
    sent = request.POST
    missing = {
        name.removeprefix("there-"): sent.get(f"note-{name.removeprefix('there-')}", "")[:200]
        for name, value in sent.items() if name.startswith("there-") and value == "no"
    }  # fmt: skip
    handed = {
        name.removeprefix("to-"): value.strip()[:80] for name, value in sent.items()
        if name.startswith("to-") and value.strip() and name.removeprefix("to-") not in missing
    }  # fmt: skip
    journeys.arrive_batch(
        batch=row, on=_past(sent.get("on")), by=request.user, handed_to=sent.get("handed_to", "").strip()[:80],
        handed=handed, not_arrived=missing,
    )  # fmt: skip


def _cancel(request, row):
    journeys.cancel_batch(batch=row, on=clock.today(), by=request.user)


STEPS = {"add": _add, "remove": _remove, "terms": _terms, "depart": _depart, "arrive": _arrive, "cancel": _cancel}


def _line(request, row):
    return row_of(request, RosterLine.objects.filter(batch=row), needed_key(request.POST.get("line")))


def _may_edit(user, row):
    return carries(user.role, "batches.edit") and owned_by(user, Batch.objects.filter(pk=row.pk)).exists()


def _may_receive(user, row):
    """Who sent the batch, and the station of where it arrives, which sees no other batches."""
    return _may_edit(user, row) or (user.role == Role.STATION and carries(user.role, "batches.receive"))


def _past(text):
    day = day_of(text, "on")
    if day > clock.today():
        raise Invalid(field="on", code="in_future", message=_("This day has not come yet."))
    return day


def _found(request, pk):
    return row_of(request, queries.batches_with_labels(Batch.objects.all()), pk)


def _note(request, lines):
    people = [line.laborer_id for line in lines]
    note_reads(user=request.user, model="laborers.Laborer", records=people, how="page", at=clock.now())


def _show(request, row, failed=None, status=200):
    user, on = request.user, clock.today()
    lines = list(visible_to(user, queries.roster(row)))
    _note(request, lines)
    shown = [_told(line, row) for line in lines]
    may_edit = _may_edit(user, row)
    planned, departed = row.state == BatchState.PLANNED, row.state == BatchState.DEPARTED
    context = {
        "batch": row, "lines": shown, "on": on, "pills": PILLS, "failed": failed or {}, "may_edit": may_edit,
        "errors": (failed or {}).get("errors", []), "given": request.POST if failed else {},
        "incomplete": sum(1 for line in shown if line["gaps"]),
        "hindered": sum(1 for line in shown if line["blocked"]),
        "listed": [line for line in shown if line["line"].state == RosterState.LISTED],
        "gone": [line for line in shown if line["line"].state == RosterState.DEPARTED],
        "can_add": may_edit and planned, "can_depart": may_edit and planned,
        "can_arrive": departed and _may_receive(user, row),
        "to_add": queries.to_list(row, visible_to(user, Offer.objects.all()))[:ADDED] if may_edit and planned else [],
    }  # fmt: skip
    return render(request, "desk/batch.html", context, status=status)


def _told(line, batch):
    codes, post = queries.gaps_of(line, batch), line.offer and line.offer.vacancy
    place = line.placement or post
    return {
        "line": line, "gaps": [(code, GAPS[code], code in BLOCKING) for code in codes],
        "blocked": not queries.may_leave(codes) and line.state == RosterState.LISTED,
        "employer": place.enterprise.name if place and place.enterprise else getattr(place, "employer_name", ""),
        "post": post, "wage": yuan_text(line.wage_fen or (post and post.wage_min_fen)), "term": line.placement or line,
    }  # fmt: skip
