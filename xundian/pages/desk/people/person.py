"""One person whole: every section that the reader's role may read, and nothing of the identity number but its mask."""

from django.shortcuts import render

from laborers.placements.models import Placement
from laborers.placements.queries import work_year
from laborers.registry import queries
from laborers.registry.columns import columns_for
from laborers.registry.models import Case, Laborer, Merge, Skill, Transfer
from laborers.surveys.models import Assessment, SurveyResponse
from xundian.accounts.actions import note_read
from xundian.accounts.labels import Lists, word
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.accounts.wording import Wording
from xundian.kit import clock
from xundian.pages.desk.people.profile import SCHEMES, event_words, profile
from xundian.pages.finding import row_of

LINES = 100
MAY = ("laborers.reveal", "audit.read", "offers.read", "placements.edit", "stories.edit")
ANSWERS = (
    "status", "unemployed_reason", "place", "place_text", "employer", "months", "wage_fen", "intention",
    "training_wish", "expected_wage_fen", "care_duty", "surveyor",
)  # fmt: skip
WORK = ("occupation", "destination", "organised_by", "wage_fen", "contract_from", "contract_to", "end_reason")
MORE_SCHEMES = (
    "destination", "transfer_status", "intention", "unemployed_reason", "area_of_work", "organised_by", "end_reason",
)  # fmt: skip


def found(request, pk):
    """The person in the user's place, with the open case; Http404 for one out of scope as for an absent one."""
    rows = queries.with_case(Laborer.objects.select_related("household", "division", "merged_into"))
    return row_of(request, rows, pk)


def person(request, pk):
    """Profile, household, cases with their timeline, skills, work, assessment, answers by round, moves."""
    row, user, on = found(request, pk), request.user, clock.today()
    note_read(user=user, model=Laborer._meta.label, record=row.pk, how="page", at=clock.now())
    lists = Lists((*SCHEMES, *MORE_SCHEMES))
    wording = Wording(user, lists)
    seen = {name for name, _label in columns_for(user.role, "laborer")}
    may = {right.replace(".", "_"): carries(user.role, right) for right in MAY}
    context = {
        "person": row, "profile": profile(row, user.role, lists, on), "may": may,
        "household": _household(row, user, lists), "cases": _cases(row, user), "events": _events(row, user, lists),
        "skills": _skills(row, user, lists) if "skills" in seen else [], "work": _work(row, user, wording),
        "assessment": _assessment(row, user), "answers": _answers(row, user, wording), "moves": _moves(row, user),
        "year": _year(row, user, on), "of": on.year,
    }  # fmt: skip
    return render(request, "desk/person.html", context)


def _household(row, user, lists):
    if not carries(user.role, "households.read"):
        return None
    home = row.household
    others = visible_to(user, Laborer.objects.filter(household=home, left_on=None)).exclude(pk=row.pk)
    return {
        "row": home, "category": word(lists, ("household_category",), home.category),
        "people": others.order_by("birth", "pk"), "dependants": home.dependants.filter(left_on=None).order_by("birth"),
    }  # fmt: skip


def _cases(row, user):
    return visible_to(user, Case.objects.filter(laborer=row)).order_by("-episode")


def _events(row, user, lists):
    events = queries.readable_by(user, queries.timeline_of(row))[:LINES]
    return [{"event": event, "words": event_words(event, lists)} for event in events]


def _skills(row, user, lists):
    skills = visible_to(user, Skill.objects.filter(laborer=row)).order_by("obtained_on", "pk")
    return [{"skill": skill, "occupation": word(lists, ("occupation",), skill.occupation)} for skill in skills]


def _year(row, user, on):
    """Months worked and what they brought this year, for who reads placements."""
    return work_year(row, on.year, on) if carries(user.role, "placements.read") else None


def _work(row, user, wording):
    if not carries(user.role, "placements.read"):
        return []
    spells = visible_to(user, Placement.objects.filter(laborer=row)).select_related("enterprise")
    return [{"spell": spell, "facts": wording.facts(spell, WORK)} for spell in spells.order_by("-started_on", "-pk")]


def _assessment(row, user):
    if not carries(user.role, "assessments.read"):
        return None
    return (
        Assessment.objects.filter(case__laborer=row, is_current=True).select_related("policy").order_by("-on").first()
    )


def _answers(row, user, wording):
    """The answers of every round, the newest round and revision first."""
    if not carries(user.role, "surveys.read"):
        return []
    rows = visible_to(user, SurveyResponse.objects.filter(laborer=row)).select_related("round")
    newest = rows.order_by("-round__year", "-revision", "-pk")
    return [{"response": each, "facts": wording.facts(each, ANSWERS)} for each in newest]


def _moves(row, user):
    """Reports that the person lives elsewhere, and merges, for those who decide about them in the user's place."""
    transfers = visible_to(user, Transfer.objects.filter(laborer=row)).select_related("from_division", "to_division")
    merges = visible_to(user, Merge.objects.filter(stays=row)).select_related("goes", "by")
    return {
        "transfers": transfers.order_by("-opened_on", "-pk") if carries(user.role, "transfers.review") else [],
        "merges": merges.order_by("-on", "-pk") if carries(user.role, "duplicates.read") else [],
    }
