"""Forms of a site: the site itself, a building, its homes, a facility."""

from decimal import Decimal, InvalidOperation

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relocation import journeys
from relocation.sites import actions
from relocation.sites.models import Building, Facility, Home, Site
from relocation.sites.states import FacilityKind
from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.accounts.scope import owned_by, visible_to
from xundian.divisions.models import Division
from xundian.divisions.states import Level
from xundian.kit import clock
from xundian.kit.checking import Faults
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import key_of
from xundian.pages.desk.form import Field, asked, day_or_nothing, filled, together, version_of, whole_of
from xundian.pages.finding import row_of

FORM = "desk/site_form.html"


def own_site(request, pk):
    """The site, if the own place keeps it; 404 otherwise."""
    return row_of(request, owned_by(request.user, Site.objects.select_related("division")), pk)


def new_site(request):
    """Found a site in a street of the own county."""
    streets = visible_to(request.user, Division.objects.filter(level=Level.TOWNSHIP)).order_by("code")
    chosen = [("", _("Choose a street")), *((each.code, each.label) for each in streets)]
    fields = [Field("division", _("Street"), "select", chosen), Field("name", _("Name of the site"), most=80)]

    def save(sent):
        division = streets.filter(code=sent.get("division", "")).first()
        if division is None:
            raise Invalid(_("Choose a street of your county."), field="division", code="required")
        values = _texts(sent, "name", "address", "phone")
        if not values["name"]:
            raise Invalid(_("Give the site a name."), field="name", code="required")
        opened = day_or_nothing(sent.get("opened_on"), "opened_on")
        return actions.create_site(division=division, opened_on=opened, by=request.user, **values)

    return asked(
        request, FORM, [*fields, *_site_fields()], save, "site", title=_("Found a site"), back=reverse("sites")
    )


def edit_site(request, pk):
    """Address, telephone, opening day, and what was published of it."""
    row = own_site(request, pk)
    names = ("address", "phone", "opened_on", "published_residents", "published_source")
    fields = filled([*_site_fields(), *_published_fields()], {name: getattr(row, name) for name in names})

    def save(sent):
        faults = Faults()
        changes = _texts(sent, "address", "phone", "published_source")
        changes["opened_on"] = faults.check(day_or_nothing, sent.get("opened_on"), "opened_on")
        residents = sent.get("published_residents")
        changes["published_residents"] = faults.check(whole_of, residents, "published_residents")
        version = version_of(sent)
        return together(
            faults,
            lambda: actions.edit_site(site=row, changes=changes, expected_version=version, by=request.user),
        )

    return _form(request, row, fields, save, _("Change the site"), row, "buildings")


def new_building(request, pk):
    """A building of the site."""
    row = own_site(request, pk)

    def save(sent):
        actions.add_building(site=row, by=request.user, **_building_values(sent, row))
        return row

    return _form(request, row, _building_fields(row), save, _("Add a building"), None, "buildings")


def edit_building(request, pk):
    """Name, storeys, grid officer."""
    row = row_of(request, owned_by(request.user, Building.objects.select_related("site", "grid_officer")), pk)
    given = {"name": row.name, "storeys": row.storeys, "grid_officer": str(row.grid_officer_id or "")}

    def save(sent):
        changes, version = _building_values(sent, row.site), version_of(sent)
        actions.edit_building(building=row, changes=changes, expected_version=version, by=request.user)
        return row.site

    fields = filled(_building_fields(row.site), given)
    return _form(request, row.site, fields, save, _("Change the building"), row, "buildings")


def lay_out(request, pk):
    """Homes behind every door of a building."""
    row = row_of(request, owned_by(request.user, Building.objects.select_related("site")), pk)
    fields = [
        Field("units", _("Units"), hint=_("Names with spaces between, for example 1单元 2单元; empty: one entrance.")),
        Field("per_storey", _("Homes on every storey of a unit"), "number", most=3), *_size_fields(),
    ]  # fmt: skip

    def save(sent):
        faults, units = Faults(), sent.get("units", "").replace("，", " ").replace(",", " ").split()
        layout = _size(sent, faults) | {"per_storey": faults.check(whole_of, sent.get("per_storey"), "per_storey")}
        together(
            faults, lambda: journeys.record_homes(building=row, units=units, by=request.user, **layout)
        )  # fmt: skip
        return row.site

    title = _("Lay out homes of building %(name)s") % {"name": row.name}
    return _form(request, row.site, fields, save, title, None, "homes")


def edit_home(request, pk):
    """The size of a home, and its door while nobody was given it."""
    row = row_of(request, owned_by(request.user, Home.objects.select_related("building__site")), pk)
    fields = [Field("unit", _("Unit"), most=20), Field("room", _("Room"), most=20), *_size_fields()]
    given = {"unit": row.unit, "room": row.room, "area_m2": f"{row.area_m2:f}", "persons": row.persons}

    def save(sent):
        faults, version = Faults(), version_of(sent)
        changes = _texts(sent, "unit", "room") | _size(sent, faults)
        together(
            faults,
            lambda: journeys.edit_home(home=row, changes=changes, expected_version=version, by=request.user),
        )
        return row.building.site

    title = _("Change the home %(door)s") % {"door": row}
    return _form(request, row.building.site, filled(fields, given), save, title, row, "homes")


