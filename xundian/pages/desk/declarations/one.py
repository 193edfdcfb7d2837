"""One declaration: claims and what was found of them, appeals, the timeline, and the steps that can be taken."""

from django.shortcuts import render
from django.views.decorators.http import require_POST

from relocation.declarations import queries, rules
from relocation.declarations.models import ConditionCheck, Declaration
from relocation.declarations.states import UNDECIDED, DeclarationState
from relocation.households.queries import size_of
from xundian.accounts.roles import Role, carries
from xundian.pages.desk.declarations.deciding import STEPS, may_appeal
from xundian.pages.desk.declarations.steps import forms_of, listed, take
from xundian.pages.desk.photos import shown
from xundian.pages.finding import row_of


def declaration(request, pk):
    """The page of one declaration."""
    return show(request, own(request, pk))


@require_POST
def step(request, pk, step):
    """Take a step of a declaration."""
    return take(request, STEPS, step, own(request, pk), show, "declaration")


def photo(request, pk, sha256):
    """A photo that a look on site names."""
    row = row_of(request, ConditionCheck.objects.all(), pk)
    return shown(sha256, row.photos)


def own(request, pk):
    """The declaration in the user's place; 404 otherwise."""
    return row_of(request, queries.listed(Declaration.objects.all()), pk)


def show(request, row, tried="", errors=(), status=200):
    """The page, with what was refused."""
    user = request.user
    refusal = queries.refusal_of(row) if row.state == DeclarationState.REFUSED else None
    told = user.role != Role.SITE
    forms = forms_of("declaration", STEPS, row, user, tried, request.POST, errors)
    context = {
        "row": row, "errors": listed(tried, errors, forms), "forms": forms,
        "claims": queries.claims_of(row) if told else [], "steps": queries.steps_of(row) if told else [],
        "appeals": queries.appeals_of(row) if told else [], "told": told, "refusal": refusal if told else None,
        "until": rules.appeal_until(refusal.on) if may_appeal(row, user) else None,
        "counted": size_of(row.household),
        "may_edit": row.state in UNDECIDED and carries(user.role, "declarations.declare"),
    }  # fmt: skip
    return render(request, "desk/declaration.html", context, status=status)
