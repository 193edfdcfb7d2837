"""Declarations to the finance department, and payment batches with their three hands, at the desk (X2.3)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from laborers.subsidies.actions import payments as actions
from laborers.subsidies.models import Claim, PaymentBatch
from laborers.subsidies.queries import payments as reads
from laborers.subsidies.states import BatchState, ClaimState
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.kit.ids import key_of
from xundian.kit.renderers import workbook_response
from xundian.pages.desk.declarations.steps import Step, forms_of, listed, take, values_of, words_of
from xundian.pages.desk.form import Field, refusals
from xundian.pages.desk.subsidies import books
from xundian.pages.desk.subsidies.claim_steps import other_hand
from xundian.pages.desk.subsidies.shared import DECLARE, PAGE, PAY, doors
from xundian.pages.finding import day_of, row_of

MOST = 500
_B = BatchState


def to_declare(user):
    """How many claims this user may declare: their notice has passed, and the user had no hand in them."""
    if not carries(user.role, DECLARE):
        return 0
    rows = reads.claims_to_declare(visible_to(user, Claim.objects.all()))
    return rows.exclude(Q(entered_by=user) | Q(submitted_by=user) | Q(checked_by=user)).count()


def waiting(user):
    """How many wait for this user: batches to approve or pay by another hand, claims to put into one."""
    if not carries(user.role, PAY):
        return 0
    mine = visible_to(user, PaymentBatch.objects.all())
    number = mine.filter(state=_B.PREPARED).exclude(prepared_by=user).count()
    number += mine.filter(state=_B.APPROVED).exclude(Q(prepared_by=user) | Q(approved_by=user)).count()
    return number + reads.claims_to_pay(visible_to(user, Claim.objects.all())).count()


# --- declarations -----------------------------------------------------------------------------------------------------


def declarations(request):
    """What can be declared, with ticks; what was declared, by letter."""
    return _declarations(request)


@require_POST
def declare(request):
    """Declare the ticked claims under the number of the letter."""
    user = request.user
    try:
        rows = actions.declare(
            claims=_ticked(request), declaration=request.POST.get("declaration", ""), by=user, on=clock.today()
        )
    except DomainError as error:
        return _declarations(request, refusals(error), 422)
    messages.success(request, _("Declared: %(n)s.") % {"n": len(rows)}, extra_tags="done")
    return redirect("subsidy-declarations")


def _declarations(request, errors=(), status=200):
    mine = visible_to(request.user, Claim.objects.all())
    ready = list(reads.claims_to_declare(mine)[:MOST])
    for row in ready:
        row.free = other_hand(row, request.user, ClaimState.DECLARED)
    context = {
        "ready": ready, "errors": errors, "may_declare": carries(request.user.role, DECLARE),
        "chosen": _chosen(request, ready), "declaration": request.POST.get("declaration", ""),
        "page": Paginator(reads.declarations(mine), PAGE).get_page(request.GET.get("page")), "doors": doors(request),
    }  # fmt: skip
    return render(request, "desk/subsidies/declarations.html", context, status=status)


def _ticked(request):
    keys = [key for key in map(key_of, request.POST.getlist("claim")) if key]
    return list(visible_to(request.user, Claim.objects.filter(pk__in=keys)).order_by("pk"))


def _chosen(request, ready):
    if request.method == "POST":
        return {key_of(text) for text in request.POST.getlist("claim")}
    return {row.pk for row in ready if getattr(row, "free", True)}


def declaration_book(request):
    """The list of one letter as a workbook; 404 when nothing was declared under the number."""
    number = request.GET.get("declaration", "")
    rows = visible_to(request.user, Claim.objects.exclude(declaration="").filter(declaration=number))
    rows = list(rows.select_related("policy", "division", "declared_by").order_by("number"))
    if not rows:
        raise Http404
    return workbook_response(books.declaration(request.user, number, rows), "declaration.xlsx")


# --- batches ----------------------------------------------------------------------------------------------------------


def batches(request):
    """Batches, the newest first; what can be paid, with ticks."""
    return _batches(request)


@require_POST
def prepare(request):
    """Put the ticked claims into a batch."""
    try:
        batch = actions.prepare_batch(claims=_ticked(request), by=request.user, on=clock.today())
    except DomainError as error:
        return _batches(request, refusals(error), 422)
    messages.success(request, _("Prepared. Somebody else approves it, and a third one pays."), extra_tags="done")
    return redirect("payment-batch", pk=batch.pk)


def _batches(request, errors=(), status=200):
    user, state = request.user, request.GET.get("state", "")
    mine = visible_to(user, PaymentBatch.objects.all())
    rows = mine.filter(state=state) if state in _B.values else mine
    ready = list(reads.claims_to_pay(visible_to(user, Claim.objects.all()))[:MOST]) if carries(user.role, PAY) else []
    context = {
        "page": Paginator(reads.listed(rows).order_by("-prepared_on", "-pk"), PAGE).get_page(request.GET.get("page")),
        "state": state, "states": [("", _("All")), *BatchState.choices], "any_at_all": mine.exists(), "ready": ready,
        "chosen": _chosen(request, ready), "errors": errors, "doors": doors(request),
    }  # fmt: skip
    return render(request, "desk/subsidies/batches.html", context, status=status)


def batch(request, pk):
    """One batch with its lines, its sums and its hands."""
    return _show(request, _own(request, pk))


@require_POST
def step(request, pk, step):
    """Approve, pay or withdraw a batch."""
    return take(request, STEPS, step, _own(request, pk), _show, "payment-batch")


def _own(request, pk):
    return row_of(request, reads.listed(PaymentBatch.objects.all()), pk)


def _show(request, row, tried="", errors=(), status=200):
    sums = reads.sums(row)
    forms = forms_of("payment-batch", STEPS, row, request.user, tried, request.POST, errors)
    context = {
        "row": row, "errors": listed(tried, errors, forms), "sums": sums,
        "adds_up": all(getattr(row, name) == value for name, value in sums.items()),
        "forms": forms,
        "page": Paginator(reads.lines_of(row), 2 * PAGE).get_page(request.GET.get("page")),
        "barred": carries(request.user.role, PAY) and row.state == _B.APPROVED and not _may_pay(row, request.user),
        "may_print": carries(request.user.role, PAY), "doors": doors(request),
    }  # fmt: skip
    return render(request, "desk/subsidies/batch.html", context, status=status)


def book(request, pk):
    """The batch as a workbook, from its approval on."""
    row = _own(request, pk)
    if row.state not in (_B.APPROVED, _B.PAID):
        raise Http404
    return workbook_response(books.batch(request.user, row, list(reads.lines_of(row))), f"{row.number}.xlsx")


def _may_pay(row, user):
    return row.state == _B.APPROVED and user.pk not in reads.hands_of(row)


def _approve(request, row):
    actions.approve_batch(batch=row, by=request.user, on=clock.today())


def _pay(request, row):
    values = values_of(request.POST, paid_on=day_of)
    actions.pay_batch(batch=row, by=request.user, on=clock.today(), **values)


def _withdraw(request, row):
    values = values_of(request.POST, reason=words_of)
    actions.withdraw_batch(batch=row, by=request.user, on=clock.today(), **values)


STEPS = {
    each.name: each
    for each in (
        Step("approve", gettext_lazy("Approve"), PAY,
             lambda row, user: row.state == _B.PREPARED and row.prepared_by_id != user.pk, lambda row, user: [],
             _approve, gettext_lazy("A third one pays it.")),
        Step("pay", gettext_lazy("It was paid"), PAY, _may_pay,
             lambda row, user: [Field("paid_on", gettext_lazy("Paid on"), "date", value=clock.today())], _pay,
             gettext_lazy("All of it, as the bank says. Slips for the recipients can be printed then.")),
        Step("withdraw", gettext_lazy("Withdraw"), PAY, lambda row, user: row.state in (_B.PREPARED, _B.APPROVED),
             lambda row, user: [Field("reason", gettext_lazy("Why"), most=200)], _withdraw,
             gettext_lazy("Its claims can go into another batch.")),
    )
}  # fmt: skip
