"""The ledger of training classes, and the form by which one is planned or changed (X2.2-4, X4)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from trainings.classes import actions, queries
from trainings.classes.models import TrainingClass
from trainings.classes.states import ClassState, VenueKind
from trainings.institutions.models import Institution
from trainings.programmes.models import Programme
from xundian.accounts.roles import carries
from xundian.accounts.scope import owned_by, visible_to
from xundian.codes.queries import tables
from xundian.kit import clock
from xundian.kit.checking import Faults
from xundian.kit.errors import DomainError, Invalid
from xundian.kit.ids import key_of
from xundian.pages.desk.form import Field, filled, named, refusals, version_of
from xundian.pages.finding import day_of, row_of

PAGE = 50
TEXTS = ("title", "venue", "teacher")
MISSED = "not_inspected"


def classes(request):
    """Classes of the user's county by state, kind and words; those nobody inspected today have a list of their own."""
    asked, on = request.GET, clock.today()
    every = visible_to(request.user, TrainingClass.objects.select_related("division", "institution"))
    rows = every
    if asked.get("q", "").strip():
        rows = rows.filter(title__icontains=asked["q"].strip())
    if asked.get("state") in ClassState.values:
        rows = rows.filter(state=asked["state"])
    if asked.get("kind"):
        rows = rows.filter(kind=asked["kind"])
    if asked.get("show") == MISSED:
        rows = queries.without_inspection(rows, on)
    page = Paginator(queries.with_taken(rows).order_by("-starts_on", "-pk"), PAGE).get_page(asked.get("page"))
    words = tables(("training_kind", "occupation"), on)
    context = {
        "page": page, "given": asked, "states": ClassState.choices, "kinds": words["training_kind"].choices(),
        "kind_words": words["training_kind"], "occupations": words["occupation"], "missed": MISSED,
        "any_at_all": bool(page.paginator.count) or every.exists(),
        "may_edit": carries(request.user.role, "trainings.edit"),
    }  # fmt: skip
    return render(request, "desk/classes.html", context)


def waiting(user):
    """How many classes of the user's place meet today and were not inspected yet."""
    return queries.without_inspection(owned_by(user, TrainingClass.objects.all()), clock.today()).count()


def new(request):
    """Plan a class of the own place."""
    return _form(request, None)


def edit(request, pk):
    """Change a class of the own place."""
    return _form(request, row_of(request, owned_by(request.user, TrainingClass.objects.all()), pk))


def _form(request, row):
    errors, fields = [], _fields(request.user, row)
    if request.method == "POST":
        try:
            saved = _save(request, row)
        except DomainError as error:
            errors = refusals(error)
        else:
            messages.success(request, _("Saved."), extra_tags="done")
            return redirect("desk-class", pk=saved.pk)
    given = request.POST if request.method == "POST" else {}
    context = {
        "row": row, "fields": filled(fields, given, errors), "errors": named(errors, fields), "wrong": dict(errors),
        "version": request.POST.get("version") or (row.version if row else ""),
    }  # fmt: skip
    return render(request, "desk/class_form.html", context, status=422 if errors else 200)


def _fields(user, row):
    fields = [
        Field("title", _("Title"), most=80, value=row.title if row else ""),
        Field("capacity", pgettext("class", "Places"), "number", value=row.capacity if row else 30),
        Field(
            "hours", _("Hours of teaching"), "number", hint=_("Empty: as the programme says."),
            value=row.hours if row else "",
        ),
        Field("starts_on", _("First day"), "date", value=row.starts_on if row else ""),
        Field("ends_on", _("Last day"), "date", value=row.ends_on if row else ""),
        Field(
            "venue_kind", _("Kind of place"), "select", VenueKind.choices,
            value=row.venue_kind if row else VenueKind.INSTITUTION,
        ),
        Field("venue", _("Venue"), most=100, value=row.venue if row else ""),
        Field("teacher", _("Teacher"), most=50, value=row.teacher if row else ""),
    ]  # fmt: skip
    return fields if row else [*_taught(user), *fields]


def _taught(user):
    on = clock.today()
    programmes = visible_to(user, Programme.objects.filter(active_from__lte=on).exclude(active_to__lt=on))
    schools = visible_to(user, Institution.objects.order_by("name"))
    words = tables(("training_kind", "occupation"), on)
    return [
        Field(
            "institution", _("Institution"), "select",
            [("", _("Choose an institution")), *((str(each.pk), each.name) for each in schools)],
        ),
        Field(
            "programme", _("Programme"), "select",
            [("", _("None: as said below")), *((str(each.pk), each.name) for each in programmes.order_by("name"))],
        ),
        Field("kind", _("Kind"), "select", [("", _("As the programme")), *words["training_kind"].choices()]),
        Field("occupation", _("Occupation"), "select", [("", _("None")), *words["occupation"].choices()]),
        Field("subsidised", _("Subsidised"), "tick"),
    ]  # fmt: skip


def _save(request, row):
    """The class as the form says; Invalid with everything that is wrong in it."""
    sent, faults = request.POST, Faults()
    values = {name: sent.get(name, "").strip() for name in TEXTS}
    values |= {name: faults.check(day_of, sent.get(name), name) for name in ("starts_on", "ends_on")}
    values["capacity"], values["venue_kind"] = faults.check(_whole, sent, "capacity"), sent.get("venue_kind", "")
    if values["venue_kind"] not in VenueKind.values:
        faults.add("venue_kind", "unknown_code", _("Choose one of the list."))
    if not values["title"]:
        faults.add("title", "required", _("Give the class a title."))
    hours = faults.check(_whole, sent, "hours") if sent.get("hours", "").strip() else None
    key = key_of(sent.get("institution", ""))
    if row is None and key is None:
        faults.add("institution", "required", _("Choose an institution."))
    faults.tell()
    if row is not None:
        changes = {name: value for name, value in (values | {"hours": hours}).items() if value != getattr(row, name)}
        return actions.change_class(
            training_class=row, changes=changes, expected_version=version_of(sent), by=request.user, on=clock.today()
        )
    taught = key_of(sent.get("programme", ""))
    return actions.plan_class(
        institution=row_of(request, Institution.objects.all(), key), division=request.user.division, hours=hours,
        programme=row_of(request, Programme.objects.all(), taught) if taught else None, kind=sent.get("kind", ""),
        occupation=sent.get("occupation", ""), subsidised=bool(sent.get("subsidised")), by=request.user, **values,
    )  # fmt: skip


def _whole(sent, name):
    text = sent.get(name, "").strip()
    if not (text.isascii() and text.isdigit() and 0 < len(text) <= 4 and int(text)):
        raise Invalid(field=name, code="whole", message=_("Give a whole number, such as 20."))
    return int(text)
