"""What the steps of the wizard share: the list of imports, one import in the reader's place, and where it stands."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from laborers.imports.models import ImportBatch
from laborers.imports.states import ImportState
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.kit.models import Job
from xundian.pages.desk.renewing import renewed
from xundian.pages.finding import row_of

PAGE = 30
RUNNING = (ImportState.CHECKING, ImportState.COMMITTING)
DONE = (ImportState.COMMITTED, ImportState.UNDONE)
# In these states sheet, header and columns may be chosen anew.
OPEN = (ImportState.UPLOADED, ImportState.CHECKED, ImportState.FAILED)
# Steps after the upload: (page, words, states in which the page has something to show).
STEPS = (
    ("import-upload", _("Upload"), ()),
    ("import-header", _("Header row"), OPEN),
    ("import-columns", _("Columns"), OPEN),
    ("import-check", _("Check"), (ImportState.CHECKING, ImportState.CHECKED, ImportState.COMMITTING, *DONE)),
    ("import-confirm", _("Import"), (ImportState.CHECKED, ImportState.COMMITTING, *DONE)),
)
# Where somebody who opens an import goes on.
GOES_ON = {
    ImportState.UPLOADED: "import-header", ImportState.FAILED: "import-header", ImportState.CHECKING: "import-check",
    ImportState.CHECKED: "import-check", ImportState.COMMITTING: "import-confirm",
    ImportState.COMMITTED: "import-confirm", ImportState.UNDONE: "import-confirm",
}  # fmt: skip
PILLS = {
    ImportState.CHECKED: "busy", ImportState.COMMITTED: "good", ImportState.FAILED: "bad",
    ImportState.CHECKING: "busy", ImportState.COMMITTING: "busy",
}  # fmt: skip
FIGURES = ("rows", "ready", "warnings", "errors")


def imports(request):
    """All imports of the reader's place, newest first, by state; files and reports stay in the database."""
    chosen = request.GET.get("state", "")
    rows = visible_to(request.user, ImportBatch.objects.defer("file_sealed", "report"))
    if chosen in ImportState.values:
        rows = rows.filter(state=chosen)
    told = {f"told_{name}": F(f"report__{name}") for name in FIGURES}
    rows = rows.select_related("division", "round", "by").annotate(**told).order_by("-created_at", "-id")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page, "pills": PILLS, "chosen": chosen if chosen in ImportState.values else "",
        "states": ImportState.choices, "may_run": carries(request.user.role, "imports.run"),
    }  # fmt: skip
    return render(request, "desk/imports.html", context)


def open_import(request, pk):
    """Lead to the step at which an import stands."""
    batch = find(request, pk)
    return redirect("import-check" if check_waits(batch) else GOES_ON[batch.state], pk=batch.pk)


def find(request, pk):
    """The import with that key in the reader's place, without its file; Http404 when absent or out of scope."""
    return row_of(request, ImportBatch.objects.select_related("division", "round", "by").defer("file_sealed"), pk)


def waiting(user):
    """How many imports of the user's place were checked and wait to be taken over."""
    return visible_to(user, ImportBatch.objects.filter(state=ImportState.CHECKED)).count()


def shown(request, template, step, batch=None, /, *, status=200, **context):
    """Render a step with the row of steps above it; steps the state allows are links, the way back is one of them."""
    names = [name for name, _words, _states in STEPS]
    at = names.index(step)
    steps = [
        {
            "words": words, "here": name == step, "done": place < at,
            "address": reverse(name, args=[batch.pk]) if batch and batch.state in states and name != step else None,
        }
        for place, (name, words, states) in enumerate(STEPS)
    ]  # fmt: skip
    context |= {"batch": batch, "steps": steps, "may_run": carries(request.user.role, "imports.run")}
    return render(request, template, context, status=status)


def check_waits(batch):
    """Whether a check was asked for and no worker has taken it up yet."""
    jobs = Job.objects.filter(kind="import_check", arguments={"import": str(batch.pk)})
    return batch.state in OPEN and jobs.filter(state__in=[Job.State.QUEUED, Job.State.RUNNING]).exists()


def may_run(request):
    """Only roles that import go on from here; others may look at every step."""
    if not carries(request.user.role, "imports.run"):
        raise PermissionDenied


def errors_of(error):
    """[(field or None, words)] of a refusal."""
    return [(field, text) for field, _code, text in error.errors or [(None, error.code, error.message)]]


def refused(request, batch, step, why):
    """A file that cannot be looked at says why, and how to go on."""
    return shown(request, "desk/imports_refused.html", step, batch, why=why)


def running(request, batch, step, words):
    """How far the work in the background is; the page asks again by itself unless the reader stops it."""
    still = "still" in request.GET
    return renewed(shown(request, "desk/imports_running.html", step, batch, words=words, still=still), not still)
