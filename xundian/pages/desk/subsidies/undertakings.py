"""Local businesses and places that lines of the policy are meant for: the list, and the form of one (X2.3)."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.enterprises.models import Enterprise
from laborers.registry.models import Laborer
from laborers.registry.search import find_people
from laborers.subsidies import actions, queries
from laborers.subsidies.models import Undertaking
from laborers.subsidies.states import UndertakingKind
from xundian.accounts.roles import carries
from xundian.accounts.scope import find_visible, visible_to
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import Invalid, Missing
from xundian.kit.ids import key_of
from xundian.pages.desk.declarations.steps import values_of, words_of
from xundian.pages.desk.form import Field, asked, day_or_nothing, version_of
from xundian.pages.desk.subsidies.shared import ENTER, PAGE, doors
from xundian.pages.finding import row_of

DAYS = ("licensed_on", "opened_on", "closed_on", "recognised_on")
MOST_FOUND = 5
TEXTS = ("kind", "name", "owner_name", "product", "licence", "recognition")


def undertakings(request):
    """The list by place and name; filters by words and kind."""
    user = request.user
    given = {name: request.GET.get(name, "").strip() for name in ("q", "kind")}
    mine = visible_to(user, Undertaking.objects.all())
    rows = mine
    if given["q"]:
        rows = rows.filter(name__icontains=given["q"]) | rows.filter(owner_name__icontains=given["q"])
    if given["kind"] in UndertakingKind.values:
        rows = rows.filter(kind=given["kind"])
    rows = queries.undertakings(rows).order_by("division__code", "name", "pk")
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")), "asked": given, "any_at_all": mine.exists(),
        "kinds": [("", _("All")), *UndertakingKind.choices], "may_edit": carries(user.role, ENTER),
        "doors": doors(request),
    }  # fmt: skip
    return render(request, "desk/subsidies/undertakings.html", context)


def new(request):
    """Record one in the own place."""

    def save(sent):
        values = _values(request, sent)
        place = _place(request.user, sent.get("division", ""))
        return actions.register_undertaking(division=place, by=request.user, on=clock.today(), **values)

    fields = [_place_field(request.user), *_fields(request.user)]
    return asked(request, "desk/subsidies/undertaking_form.html", fields, save, "undertaking", doors=doors(request))


def undertaking(request, pk):
    """One with what is on record of it."""
    row = row_of(request, queries.undertakings(), pk)
    context = {"row": row, "may_edit": carries(request.user.role, ENTER), "doors": doors(request)}
    return render(request, "desk/subsidies/undertaking.html", context)


def edit(request, pk):
    """The form of one; what was claimed before stays as it was decided."""
    row = row_of(request, queries.undertakings(), pk)

    def save(sent):
        return actions.edit_undertaking(
            undertaking=row, changes=_values(request, sent, row), expected_version=version_of(sent), by=request.user,
            on=clock.today(),
        )  # fmt: skip

    shown = {"row": row, "version": request.POST.get("version", row.version), "doors": doors(request)}
    fields = _fields(request.user, row)
    return asked(request, "desk/subsidies/undertaking_form.html", fields, save, "undertaking", **shown)


def _place_field(user):
    places = Division.objects.filter(code__startswith=user.division_id).exclude(level="group").order_by("code")
    return Field("division", _("Place"), "select", choices=[(each.code, each.label) for each in places])


def _place(user, code):
    place = Division.objects.filter(code=code, code__startswith=user.division_id).first()
    if place is None:
        raise Invalid(_("Choose a place of your own."), field="division", code="required")
    return place


def _fields(user, row=None):
    firms = visible_to(user, Enterprise.objects.order_by("name"))
    values = {name: getattr(row, name) for name in (*TEXTS, *DAYS)} if row else {}
    told = [
        Field("kind", _("Kind"), "select", choices=UndertakingKind.choices),
        Field("name", pgettext_lazy("thing", "Name"), most=100),
        Field("owner_name", _("Who runs it"), most=50),
        Field("opened_on", _("Running since"), "date"),
        Field("product", _("Product"), most=60), Field("licence", _("Licence number"), most=40),
        Field("licensed_on", _("Licensed on"), "date"), Field("recognition", _("Document of recognition"), most=200),
        Field("recognised_on", _("Recognised on"), "date"), Field("closed_on", _("Closed on"), "date"),
    ]  # fmt: skip
    filled = [Field(**{**vars(each), "value": values.get(each.name) or ""}) for each in told]
    return [
        *filled,
        Field("owner", _("Who runs it, if on record here"), most=80, value=said_of(row.owner) if row else "",
              hint=_("Household number and name, as in the search for people; shows the return of who worked away.")),
        Field("enterprise", _("Employs as"), "select", value=str(row.enterprise_id or "") if row else "",
              choices=[("", "–"), *((str(each.pk), each.name) for each in firms)]),
    ]  # fmt: skip


def said_of(person):
    """Household number and name of somebody on record, as the form shows and understands them; "" for nobody."""
    return f"{person.household.number} {person.name}" if person else ""


def _values(request, sent, row=None):
    readers = dict.fromkeys(TEXTS, words_of) | dict.fromkeys(DAYS, day_or_nothing)
    values = values_of(sent, **readers)
    text = sent.get("enterprise", "").strip()
    try:
        firm = find_visible(request.user, Enterprise.objects.all(), key_of(text)) if text else None
    except Missing:
        raise Invalid(_("Choose an enterprise of the list."), field="enterprise", code="unknown_key") from None
    return values | {"enterprise": firm, "owner": _owner(request.user, sent.get("owner", "").strip(), row)}


def _owner(user, text, row):
    """The one person on record whom the words name, None without words; who stands there already need not be found."""
    if not text or (row and text == said_of(row.owner)):
        return row.owner if text else None
    people = visible_to(user, Laborer.objects.filter(merged_into=None).select_related("household", "division"))
    found = list(find_people(people, text, user).order_by("division_id", "name", "pk")[: MOST_FOUND + 1])
    if not found:
        message = _("Nobody on record is found. Give the household number and the name, or leave it empty.")
        raise Invalid(message, field="owner", code="not_found")
    if len(found) > 1:
        told = "; ".join(f"{said_of(each)} ({each.division.label})" for each in found[:MOST_FOUND])
        raise Invalid(
            _("Several people are found: %(people)s. Say which.") % {"people": told}, field="owner", code="several"
        )
    return found[0]
