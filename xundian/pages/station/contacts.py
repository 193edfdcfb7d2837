"""Contact points where migrants concentrate: the list, and the form of the county and of stations."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from laborers.enterprises.models import Enterprise
from laborers.visits import actions
from laborers.visits.models import ContactPoint
from laborers.visits.states import ContactKind, ContactService
from xundian.accounts.roles import carries
from xundian.accounts.scope import in_their_cities, owned_by, visible_to
from xundian.codes.queries import tables
from xundian.codes.rules import check_phone
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.kit.ids import key_of
from xundian.pages.desk.form import version_of
from xundian.pages.finding import day_of, row_of

TEXTS = ("name", "kind", "destination", "address", "contact", "hours")


def contacts(request):
    """Contact points of the user's place by city, those that ended last."""
    on = clock.today()
    rows = visible_to(request.user, ContactPoint.objects.select_related("enterprise"))
    words = tables(("destination",), on)["destination"]
    shown = [shown_point(row, words) | {"ended": bool(row.valid_to and row.valid_to < on)} for row in rows]
    shown.sort(key=lambda each: (each["ended"], each["point"].destination, each["point"].name))
    context = {"points": shown, "may_edit": carries(request.user.role, "contacts.edit")}
    return render(request, "station/contacts.html", context)


def shown_point(point, words):
    """A contact point in words: its place, and what one can ask for there."""
    services = [ContactService(code).label for code in point.services if code in ContactService.values]
    return {"point": point, "place": words.label(point.destination), "services": services}


def contact(request, pk=None):
    """The form of a new contact point, or of one of the own place."""
    owned = owned_by(request.user, ContactPoint.objects.all())
    point = row_of(request, owned, pk) if pk else None
    wrong = []
    if request.method == "POST":
        try:
            _save(request, point)
        except DomainError as refusal:
            wrong = [(field, text) for field, _code, text in refusal.errors] or [("", refusal.message)]
        else:
            messages.success(request, _("Saved."), extra_tags="done")
            return redirect("contacts")
    given = request.POST if request.method == "POST" else _as_given(point)
    services = given.getlist("services") if request.method == "POST" else given.get("services", [])
    context = {
        "point": point, "given": given, "chosen": services, "errors": wrong, "wrong": dict(wrong),
        "kinds": ContactKind.choices, "services": ContactService.choices, "places": _places(request.user),
        "firms": visible_to(request.user, Enterprise.objects.order_by("name")),
        "version": request.POST.get("version") or (point.version if point else ""),
    }  # fmt: skip
    return render(request, "station/contact.html", context, status=422 if wrong else 200)


def _as_given(point):
    if point is None:
        return {"valid_from": clock.today().isoformat()}
    given = {name: getattr(point, name) for name in (*TEXTS, "phone", "services")}
    return given | {
        "enterprise": str(point.enterprise_id or ""), "valid_from": point.valid_from.isoformat(),
        "valid_to": point.valid_to.isoformat() if point.valid_to else "",
    }  # fmt: skip


def _places(user):
    """[(code, label)] of the places of work that the user may choose."""
    words = tables(("destination",), clock.today())["destination"]
    return [(code, label) for code, label in words.choices() if in_their_cities(user, code)]


def _save(request, point):
    sent = request.POST
    firm = key_of(sent.get("enterprise", ""))
    values = {name: sent.get(name, "").strip() for name in TEXTS} | {
        "phone": check_phone(sent.get("phone", "")).number, "services": sent.getlist("services"),
        "enterprise": row_of(request, Enterprise.objects.all(), firm) if firm else None,
        "valid_from": day_of(sent.get("valid_from"), "valid_from"),
        "valid_to": day_of(sent["valid_to"], "valid_to") if sent.get("valid_to") else None,
    }  # fmt: skip
    if point is None:
        actions.add_contact_point(by=request.user, **values)
    else:
        actions.edit_contact_point(point=point, changes=values, expected_version=version_of(sent), by=request.user)
