"""Step 5: import the good rows or nothing; afterwards who, when and how much, and the way to take it back."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from laborers.imports import actions, queries
from laborers.imports.models import Doubt
from laborers.imports.states import UNANSWERED, ImportState
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid
from xundian.pages.desk.imports import batches

# Why an undo keeps a row.
KEPT = {
    "edited": _lazy("The record was edited since."),
    "answered_again": _lazy("The person answered again since."),
    "carried_on": _lazy("The case went on since."),
    "in_use": _lazy("Another record refers to it: an offer, a visit, a placement, or the like."),
}


def confirm(request, pk):
    """The choice while the import is checked, progress while it runs, then what was done."""
    batch = batches.find(request, pk)
    if batch.state == ImportState.COMMITTING:
        return batches.running(request, batch, "import-confirm", _("The rows are being imported"))
    if batch.state in batches.DONE:
        return _done(request, batch)
    if batch.state != ImportState.CHECKED:
        return redirect("import", pk=pk)
    errors = []
    if request.method == "POST":
        batches.may_run(request)
        try:
            return _choose(request, batch)
        except DomainError as error:
            errors = batches.errors_of(error)
    return batches.shown(
        request, "desk/imports_confirm.html", "import-confirm", batch, status=422 if errors else 200,
        errors=errors, told=queries.report(batch, limit=0),
    )  # fmt: skip


def _choose(request, batch):
    choice = request.POST.get("choice", "")
    if choice == "nothing":
        actions.decline(batch=batch, by=request.user)
        messages.success(request, _("Nothing was imported. Correct the file and upload it again."), extra_tags="done")
        return redirect("imports")
    if choice != "ready":
        raise Invalid(_("Choose what shall happen."), field="choice")
    actions.start_commit(batch=batch, by=request.user)
    return redirect("import-confirm", pk=batch.pk)


def _done(request, batch):
    at = clock.now()
    return batches.shown(
        request, "desk/imports_done.html", "import-confirm", batch, told=queries.report(batch, limit=0),
        reasons=KEPT, doubts=_doubts(request.user, batch), undo_until=batch.committed_at + actions.UNDO_FOR,
        may_undo=batch.state == ImportState.COMMITTED and at <= batch.committed_at + actions.UNDO_FOR,
    )  # fmt: skip


def undo(request, pk):
    """What an undo would take back and what it would keep; POST takes it back."""
    batch = batches.find(request, pk)
    if batch.state != ImportState.COMMITTED:
        return redirect("import", pk=pk)
    errors = []
    if request.method == "POST":
        try:
            actions.undo(batch=batch, by=request.user, at=clock.now())
        except DomainError as error:
            errors = batches.errors_of(error)
        else:
            messages.success(request, _("The import was taken back."), extra_tags="done")
            return redirect("import-confirm", pk=pk)
    return batches.shown(
        request, "desk/imports_undo.html", "import-confirm", batch, status=409 if errors else 200, errors=errors,
        undo=queries.foresee_undo(batch), reasons=KEPT,
    )  # fmt: skip


def _doubts(user, batch):
    """How many questions of the import are open."""
    return visible_to(user, Doubt.objects.filter(batch=batch, state__in=UNANSWERED)).count()