def new_facility(request, pk):
    """A facility of the site, or figures of a publication."""
    row = own_site(request, pk)
    kinds = [("", _("Choose a kind")), *FacilityKind.choices]
    source = Field(
        "source", _("Published in"), hint=_("Only for a figure taken from a publication; it is counted apart.")
    )  # fmt: skip

    def save(sent):
        faults = Faults()
        values = _facility_values(sent, faults) | _texts(sent, "kind", "source")
        together(faults, lambda: actions.add_facility(site=row, by=request.user, **values))
        return row

    fields = [Field("kind", _("Kind"), "select", kinds), *_facility_fields(), source]
    return _form(request, row, fields, save, _("Record a facility"), None, "facilities")


def edit_facility(request, pk):
    """Name, number and room."""
    row = row_of(request, owned_by(request.user, Facility.objects.select_related("site")), pk)
    given = {"name": row.name, "count": row.count, "capacity": row.capacity}

    def save(sent):
        faults, version = Faults(), version_of(sent)
        changes = _facility_values(sent, faults)
        together(
            faults,
            lambda: actions.edit_facility(facility=row, changes=changes, expected_version=version, by=request.user),
        )
        return row.site

    fields = filled(_facility_fields(), given)
    return _form(request, row.site, fields, save, _("Change the facility"), row, "facilities")


@require_POST
def close_facility(request, pk):
    """Today is its last day."""
    row = row_of(request, owned_by(request.user, Facility.objects.select_related("site")), pk)
    try:
        actions.close(row=row, on=clock.today(), by=request.user)
    except Conflict as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Saved."), extra_tags="done")
    return redirect(tab_of(row.site, "facilities"))


def tab_of(site, tab):
    """The address of a site's page on a tab."""
    return f"{reverse('site', args=[site.pk])}?tab={tab}"


def _form(request, site, fields, save, title, row, tab):
    shown = {"title": title, "site": site, "back": tab_of(site, tab), "version": row.version if row else ""}
    return asked(request, FORM, fields, save, "site", **shown)


def _texts(sent, *names):
    return {name: sent.get(name, "").strip() for name in names}


def _site_fields():
    return [
        Field("address", _("Address")), Field("phone", _("Telephone"), most=20),
        Field("opened_on", _("Opened on"), "date"),
    ]  # fmt: skip


def _published_fields():
    return [
        Field("published_residents", _("Residents, as published"), "number", most=6,
              hint=_("Never added to the residents that the registry counts.")),
        Field("published_source", _("Published in")),
    ]  # fmt: skip


def _building_fields(site):
    officers = User.objects.filter(is_active=True, role=Role.SITE, site_id=site.pk).order_by("name", "pk")
    chosen = [("", _("Nobody yet")), *((str(each.pk), each.name) for each in officers)]
    return [
        Field("name", _("Name of the building"), most=20), Field("storeys", _("Storeys"), "number", most=2),
        Field("grid_officer", _("Grid officer"), "select", chosen, hint=_("An officer of this site.")),
    ]  # fmt: skip


def _building_values(sent, site):
    officer = key_of(sent.get("grid_officer", ""))
    officer = officer and (User.objects.filter(pk=officer, site_id=site.pk).first() or User())
    storeys = whole_of(sent.get("storeys"), "storeys")
    return {"name": sent.get("name", ""), "storeys": storeys, "grid_officer": officer or None}


def _size_fields():
    return [
        Field("area_m2", _("Area in square metres"), "number", most=7),
        Field("persons", _("Meant for so many persons"), "number", most=2),
    ]  # fmt: skip


def _size(sent, faults):
    return {
        "area_m2": faults.check(_area, sent.get("area_m2", "")),
        "persons": faults.check(whole_of, sent.get("persons"), "persons"),
    }


def _area(text):
    try:
        area = Decimal(text.strip() or "0")
    except InvalidOperation:
        area = None
    if area is None or not area.is_finite() or area != area.quantize(Decimal("0.01")):
        raise Invalid(_("Give the area in square metres, for example 79.5."), field="area_m2", code="area")
    return area


def _facility_fields():
    return [
        Field("name", _("Name of the facility"), most=80), Field("count", _("How many"), "number", value="1", most=5),
        Field("capacity", _("Room for people, all together"), "number", most=6, hint=_("Empty where it is not known.")),
    ]  # fmt: skip


def _facility_values(sent, faults):
    return {
        "name": sent.get("name", "").strip(), "count": faults.check(whole_of, sent.get("count"), "count"),
        "capacity": faults.check(whole_of, sent.get("capacity"), "capacity"),
    }  # fmt: skip
