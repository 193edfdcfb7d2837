"""Classes on a phone: whose session is today, the attendance sheet, the daily inspection; without script (X4)."""

import uuid
from datetime import timedelta

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from trainings.classes import actions, queries
from trainings.classes.models import Session, TrainingClass
from trainings.classes.states import RESULT_STATES, ClassState, FindingKind
from xundian.accounts.actions import note_reads
from xundian.accounts.roles import carries
from xundian.accounts.scope import owned_by, visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid
from xundian.kit.ids import key_of
from xundian.pages.desk.form import refusals
from xundian.pages.finding import day_or_none, row_of

# How far back a sheet that was forgotten is offered.
DAYS_BACK = 6


def classes(request):
    """Sessions of today and the last days in which the user's people are expected, the newest first."""
    on, user = clock.today(), request.user
    people = visible_to(user, queries.expected_people())
    rows = queries.with_marked(
        Session.objects.filter(
            training_class__in=people.values("training_class"), training_class__state__in=RESULT_STATES,
            day__range=(on - timedelta(days=DAYS_BACK), on), called_off=False,
        ).select_related("training_class")
    )  # fmt: skip
    missed = queries.without_inspection(owned_by(user, TrainingClass.objects.all()), on)
    context = {
        "rows": rows.order_by("-day", "begins", "pk"), "on": on,
        "missed": missed.order_by("title", "pk") if carries(user.role, "trainings.edit") else (),
    }  # fmt: skip
    return render(request, "pages/classes.html", context)


def attendance(request, pk):
    """The sheet of a session: every one of the user's people is there or not; a later word replaces an earlier one."""
    session = row_of(request, Session.objects.select_related("training_class"), pk)
    if session.training_class.state not in RESULT_STATES and request.method != "POST":
        raise Http404
    errors = []
    if request.method == "POST":
        try:
            counts = _mark(request, session)
        except DomainError as error:
            errors = refusals(error)
        else:
            told = _("Saved: %(present)s there, %(absent)s not.") % counts
            messages.success(request, told, extra_tags="done")
            return redirect("classes")
    people = list(_expected(request.user, session).order_by("laborer__pinyin", "pk"))
    note_reads(
        user=request.user, model="laborers.Laborer", records=[each.laborer_id for each in people], how="page",
        at=clock.now(),
    )  # fmt: skip
    context = {"session": session, "people": people, "errors": errors, "wrong": dict(errors), "given": request.POST}
    return render(request, "pages/class_sheet.html", context, status=422 if errors else 200)


def inspect(request, pk):
    """The township's look at a class, once a day: who is there, village staff, and what is wrong by kind."""
    row = row_of(request, owned_by(request.user, TrainingClass.objects.select_related("institution")), pk)
    errors, on = [], clock.today()
    if row.state != ClassState.RUNNING and request.method != "POST":
        return redirect(reverse("desk-class", args=[pk]) + "?tab=inspections")
    if request.method == "POST":
        try:
            _inspect(request, row, on)
        except DomainError as error:
            errors = refusals(error)
        else:
            messages.success(request, _("Saved."), extra_tags="done")
            return redirect("classes")
    context = {
        "row": row, "errors": errors, "wrong": dict(errors), "given": request.POST, "on": on,
        "kinds": FindingKind.choices, "chosen": request.POST.getlist("kind"),
        "id": request.POST.get("id") or uuid.uuid4(),
        "expected": queries.trainees_on(row, on).count(), "today": queries.sessions_of(row).filter(day=on),
    }  # fmt: skip
    return render(request, "pages/class_inspect.html", context, status=422 if errors else 200)


def _expected(user, session):
    rows = queries.with_marks(queries.trainees_on(session.training_class, session.day), session)
    return visible_to(user, rows.select_related("laborer", "division"))


def _mark(request, session):
    sent = request.POST
    people = {str(pk): pk for pk in _expected(request.user, session).values_list("pk", flat=True)}
    said = {pk: sent.get(f"there-{key}") for key, pk in people.items()}
    present = [pk for pk, word in said.items() if word == "yes"]
    absent = [pk for pk, word in said.items() if word == "no"]
    if not present and not absent:
        raise Invalid(_("Say of at least one person whether they are there."), code="required")
    return actions.mark(
        session=session, present=present, absent=absent, by=request.user, at=clock.now(),
        village_staff=sent.get("village_staff", "").strip()[:50],
    )  # fmt: skip


def _inspect(request, row, on):
    sent = request.POST
    text = sent.get("present", "").strip()
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise Invalid(field="present", code="count", message=_("Give a number of people, such as 35."))
    actions.inspect(
        training_class=row, day=day_or_none(sent.get("day")) or on, present=int(text), by=request.user, on=on,
        village_staff_present=sent.get("village_staff") == "yes", findings=sent.get("findings", "").strip()[:500],
        found=[(kind, "") for kind in sent.getlist("kind")], id=key_of(sent.get("id", "")),
    )  # fmt: skip
