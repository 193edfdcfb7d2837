"""Reported moves: what waits for the reader's decision, side by side; and what the own place reported."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from laborers import journeys
from laborers.registry import actions, queries
from laborers.registry.models import Laborer, Transfer, TransferReport
from laborers.registry.states import TransferState
from laborers.surveys.models import SurveyResponse
from xundian.accounts.actions import note_reads
from xundian.accounts.labels import Lists, word
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.kit.formats import written
from xundian.kit.money import yuan
from xundian.pages.finding import row_of

PAGE = 50
PILLS = {TransferState.WAITING: "busy", TransferState.CONFIRMED: "good"}
SCHEMES = {
    "status": ("transfer_status",), "unemployed_reason": ("unemployed_reason",), "place": ("destination",),
    "intention": ("intention",), "training_wish": ("occupation",), "education": ("education",),
    "health": ("health_field", "health"), "labour_skill": ("labour_skill",), "relation": ("relation",),
    "sex": ("sex",), "ethnic_group": ("ethnic_group",),
}  # fmt: skip
# What is compared of the person, in this order; the rest of what was written stands below.
PERSON = ("name", "sex", "birth", "relation", "phone", "education", "health", "labour_skill")


def waiting(user):
    """How many reported moves wait for a decision in the user's place."""
    return visible_to(user, Transfer.objects.filter(state=TransferState.WAITING)).count()


def transfers(request):
    """People of the own place who were reported in another village; those that wait first."""
    chosen = request.GET.get("state", TransferState.WAITING)
    rows = visible_to(request.user, Transfer.objects.all())
    if chosen in TransferState.values:
        rows = rows.filter(state=chosen)
    rows = rows.select_related("laborer__household", "from_division", "to_division").order_by("opened_on", "id")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "chosen": chosen, "states": TransferState.choices, "pills": PILLS}
    return render(request, "desk/transfers.html", context)


def transfer(request, pk):
    """One reported move: the record here beside what was written there, and the decision."""
    return _show(request, _found(request, Transfer, pk))


@require_POST
def decide(request, pk, step):
    """Confirm or keep; refused words come back with what was written."""
    row = _found(request, Transfer, pk)
    told = {"transfer": row, "by": request.user, "on": clock.today(), "at": clock.now()}
    note = request.POST.get("note", "")
    try:
        if step == "confirm":
            number = request.POST.get("household_number", "")
            settled = journeys.confirm_transfer(household_number=number, note=note, **told)
            messages.success(request, _("Moved: %(n)s.") % {"n": len(settled)}, extra_tags="done")
        elif step == "keep":
            journeys.keep_transfer(note=note, **told)
            messages.success(request, _("Saved."), extra_tags="done")
        else:
            raise Http404
    except DomainError as error:
        errors = error.errors or [("", error.code, error.message)]
        failed = {"step": step, "errors": [(field, text) for field, _code, text in errors], "sent": request.POST}
        return _show(request, _found(request, Transfer, pk), failed, status=422)
    return redirect("transfers")


def reports(request):
    """What the own place reported: each in the reporter's own words, and whether it is decided."""
    rows = visible_to(request.user, TransferReport.objects.all()).select_related("to_division", "opened_by")
    page = Paginator(rows.order_by("-opened_on", "-id"), PAGE).get_page(request.GET.get("page"))
    lists = Lists(_schemes())
    shown = [
        {
            "report": row, "state": queries.report_state(row), "waiting": row.state == TransferState.WAITING,
            "profile": _words(row.profile, Laborer, lists), "answers": _words(row.answers, SurveyResponse, lists),
        }
        for row in page
    ]  # fmt: skip
    context = {"page": page, "rows": shown, "may_withdraw": carries(request.user.role, "transfers.report")}
    return render(request, "desk/transfer_reports.html", context)


@require_POST
def withdraw(request, pk):
    """Take an own report back."""
    report = _found(request, TransferReport, pk)
    try:
        actions.withdraw_transfer(transfer=report, by=request.user, on=clock.today())
    except DomainError:
        messages.error(request, _("This report is decided already."), extra_tags="bad")
    else:
        messages.success(request, _("Taken back."), extra_tags="done")
    return redirect("transfer-reports")


def _found(request, model, pk):
    related = ["to_division", "opened_by"]
    if model is Transfer:
        related += ["laborer__household", "from_division", "decided_by"]
    return row_of(request, model.objects.select_related(*related), pk)


def _show(request, row, failed=None, status=200):
    person, lists = row.laborer, Lists(_schemes())
    # Who has moved away is no longer this place's to read of; the decision stays on record.
    ours = visible_to(request.user, Laborer.objects.filter(pk=person.pk)).exists()
    if ours:
        note_reads(user=request.user, model=Laborer._meta.label, records=[person.pk], how="page", at=clock.now())
    rest = {name: value for name, value in row.profile.items() if name not in PERSON}
    open_now = row.state == TransferState.WAITING and carries(request.user.role, "transfers.decide")
    context = {
        "transfer": row, "person": person, "ours": ours,
        "compared": [_compared(name, row, lists, ours) for name in PERSON],
        "rest": _words(rest, Laborer, lists), "answers": _words(row.answers, SurveyResponse, lists),
        "others": Transfer.objects.filter(laborer=person, state=TransferState.WAITING).exclude(pk=row.pk).count(),
        "may_decide": open_now, "failed": failed, "pill": PILLS.get(row.state, ""),
        "step": failed["step"] if failed else "", "sent": failed["sent"] if failed else {},
        "errors": failed["errors"] if failed else [],
    }  # fmt: skip
    return render(request, "desk/transfer.html", context, status=status)


def _schemes():
    return tuple({scheme for schemes in SCHEMES.values() for scheme in schemes})


def _compared(name, row, lists, ours):
    """{label, here, there, differs} of one field; what was not written there differs in nothing."""
    here, there = getattr(row.laborer, name) if ours else "", row.profile.get(name, "")
    here = here.isoformat() if name == "birth" and here else here
    return {
        "label": Laborer._meta.get_field(name).verbose_name, "here": _shown(name, here, lists),
        "there": _shown(name, there, lists), "differs": ours and there not in ("", here),
    }  # fmt: skip


def _words(values, model, lists):
    """[(label, value in words)] of what was written, without what was left empty."""
    fields = {field.name: field.verbose_name for field in model._meta.concrete_fields}
    return [
        (fields.get(name, name), _shown(name, value, lists))
        for name, value in values.items()
        if value not in ("", None, False)
    ]


def _shown(name, value, lists):
    if name in SCHEMES and value:
        return word(lists, SCHEMES[name], value)
    if name.endswith("_fen") and value is not None:
        return yuan(value)
    return _("yes") if value is True else written(value)
