"""Enrolling a person in a class, or putting them on its waiting list: the text is read, the yes recorded (X2.2-4)."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from laborers.placements import actions as placements
from laborers.placements.models import Consent
from laborers.placements.states import Purpose
from laborers.registry import search
from laborers.registry.models import Laborer
from trainings.classes import actions, queries
from trainings.classes.models import TrainingClass
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid
from xundian.kit.ids import key_of
from xundian.pages.desk.form import Field, filled, refusals
from xundian.pages.finding import row_of

FOUND = 20
# The version of the text that the form below reads out.
TEXT = "training_1"


def join(request, pk):
    """Find the person, read the text, record the yes; a full class offers its waiting list."""
    rows = queries.with_taken(TrainingClass.objects.select_related("institution", "division"))
    row, errors = row_of(request, rows, pk), []
    if request.method == "POST":
        try:
            made = _join(request, row)
        except DomainError as error:
            errors = refusals(error)
        else:
            told = _("Enrolled.") if made.enrolled_on else _("On the waiting list.")
            messages.success(request, told, extra_tags="done")
            return redirect("class-join", pk=pk)
    asked = request.GET.get("q", "").strip()
    chosen = key_of(request.POST.get("laborer") or request.GET.get("laborer", ""))
    person = visible_to(request.user, Laborer.objects.filter(pk=chosen)).first() if chosen else None
    context = {
        "row": row, "full": row.taken >= row.capacity, "asked": asked, "found": _found(request.user, asked, row),
        "person": person, "errors": errors, "wrong": dict(errors),
        "fields": filled(_fields(), request.POST, errors),
    }  # fmt: skip
    return render(request, "desk/class_join.html", context, status=422 if errors else 200)


@transaction.atomic
def _join(request, row):
    sent, on = request.POST, clock.today()
    key = key_of(sent.get("laborer", ""))
    if key is None:
        raise Invalid(field="laborer", code="required", message=_("Choose the person first."))
    laborer = row_of(request, Laborer.objects.all(), key)
    if not sent.get("agreed"):
        message = _("Ask the person: without an own yes nobody is enrolled.")
        raise Invalid(field="agreed", code="required", message=message)
    consent = Consent.objects.filter(
        laborer=laborer, purpose=Purpose.TRAINING, text_version=TEXT, given_on=on, withdrawn_on=None
    ).first() or placements.give_consent(
        laborer=laborer, purpose=Purpose.TRAINING, text_version=TEXT, language=sent.get("language", "zh-hans")[:30],
        witness=sent.get("witness", "").strip()[:50], on=on, by=request.user,
    )  # fmt: skip
    take = actions.wait if sent.get("step") == "wait" else actions.enrol
    return take(training_class=row, laborer=laborer, consent=consent, by=request.user, on=on)


def _found(user, asked, row):
    """People of the user's place who fit what was typed; none before anything is."""
    if not asked:
        return None
    rows = visible_to(user, Laborer.objects.filter(left_on=None).select_related("division", "household"))
    return search.find_people(rows, asked, user).order_by("division_id", "name", "pk")[:FOUND]


def _fields():
    languages = [("zh-hans", _("Chinese")), ("彝语", _("Yi")), ("苗语", _("Miao"))]
    return [
        Field("agreed", _("I read this text to them, and they agreed of their own free choice"), "tick"),
        Field("language", _("Language spoken"), "select", languages),
        Field("witness", _("Witness"), most=50),
    ]
