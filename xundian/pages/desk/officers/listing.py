"""Officers of the county with what rests on each; from here a post is handed over."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import render

from laborers.journeys import load
from xundian.accounts.models import User
from xundian.accounts.queries import IN_CHARGE, sites
from xundian.accounts.roles import Role
from xundian.accounts.scope import visible_to
from xundian.kit import clock

PAGE = 50


def officers(request):
    """Active officers of the user's county who look after a place, by place; found by name or place."""
    asked, role = request.GET.get("q", "").strip(), request.GET.get("role", "")
    rows = visible_to(request.user, User.objects.filter(is_active=True, role__in=IN_CHARGE))
    if role in IN_CHARGE:
        rows = rows.filter(role=role)
    if asked:
        found = Q(name__icontains=asked) | Q(division__name__icontains=asked) | Q(station__name__icontains=asked)
        rows = rows.filter(found | Q(username__iexact=asked))
    rows = rows.select_related("division__parent", "station").order_by("home_id", "role", "name", "id")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    known = load.loads(page.object_list, clock.today())
    names = site_names(page.object_list)
    context = {
        "page": page, "asked": asked, "role": role, "roles": [(each.value, Role(each).label) for each in IN_CHARGE],
        "rows": [{"officer": each, "load": known[each.pk], "site": names.get(each.site_id)} for each in page],
    }  # fmt: skip
    return render(request, "desk/officers.html", context)


def site_names(users):
    """{site id: name} of the sites where some users sit."""
    return dict(sites().filter(pk__in={each.site_id for each in users if each.site_id}).values_list("pk", "name"))
