"""The ledger of declarations, by state, site and appeal."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import render

from relocation.declarations import queries
from relocation.declarations.models import Appeal, Declaration
from relocation.declarations.states import AppealState, DeclarationState
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.kit.ids import key_of
from xundian.pages.desk.declarations.deciding import site_choices

PAGE = 50
APPEALED = "appealed"


def waiting(user):
    """How many declarations wait for this user: to screen, to inspect, an appeal to hear, keys to hand over."""
    states = [
        state
        for state, right in (
            (DeclarationState.DECLARED, "declarations.declare"),
            (DeclarationState.SCREENED, "declarations.decide"),
            (DeclarationState.ALLOTTED, "relocation.edit"),
        )
        if carries(user.role, right)
    ]
    number = visible_to(user, Declaration.objects.filter(state__in=states)).count() if states else 0
    if carries(user.role, "declarations.hear"):
        appeals = visible_to(user, Appeal.objects.filter(state=AppealState.OPEN))
        number += appeals.exclude(refused_by=user).count()
    return number


def declarations(request):
    """Declarations, the newest first; filters by words, state, site."""
    user = request.user
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "state", "site")}
    mine = visible_to(user, Declaration.objects.all())
    rows = _asked(queries.listed(mine), asked)
    context = {
        "page": Paginator(rows.order_by("-declared_on", "-pk"), PAGE).get_page(request.GET.get("page")),
        "asked": asked, "any_at_all": mine.exists(), "states": DeclarationState.choices, "appealed": APPEALED,
        "sites": site_choices(user)[1:], "may_declare": carries(user.role, "declarations.declare"),
    }  # fmt: skip
    return render(request, "desk/declarations.html", context)


def _asked(rows, asked):
    words, state = asked["q"], asked["state"]
    if words:
        rows = rows.filter(
            Q(household__number__icontains=words)
            | Q(household__division__name__icontains=words)
            | Q(pk__in=Declaration.objects.filter(household__laborers__name=words))
        )
    if state == APPEALED:
        rows = rows.filter(appeal_open=True)
    elif state in DeclarationState.values:
        rows = rows.filter(state=state)
    key = key_of(asked["site"]) if asked["site"] else None
    return rows.filter(site=key) if key else rows
