"""Changes in a household, phone-sized: choose what happened, fill in what that needs; and the list of what happened."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from laborers import journeys
from laborers.registry import actions, queries
from laborers.registry.models import Dependant, Household, Laborer
from laborers.registry.states import LEAVING, Change
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.codes import queries as codes
from xundian.codes.rules import check_phone
from xundian.codes.states import PROBLEMS
from xundian.divisions.models import Division
from xundian.divisions.states import Level
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid, Missing
from xundian.pages.finding import day_of, household_of, row_of

PAGE = 30
JOIN, MOVE = "join", "move"
WORDS = {JOIN: _("Another household joins this one"), MOVE: _("The household moves to another village")}
# What an officer may record, as the page offers it: (heading, kinds).
OFFERED = (
    (_("Somebody comes"), (Change.BIRTH, Change.MARRIAGE_IN, Change.RETURNED, Change.DISCHARGED)),
    (_("Somebody goes"), LEAVING),
    (_("A child grows up"), (Change.ENROLLED, Change.GRADUATED, Change.CAME_OF_AGE)),
    (_("The household"), (Change.SPLIT, JOIN, MOVE)),
)
# The fields a kind needs besides the day; everything else is not asked.
FIELDS = {
    Change.BIRTH: ("name",),
    Change.MARRIAGE_IN: ("name", "identity", "sex", "birth", "relation", "phone"),
    Change.RETURNED: ("gone",), Change.DISCHARGED: ("gone",),
    Change.ENROLLED: ("child",), Change.GRADUATED: ("child",),
    Change.CAME_OF_AGE: ("child", "identity", "sex", "birth"),
    Change.SPLIT: ("people", "number"), JOIN: ("other",), MOVE: ("division",),
} | dict.fromkeys(LEAVING, ("person",))  # fmt: skip
# Where the registry names a field otherwise than the form does.
NAMED = {"to_division": "division", "dependants": "people"}


def changes(request, pk):
    """What happened in the household, newest first, and what may be recorded."""
    home = household_of(request, pk)
    rows = home.events.select_related("laborer", "dependant", "by", "other").order_by("-on", "-id")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    seen = visible_to(request.user, Household.objects.filter(pk__in=[row.other_id for row in page]))
    may_edit = carries(request.user.role, "households.edit") and not home.ended_on
    corrected = {row.detail.get("event") for row in home.events.filter(kind=Change.CORRECTED)}
    context = {
        "household": home, "page": page, "others": set(seen.values_list("pk", flat=True)), "may_edit": may_edit,
        "offered": [(heading, [(kind, _label(kind)) for kind in kinds]) for heading, kinds in OFFERED],
        "correctable": {
            row.pk for row in page if row.kind in (*LEAVING, Change.BIRTH) and str(row.pk) not in corrected
        } if may_edit else set(),
    }  # fmt: skip
    return render(request, "pages/changes.html", context)


def change(request, pk, kind):
    """The form of one kind (GET) and its sending (POST); refused words come back as they were typed."""
    home = household_of(request, pk)
    if kind not in FIELDS:
        raise Http404
    if request.method != "POST":
        return _form(request, home, kind, {})
    try:
        told = _take(home, kind, request.POST, request.user)
    except actions.KnownHere as refusal:
        return _form(request, home, kind, request.POST, refusal.errors, known=refusal.laborer)
    except DomainError as error:
        return _form(request, home, kind, request.POST, error.errors or [("", error.code, error.message)])
    messages.success(request, told, extra_tags="done")
    still = visible_to(request.user, Household.objects.filter(pk=home.pk)).exists()
    return redirect("household-changes", pk=home.pk) if still else redirect("households")


def correct(request, pk, event):
    """An event that never happened: why, and it is as before."""
    home = household_of(request, pk)
    row = row_of(request, home.events.select_related("laborer", "dependant"), event)
    errors, note = [], request.POST.get("note", "")
    if request.method == "POST":
        try:
            actions.correct_event(event=row, by=request.user, on=clock.today(), note=note)
        except DomainError as error:
            errors = [(field or "note", text) for field, _code, text in error.errors or [("", "", error.message)]]
        else:
            messages.success(request, _("Corrected. Both events stay on record."), extra_tags="done")
            return redirect("household-changes", pk=home.pk)
    context = {"household": home, "event": row, "errors": errors, "note": note}
    return render(request, "pages/change_correct.html", context, status=422 if errors else 200)


def _label(kind):
    return WORDS[kind] if kind in WORDS else Change(kind).label


def _form(request, home, kind, sent, errors=(), known=None):
    present = home.laborers.filter(left_on=None).order_by("birth")
    cared_for = home.dependants.filter(left_on=None).order_by("birth")
    gone = [*home.laborers.exclude(left_on=None).filter(merged_into=None), *home.dependants.exclude(left_on=None)]
    fields = FIELDS[kind]
    named = [(NAMED.get(field, field), text) for field, _code, text in errors]
    villages = Division.objects.filter(parent__parent=home.division_id[:6], level=Level.VILLAGE, valid_to=None)
    context = {
        "household": home, "kind": kind, "label": _label(kind), "fields": fields, "given": sent, "errors": named,
        "wrong": dict(named), "known": known, "today": clock.today(), "present": present, "cared_for": cared_for,
        "gone": [each for each in gone if each.left_reason not in (Change.DEATH, Change.CAME_OF_AGE)],
        "children": [each for each in cared_for if each.kind == "child"],
        "relations": codes.choices("relation", clock.today()) if "relation" in fields else (),
        "villages": villages.select_related("parent").order_by("code").exclude(pk=home.division_id)
        if "division" in fields else (),
        "chosen": sent.getlist("people") if sent else [], "sexes": Laborer._meta.get_field("sex").choices,
    }  # fmt: skip
    return render(request, "pages/change.html", context, status=422 if errors else 200)


def _take(home, kind, sent, by):
    """Record it; the words that tell what came of it."""
    told = {"by": by, "on": day_of(sent.get("on"), "on")}
    if told["on"] > clock.today():
        raise Invalid(field="on", code="in_future", message=_("This day has not come yet."))
    if kind in LEAVING:
        journeys.leave(person=_person(home, sent.get("person"), "person"), kind=kind, **told)
    elif kind in (Change.RETURNED, Change.DISCHARGED):
        actions.come_back(person=_person(home, sent.get("gone"), "gone"), kind=kind, **told)
    elif kind in (Change.ENROLLED, Change.GRADUATED):
        actions.record_school(dependant=_person(home, sent.get("child"), "child", Dependant), kind=kind, **told)
    else:
        return OTHERS[kind](home, sent, told)
    return _("Saved.")


def _birth(home, sent, told):
    actions.record_birth(household=home, name=_text(sent, "name"), **told)
    return _("Saved.")


def _wedding(home, sent, told):
    person = _new_person(sent, "relation") | {"phone": _phone(sent.get("phone", ""))}
    _laborer, transfer = actions.marry_in(
        household=home, name=_text(sent, "name"), today=clock.today(), **told, **person
    )
    return _parked() if transfer else _("Saved.")


def _new_person(sent, *more):
    person = {name: sent.get(name, "").strip() for name in ("identity", "sex", *more)}
    return person | ({"birth": day_of(sent["birth"], "birth")} if sent.get("birth") else {})


def _phone(text):
    checked = check_phone(text)
    if checked.number and "phone_format" in checked.problems:
        raise Invalid(field="phone", code="phone_format", message=PROBLEMS["phone_format"])
    return checked.number


def _grown(home, sent, told):
    child = _person(home, sent.get("child"), "child", Dependant)
    _laborer, transfer = actions.come_of_age(dependant=child, **_new_person(sent), **told)
    return _parked() if transfer else _("Saved.")


def _split(home, sent, told):
    people = [_person(home, key, "people") for key in sent.getlist("people")]
    journeys.split_household(
        household=home, number=_text(sent, "number"), people=[each for each in people if isinstance(each, Laborer)],
        dependants=[each for each in people if isinstance(each, Dependant)], **told,
    )  # fmt: skip
    return _("Saved.")


def _join(home, sent, told):
    number = _text(sent, "other")
    other = visible_to(told["by"], Household.objects.filter(number=number, ended_on=None)).first()
    if other is None:
        raise Invalid(field="other", code="not_found", message=_("There is no household of this number here."))
    journeys.merge_households(stays=home, goes=other, **told)
    return _("Saved.")


def _move(home, sent, told):
    try:
        village = queries.village_of(home, sent.get("division", ""))
    except Missing:
        raise Invalid(field="division", code="required", message=_("Choose a village of the county.")) from None
    moved, _opened = journeys.move_household(household=home, to_division=village, **told)
    return _("Saved.") if moved else _parked()


OTHERS = {
    Change.BIRTH: _birth, Change.MARRIAGE_IN: _wedding, Change.CAME_OF_AGE: _grown, Change.SPLIT: _split,
    JOIN: _join, MOVE: _move,
}  # fmt: skip


def _parked():
    return _("Set aside for the township to decide. What you wrote is kept.")


def _person(home, key, field, *models):
    """Somebody of the household by key; Invalid when nobody is chosen."""
    for model in models or (Laborer, Dependant):
        rows = {str(row.pk): row for row in model.objects.filter(household=home)}
        if key in rows:
            return rows[key]
    raise Invalid(field=field, code="required", message=_("Choose a person of the household."))


def _text(sent, name):
    if not sent.get(name, "").strip():
        raise Invalid(field=name, code="required", message=_("Fill this in."))
    return sent[name].strip()
