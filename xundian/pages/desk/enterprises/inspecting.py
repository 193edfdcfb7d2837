"""The form of an inspection on the spot, made for a phone; and the one that plans it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from laborers.enterprises import actions
from laborers.enterprises.models import Enterprise, Inspection
from laborers.enterprises.states import PARTS, InspectionState, PartVerdict, Verdict
from xundian.accounts.labels import Lists
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.kit.ids import key_of
from xundian.kit.photos import MOST_PHOTOS
from xundian.pages.desk.form import Field, day_or_nothing, filled, refusals
from xundian.pages.desk.photos import kept_photos
from xundian.pages.finding import day_of, row_of


def plan(request, pk):
    """Plan an inspection."""
    firm, errors = row_of(request, Enterprise.objects.all(), pk), []
    if request.method == "POST":
        try:
            planned_on = day_of(request.POST.get("planned_on"), "planned_on")
            actions.plan_inspection(
                enterprise=firm, planned_on=planned_on, party=request.POST.get("party", ""), by=request.user,
                on=clock.today(),
            )  # fmt: skip
        except DomainError as error:
            errors = refusals(error)
        else:
            messages.success(request, _("Saved."), extra_tags="done")
            return redirect("enterprise", pk=firm.pk)
    fields = [Field("planned_on", _("Planned for"), "date"), Field("party", _("Who takes part"))]
    context = {
        "title": _("Plan an inspection"), "firm": firm, "errors": errors,
        "fields": filled(fields, request.POST if errors else {}, errors),
    }  # fmt: skip
    return render(request, "desk/enterprise_form.html", context, status=422 if errors else 200)


def inspect(request, pk):
    """Write down what was found; `plan` names a planned one, `corrects` one that this puts right."""
    firm = row_of(request, Enterprise.objects.all(), pk)
    named = {name: _named(request, firm, name) for name in ("plan", "corrects")}
    errors = []
    if request.method == "POST":
        try:
            actions.record_inspection(enterprise=firm, by=request.user, on=clock.today(), **named, **_found(request))
        except DomainError as error:
            errors = refusals(error)
        else:
            messages.success(request, _("Saved."), extra_tags="done")
            return redirect("enterprise", pk=firm.pk)
    context = _context(request, firm, named, errors)
    return render(request, "desk/inspection_form.html", context, status=422 if errors else 200)


def _named(request, firm, name):
    key = key_of(request.POST.get(name) or request.GET.get(name) or "")
    return row_of(request, Inspection.objects.filter(enterprise=firm), key) if key else None


def _context(request, firm, named, errors):
    old, plan = named["corrects"], named["plan"]
    sent = request.POST if request.method == "POST" else _as_given(old, plan)
    wrong = dict(errors)
    parts = [
        {"name": name, "label": label, "given": sent.get(name, ""), "found": sent.get(f"{name}_found", ""),
         "error": wrong.get(name, "")}
        for name, label in PARTS.items()
    ]  # fmt: skip
    return {
        "firm": firm, "given": sent, "errors": errors, "wrong": wrong, "parts": parts, "today": clock.today(),
        "verdicts": Verdict.choices, "of_parts": PartVerdict.choices, "plan": plan, "corrects": old,
        "place": Lists(("destination",))["destination"].label(firm.destination), "most": MOST_PHOTOS,
    }  # fmt: skip


def _as_given(old, plan):
    """What a new form begins with: the day, and of a correction all that was found before."""
    if old is None or old.state != InspectionState.DONE:
        return {"carried_out_on": clock.today().isoformat(), "party": plan.party if plan else ""}
    names = [*PARTS, *(f"{part}_found" for part in PARTS), "verdict", "conditions", "party"]
    given = {name: getattr(old, name) for name in names}
    days = {name: getattr(old, name) for name in ("carried_out_on", "valid_until", "conditions_by")}
    return given | {name: day.isoformat() if day else "" for name, day in days.items()}


def _found(request):
    sent = request.POST
    names = [*PARTS, *(f"{part}_found" for part in PARTS), "verdict", "conditions", "party"]
    return {name: sent.get(name, "") for name in names} | {
        "carried_out_on": day_of(sent.get("carried_out_on"), "carried_out_on"),
        "valid_until": day_or_nothing(sent.get("valid_until"), "valid_until"),
        "conditions_by": day_or_nothing(sent.get("conditions_by"), "conditions_by"),
        "photos": kept_photos(request),
    }
