"""The thresholds of the assessment: the rows that were in force, each with its document, and a form for the next."""

import re

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from laborers.surveys import actions, queries
from laborers.surveys.models import AssessmentPolicy
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.codes.queries import table
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid
from xundian.pages.finding import day_or_none

NUMBERS = tuple(name for name in queries.THRESHOLDS if name != "away_min_education")


def policies(request, wrong=None, status=200):
    """All thresholds of the county, the newest first; the county sets the next, nobody changes a former one."""
    on = clock.today()
    education = table("education", on)
    rows = list(visible_to(request.user, AssessmentPolicy.objects.order_by("-valid_from")))
    newest = rows[0] if rows else AssessmentPolicy()
    given = request.POST if wrong else {name: getattr(newest, name) for name in queries.THRESHOLDS}
    context = {
        "policies": [
            {"policy": row, "education": education.label(row.away_min_education), "state": _state(row, on)}
            for row in rows
        ],
        "may_edit": carries(request.user.role, "surveys.edit"), "errors": wrong or [], "today": on,
        "wrong": dict(wrong or ()), "given": given, "fields": _fields(given, dict(wrong or ())),
        "educations": [(code, label) for code, label in education.choices() if code.endswith("0")],
        "place": request.user.division,
    }  # fmt: skip
    return render(request, "desk/policies.html", context, status=status)


@require_POST
def set_policy(request):
    """New thresholds of the own county from a day on."""
    try:
        actions.set_policy(**_read(request.POST), county=request.user.division, by=request.user)
    except DomainError as refusal:
        told = [(field, text) for field, _code, text in refusal.errors] or [("", refusal.message)]
        return policies(request, told, 422)
    messages.success(request, _("The thresholds are set. Preview now who would change."), extra_tags="done")
    return redirect("reassessments")


def _state(row, on):
    """future, now or past."""
    if row.valid_from > on:
        return "future"
    return "past" if row.valid_to and row.valid_to < on else "now"


def _fields(given, wrong):
    return [
        {
            "name": name, "label": AssessmentPolicy._meta.get_field(name).verbose_name,
            "value": given.get(name, ""), "error": wrong.get(name, ""),
        }
        for name in NUMBERS
    ]  # fmt: skip


def _read(sent):
    document = sent.get("document", "").strip()
    wrong = {}
    if not document or len(document) > 200:
        wrong["document"] = ("required", _("Name the document on which the thresholds rest."))
    values = {"document": document, "away_min_education": sent.get("away_min_education", "")}
    values["valid_from"] = day_or_none(sent.get("valid_from"))
    if values["valid_from"] is None:
        wrong["valid_from"] = ("bad_day", _("Enter the day as year-month-day, for example 2026-06-20."))
    for name in NUMBERS:
        text = sent.get(name, "").strip()
        if not re.fullmatch("[0-9]{1,3}", text) or int(text) > actions.OLDEST:
            wrong[name] = ("not_a_number", _("Enter a whole number from 0 to 120."))
        else:
            values[name] = int(text)
    if wrong:
        raise Invalid(fields=wrong)
    return values
