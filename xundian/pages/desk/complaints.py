"""Complaints at the desk of the county bureau and of the auditor; nobody else has these pages."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from laborers.complaints import actions, queries
from laborers.complaints.states import ComplaintState, Handler
from laborers.difficulties.states import Kind
from laborers.registry.models import Household
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid
from xundian.pages.finding import row_of

PAGE = 50
STATES = [("", _("Waiting")), *ComplaintState.choices]
STEPS = {"take-up": actions.take_up, "close": actions.close, "pass": actions.pass_to_auditor}
NEXT = {
    ComplaintState.RECEIVED: ("take-up", "pass"), ComplaintState.TAKEN_UP: ("answer", "pass", "difficulty"),
    ComplaintState.ANSWERED: ("close", "difficulty"), ComplaintState.CLOSED: (),
}  # fmt: skip


def waiting(user):
    """How many complaints the user's office has to answer."""
    rows = queries.visible(user).filter(state__in=queries.UNANSWERED, handler=user.role)
    return rows.count()


@never_cache
def complaints(request):
    """Complaints by the day by which they are answered, without a word of what was written."""
    chosen = request.GET.get("state", "")
    rows = queries.shown(queries.visible(request.user), clock.today())
    rows = rows.filter(state=chosen) if chosen in ComplaintState.values else rows.filter(state__in=queries.UNANSWERED)
    page = Paginator(rows.order_by("due_on", "id"), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "chosen": chosen if chosen in ComplaintState.values else "", "states": STATES}
    return render(request, "desk/complaints.html", context)


@never_cache
def complaint(request, pk):
    """One complaint: what was written, what was done, and the next step."""
    return _show(request, _found(request, pk))


@never_cache
@require_POST
def complaint_step(request, pk, step):
    """Take one step; refused words come back with what was written."""
    row = _found(request, pk)
    try:
        moved = _take(request, row, step)
    except DomainError as error:
        failed = {"step": step, "text": error.message}
        return _show(request, _found(request, pk), failed, 422)
    messages.success(request, _("Saved."), extra_tags="done")
    if not queries.visible(request.user).filter(pk=moved.pk).exists():
        return redirect("complaints")
    return redirect("complaint", pk=pk)


def _take(request, row, step):
    who = {"complaint": row, "by": request.user, "at": clock.now()}
    if step in STEPS:
        return STEPS[step](**who)
    if step == "answer":
        return actions.answer(text=request.POST.get("text", ""), **who)
    if step != "difficulty":
        raise Http404
    homes = visible_to(request.user, Household.objects.filter(ended_on=None))
    home = homes.filter(number=request.POST.get("household", "").strip()).first()
    if home is None:
        raise Invalid(_("There is no household of this number."), field="household", code="not_found")
    kind, description = request.POST.get("kind", ""), request.POST.get("description", "")
    return actions.make_difficulty(household=home, kind=kind, description=description, **who)


def _found(request, pk):
    return row_of(request, queries.with_steps(queries.shown(queries.visible(request.user), clock.today())), pk)


def _show(request, row, failed=None, status=200):
    steps = NEXT[row.state] if queries.handles(request.user, row) else ()
    context = {
        "complaint": row, "contact": queries.contact_of(row), "failed": failed, "kinds": Kind.choices,
        "steps": [(step, queries.text_of(step)) for step in row.steps.all()],
        "given": request.POST if failed else {}, "next": steps[0] if steps else "",
        "may_pass": "pass" in steps and row.handler == Handler.COUNTY and queries.has_auditor(row.county),
        "may_make": "difficulty" in steps and row.handler == Handler.COUNTY and not row.difficulty_id,
    }  # fmt: skip
    return render(request, "desk/complaint.html", context, status=status)
