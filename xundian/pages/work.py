"""Work that somebody found alone, in one short form: where, at whose, what, since when, the wage, and the consent."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from laborers import journeys
from laborers.placements import queries
from laborers.registry.models import Laborer
from xundian.accounts.labels import Lists
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid
from xundian.pages.desk.form import Field, fen_of, filled, refusals
from xundian.pages.finding import day_of, row_of


def found_work(request, pk):
    """The form (GET); the work begins with it (POST), and the page of the household follows."""
    person, errors = row_of(request, Laborer.objects.select_related("division", "household"), pk), []
    if request.method == "POST":
        try:
            _begin(request, person)
        except DomainError as error:
            errors = refusals(error)
        else:
            messages.success(request, _("Saved."), extra_tags="done")
            return redirect("household", pk=person.household_id)
    on = clock.today()
    given = request.POST if errors else {}
    context = {
        "person": person, "errors": errors, "given": given, "text": queries.placement_text(on),
        "held": queries.consent_in_force(person, on), "fields": filled(_fields(person, on), given, errors),
    }  # fmt: skip
    return render(request, "pages/found_work.html", context, status=422 if errors else 200)


def _begin(request, person):
    """The consent, when none holds on the first day, and the work, in one transaction."""
    sent, on = request.POST, clock.today()
    day = day_of(sent.get("started_on"), "started_on")
    if day > on:
        raise Invalid(_("This day has not come yet."), field="started_on", code="in_future")
    consent = None
    if queries.consent_in_force(person, day) is None:
        if not sent.get("agreed"):
            message = _("Ask the laborer: without an own yes nobody is entered as placed.")
            raise Invalid(message, field="agreed", code="required")
        consent = {"text_version": queries.placement_text(day)[0], "on": day, "language": "zh-hans",
                   "witness": sent.get("witness", "").strip()[:50]}  # fmt: skip
    return journeys.begin_found_work(
        laborer=person, started_on=day, destination=sent.get("destination", "").strip(),
        employer_name=sent.get("employer_name", "").strip()[:100], occupation=sent.get("occupation", "").strip()[:40],
        wage_fen=fen_of(sent.get("wage"), "wage"), consent=consent, by=request.user, on=on,
    )  # fmt: skip


def _fields(person, on):
    lists = Lists(("destination", "occupation"))
    return [
        Field("destination", _("Place of work (type to choose)"), "list", lists["destination"].choices(),
              value=person.division_id[:6], hint=_("The county stands there already."), most=6),
        Field("employer_name", _("Employer"), most=100),
        Field("occupation", _("Occupation (type to choose)"), "list", lists["occupation"].choices(), most=40),
        Field("started_on", _("Since when?"), "date", value=on),
        Field("wage", _("Wage a month, in yuan"), "number", most=12),
    ]  # fmt: skip
