"""Step 4: the check in the background, then its figures and everything it found, row by row."""

from collections import Counter

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.imports import queries
from laborers.imports.states import ImportState
from laborers.imports.workbook import errors_workbook
from xundian.kit.errors import DomainError
from xundian.kit.renderers import workbook_response
from xundian.pages.desk.imports import batches
from xundian.pages.desk.imports.words import SET_ASIDE, title

PAGE = 50
# The figures above everything: words, figure of the report, how a number other than nought is coloured.
FIGURES = (
    (_("ready"), "ready", "good"), (_("rows with warnings"), "warnings", "warned"),
    (_("rows with errors"), "errors", "late"), (_("duplicates"), "duplicates", "late"),
    (_("will be updated"), "updates", ""), (_("set aside"), "set_aside", "warned"),
)  # fmt: skip
# Tabs: words, template, what is said when there is nothing.
TABS = {
    "errors": (_("Errors"), "desk/imports_problems.html", _("No row has an error.")),
    "warnings": (_("Warnings"), "desk/imports_problems.html", _("No row is doubtful.")),
    "changes": (_("Changes"), "desk/imports_changes.html", _("Nobody who is registered changes.")),
    "aside": (pgettext_lazy("import", "Set aside"), "desk/imports_problems.html", _("No row is set aside.")),
    "notes": (_("Notes"), "desk/imports_problems.html", _("There are no notes.")),
}
LEVELS = {"errors": "error", "warnings": "warning", "aside": "warning", "notes": "note"}


def check(request, pk):
    """Progress while the check runs, then its figures and one of the tabs, of one kind of problem or of all."""
    batch = batches.find(request, pk)
    if batch.state == ImportState.CHECKING or batches.check_waits(batch):
        return batches.running(request, batch, "import-check", _now("The rows are being checked"))
    if batch.state in (ImportState.UPLOADED, ImportState.FAILED):
        return redirect("import", pk=pk)
    told, asked = queries.report(batch, limit=0), request.GET.get("tab")
    kinds = _kinds(batch)
    lists = {tab: queries.problems(batch, level=LEVELS[tab], code=set(codes)) for tab, codes in kinds.items()}
    lists["changes"] = queries.changes(batch)
    tab = asked if asked in TABS else next((each for each in TABS if len(lists[each])), "errors")
    code = request.GET.get("code", "")
    chosen = code in kinds.get(tab, ())
    rows = queries.problems(batch, level=LEVELS[tab], code=code) if chosen else lists[tab]
    _words, template, nothing = TABS[tab]
    return batches.shown(
        request, "desk/imports_check.html", "import-check", batch, told=told, tab=tab, rows_template=template,
        nothing=nothing, page=Paginator(rows, PAGE).get_page(request.GET.get("page")), code=code,
        kinds=[(each, title(each), number) for each, number in kinds.get(tab, {}).items()],
        figures=[(words, told.get(name, 0), css) for words, name, css in FIGURES],
        tabs=[(each, words, len(lists[each])) for each, (words, *_rest) in TABS.items()],
    )  # fmt: skip


def errors(request, pk):
    """The uploaded sheet with coloured cells and a column that says what to correct, as a download."""
    batch = batches.find(request, pk)
    try:
        content = errors_workbook(batch)
    except DomainError as error:
        messages.error(request, error.message, extra_tags="bad")
        return redirect("import", pk=pk)
    name = f"errors-{batch.pk}.xlsx"
    return workbook_response(content, name)


def _kinds(batch):
    """{tab: {code: how often}}, the most frequent first; rows set aside are warnings with a tab of their own."""
    found = {tab: Counter() for tab in LEVELS}
    for _row, _field, _value, code, level, *_rest in (*batch.report["problems"], *batch.report["notes"]):
        found["aside" if code in SET_ASIDE else f"{level}s"][code] += 1
    return {tab: dict(codes.most_common()) for tab, codes in found.items()}
