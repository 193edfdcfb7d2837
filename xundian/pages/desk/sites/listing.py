"""The list of resettlement sites: who lives there, in how many homes, and what waits to be remedied."""

from django.core.paginator import Paginator
from django.shortcuts import render

from relocation.sites import queries
from relocation.sites.models import Observation, Site
from xundian.accounts.roles import carries
from xundian.accounts.scope import owned_by, visible_to
from xundian.kit import clock

PAGE = 50


def sites(request):
    """The sites of the reader's place by name; what was published of each stands apart from what is counted."""
    user, words = request.user, request.GET.get("q", "").strip()
    every = visible_to(user, Site.objects.select_related("division"))
    rows = every.filter(name__icontains=words) if words else every
    page = Paginator(queries.sites_with_people(rows).order_by("name", "pk"), PAGE).get_page(request.GET.get("page"))
    late = {}
    for site in visible_to(user, queries.to_remedy(Observation.objects.all(), clock.today())).values_list(
        "site", flat=True
    ):
        late[site] = late.get(site, 0) + 1
    context = {
        "page": page, "words": words, "late": late, "any_at_all": bool(page.paginator.count) or every.exists(),
        "may_found": carries(user.role, "relocation.edit") and user.division_id,
    }  # fmt: skip
    return render(request, "desk/sites.html", context)


def waiting(user):
    """How many shortcomings of businesses near the user's sites should have been remedied by now."""
    return owned_by(user, queries.to_remedy(Observation.objects.all(), clock.today())).count()
