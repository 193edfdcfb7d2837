"""Who is likely entitled and has not applied, with the proof that is missing; from there to a claim (X2.3)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Sum
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from laborers.registry.models import Laborer
from laborers.subsidies import actions, queries
from laborers.subsidies.models import Claim, Entitlement
from laborers.subsidies.states import EntitlementState, Evidence, PolicyCode
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.kit.ids import key_of
from xundian.pages.desk.declarations.steps import Step, forms_of, listed, take, values_of, words_of
from xundian.pages.desk.form import Field, day_or_nothing, refusals
from xundian.pages.desk.subsidies.shared import ENTER, PAGE, code_choices, doors, subject_of
from xundian.pages.finding import day_of, row_of

COMPLETE = "none"


def waiting(user):
    """How many are likely entitled in the user's place and have not applied."""
    return visible_to(user, Entitlement.objects.filter(state=EntitlementState.OPEN)).count()


def entitled(request):
    """The list, by line of the policy and name; filters by words, line and missing proof."""
    user = request.user
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "code", "missing")}
    mine = visible_to(user, Entitlement.objects.filter(state=EntitlementState.OPEN))
    rows = _asked(mine, asked)
    context = {
        "page": Paginator(queries.open_entitlements(rows), PAGE).get_page(request.GET.get("page")), "asked": asked,
        "sums": rows.aggregate(sure=Sum("amount_fen"), likely=Sum("likely_fen")), "any_at_all": mine.exists(),
        "codes": code_choices(), "complete": COMPLETE,
        "proofs": [("", _("All")), (COMPLETE, _("Nothing missing")), *Evidence.choices],
        "labels": dict(Evidence.choices), "doors": doors(request),
    }  # fmt: skip
    return render(request, "desk/subsidies/entitled.html", context)


def _asked(rows, asked):
    if asked["q"]:
        rows = rows.filter(claimant_name__icontains=asked["q"]) | rows.filter(division__name__icontains=asked["q"])
    if asked["code"] in PolicyCode.values:
        rows = rows.filter(policy__code=asked["code"])
    if asked["missing"] == COMPLETE:
        return rows.filter(missing=[])
    return rows.filter(missing__contains=[asked["missing"]]) if asked["missing"] in Evidence.values else rows


def one(request, pk):
    """One of them: why, for whom, what is missing."""
    return _show(request, _own(request, pk))


@require_POST
def step(request, pk, step):
    """Record a proof that was seen."""
    return take(request, STEPS, step, _own(request, pk), _show, "entitled-one")


@require_POST
def claim(request, pk):
    """Put a claim together of it."""
    row = _own(request, pk)
    try:
        made = actions.prepare_claim(
            policy=row.policy, claimant=row.claimant, subject=subject_of(row), period=row.period, by=request.user,
            on=clock.today(),
        )  # fmt: skip
    except DomainError as error:
        return _show(request, row, "", refusals(error), 422)
    messages.success(request, _("The claim is put together. Hand it in when the proof is complete."), extra_tags="done")
    return redirect("subsidy-claim", pk=made.pk)


def _own(request, pk):
    rows = Entitlement.objects.select_related("policy", "division", "laborer", "undertaking")
    return row_of(request, queries.with_refusal(rows), pk)


def _show(request, row, tried="", errors=(), status=200):
    is_open = row.state == EntitlementState.OPEN
    forms = forms_of("entitled", STEPS, row, request.user, tried, request.POST, errors)
    context = {
        "row": row, "errors": listed(tried, errors, forms), "reasons": queries.sentences(row.reasons),
        "missing": [Evidence(kind).label for kind in row.missing], "lines": _lines(request.user, row),
        "refused": is_open and Claim.objects.filter(pk=row.refused_claim).first(),
        "forms": forms,
        "may_claim": is_open and carries(request.user.role, ENTER), "doors": doors(request),
    }  # fmt: skip
    return render(request, "desk/subsidies/entitled_one.html", context, status=status)


def _lines(user, row):
    """[(person or None, line)]: people of the own place by name, others only by what is paid."""
    keys = [key_of(line["laborer"]) for line in row.lines if line.get("laborer")]
    people = {str(each.pk): each for each in visible_to(user, Laborer.objects.filter(pk__in=keys))}
    return [(people.get(line.get("laborer")), line) for line in row.lines]


def proof_fields(row, user):
    """What is asked of a proof; first what is missing, then everything that the policy wants to see."""
    wanted = dict.fromkeys([*getattr(row, "missing", ()), *row.policy.evidence])
    return [
        Field("kind", gettext_lazy("Proof"), "select", choices=[(kind, Evidence(kind).label) for kind in wanted]),
        Field("document", gettext_lazy("Number or place in the files"), most=200,
              hint=gettext_lazy("No account and no identity number: only where the paper is kept.")),
        Field("seen_on", pgettext_lazy("proof", "Seen on"), "date", value=clock.today()),
        Field("valid_until", gettext_lazy("Valid until, if it ends"), "date"),
    ]  # fmt: skip


def record_proof(request, row):
    """Keep what was seen."""
    values = values_of(request.POST, kind=words_of, document=words_of, seen_on=day_of, valid_until=day_or_nothing)
    actions.record_proof(
        claimant=row.claimant, subject=subject_of(row), by=request.user, on=clock.today(), **values
    )  # fmt: skip


STEPS = {
    "proof": Step(
        "proof", gettext_lazy("Record proof that was seen"), ENTER,
        lambda row, user: row.state == EntitlementState.OPEN, proof_fields, record_proof,
    )
}  # fmt: skip
