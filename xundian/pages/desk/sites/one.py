"""One site on five tabs: buildings, homes, residents, facilities, observations (W2.2, W2.4-4 to 6)."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from relocation.sites import queries, rules
from relocation.sites.models import Building, Facility, Home, Observation, Site
from relocation.sites.states import Fit, HomeState, ObservationKind
from xundian.accounts.roles import carries
from xundian.accounts.scope import owned_by, visible_to
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.ids import key_of
from xundian.pages.finding import row_of

PAGE = 50
TABS = [
    ("buildings", gettext_lazy("Buildings")), ("homes", gettext_lazy("Homes")),
    ("residents", gettext_lazy("Residents")), ("facilities", gettext_lazy("Facilities")),
    ("observations", gettext_lazy("Observations")),
]  # fmt: skip


def site(request, pk):
    """The page of one site, on the tab that is asked for."""
    row = row_of(request, queries.sites_with_people(Site.objects.select_related("division")), pk)
    tab = request.GET.get("tab", "")
    tab = tab if tab in PARTS else TABS[0][0]
    may_edit = carries(request.user.role, "sites.edit")
    context = {
        "row": row, "tabs": TABS, "tab": tab, "on": clock.today(), "asked": request.GET,
        "may_edit": may_edit and owned_by(request.user, Site.objects.filter(pk=row.pk)).exists(),
    }  # fmt: skip
    return render(request, "desk/site.html", context | PARTS[tab](request, row))


def _paged(request, rows):
    return Paginator(rows, PAGE).get_page(request.GET.get("page"))


def _buildings(request, row):
    return {"page": _paged(request, queries.buildings_of(row))}


def _homes(request, row):
    asked = request.GET
    rows = queries.with_people(Home.objects.filter(building__site=row).select_related("building"))
    if key_of(asked.get("building", "")):
        rows = rows.filter(building=key_of(asked["building"]))
    if asked.get("state") in HomeState.values:
        rows = rows.filter(state=asked["state"])
    if asked.get("fits") in Fit.values:
        rows = rows.filter(fits=asked["fits"])
    return {
        "page": _paged(request, rows.order_by(*queries.BY_DOOR)), "states": HomeState.choices, "fits": Fit.choices,
        "buildings": Building.objects.filter(site=row).order_by("name", "pk"),
        "may_see": carries(request.user.role, "households.read"),
    }  # fmt: skip


def _residents(request, row):
    rows = visible_to(request.user, queries.residents(row)).select_related("division")
    origins = queries.origins(row)
    villages = queries.by_village(origins)
    names = Division.objects.in_bulk([each["village"] for each in villages])
    for each in villages:
        each["label"] = names[each["village"]].label
    order = ("building", "unit", "room", "pk")
    return {
        "page": _paged(request, rows.order_by(*order)), "villages": villages, "mix": rules.mix(origins),
        "elsewhere": row.households - rows.count(), "may_see": carries(request.user.role, "households.read"),
    }  # fmt: skip


def _facilities(request, row):
    on = clock.today()
    rows = Facility.objects.filter(site=row).order_by("closed_on", "source", "kind", "name", "pk")
    return {"page": _paged(request, rows), "figures": queries.figures(row, on)}


def _observations(request, row):
    asked, on = request.GET, clock.today()
    rows = queries.ledger(Observation.objects.filter(site=row), on)
    if asked.get("kind") in ObservationKind.values:
        rows = rows.filter(kind=asked["kind"])
    if asked.get("show") == "late":
        rows = rows.filter(late=True, corrected=False)
    page = _paged(request, rows)
    names = Division.objects.in_bulk({each["village"] for seen in page for each in seen.origins})
    for seen in page:
        seen.villages_seen = [(names[each["village"]].label, each) for each in seen.origins if each["village"] in names]
    return {
        "page": page, "kinds": ObservationKind.choices, "children": queries.school_children(row, on),
        "late": queries.to_remedy(Observation.objects.filter(site=row), on).count(),
        "new": [(value, NEW[value]) for value in ObservationKind.values],
    }  # fmt: skip


NEW = {
    ObservationKind.ENVIRONMENT: gettext_lazy("Record an inspection"),
    ObservationKind.ENROLMENT: gettext_lazy("Record an enrolment check"),
    ObservationKind.ACTIVITY: gettext_lazy("Record an activity"),
    ObservationKind.MIX: gettext_lazy("Count the mix of today"),
}
PARTS = {
    "buildings": _buildings, "homes": _homes, "residents": _residents, "facilities": _facilities,
    "observations": _observations,
}  # fmt: skip
