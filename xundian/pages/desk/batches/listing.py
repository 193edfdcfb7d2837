"""Batches of the place, and the form that plans or changes one."""

from datetime import time

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from laborers.placements import actions, queries
from laborers.placements.models import Batch
from laborers.placements.states import BatchState, Transport
from xundian.accounts.roles import carries
from xundian.accounts.scope import owned_by, visible_to
from xundian.codes.queries import table
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.checking import Faults
from xundian.kit.errors import DomainError, Invalid
from xundian.pages.desk.form import Field, filled, named, refusals, together, version_of
from xundian.pages.finding import day_of, row_of

PAGE = 50
TEXTS = (
    "name", "destination", "transport_kind", "transport", "meeting_point", "leader_name", "leader_phone",
)  # fmt: skip


def waiting(user):
    """How many batches of the place are planned and not gone."""
    return visible_to(user, Batch.objects.filter(state=BatchState.PLANNED)).count()


def batches(request):
    """The list, the next to leave first; planned ones unless another state is asked for."""
    chosen, asked = request.GET.get("state", BatchState.PLANNED), request.GET.get("q", "").strip()
    rows = queries.batches_with_labels(visible_to(request.user, Batch.objects.all()))
    if chosen in BatchState.values:
        rows = rows.filter(state=chosen)
    if asked:
        rows = rows.filter(name__icontains=asked)
    rows = rows.order_by("departs_on" if chosen == BatchState.PLANNED else "-departs_on", "id")
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")), "chosen": chosen, "asked": asked,
        "states": [*BatchState.choices, ("all", _("All"))], "on": clock.today(),
        "may_edit": carries(request.user.role, "batches.edit"),
    }  # fmt: skip
    return render(request, "desk/batches.html", context)


def new_batch(request):
    """Plan a batch of the own place, or one below."""
    return _form(request, None)


def change_batch(request, pk):
    """Change a batch that has not left."""
    row = row_of(request, Batch.objects.all(), pk)
    if not owned_by(request.user, Batch.objects.filter(pk=pk)).exists():
        raise Http404
    return _form(request, row)


def _form(request, batch):
    errors = []
    if request.method == "POST":
        try:
            saved = _save(request, batch)
        except DomainError as error:
            errors = refusals(error)
        else:
            messages.success(request, _("Saved."), extra_tags="done")
            return redirect("batch", pk=saved.pk)
    given = request.POST if errors else {}
    fields = _fields(request, batch)
    context = {"fields": filled(fields, given, errors), "errors": named(errors, fields), "batch": batch}
    return render(request, "desk/batch_form.html", context, status=422 if errors else 200)


def _save(request, batch):
    sent = request.POST
    values, faults = {name: sent.get(name, "").strip() for name in TEXTS}, Faults()
    values["departs_on"] = faults.check(day_of, sent.get("departs_on"), "departs_on")
    values["meets_at"] = faults.check(_time, sent.get("meets_at", "").strip())
    who = {"by": request.user}
    if batch:
        who |= {"batch": batch, "expected_version": version_of(sent)}
        return together(faults, lambda: actions.edit_batch(changes=values, **who))
    places = owned_by(request.user, Division.objects.filter(valid_to=None))
    division = places.filter(code=sent.get("division", "")).first()
    if division is None:
        faults.add("division", "required", _("Choose the place the batch leaves from."))
    # Where the place is not known nothing is kept; the own one stands in, so that the rest is looked at too.
    return together(faults, lambda: actions.create_batch(division=division or request.user.division, **values, **who))


def _time(text):
    if not text:
        return None
    try:
        return time.fromisoformat(text.replace("：", ":").zfill(5))
    except ValueError:
        message = _("Give the time as hours and minutes, for example 07:30.")
        raise Invalid(field="meets_at", code="time", message=message) from None


def _fields(request, batch):
    destinations = table("destination", clock.today()).choices()
    own = [
        Field("name", _("Name of the batch"), most=80), Field("departs_on", _("Departs on"), "date"),
        Field("destination", _("Where to (type to choose)"), "list", destinations, most=6),
        Field("transport_kind", _("Travels by"), "select", [("", "–"), *Transport.choices]),
        Field("transport", _("Number plate or train number"), most=60),
        Field("meeting_point", _("Meeting point"), most=120),
        Field("meets_at", _("Meets at"), hint=_("For example 07:30."), most=5),
        Field("leader_name", pgettext("batch", "Leader"), most=50),
        Field("leader_phone", _("Leader's telephone"), most=20),
    ]  # fmt: skip
    if batch is None:
        places = owned_by(request.user, Division.objects.filter(valid_to=None, level__in=("county", "township")))
        named = [(each.code, each.name) for each in places.order_by("code")]
        return [Field("division", _("Leaves from"), "select", named), *own]
    values = {each.name: getattr(batch, each.name) for each in own}
    values["meets_at"] = batch.meets_at.strftime("%H:%M") if batch.meets_at else ""
    return filled(own, values)
