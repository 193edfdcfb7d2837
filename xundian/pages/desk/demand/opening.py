"""A class is opened from an order or from wishes; then whom to ask for it, registered poor first."""

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from laborers.registry.models import Laborer
from trainings import journeys
from trainings.classes.models import TrainingClass
from trainings.classes.queries import taken
from trainings.demand.models import TrainingOrder
from trainings.institutions.models import Institution
from trainings.institutions.queries import approved_on
from trainings.programmes.models import Programme
from trainings.programmes.queries import programmes_for
from xundian.accounts.labels import Lists
from xundian.accounts.roles import carries
from xundian.accounts.scope import covers, owned_by, visible_to
from xundian.divisions.models import Division
from xundian.divisions.rules import ancestors_of
from xundian.divisions.states import Level
from xundian.kit import clock
from xundian.kit.checking import Faults
from xundian.kit.errors import DomainError, Invalid
from xundian.kit.ids import key_of
from xundian.pages.desk.form import Field, filled, named, refusals, whole_of
from xundian.pages.finding import day_of, row_of

PAGE = 50
NOTICE, LENGTH = timedelta(days=14), timedelta(days=9)


def open_class(request):
    """The plan of a class from ?order=… or from ?division=…&occupation=…; saved, it leads to whom to ask."""
    order, place, occupation = _source(request)
    title = _("Open a class from this order") if order else _("Open a class from these wishes")
    fields, errors = _fields(request, order, place, occupation), []
    if request.method == "POST":
        try:
            row = _plan(request, order, place, occupation)
        except DomainError as error:
            errors = refusals(error)
        else:
            messages.success(request, _("The class is planned. Ask people one by one: nobody is enrolled yet."), "done")
            return redirect("training-proposed", pk=row.pk)
    context = {
        "title": title, "order": order, "place": place, "word": Lists(("occupation",))["occupation"].label(occupation),
        "fields": filled(fields, request.POST if errors else {}, errors), "errors": named(errors, fields),
        "lacks": _lacks(fields), "occupation": occupation,
    }  # fmt: skip
    return render(request, "desk/training_class_open.html", context, status=422 if errors else 200)


def proposed(request, pk):
    """Whom to ask for a planned or open class, within the reader's place."""
    row = row_of(request, TrainingClass.objects.select_related("institution", "division", "order"), pk)
    held = taken(row)
    mine = visible_to(request.user, Laborer.objects.all())
    page = Paginator(journeys.proposed(row, clock.today()).filter(laborer__in=mine), PAGE).get_page(
        request.GET.get("page")
    )
    # Who sees a part of the class's people sees no first ones of all.
    free = row.capacity - held if covers(request.user, row.division_id) else 0
    context = {
        "row": row, "page": page, "taken": held, "free": max(0, row.capacity - held),
        "people": [
            {"told": each, "within": number <= free} for number, each in enumerate(page, start=page.start_index())
        ],
        "occupation": Lists(("occupation",))["occupation"].label(row.occupation) if row.occupation else "",
        "may_enrol": carries(request.user.role, "enrolments.edit"),
    }  # fmt: skip
    return render(request, "desk/training_proposed.html", context)


def _source(request):
    """(order or None, the place of the class, the occupation); 404 for what the reader's place does not run."""
    asked = request.GET
    if asked.get("order"):
        rows = owned_by(request.user, TrainingOrder.objects.select_related("enterprise", "division"))
        order = row_of(request, rows, asked["order"])
        return order, journeys.place_for(order.division), order.occupation
    place = row_of(request, Division.objects.all(), asked.get("division") or request.user.division_id)
    if not covers(request.user, place.code):
        raise Http404
    return None, journeys.place_for(place), asked.get("occupation", "")


def _fields(request, order, place, occupation):
    on = clock.today()
    county = place.code[:6]
    programmes = programmes_for(county, on, occupation).values_list("pk", "name")
    schools = Institution.objects.filter(approved_on(on), county=county).order_by("name").values_list("pk", "name")
    places = Division.objects.filter(code__in=[*ancestors_of(place.code), place.code]).exclude(level=Level.VILLAGE)
    mine = [(each.code, each.label) for each in places.order_by("-code") if covers(request.user, each.code)]
    word = Lists(("occupation",))["occupation"].label(occupation) if occupation else ""
    begins = on + NOTICE
    most = "" if order else _("Empty: as many as wish it there, at most %(n)s.") % {"n": journeys.USUAL_PLACES}
    return [
        Field("programme", _("Programme"), "select", [(str(pk), name) for pk, name in programmes]),
        Field("institution", _("Institution"), "select", [(str(pk), name) for pk, name in schools],
              hint=_("Institutions whose qualification is approved today.")),
        Field("title", _("Name of the class"), most=80, value=word and _("%(word)s class") % {"word": word}),
        Field("division", _("For people from"), "select", mine, value=place.code),
        Field("capacity", _("Places"), "number", value=order.headcount if order else "", hint=most),
        Field("starts_on", _("Begins on"), "date", value=begins),
        Field("ends_on", _("Ends on"), "date", value=begins + LENGTH),
        Field("venue", _("Venue"), most=100),
        Field("subsidised", _("Subsidised"), "tick"),
    ]  # fmt: skip


def _lacks(fields):
    """Which choices are empty, so that no class can be planned: nothing is taught, or no institution is approved."""
    return [each.name for each in fields if each.name in ("programme", "institution") and not each.choices]


def _plan(request, order, place, occupation):
    """The class of what was sent; Invalid with everything that is wrong in the form."""
    sent, on, by, faults = request.POST, clock.today(), request.user, Faults()
    division = Division.objects.filter(code=sent.get("division", "")).first()
    if division is None or not covers(by, division.code):
        faults.add("division", "required", _("Choose the place whose people the class is for."))
    plan = {
        "programme": faults.check(_chosen, request, Programme, sent, "programme"), "by": by, "on": on,
        "institution": faults.check(_chosen, request, Institution, sent, "institution"), "division": division,
        "title": faults.check(_title, sent), "venue": sent.get("venue", "").strip()[:100],
        "subsidised": "subsidised" in sent, "capacity": faults.check(whole_of, sent.get("capacity"), "capacity"),
        "starts_on": faults.check(day_of, sent.get("starts_on"), "starts_on"),
        "ends_on": faults.check(day_of, sent.get("ends_on"), "ends_on"),
    }  # fmt: skip
    faults.tell()
    return journeys.open_class_from_order(order=order, **plan) if order else journeys.open_class_from_wishes(**plan)


def _chosen(request, model, sent, name):
    key = key_of(sent.get(name, ""))
    if key is None:
        raise Invalid(_("Choose one of the list."), field=name, code="required")
    return row_of(request, model.objects.all(), key)


def _title(sent):
    title = sent.get("title", "").strip()[:80]
    if not title:
        raise Invalid(_("Give the class a name."), field="title", code="required")
    return title
