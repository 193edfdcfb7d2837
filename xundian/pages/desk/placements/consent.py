"""Consent to placement: the text in both languages to show and print, and recording it with language and witness."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from laborers.placements import actions, queries
from laborers.placements.models import Consent
from laborers.placements.states import Purpose
from laborers.registry.models import Laborer
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid
from xundian.pages.desk.form import Field, filled, refusals
from xundian.pages.finding import day_of, row_of


def consent_text(request, version):
    """One version of a text, in Chinese and in English, to read out, to show, and to print for a signature."""
    row = queries.consent_texts().filter(code=version).first()
    if row is None:
        raise Http404
    return render(request, "desk/consent_text.html", {"text": row, "on": clock.today()})


def person_consent(request, pk):
    """The consents of a person, and the form to record one to placement."""
    person, errors = row_of(request, Laborer.objects.select_related("division"), pk), []
    if request.method == "POST":
        try:
            _record(request, person)
        except DomainError as error:
            errors = refusals(error)
        else:
            messages.success(request, _("Saved."), extra_tags="done")
            return redirect("person-consent", pk=pk)
    on = clock.today()
    given = request.POST if errors else {}
    context = {
        "person": person, "errors": errors, "text": queries.placement_text(on), "given": given,
        "held": queries.consent_in_force(person, on), "may_edit": carries(request.user.role, "placements.edit"),
        "consents": visible_to(request.user, Consent.objects.filter(laborer=person)).select_related("by").order_by(
            "-given_on", "-id"
        ),
        "fields": filled(_fields(on), given, errors),
    }  # fmt: skip
    return render(request, "desk/person_consent.html", context, status=422 if errors else 200)


def _record(request, person):
    sent, on = request.POST, clock.today()
    if not carries(request.user.role, "placements.edit"):
        raise Http404
    if sent.get("step") == "withdraw":
        held = queries.consent_in_force(person, on)
        if held is None:
            raise Invalid(_("No consent is in force."), code="none")
        return actions.withdraw_consent(consent=held, on=on, by=request.user)
    if not sent.get("agreed"):
        message = _("Ask the laborer: without an own yes nobody is entered as placed.")
        raise Invalid(message, field="agreed", code="required")
    day = day_of(sent.get("given_on"), "given_on")
    if day > on:
        raise Invalid(_("This day has not come yet."), field="given_on", code="in_future")
    text, _words = queries.placement_text(day)
    return actions.give_consent(
        laborer=person, purpose=Purpose.PLACEMENT, text_version=text, language=sent.get("language", "zh-hans")[:30],
        witness=sent.get("witness", "").strip()[:50], on=day, by=request.user,
    )  # fmt: skip


def _fields(on):
    languages = [("zh-hans", _("Chinese")), ("彝语", _("Yi")), ("苗语", _("Miao"))]
    return [
        Field("agreed", _("I read this text to them, and they agreed of their own free choice"), "tick"),
        Field("given_on", _("Given on"), "date", value=on),
        Field("language", _("Language spoken"), "select", languages),
        Field("witness", _("Witness"), most=50),
    ]
