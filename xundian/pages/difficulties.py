"""Difficulties: the list by due date, one of them with its steps, and a form for each step that may come next."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from laborers.difficulties import actions, queries
from laborers.difficulties.api import DifficultyFilter
from laborers.difficulties.rules import SUPERIOR
from laborers.difficulties.states import DifficultyState, Kind, Level, Severity, Way
from laborers.placements.queries import code_label
from xundian.accounts.roles import carries
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid
from xundian.pages.finding import row_of

PAGE = 50
# Which steps a state allows; the first is the next one, the others stand behind it.
NEXT = {
    DifficultyState.OPEN: ("work", "progress", "resolve", "hand-over"),
    DifficultyState.WORKING: ("progress", "resolve", "hand-over"),
    DifficultyState.RESOLVED: ("confirm", "reopen"),
    DifficultyState.CONFIRMED: ("reopen",),
}
# step: (heading, label of its one text field, longest text). Hand-over and confirm have a choice too, work no text.
FORMS = {
    "work": (_("Take it up"), "", 0),
    "progress": (_("Write down progress"), _("What was done?"), 500),
    "resolve": (_("It is solved"), _("How was it solved?"), 500),
    "confirm": (_("The family confirms it"), _("Who said that it is solved?"), 50),
    "reopen": (_("It is not solved after all"), _("Why not?"), 500),
    "hand-over": (_("Hand over"), _("What should they know?"), 500),
}
# To whom it usually goes next; the county has nobody above, but a station where the work is.
NEXT_OFFICE = SUPERIOR | {"county": "station"}
# What the list can be narrowed by: name in the address, heading, choices. Anything else in the address is ignored.
YES = [("true", _("yes"))]
FILTERS = {
    "kind": (_("Kind"), Kind.choices), "level": (_("With"), Level.choices),
    "severity": (_("Severity"), Severity.choices),
    "overdue": (_("Overdue"), YES), "mine": (_("Mine"), YES),
}  # fmt: skip
STATES = [("", _("Unsolved")), ("resolved", _("To be confirmed")), ("all", _("All"))]


def difficulties(request):
    """Difficulties the user may know of by day due: unsolved ones, or those to be confirmed, or all."""
    rows, asked = narrowed(request, listed(queries.visible(request.user)))
    show = request.GET.get("show", "")
    if show == "resolved":
        rows = rows.filter(state=DifficultyState.RESOLVED)
    elif show != "all":
        rows = rows.filter(state__in=queries.UNSOLVED)
    page = Paginator(rows.order_by("due_on", "id"), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": with_days(page), "show": show if show in dict(STATES) else "", "states": STATES, "asked": asked,
        "filters": [(name, label, choices) for name, (label, choices) in FILTERS.items()],
        "may_report": carries(request.user.role, "difficulties.edit"),
    }  # fmt: skip
    return render(request, "pages/difficulties.html", context)


def narrowed(request, rows, offered=FILTERS):
    """(The rows that the address asks for by the REST list's own filters, what was asked), known words only."""
    asked = {
        name: request.GET[name] for name, (_label, choices) in offered.items()
        if request.GET.get(name) in {str(value) for value, _words in choices}
    }  # fmt: skip
    given = QueryDict(mutable=True)
    given.update(asked)
    return DifficultyFilter(given, rows, request=request).qs, asked


def listed(rows):
    """The rows with all that a list shows of them, the name of the place of work among it."""
    return queries.shown(rows, clock.today()).annotate(place=code_label("destination", "destination"))


def with_days(page):
    """The page's rows, each with the days until its last one; below zero when that has passed."""
    for row in page.object_list:
        row.days = (row.due_on - clock.today()).days
        row.days_late = -row.days
    return page


def difficulty(request, pk):
    """One difficulty: what it is about, what was done, and what may be done next."""
    return _show(request, _found(request, pk))


@require_POST
def difficulty_step(request, pk, step):
    """Take one step; refused words come back with what was written."""
    row = _found(request, pk)
    if step not in FORMS:
        raise Http404
    try:
        _take(row, step, request.POST, by=request.user, on=clock.today())
    except DomainError as error:
        return _show(request, _found(request, pk), failed={"step": step, "text": error.message}, status=422)
    messages.success(request, _("Saved."), extra_tags="done")
    return after(request, row)


def after(request, row):
    """On to the row, or to the list where it has left the user's sight."""
    if queries.visible(request.user).filter(pk=row.pk).exists():
        return redirect("difficulty", pk=row.pk)
    return redirect("difficulties")


def _found(request, pk):
    return row_of(request, queries.with_steps(listed(queries.visible(request.user))), pk)


def _show(request, row, failed=None, status=200):
    steps = NEXT[row.state] if carries(request.user.role, "difficulties.edit") else ()
    forms = [_form(step, failed, request.POST) for step in steps]
    offices = _offices(row) if "hand-over" in steps else []
    context = {
        "difficulty": row, "days": (row.due_on - clock.today()).days,
        "steps": sorted(row.steps.all(), key=lambda step: (step.created_at, step.pk), reverse=True), "forms": forms,
        "opened": failed["step"] if failed else steps[0] if steps else "", "ways": Way.choices,
        "offices": offices, "failed": failed, "suggested": _suggested(row, offices),
        "may_open_household": carries(request.user.role, "households.read"),
    }  # fmt: skip
    return render(request, "pages/difficulty.html", context, status=status)


def _form(step, failed, sent):
    heading, label, longest = FORMS[step]
    bad = failed if failed and failed["step"] == step else None
    return {
        "step": step, "heading": heading, "label": label, "longest": longest, "failed": bad,
        "given": sent if bad else {},
    }  # fmt: skip


def _offices(row):
    """[(office, [(value, words)])]: the office itself, then the people who sit in it."""
    found = []
    for level in Level:
        people = [(f"{level.value} {user.pk}", user.name) for user in queries.office_of(row, level)]
        named_only = level == Level.VILLAGE and row.confidential
        if people:
            found.append((level.label, people if named_only else [(level.value, _("The office")), *people]))
    return found


def _suggested(row, offices):
    """The office that usually follows, where it is offered."""
    usual, offered = NEXT_OFFICE.get(row.level), {value for _office, seats in offices for value, _words in seats}
    return usual if usual in offered else "township"


def _take(row, step, sent, *, by, on):
    text = sent.get("text", "")
    if step == "work":
        return actions.start_work(difficulty=row, by=by, on=on)
    if step == "progress":
        return actions.add_progress(difficulty=row, note=text, by=by, on=on)
    if step == "resolve":
        return actions.resolve(difficulty=row, result=text, by=by, on=on)
    if step == "confirm":
        return actions.confirm(difficulty=row, who=text, way=sent.get("way", Way.IN_PERSON), by=by, on=on)
    if step == "reopen":
        return actions.reopen(difficulty=row, reason=text, by=by, on=on)
    level, _space, person = sent.get("to", "").partition(" ")
    return actions.hand_over(difficulty=row, level=level, owner=_person(row, level, person), note=text, by=by, on=on)


def _person(row, level, pk):
    """Somebody of that office, or None for the office itself."""
    if not pk:
        return None
    people = {str(user.pk): user for user in queries.office_of(row, level)} if level in Level.values else {}
    if pk not in people:
        raise Invalid(_("This person does not sit in that office."), field="owner", code="other_office")
    return people[pk]
