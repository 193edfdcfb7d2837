"""The daily view: posts for one person, with what they want of the work; people for one vacancy."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from laborers.jobs import actions, queries
from laborers.jobs.models import Vacancy, WorkWish
from laborers.jobs.rules import explain
from laborers.jobs.states import WishKind
from laborers.registry.models import Laborer
from xundian.accounts.labels import Lists
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.kit.ids import key_of
from xundian.pages.desk.form import refusals
from xundian.pages.finding import row_of

MONTHS = range(1, 13)
MAY = {"offer": "offers.make", "tell": "offers.answer"}


def person(request, pk, wrong=None, status=200):
    """The vacancies that fit a person today, each with its reasons; what stands in the way; the trainings that help."""
    row, on = row_of(request, Laborer.objects.select_related("division"), pk), clock.today()
    told = queries.explained_posts_for(row, visible_to(request.user, Vacancy.objects.all()), on)
    lists = Lists(("destination", "occupation"))
    household = visible_to(request.user, Laborer.objects.filter(household=row.household_id, left_on=None))
    wish = WorkWish.objects.filter(laborer=row, is_current=True).first()
    context = {
        "person": row, "fits": [(fit.record, fit.score, explain(fit.reasons), fit.kept) for fit in told.fits],
        "kept": told.kept,
        "hindered": explain(told.in_the_way), "places": lists["destination"],
        "doors": [(lists["occupation"].label(door.occupation), door) for door in told.doors],
        "wish": wish, "beside": wish and visible_to(request.user, Laborer.objects.filter(pk=wish.beside_id)).first(),
        "may": {name: carries(request.user.role, right) for name, right in MAY.items()},
        "household": household.exclude(pk=row.pk).order_by("birth"), "kinds": WishKind.choices, "months": MONTHS,
        "errors": wrong or [], "given": request.POST if wrong else {},
    }  # fmt: skip
    return render(request, "desk/match_person.html", context, status=status)


@require_POST
def tell_wish(request, pk):
    """Record in which months a person is free, and with whom they want to work."""
    row, sent = row_of(request, Laborer.objects.all(), pk), request.POST
    beside = sent.get("beside")
    other = row_of(request, Laborer.objects.all(), key_of(beside)) if key_of(beside or "") else None
    months = {name: _month(sent.get(name, "")) for name in ("free_from", "free_to")}
    try:
        actions.tell_wish(
            laborer=row, beside=other, kind=sent.get("kind", "") if other else "", both_agree="both_agree" in sent,
            by=request.user, on=clock.today(), **months,
        )  # fmt: skip
    except DomainError as refusal:
        return person(request, pk, refusals(refusal), 422)
    messages.success(request, _("What the person wants of the work is recorded."), extra_tags="done")
    return redirect("match-person", pk=pk)


def _month(text):
    """The month chosen, None for none; 0, which is no month, for what no list offers."""
    return None if not text else int(text) if text in map(str, MONTHS) else 0


def vacancy(request, pk):
    """The people of the user's place who look for work and fit a vacancy best, each with the reasons."""
    row, on = row_of(request, Vacancy.objects.select_related("enterprise"), pk), clock.today()
    people = queries.people_for(row, visible_to(request.user, Laborer.objects.all()), on)
    context = {
        "vacancy": row, "fits": [(fit.record, fit.score, explain(fit.reasons), fit.kept) for fit in people],
        "kept": queries.kept_at(row, on),
        "places": Lists(("destination",))["destination"], "left": row.headcount - row.filled,
        "offerable": queries.offerable_vacancies(Vacancy.objects.filter(pk=row.pk), on).exists(),
        "may": {"offer": carries(request.user.role, "offers.make")},
    }  # fmt: skip
    return render(request, "desk/match_vacancy.html", context)
