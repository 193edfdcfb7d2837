"""Every policy with a date, of all rooms, on one page: what is in force on a day, what comes, what was."""

from datetime import date

from django.apps import apps
from django.contrib import admin
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from xundian.accounts.labels import Lists
from xundian.accounts.site import address
from xundian.accounts.wording import Wording
from xundian.kit import clock
from xundian.pages.finding import day_or_none

# The table of a policy, and the page of the desk where the next one is set; without a page it is set over REST.
POLICIES = {
    "laborers.AssessmentPolicy": "policies",
    "laborers.PovertyThreshold": "",
    "laborers.MatchPolicy": "match-weights",
    "laborers.RecruitmentPolicy": "event-year",
    "laborers.DifficultyDeadline": "",
    "laborers.Policy": "",
    "relocation.ChannelPolicy": "channel-policies",
    "relocation.BasePolicy": "",
    "relocation.DistributionScheme": "",
}
# What stands in columns of its own, or is the same in every row of the place.
UNSAID = {"id", "created_at", "updated_at", "version", "county", "valid_from", "valid_to", "document", "year"}
SOON, NOW, PAST = "soon", "now", "past"


def policies(request):
    """By table: the rows in force on the day that is asked for (today without one), later and former ones."""
    on = day_or_none(request.GET.get("on")) or clock.today()
    told = []
    for label, page in POLICIES.items():
        model = apps.get_model(label)
        ledger = admin.site._registry.get(model)
        if ledger and ledger.has_view_permission(request):
            told.append(_of_table(request, ledger, on) | {"set_at": reverse(page) if page else ""})
    context = admin.site.each_context(request) | {
        "title": _("Policies with dates"), "on": on, "today": clock.today(), "tables": told,
    }  # fmt: skip
    return render(request, "admin/policies.html", context)


def _of_table(request, ledger, on):
    model = ledger.model
    rows = [_line(ledger, row, on) for row in ledger.get_queryset(request).order_by(*_order(model))]
    names = [field.name for field in model._meta.concrete_fields if field.name not in UNSAID]
    wording = Wording(request.user, Lists(tuple({code for codes in ledger.codes.values() for code in codes})))
    for line in rows:
        facts = wording.facts(line["row"], names)
        # A row for whatever has none of its own stands under *.
        line["facts"] = [(label, _("every other kind") if words == "*" else words) for label, words in facts]
    by_state = {state: [line for line in rows if line["state"] == state] for state in (NOW, SOON, PAST)}
    return {"title": model._meta.verbose_name_plural, "address": address(model), **by_state}


def _order(model):
    names = {field.name for field in model._meta.concrete_fields}
    first = ["-year"] if "year" in names else ["-valid_from"]
    return [*[name for name in ("kind", "severity", "code") if name in names], *first, "pk"]


def _line(ledger, row, on):
    year = getattr(row, "year", None)
    since = date(year, 1, 1) if year else row.valid_from
    until = date(year, 12, 31) if year else row.valid_to
    state = SOON if since > on else PAST if until and until < on else NOW
    return {"row": row, "since": since, "until": until, "state": state, "address": address(ledger.model, row)}
