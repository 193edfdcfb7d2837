"""Claims at the desk: the ledger, and one with its steps, reasons, proof, timeline and money (X2.3)."""

from django.core.paginator import Paginator
from django.db.models import Q, Sum
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from laborers.subsidies import queries
from laborers.subsidies.actions.payments import PAYABLE
from laborers.subsidies.models import Claim, Entitlement
from laborers.subsidies.queries.payments import batch_of
from laborers.subsidies.states import ClaimState, Evidence, PolicyCode
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.pages.desk.declarations.steps import forms_of, listed, take
from xundian.pages.desk.subsidies.claim_steps import STEPS
from xundian.pages.desk.subsidies.shared import CHECK, ENTER, HEAR, PAGE, code_choices, doors
from xundian.pages.finding import row_of

_S = ClaimState


def waiting(user):
    """How many claims wait for this user: drafts to complete, claims to check that others handed in."""
    number = 0
    if carries(user.role, ENTER):
        number += visible_to(user, Claim.objects.filter(state=_S.DRAFT, entered_by=user)).count()
    if carries(user.role, CHECK):
        rows = visible_to(user, Claim.objects.filter(state=_S.SUBMITTED))
        number += rows.exclude(Q(entered_by=user) | Q(submitted_by=user)).count()
    return number


def claims(request):
    """Claims, the newest first; filters by words, state and line of the policy."""
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "state", "code")}
    mine = visible_to(request.user, Claim.objects.all())
    rows = _asked(mine, asked)
    context = {
        "page": Paginator(queries.claims(rows).order_by("-entered_on", "-pk"), PAGE).get_page(request.GET.get("page")),
        "asked": asked, "any_at_all": mine.exists(), "states": [("", _("All")), *ClaimState.choices],
        "codes": code_choices(), "sums": rows.aggregate(fen=Sum("amount_fen"), loans=Sum("loan_fen")),
        "doors": doors(request),
    }  # fmt: skip
    return render(request, "desk/subsidies/claims.html", context)


def _asked(rows, asked):
    words = asked["q"]
    if words:
        rows = rows.filter(
            Q(number__icontains=words) | Q(claimant_name__icontains=words) | Q(division__name__icontains=words)
        )
    if asked["state"] in ClaimState.values:
        rows = rows.filter(state=asked["state"])
    return rows.filter(policy__code=asked["code"]) if asked["code"] in PolicyCode.values else rows


def claim(request, pk):
    """The page of one claim."""
    return show(request, _own(request, pk))


@require_POST
def step(request, pk, step):
    """Take a step of a claim."""
    return take(request, STEPS, step, _own(request, pk), show, "subsidy-claim")


def _own(request, pk):
    return row_of(request, queries.claims(), pk)


def show(request, row, tried="", errors=(), status=200):
    """The page, with what was refused."""
    user = request.user
    lines = list(queries.lines_of(row))
    mine = set(visible_to(user, queries.people_of(row)).values_list("pk", flat=True))
    found = Entitlement.objects.filter(policy=row.policy, key=row.subject, period=row.period).first()
    forms = forms_of("subsidy-claim", STEPS, row, user, tried, request.POST, errors)
    context = {
        "row": row, "errors": listed(tried, errors, forms), "reasons": queries.sentences(row.reasons), "lines": lines,
        "mine": mine, "forms": forms,
        "proofs": [(Evidence(kind).label, said) for kind, said in row.proofs.items()],
        "missing": [Evidence(kind).label for kind in found.missing] if found and row.state == _S.DRAFT else [],
        "steps": queries.steps_of(row), "notices": row.notice_lines.select_related("notice").order_by("pk"),
        "payments": row.payments.select_related("batch").order_by("pk"), "doors": doors(request),
        "batch": row.state in PAYABLE and batch_of(row), "hears": carries(user.role, HEAR),
    }  # fmt: skip
    return render(request, "desk/subsidies/claim.html", context, status=status)
