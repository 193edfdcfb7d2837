"""Exports: the list, asking for one, watching it being written, taking it home, and approving those of others."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from xundian.accounts.labels import PlaceName
from xundian.accounts.roles import carries
from xundian.exports import actions, queries
from xundian.exports.api import file_response
from xundian.exports.kinds import KINDS
from xundian.exports.models import Export
from xundian.exports.rules import AT_ONCE, percent
from xundian.exports.states import AT_WORK, UNFINISHED, ExportState, Format
from xundian.kit import clock
from xundian.kit.errors import DomainError, Missing
from xundian.pages.desk.renewing import renewed

PAGE, NAME = 50, PlaceName()
MINE, ALL, TO_APPROVE = "mine", "all", "approve"
# Yes-or-no filters, and what only changes how the back office shows a list.
FLAGS, LOOK_ONLY = ("overdue", "active"), ("p", "o", "e", "all", "view", "_changelist_filters")
# How a state looks: the class of its pill.
LOOKS = {
    ExportState.WAITING: "busy", ExportState.QUEUED: "busy", ExportState.RUNNING: "busy", ExportState.READY: "good",
    ExportState.FAILED: "bad", ExportState.WITHDRAWN: "bad",
}  # fmt: skip


def exports(request):
    """The own exports; for county and auditor those of their place; for approvers those that wait for them."""
    views = _views(request.user)
    shown = request.GET.get("show", MINE)
    if shown not in views:
        raise Http404
    rows = queries.shown(views[shown][1])
    page = Paginator(rows.order_by("-created_at", "-id"), PAGE).get_page(request.GET.get("page"))
    tabs = [{"name": name, "words": words, "here": name == shown} for name, (words, _rows) in views.items()]
    lines = [_line(row) for row in page.object_list]
    return render(request, "desk/exports.html", {"page": page, "lines": lines, "tabs": tabs, "shown": shown})


def _views(user):
    """{name: (words, rows)} of the lists a user may open."""
    found = {MINE: (_("My exports"), Export.objects.filter(by=user))}
    if user.role in queries.OVERSEERS:
        found[ALL] = (_("All of my place"), queries.visible(user))
    if carries(user.role, queries.APPROVE):
        found[TO_APPROVE] = (_("Waiting for approval"), queries.to_approve(user))
    return found


def _line(row):
    place = NAME.to_representation(row.division)
    return {"row": row, "kind": KINDS[row.kind], "look": LOOKS.get(row.state, ""), "place": place}


def waiting(user):
    """How many exports wait for this user's approval; None for whoever approves none."""
    return queries.to_approve(user).count() if carries(user.role, queries.APPROVE) else None


# --- asking -----------------------------------------------------------------------------------------------------


def new_export(request):
    """Choose a kind, then filters, format and reason; what another list was filtered by is filled in."""
    kinds = {kind.name: kind for kind in queries.kinds_for(request.user)}
    given = request.POST if request.method == "POST" else request.GET
    kind = kinds.get(given.get("list", ""))
    if kind is None:
        return render(request, "desk/exports_kinds.html", {"kinds": kinds.values()})
    if request.method != "POST":
        return _form(request, kind, given)
    try:
        row = _ask(request, kind, given)
    except Missing:
        raise Http404 from None
    except DomainError as error:
        return _form(request, kind, given, error)
    return redirect("export", pk=row.pk)


def _ask(request, kind, given):
    return actions.ask(
        kind=kind.name, filters=_chosen(kind, given), format=given.get("format", Format.XLSX),
        reason=given.get("reason", ""), with_identity=given.get("with_identity") == "1", language=get_language(),
        by=request.user, on=clock.today(), at=clock.now(),
    )  # fmt: skip


def _chosen(kind, given):
    """The filters that were given: those of the form, and those that only a link carries."""
    known = [*(each.name for each in kind.filters), *kind.filter_set.base_filters]
    return {name: given[name].strip() for name in dict.fromkeys(known) if given.get(name, "").strip()}


