"""The ledger of industrial bases, what all of them grow together, and the county's schemes and policies (W2.2.2)."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from relocation.bases import queries
from relocation.bases.models import Base, BasePolicy, Distribution, DistributionScheme
from relocation.bases.states import CROPS, DistributionState
from xundian.accounts.labels import Lists
from xundian.accounts.roles import carries
from xundian.accounts.scope import owned_by, visible_to
from xundian.kit import clock

PAGE = 50
SHOWS = [("", _("Open today")), ("gap", _("Technicians missing")), ("uninsured", _("Not insured today")),
         ("all", _("All"))]  # fmt: skip


def to_approve(user):
    """How many prepared distributions wait for this user, who did not prepare them."""
    if not carries(user.role, "bases.pay"):
        return 0
    rows = owned_by(user, Distribution.objects.filter(state=DistributionState.PREPARED))
    return rows.exclude(prepared_by=user).count()


def bases(request):
    """Bases by name with land, technicians, posts, people, cover; filters for what is missing."""
    user, on = request.user, clock.today()
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "show")}
    mine = visible_to(user, Base.objects.select_related("division"))
    rows = queries.with_figures(mine, on)
    if asked["q"]:
        words = asked["q"]
        rows = rows.filter(
            Q(name__icontains=words) | Q(company_name__icontains=words) | Q(organiser_name__icontains=words)
        )
    policy = queries.policy_on(user.division_id[:6], on)
    rows = _shown(rows, asked["show"], on, policy)
    page = Paginator(rows.order_by("name", "pk"), PAGE).get_page(request.GET.get("page"))
    for row in page:
        row.wanted, row.missing = queries.gap(row, policy)
    waiting = visible_to(user, Distribution.objects.filter(state=DistributionState.PREPARED))
    context = {
        "page": page, "asked": asked, "shows": SHOWS, "any_at_all": mine.exists(), "policy": policy, "on": on,
        "may_edit": carries(user.role, "bases.edit"),
        "waiting": waiting.select_related("base", "prepared_by").order_by("to_on", "pk")[:PAGE],
    }  # fmt: skip
    return render(request, "desk/bases.html", context)


def _shown(rows, show, on, policy):
    if show == "all":
        return rows
    rows = queries.open_on(rows, on)
    if show == "uninsured":
        return rows.filter(insured_until=None)
    if show == "gap" and policy is not None:
        return queries.short_of_technicians(rows, policy)
    return rows


def crops(request):
    """The crops of a year over all bases of the county, with the warning that a policy asks for."""
    on = clock.today()
    text = request.GET.get("year", "")
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else on.year
    found = queries.concentration(request.user.division_id[:6], year, on)
    context = {"found": found, "year": year, "years": range(on.year, on.year - 5, -1), "lists": Lists((CROPS,))}
    return render(request, "desk/bases_crops.html", context)


def terms(request):
    """Schemes of distribution and policies for bases, the newest first."""
    user = request.user
    context = {
        "schemes": visible_to(user, DistributionScheme.objects.all()).order_by("-valid_from", "-pk")[:PAGE],
        "policies": visible_to(user, BasePolicy.objects.all()).order_by("-valid_from", "-pk")[:PAGE],
        "may_edit": may_set_terms(user), "on": clock.today(),
    }  # fmt: skip
    return render(request, "desk/bases_terms.html", context)


def may_set_terms(user):
    """Whether the user sits where terms are set: in a county."""
    return carries(user.role, "bases.edit") and len(user.division_id) == 6
