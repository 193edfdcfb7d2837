"""Competitive selections at the desk: opened, judged, decided, published."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from laborers.enterprises import actions, queries
from laborers.enterprises.models import Candidate, Enterprise, Selection
from laborers.enterprises.states import SelectionState
from xundian.accounts.roles import carries
from xundian.accounts.scope import owned_by, visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid
from xundian.kit.ids import key_of
from xundian.pages.desk.enterprises.forms import own
from xundian.pages.desk.form import Field, filled, named, refusals
from xundian.pages.finding import day_of, row_of

PAGE = 30
CRITERIA = 6


def selections(request):
    """All selections of the county, the newest first."""
    rows = visible_to(request.user, Selection.objects.all()).order_by("-held_on", "-pk")
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "may_edit": carries(request.user.role, "enterprises.edit"),
    }  # fmt: skip
    return render(request, "desk/selections.html", context)


def new_selection(request):
    """Open a selection with its criteria."""
    errors = []
    if request.method == "POST":
        sent = request.POST
        try:
            row = actions.open_selection(
                county=request.user.division, title=sent.get("title", ""), need=sent.get("need", ""),
                criteria=_criteria(sent), held_on=day_of(sent.get("held_on"), "held_on"), by=request.user,
                on=clock.today(),
            )  # fmt: skip
        except DomainError as error:
            errors = refusals(error)
        else:
            messages.success(request, _("Saved."), extra_tags="done")
            return redirect("selection", pk=row.pk)
    fields = [
        Field("title", _("Title"), most=100), Field("need", _("What is needed"), "long", most=500),
        Field("held_on", _("Held on"), "date"),
    ]  # fmt: skip
    given = request.POST if errors else {}
    context = {
        "fields": filled(fields, given, errors), "errors": named(errors, fields),
        "criteria": [
            {"number": n, "name": given.get(f"criterion_{n}", ""), "weight": given.get(f"weight_{n}", "")}
            for n in range(1, CRITERIA + 1)
        ],
    }  # fmt: skip
    return render(request, "desk/selection_form.html", context, status=422 if errors else 200)


def selection(request, pk):
    """A selection with its candidates and every point given."""
    return _show(request, row_of(request, Selection.objects.select_related("decided_by"), pk))


@require_POST
def selection_step(request, pk, step):
    """Add a candidate, give points, decide or publish."""
    row = own(request, Selection, pk)
    if step not in STEPS:
        raise Http404
    try:
        STEPS[step](request, row)
    except DomainError as error:
        return _show(request, row_of(request, Selection.objects.select_related("decided_by"), pk), refusals(error), 422)
    messages.success(request, _("Saved."), extra_tags="done")
    return redirect("selection", pk=pk)


def _add(request, row):
    key = key_of(request.POST.get("enterprise", ""))
    if key is None:
        raise Invalid(field="enterprise", code="required", message=_("Choose an enterprise."))
    actions.add_candidate(selection=row, enterprise=own(request, Enterprise, key), by=request.user)


def _score(request, row):
    sent = request.POST
    candidate = Candidate.objects.filter(selection=row, pk=key_of(sent.get("candidate", ""))).first()
    if candidate is None:
        raise Http404
    points = [_number(sent.get(f"points_{place}", "")) for place in range(len(row.criteria))]
    actions.give_scores(candidate=candidate, assessor=sent.get("assessor", ""), points=points, by=request.user)


def _decide(request, row):
    sent = request.POST
    actions.decide_selection(
        selection=row, chosen=sent.getlist("chosen"), reasons=sent.get("reasons", ""), by=request.user, on=clock.today()
    )


def _publish(request, row):
    sent = request.POST
    actions.publish_selection(
        selection=row, published_on=day_of(sent.get("published_on"), "published_on"),
        published_at=sent.get("published_at", ""), by=request.user, on=clock.today(),
    )  # fmt: skip


STEPS = {"candidate": _add, "score": _score, "decide": _decide, "publish": _publish}


def _show(request, row, errors=(), status=200):
    candidates = queries.judged(row)
    given = {}
    for score in queries.scores_of(row):
        given.setdefault((score.candidate_id, score.assessor), {})[score.criterion] = score.points
    places = range(len(row.criteria))
    lines = [
        {"name": candidate.enterprise.name, "assessor": assessor, "points": [points.get(each, "–") for each in places]}
        for candidate, _total in candidates
        for (key, assessor), points in given.items() if key == candidate.pk
    ]  # fmt: skip
    standing = [candidate.enterprise_id for candidate, _total in candidates]
    may_edit = carries(request.user.role, "enterprises.edit")
    is_open = row.state == SelectionState.OPEN
    firms = owned_by(request.user, Enterprise.objects.exclude(pk__in=standing)).order_by("name")
    context = {
        "row": row, "candidates": candidates, "lines": lines, "errors": errors, "on": clock.today(),
        "given": request.POST if errors else {}, "firms": firms if may_edit and is_open else [],
        "can_judge": may_edit and is_open, "can_publish": may_edit and row.state == SelectionState.DECIDED,
    }  # fmt: skip
    return render(request, "desk/selection.html", context, status=status)


def _criteria(sent):
    rows = [(sent.get(f"criterion_{n}", "").strip(), sent.get(f"weight_{n}", "")) for n in range(1, CRITERIA + 1)]
    return [{"name": name, "weight": _number(weight)} for name, weight in rows if name]


def _number(text):
    """A whole number as typed; -1, which is refused everywhere, for anything else."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else -1