def _form(request, kind, given, error=None):
    user, on, chosen = request.user, clock.today(), _chosen(kind, given)
    wrong = {field: message for field, _code, message in error.errors} if error else {}
    fields = [_field(each, chosen, wrong, user, on) for each in kind.filters]
    known = {each.name for each in kind.filters}
    context = {
        "kind": kind, "fields": [field for field in fields if field["shown"]], "given": given, "wrong": wrong,
        "error": error, "formats": Format.choices, "format": given.get("format", Format.XLSX),
        "carried": [(name, value) for name, value in chosen.items() if name not in known],
        "may_unmask": kind.has_identity and carries(user.role, queries.FULL_IDENTITY),
        "left_out": given.get("left_out"), "limit": settings.EXPORT_FULL_IDENTITY_ROWS, "at_once": AT_ONCE,
    }  # fmt: skip
    return render(request, "desk/exports_new.html", context, status=error.status if error else 200)


def address_of_export(ledger, request):
    """The form that asks for a ledger of the back office as a file, filled in with the ledger's filters; or nothing."""
    kind = next((each for each in queries.kinds_for(request.user) if each.ledger == ledger), None)
    if kind is None:
        return ""
    carried, left_out = {"list": kind.name}, False
    for name, value in request.GET.items():
        known = kind.ledger_filters.get(name.removesuffix("__exact"))
        if known:
            carried[known] = "true" if known in FLAGS and value == "1" else value
        elif name not in LOOK_ONLY:
            left_out = True
    return f"{reverse('new-export')}?{urlencode(carried | ({'left_out': '1'} if left_out else {}))}"


def _field(filter, chosen, wrong, user, on):
    """One filter for the form; a choice with nothing to choose from is not shown."""
    offers = filter.offers(user, on) if filter.offers else []
    return {
        "name": filter.name, "label": filter.label, "form": filter.form, "offers": offers,
        "value": chosen.get(filter.name, ""), "why": wrong.get(f"filters.{filter.name}"),
        "shown": bool(offers) or not filter.offers, "needed": filter.name == "round",
    }  # fmt: skip


# --- one export -------------------------------------------------------------------------------------------------


def export(request, pk):
    """One export: how far it is, what it holds, who took it home, and what may be done next."""
    row = _found(request, pk)
    user, progress = request.user, queries.progress(row)
    own = row.by_id == user.pk
    context = {
        **_line(row), "own": own, "filters": queries.told_filters(row, row.by, clock.today()),
        "why": queries.failure(row), "at_work": row.state in AT_WORK, "progress": progress,
        "percent": percent(progress["done"], progress["total"]), "downloads": row.downloads.all(),
        "may_take": own and row.state == ExportState.READY, "may_cancel": own and row.state in UNFINISHED,
        "may_destroy": own and row.state == ExportState.READY,
        "may_approve": queries.to_approve(user).filter(pk=row.pk).exists(),
    }  # fmt: skip
    return renewed(render(request, "desk/export.html", context), context["at_work"])


def export_file(request, pk):
    """The file, or back to the export with the reason why there is none."""
    row = _found(request, pk)
    try:
        return file_response(*actions.hand_out(export=row, by=request.user, at=clock.now()))
    except DomainError as error:
        messages.error(request, error.message, extra_tags="bad")
        return redirect("export", pk=pk)


@require_POST
def export_step(request, pk, step):
    """Approve, or cancel (decline, destroy)."""
    row, take = _found(request, pk), {"approve": actions.approve, "cancel": actions.cancel}.get(step)
    if take is None or (step == "approve" and not carries(request.user.role, queries.APPROVE)):
        raise Http404
    try:
        take(export=row, by=request.user, at=clock.now())
    except DomainError as error:
        messages.error(request, error.message, extra_tags="bad")
    else:
        messages.success(request, _("Saved."), extra_tags="done")
    return redirect("export", pk=pk)


def _found(request, pk):
    rows = queries.with_downloads(queries.shown(queries.visible(request.user)))
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404
    return row
