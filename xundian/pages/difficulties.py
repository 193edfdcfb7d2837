"""Difficulties: the list, one of them with its steps, and a form for each step that may come next."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from laborers.difficulties import actions, queries
from laborers.difficulties.states import DifficultyState, Level
from xundian.accounts.roles import carries
from xundian.accounts.scope import find_visible
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid, Missing

PAGE = 50
# Which steps a state allows, in the order in which they are offered.
NEXT = {
    DifficultyState.OPEN: ("work", "progress", "resolve", "hand-over"),
    DifficultyState.WORKING: ("progress", "resolve", "hand-over"),
    DifficultyState.RESOLVED: ("confirm", "reopen"),
    DifficultyState.CONFIRMED: ("reopen",),
}
# step: (heading, label of its one text field, longest text); hand-over has a choice beside it, work no text.
FORMS = {
    "work": (_("Take it up"), "", 0),
    "progress": (_("Write down progress"), _("What was done?"), 500),
    "resolve": (_("It is solved"), _("How was it solved?"), 500),
    "confirm": (_("The family confirms it"), _("Who said that it is solved?"), 50),
    "reopen": (_("It is not solved after all"), _("Why not?"), 500),
    "hand-over": (_("Hand over"), _("What should they know?"), 500),
}


def difficulties(request):
    """Difficulties the user may know of, unsolved first, by day due."""
    on = clock.today()
    rows = queries.shown(queries.visible(request.user), on)
    everything = request.GET.get("show") == "all"
    if not everything:
        rows = rows.filter(state__in=queries.UNSOLVED)
    page = Paginator(rows.order_by("due_on", "id"), PAGE).get_page(request.GET.get("page"))
    return render(request, "pages/difficulties.html", {"page": page, "all": everything})


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
    if queries.visible(request.user).filter(pk=pk).exists():
        return redirect("difficulty", pk=pk)
    return redirect("difficulties")


def _found(request, pk):
    on = clock.today()
    try:
        rows = queries.with_steps(queries.shown(queries.visible(request.user), on))
        return find_visible(request.user, rows, pk)
    except Missing:
        raise Http404 from None


def _show(request, row, failed=None, status=200):
    may_edit = carries(request.user.role, "difficulties.edit")
    steps = NEXT[row.state] if may_edit else ()
    context = {
        "difficulty": row,
        "steps": sorted(row.steps.all(), key=lambda step: step.pk, reverse=True),
        "forms": [_form(step, failed, request.POST) for step in steps],
        "offices": _offices(row) if "hand-over" in steps else [],
        "failed": failed,
        "may_open_household": carries(request.user.role, "households.read"),
    }
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
        people = [(f"{level.value} {user.pk}", user.name) for user in queries.office_of(row, level).order_by("name")]
        named_only = level == Level.VILLAGE and row.confidential
        if people:
            found.append((level.label, people if named_only else [(level.value, _("The office")), *people]))
    return found


def _take(row, step, sent, *, by, on):
    text = sent.get("text", "")
    if step == "work":
        return actions.start_work(difficulty=row, by=by, on=on)
    if step == "progress":
        return actions.add_progress(difficulty=row, note=text, by=by, on=on)
    if step == "resolve":
        return actions.resolve(difficulty=row, result=text, by=by, on=on)
    if step == "confirm":
        return actions.confirm(difficulty=row, who=text, by=by, on=on)
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
