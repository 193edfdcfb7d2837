"""A difficulty is written down without a visit: whose it is, what it is about, how urgent."""

import uuid
from decimal import Decimal, InvalidOperation

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _

from laborers.difficulties import actions
from laborers.difficulties.states import Kind, Severity
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid
from xundian.kit.ids import key_of
from xundian.kit.money import fen
from xundian.pages.difficulties import after
from xundian.pages.finding import household_of, needed_key

THE_FAMILY = "family"


def report(request):
    """The form for one household (`?household=`) and its sending; without a household, where to find one."""
    key = key_of(request.GET.get("household"))
    if key is None:
        return render(request, "pages/report.html", {"household": None})
    home = household_of(request, key)
    people = list(home.laborers.filter(left_on=None).order_by("birth"))
    context = {"household": home, "people": people, "kinds": Kind.choices, "severities": Severity.choices}
    if request.method != "POST":
        given = {"id": uuid.uuid4(), "who": request.GET.get("laborer", "")}
        return render(request, "pages/report.html", context | {"given": given})
    try:
        row = actions.report(**_content(request.POST, home, people), by=request.user, on=clock.today())
    except DomainError as error:
        errors = error.errors or [("", error.code, error.message)]
        wrong = {field: text for field, _code, text in errors}
        context |= {"given": request.POST, "errors": errors, "wrong": wrong}
        return render(request, "pages/report.html", context, status=422)
    messages.success(request, _("Saved."), extra_tags="done")
    return after(request, row)


def _content(sent, home, people):
    who = sent.get("who", "")
    chosen = next((person for person in people if str(person.pk) == who), None)
    if chosen is None and who != THE_FAMILY:
        raise Invalid(_("Say whose difficulty it is."), field="who", code="required")
    return {
        "id": needed_key(sent.get("id")), "household": home, "laborer": chosen, "kind": sent.get("kind", ""),
        "severity": sent.get("severity", ""), "description": sent.get("description", ""),
        "employer": sent.get("employer", ""), "amount_fen": _amount(sent.get("amount", "")),
    }  # fmt: skip


def _amount(words):
    """Yuan as written, in fen; None for nothing."""
    if not words.strip():
        return None
    try:
        return fen(Decimal(words.strip().replace(",", "").replace("，", "")))
    except (InvalidOperation, ValueError, OverflowError):
        raise Invalid(_("Write the amount in yuan, for example 5500."), field="amount", code="not_a_number") from None
