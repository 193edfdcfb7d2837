"""The list of recruitment events, and the year: what each township owes, has held, and is still to hold (X2.2-5)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from laborers.jobs import actions, queries
from laborers.jobs.models import RecruitmentEvent, RecruitmentPolicy
from laborers.jobs.states import CALL_DAYS, EventForm, EventState
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.codes.queries import tables
from xundian.kit import clock
from xundian.kit.checking import Faults
from xundian.kit.errors import DomainError, Invalid
from xundian.pages.desk.form import Field, filled, named, refusals, together
from xundian.pages.finding import day_of

PAGE = 50
NUMBERS = ("county_fairs", "township_events", "recheck_days", "call_days", "employer_days", "confirm_days")


def events(request):
    """Events of the user's place, the newest first, by state, form and words."""
    asked = request.GET
    every = visible_to(request.user, RecruitmentEvent.objects.select_related("division"))
    rows = every
    if asked.get("q", "").strip():
        rows = rows.filter(title__icontains=asked["q"].strip())
    for name, words in (("state", EventState), ("form", EventForm)):
        if asked.get(name) in words.values:
            rows = rows.filter(**{name: asked[name]})
    page = Paginator(queries.with_counts(rows).order_by("-starts_on", "-pk"), PAGE).get_page(asked.get("page"))
    context = {
        "page": page, "given": asked, "states": EventState.choices, "forms": EventForm.choices,
        "any_at_all": bool(page.paginator.count) or every.exists(),
        "campaigns": tables(("recruitment_campaign",), clock.today())["recruitment_campaign"],
        "may_edit": carries(request.user.role, "events.edit"),
    }  # fmt: skip
    return render(request, "desk/events.html", context)


def year(request):
    """The year of the county and its townships, the largest gap first."""
    return _year(request)


@require_POST
def set_policy(request):
    """Set how many events a year are owed, from a day on; refused words come back."""
    sent, faults = request.POST, Faults()
    values = {name: faults.check(_number, sent, name) for name in NUMBERS}
    values["valid_from"] = faults.check(day_of, sent.get("valid_from"), "valid_from")
    try:
        together(
            faults,
            lambda: actions.set_recruitment_policy(
                county=request.user.division, document=sent.get("document", ""), by=request.user, **values
            ),
        )
    except DomainError as error:
        return _year(request, refusals(error), 422)
    messages.success(request, _("Saved."), extra_tags="done")
    return redirect("event-year")


def _year(request, errors=(), status=200):
    on, asked = clock.today(), request.GET.get("year", "")
    chosen = int(asked) if asked.isdecimal() and len(asked) == 4 and 2000 <= int(asked) <= 2100 else on.year
    home, fields = request.user.division_id or request.user.home_id or "", _fields()
    context = {
        "rows": queries.progress(request.user, chosen, on), "year": chosen,
        "years": range(on.year - 3, on.year + 1), "policy": queries.policy_of(home[:6], on),
        "former": visible_to(request.user, RecruitmentPolicy.objects.order_by("-valid_from")),
        "may_set": carries(request.user.role, "events.policy"), "errors": named(errors, fields),
        "fields": filled(fields, request.POST, errors),
    }  # fmt: skip
    return render(request, "desk/event_year.html", context, status=status)


def _fields():
    shipped = RecruitmentPolicy()
    return [
        Field("document", _("Document")),
        Field("valid_from", _("In force from"), "date"),
        Field("county_fairs", _("Large fairs of the county a year"), "number", value=1),
        Field("township_events", _("Events of every township a year"), "number", value=1),
        Field("recheck_days", _("Ask districts again after days"), "number", value=90),
        Field("call_days", _("Keep ordered posts for graduates, days"), "number", value=CALL_DAYS),
        Field("employer_days", _("An employer answers within days"), "number", value=shipped.employer_days),
        Field(
            "confirm_days", _("Ask about solved difficulties again after days"), "number", value=shipped.confirm_days
        ),
    ]


def _number(sent, name):
    text = sent.get(name, "").strip()
    if not (text.isascii() and text.isdigit() and len(text) <= 3):
        raise Invalid(field=name, code="whole", message=_("Give a whole number, such as 20."))
    return int(text)
