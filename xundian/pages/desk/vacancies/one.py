"""One vacancy: its facts, why it cannot be offered, what the district said, its offers, and the steps it allows."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from laborers.jobs import actions, queries
from laborers.jobs.models import Offer, RecruitmentEvent, Vacancy
from laborers.jobs.states import CHECK_CHOICES, LIVE_OFFERS, NOT_OFFERABLE, Channel, OfferState, VacancyState
from xundian.accounts.roles import carries
from xundian.accounts.scope import owned_by, visible_to
from xundian.codes.queries import tables
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.kit.ids import key_of
from xundian.pages.desk.form import day_or_nothing, refusals
from xundian.pages.desk.vacancies.listing import place_of
from xundian.pages.finding import day_of, row_of

SCHEMES = ("occupation", "destination", "education", "health_field", "welfare_post_kind", "sex")
OFFERS_SHOWN = 100
RUNNING = (VacancyState.OPEN, VacancyState.FILLED)
RIGHTS = {
    "close": "vacancies.edit", "extend": "vacancies.edit", "reopen": "vacancies.edit", "check": "vacancies.check",
    "offer-kept": "offers.make", "not-wanted": "offers.answer",
}  # fmt: skip
# Steps about people of the user's place, at a post of the county.
ABOUT_PEOPLE = ("offer-kept", "not-wanted")


def vacancy(request, pk):
    """One vacancy of the user's place."""
    return _show(request, row_of(request, _rows(), pk))


@require_POST
def step(request, pk, step):
    """Take one step; refused words come back with what was written."""
    if step not in RIGHTS or not carries(request.user.role, RIGHTS[step]):
        raise Http404
    row = row_of(request, _rows() if step in ABOUT_PEOPLE else owned_by(request.user, _rows()), pk)
    try:
        _take(request, row, step)
    except DomainError as error:
        return _show(request, row_of(request, _rows(), pk), errors=refusals(error), failed=step, status=422)
    messages.success(request, _("Saved."), extra_tags="done")
    return redirect("desk-vacancy", pk=pk)


def _rows():
    return queries.with_inspection(Vacancy.objects.select_related("enterprise", "confirmed_by"), clock.today())


def _take(request, row, step):
    sent, who = request.POST, {"vacancy": row, "by": request.user, "on": clock.today()}
    if step in ABOUT_PEOPLE:
        return _people(request, row, step)
    if step == "close":
        return actions.close_vacancy(**who)
    if step == "check":
        return actions.record_check(
            answer=sent.get("answer", ""), answered_by=sent.get("answered_by", ""), note=sent.get("note", ""),
            until=day_or_nothing(sent.get("until"), "until"), **who,
        )  # fmt: skip
    closes = day_of(sent.get("closes"), "closes")
    return (actions.extend_vacancy if step == "extend" else actions.reopen_vacancy)(closes=closes, **who)


def _people(request, row, step):
    """Offer what is kept to all graduates of the user's place, or note that one of them does not want it."""
    calls, who = visible_to(request.user, row.first_calls.all()), {"by": request.user, "on": clock.today()}
    if step == "not-wanted":
        return actions.decline_call(call=row_of(request, calls, key_of(request.POST.get("call", ""))), **who)
    made, refused = actions.offer_all_called(calls=calls, answer_by=day_of(request.POST.get("by"), "by"), **who)
    for call, error in refused:
        messages.warning(request, f"{call.laborer.name}: {error.message}")
    return made


def _show(request, row, errors=(), failed="", status=200):
    on, role = clock.today(), request.user.role
    words = tables(SCHEMES, on)
    edits, running = carries(role, "vacancies.edit"), row.state in RUNNING
    context = {
        "vacancy": row, "words": words, "place": place_of(row.destination, words["destination"]),
        "left": row.headcount - row.filled, "why": [NOT_OFFERABLE[code] for code in queries.why_not(row, on)],
        "checks": row.checks.select_related("station", "by").order_by("-on", "-created_at"),
        "kept": queries.kept_at(row, on), "may_offer": carries(role, "offers.make"),
        "calls": _calls(request.user, row, on), "may_answer": carries(role, "offers.answer"),
        "offers": _offers(request.user, row), "counts": _counts(row), "answers": CHECK_CHOICES,
        "events": row.stands.filter(event__in=visible_to(request.user, _events())).select_related("event"),
        "may_match": carries(role, "offers.read"), "may_publish": carries(role, "publications.read"),
        "may_edit": edits and running, "may_reopen": edits and not running,
        "may_check": carries(role, "vacancies.check") and running and row.channel == Channel.AWAY,
        "given": request.POST if failed else {}, "failed": failed, "errors": errors, "wrong": dict(errors),
    }  # fmt: skip
    return render(request, "desk/vacancy.html", context, status=status)


def _events():
    return RecruitmentEvent.objects.all()


def _offers(user, row):
    """Offers of the post to people of the user's place, the newest first; None for whoever reads no offers."""
    if not carries(user.role, "offers.read"):
        return None
    rows = visible_to(user, Offer.objects.filter(vacancy=row).select_related("laborer", "division"))
    return list(rows.order_by("-made_on", "-pk")[:OFFERS_SHOWN])


def _calls(user, row, on):
    """Graduates of the user's place for whom a post is kept; None for whoever reads no offers."""
    if not carries(user.role, "offers.read"):
        return None
    return queries.with_names(visible_to(user, row.first_calls.filter(queries.waiting(on)))).order_by("made_on", "pk")


def _counts(row):
    """How many offers wait for an answer and how many were accepted, of all places."""
    offers = Offer.objects.filter(vacancy=row)
    return {
        "waiting": offers.filter(state__in=LIVE_OFFERS).count(),
        "accepted": offers.filter(state=OfferState.ACCEPTED).count(),
    }
