"""Households: the list with search, and one household with its people, visits and difficulties."""

from django.core.paginator import Paginator
from django.db.models import BooleanField, Count, ExpressionWrapper, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import render

from laborers.difficulties import queries as difficulties
from laborers.economy import queries as economy
from laborers.placements.queries import work_years
from laborers.registry import search
from laborers.registry.models import Case, CaseEvent, Household, Laborer
from laborers.registry.rules import age_on
from laborers.visits import queries as visits
from laborers.visits import rules
from laborers.visits.models import Visit, VisitPlan
from relocation.declarations import queries as declarations
from xundian.accounts.actions import note_reads
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.codes import queries as codes
from xundian.kit import clock
from xundian.pages import siteside
from xundian.pages.finding import household_of

# Of a search so many households at most: nobody turns more pages, and another word narrows it down.
MOST_FOUND, NAMED = 200, 3
PAGE, LAST_VISITS, LAST_EVENTS, LAST_YEARS, LAST_CHANGES = 50, 6, 30, 3, 5
HEAD = "02"
# Homes of no group stand behind the groups of their village, and behind them those that moved to a site.
MOVED, NO_GROUP = (ExpressionWrapper(each, BooleanField()) for each in (Q(site_id__isnull=False), Q(group_name="")))
WORDS = ("household_category", "destination", "occupation")
# What the page offers, and the right that it takes.
STEPS = {
    "may_record_economy": "economies.edit",
    "may_open": "laborers.read",
    "may_reveal": "laborers.reveal",
    "may_log": "visits.log",
    "may_survey": "surveys.record",
    "may_report": "difficulties.edit",
    "may_explain": "assessments.read",
    "may_place": "placements.edit",
    "may_card": "cards.read",
}


def households(request):
    """Households of the user's place; asked for, those found as people type, with the people who were found in them."""
    asked, more = request.GET.get("q", "").strip(), False
    rows = visible_to(request.user, Household.objects.filter(ended_on=None))
    if asked:
        keys = list(search.find_households(rows, asked, request.user).values_list("pk", flat=True)[: MOST_FOUND + 1])
        rows, more = rows.filter(pk__among=keys[:MOST_FOUND]), len(keys) > MOST_FOUND
    members = Laborer.objects.filter(household=OuterRef("pk"), left_on=None).order_by()
    number = members.values("household").annotate(number=Count("pk")).values("number")
    rows = rows.select_related("division").annotate(
        head=Subquery(members.filter(relation=HEAD).values("name")[:1]), people=Coalesce(Subquery(number), 0)
    )
    site = request.user.site_id
    rows = siteside.by_door(rows) if site else rows.order_by("division_id", MOVED, NO_GROUP, "group_name", "number")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    doors = siteside.doors([row.pk for row in page.object_list]) if site else {}
    found = search.matched_people(page.object_list, asked, request.user) if asked else {}
    for row in page.object_list:
        row.door = " ".join(part for part in doors.get(row.pk, ()) if part)
        row.found = [person.name for person in found.get(row.pk, ()) if person.name != row.head][:NAMED]
    context = {"page": page, "asked": asked, "more": more, "most": MOST_FOUND, "own_site": site}
    return render(request, "pages/households.html", context)


def household(request, pk):
    """One household: members with their case and work, what is due, the last visits, difficulties, the timeline.

    With `saved` in the query, after a visit, the next household of the village group that waits is offered.
    """
    found = household_of(request, pk)
    on, people = clock.today(), found.laborers.filter(left_on=None)
    people = head_first(people.prefetch_related("cases", "placements__enterprise", "skills"))
    note_reads(
        user=request.user, model=Laborer._meta.label, records=[each.pk for each in people], how="page", at=clock.now()
    )
    years = work_years([each.pk for each in people], on.year, on)
    plans = visits.with_names(VisitPlan.objects.filter(household=found, state=rules.WAITING, window_from__lte=on))
    words = codes.tables(WORDS, on)
    context = {
        "household": found,
        "words": words,
        "members": [_member(person, words, on, years) for person in people],
        "dependants": found.dependants.filter(left_on=None),
        "plans": [
            {"plan": plan, "late": rules.is_overdue(plan.window_to, plan.state, on)}
            for plan in plans.order_by("window_to")
        ],
        "visits": Visit.objects.filter(household=found)
        .select_related("by", "laborer")
        .order_by("-visited_on", "-id")[:LAST_VISITS],
        "difficulties": difficulties.shown(difficulties.visible(request.user).filter(household=found), on).order_by(
            "resolved_on", "due_on"
        ),
        "events": _events(people),
        "economies": visible_to(request.user, economy.of_household(found))[:LAST_YEARS],
        "changes": found.events.select_related("laborer", "dependant").order_by("-on", "-id")[:LAST_CHANGES],
        "may_declare": _may_declare(request.user, found),
        **{name: carries(request.user.role, right) for name, right in STEPS.items()},
        "next_plan": _next_in_group(request.user, found, on) if "saved" in request.GET else None,
    }
    return render(request, "pages/household.html", context)


def head_first(people):
    """The people of a household as a list: the head, then by age; whose relation is not known come last."""
    return sorted(people, key=lambda person: (person.relation != HEAD, not person.relation, person.birth))


def _may_declare(user, found):
    """Whether the user may declare the household now, in a county that has a site to go to."""
    if not carries(user.role, "declarations.declare") or declarations.not_declared_for(found):
        return False
    return declarations.sites_for(user).exists()


def _next_in_group(user, done, on):
    """The plan of the next household of the same village group that waits, the oldest first; None when all is done."""
    near = visits.work_list(user, on).filter(division_id=done.division_id, household__group_name=done.group_name)
    return near.exclude(household=done).first()


def _member(person, words, on, years):
    work = next((spell for spell in person.placements.all() if spell.ended_on is None), None)
    case = next((case for case in person.cases.all() if case.stage != "closed"), None)
    place = work and words["destination"].label(work.destination)
    skills = [words["occupation"].label(skill.occupation) for skill in person.skills.all()]
    age = age_on(person.birth, on)
    return {
        "person": person, "age": age, "work": work, "place": place, "case": case, "skills": skills,
        "year": years[person.pk],
    }  # fmt: skip


def _events(people):
    cases = Case.objects.filter(laborer__in=people)
    rows = CaseEvent.objects.filter(case__in=cases).select_related("by", "case__laborer")
    return rows.order_by("-on", "-id")[:LAST_EVENTS]
