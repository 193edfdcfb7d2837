"""Making an offer: from a person (the posts that fit), from a vacancy (the people who fit), each with its reasons."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from laborers.jobs import actions, queries
from laborers.jobs.models import Vacancy
from laborers.jobs.rules import explain
from laborers.registry.models import Laborer
from laborers.registry.search import find_people
from xundian.accounts.labels import Lists
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.kit.ids import key_of
from xundian.pages.desk.form import refusals
from xundian.pages.finding import day_of, needed_key, row_of

SHOWN, MOST, DAYS = 20, 30, 7


def make(request):
    """Choose a person or a vacancy; then what fits, with a button before each."""
    errors = []
    if request.method == "POST":
        try:
            offer = _make(request)
        except DomainError as error:
            errors = refusals(error)
        else:
            messages.success(request, _("The post is offered. Tell the person."), extra_tags="done")
            return redirect("offer", pk=offer.pk)
    context = {"errors": errors, "answer_by": _answer_by(request), "asked": request.GET.get("q", "").strip()}
    given = request.POST if errors else request.GET
    if key_of(given.get("laborer", "")) and given.get("from") != "vacancy":
        context |= _for_person(request, given["laborer"])
    elif key_of(given.get("vacancy", "")):
        context |= _for_vacancy(request, given["vacancy"])
    else:
        context |= _choices(request, context["asked"])
    return render(request, "desk/offer_new.html", context, status=422 if errors else 200)


def _make(request):
    sent = request.POST
    person = row_of(request, Laborer.objects.all(), needed_key(sent.get("laborer")))
    vacancy = row_of(request, Vacancy.objects.all(), needed_key(sent.get("vacancy")))
    answer_by = day_of(sent.get("answer_by"), "answer_by")
    return actions.make_offer(
        laborer=person, vacancy=vacancy, answer_by=answer_by, by=request.user, on=clock.today()
    )  # fmt: skip


def _answer_by(request):
    return request.POST.get("answer_by") or (clock.today() + timedelta(days=DAYS)).isoformat()


def _for_person(request, key):
    person, on = row_of(request, Laborer.objects.select_related("division"), key), clock.today()
    posts = visible_to(request.user, Vacancy.objects.all())
    chosen = key_of(request.GET.get("vacancy", ""))
    fits, hindered = queries.posts_for(person, posts.filter(pk=chosen) if chosen else posts, on, SHOWN)
    return {
        "person": person, "chosen": chosen, "hindered": explain([each.as_row() for each in hindered]),
        "fits": [(fit.record, fit.score, explain([each.as_row() for each in fit.reasons])) for fit in fits],
        "places": Lists(("destination",))["destination"],
    }  # fmt: skip


def _for_vacancy(request, key):
    vacancy, on = row_of(request, Vacancy.objects.select_related("enterprise"), key), clock.today()
    people = queries.people_for(vacancy, visible_to(request.user, Laborer.objects.all()), on, SHOWN)
    return {
        "vacancy": vacancy, "places": Lists(("destination",))["destination"],
        "fits": [(fit.record, fit.score, explain([each.as_row() for each in fit.reasons])) for fit in people],
    }  # fmt: skip


def _choices(request, asked):
    """People who were searched for, and the vacancies that can be offered, soonest to close first."""
    people = visible_to(request.user, Laborer.objects.select_related("division"))
    found = find_people(people, asked, request.user).order_by("pinyin", "pk")[:MOST] if asked else []
    open_now = queries.offerable_vacancies(visible_to(request.user, Vacancy.objects.all()), clock.today())
    return {
        "people": found, "vacancies": open_now.select_related("enterprise").order_by("closes", "pk")[:MOST],
        "places": Lists(("destination",))["destination"],
    }  # fmt: skip
