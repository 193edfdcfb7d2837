"""Possible duplicates: the queue, two records side by side with a choice for each field, merging and undoing it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from laborers.registry import actions, queries
from laborers.registry.models import DuplicatePair, Laborer, Merge
from laborers.registry.states import PairState
from xundian.accounts.actions import note_reads
from xundian.accounts.labels import Lists, word
from xundian.accounts.roles import Role, carries
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.pages.finding import row_of

PAGE = 50
SIDES = ("a", "b")
PILLS = {PairState.OPEN: "busy", PairState.MERGED: "good"}
SCHEMES = {
    "education": ("education",), "health": ("health_field", "health"), "labour_skill": ("labour_skill",),
    "relation": ("relation",), "ethnic_group": ("ethnic_group",),
}  # fmt: skip


def waiting(user):
    """How many pairs wait to be looked at in the user's place."""
    return queries.open_pairs(visible_to(user, DuplicatePair.objects.all())).count()


def duplicates(request):
    """Pairs of the own place by state, those to be looked at first."""
    chosen = request.GET.get("state", PairState.OPEN)
    chosen = chosen if chosen in PairState.values else PairState.OPEN.value
    rows = visible_to(request.user, DuplicatePair.objects.all())
    rows = queries.open_pairs(rows) if chosen == PairState.OPEN else rows.filter(state=chosen)
    rows = rows.select_related("a__division", "b__division", "a__household", "b__household")
    page = Paginator(rows.order_by("found_on", "id"), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "chosen": chosen, "states": PairState.choices, "pills": PILLS}
    return render(request, "desk/duplicates.html", context)


def duplicate(request, pk):
    """One pair, side by side."""
    return _show(request, _found(request, pk))


@require_POST
def judge(request, pk, step):
    """One person, or two; refused choices come back as they were sent."""
    pair, sent = _found(request, pk), request.POST
    told = {"pair": pair, "by": request.user, "on": clock.today()}
    try:
        if step == "merge":
            actions.merge(stays=_side(pair, sent), taken=_taken(sent), **told)
            messages.success(request, _("Merged. This can be undone."), extra_tags="done")
        elif step == "different":
            actions.mark_different(note=sent.get("note", ""), **told)
            messages.success(request, _("Saved."), extra_tags="done")
        else:
            raise Http404
    except DomainError as error:
        errors = error.errors or [("", error.code, error.message)]
        failed = {"errors": [(field, text) for field, _code, text in errors], "step": step}
        return _show(request, _found(request, pk), failed, sent, status=422)
    return redirect("duplicates")


@require_POST
def undo(request, pk):
    """Two records again."""
    merge = row_of(request, Merge.objects.all(), pk)
    try:
        actions.undo_merge(merge=merge, by=request.user, on=clock.today())
    except DomainError as error:
        messages.error(request, error.message, extra_tags="bad")
        return redirect("duplicate", pk=merge.pair_id)
    messages.success(request, _("The records are two again, as they were."), extra_tags="done")
    return redirect("duplicate", pk=merge.pair_id)


def _side(pair, sent):
    """The record that was chosen to stay; the first one when the form named none."""
    return pair.b if sent.get("stays") == "b" else pair.a


def _taken(sent):
    """Fields whose value was chosen from the record that goes."""
    stays = "b" if sent.get("stays") == "b" else "a"
    return [name for name in actions.CHOICES if sent.get(f"field_{name}", stays) not in (stays, "")]


def _found(request, pk):
    rows = DuplicatePair.objects.select_related(
        "a__division", "b__division", "a__household", "b__household", "decided_by"
    )
    return row_of(request, rows, pk)


def _show(request, pair, failed=None, sent=None, status=200):
    note_reads(user=request.user, model=Laborer._meta.label, records=[pair.a_id, pair.b_id], how="page", at=clock.now())
    lists = Lists(tuple({scheme for schemes in SCHEMES.values() for scheme in schemes}))
    merges = list(pair.merges.select_related("stays", "by", "undone_by").order_by("-on", "-id"))
    may_judge = carries(request.user.role, "laborers.merge")
    context = {
        "pair": pair, "pill": PILLS.get(pair.state, ""),
        "rows": [_row(name, pair, lists, sent) for name in actions.CHOICES],
        "sides": [_head(side, pair, request.user) for side in SIDES], "stays": sent.get("stays", "a") if sent else "a",
        "merges": merges, "undoable": next((row for row in merges if not row.undone_on), None) if may_judge else None,
        "may_judge": may_judge and pair.state == PairState.OPEN, "note": sent.get("note", "") if sent else "",
        "errors": failed["errors"] if failed else [], "step": failed["step"] if failed else "",
    }  # fmt: skip
    return render(request, "desk/duplicate.html", context, status=status)


def _head(side, pair, user):
    """What stands above one record and is not chosen: the place, the number, what would go over."""
    person = getattr(pair, side)
    return {
        "side": side, "person": person, "moving": queries.moving_with(person),
        "hint": "" if user.role == Role.AUDITOR else person.identity_hint,
    }  # fmt: skip


def _row(name, pair, lists, sent):
    """One field of both records; of two values the one that is not empty is proposed, else the first record's."""
    values = {side: getattr(getattr(pair, side), name) for side in SIDES}
    proposed = "a" if values["a"] not in ("", None) else "b"
    return {
        "name": name, "label": Laborer._meta.get_field(name).verbose_name, "differs": values["a"] != values["b"],
        "cells": [(side, _words(name, values[side], lists)) for side in SIDES],
        "chosen": sent.get(f"field_{name}", proposed) if sent else proposed,
    }  # fmt: skip


def _words(name, value, lists):
    if name in SCHEMES:
        return word(lists, SCHEMES[name], value)
    if name == "sex":
        return dict(Laborer._meta.get_field("sex").choices).get(value, value)
    if name == "household":
        return f"{value.number} · {value.group_name}" if value.group_name else value.number
    return value
