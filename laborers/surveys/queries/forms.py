"""What a household's form starts from: the round of the day, what everybody said last, and the words of its lists."""

from functools import cache

from django.db.models import Max, Min

from laborers.surveys.models import SurveyResponse, SurveyRound
from xundian.codes.queries import tables

PLACES = "destination"
SHORTEST_PLACE = 2
# Which lists the words of a form's fields belong to.
SCHEMES = {
    "status": ("transfer_status",),
    "unemployed_reason": ("unemployed_reason",),
    "intention": ("intention",),
    "training_wish": ("occupation",),
    "relation": ("relation",),
    "education": ("education",),
    "health": ("health_field", "health"),
    "labour_skill": ("labour_skill",),
    "ethnic_group": ("ethnic_group",),
}


def round_on(county_code, day):
    """The county's round that is open on a day; the newest one when none is; None when there is no round at all."""
    rounds = SurveyRound.objects.filter(county=county_code).order_by("-year")
    return rounds.filter(opens__lte=day, closes__gte=day).first() or rounds.first()


def days_answered(round, opens, closes):
    """(first, last) day of the round's responses between two days; (None, None) without any."""
    inside = SurveyResponse.objects.filter(round=round, surveyed_on__gte=opens, surveyed_on__lte=closes)
    found = inside.aggregate(first=Min("surveyed_on"), last=Max("surveyed_on"))
    return found["first"], found["last"]


def last_answers(laborers):
    """{laborer id: the response that is the profile}, with its round, in one query."""
    rows = SurveyResponse.objects.filter(laborer__in=laborers, is_profile=True).select_related("round")
    return {row.laborer_id: row for row in rows}


def words_of_forms(lists):
    """{field: word -> code or None}; `lists` are the tables of every scheme in SCHEMES."""
    return {field: word_finder([lists[name] for name in names]) for field, names in SCHEMES.items()}


def word_finder(lists):
    """A word to its code in the first of the lists that knows it, or None."""
    return lambda word: next((code for each in lists if (code := each.find(word))), None)


def lists_on(day):
    """{scheme: Lookup} of everything a form speaks of, in one query."""
    return tables({PLACES, "sex", *(name for names in SCHEMES.values() for name in names)}, day)


def place_finder(places):
    """A place of work to the code of the most exact place that its text begins with; `places` is the list's Lookup."""

    @cache
    def find(text):
        for length in range(len(text), SHORTEST_PLACE - 1, -1):
            code = places.find(text[:length])
            if code:
                return code
        return None

    return find
