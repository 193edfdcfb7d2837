"""Rounds, responses, policies and assessed laborers, made through the rooms' actions."""

from datetime import date
from types import SimpleNamespace

from laborers.registry import actions as registry
from laborers.registry.models import Household, Laborer
from laborers.surveys import actions
from laborers.surveys.models import AssessmentPolicy, SurveyRound
from tests.factories.registry import SURVEYED, make_household, make_laborer
from xundian.divisions.models import Division

ASSESSED = date(2026, 3, 5)
# What a person of 30 with junior high school is and answers to be led to each direction.
PEOPLE = {
    "away": ({}, {"status": "02", "intention": "out_province"}),
    "nearby": ({}, {"status": "02", "intention": "in_county", "care_duty": True}),
    "local_post": ({"labour_skill": "weak"}, {"status": "02", "intention": "in_county"}),
    "not_seeking": ({}, {"status": "02", "intention": "none"}),
}
LABORER_VALUES = ("name", "sex", "birth", "identity", "id", *registry.LABORER_FIELDS)


def make_round(county, year=2026, by=None, **values):
    """A survey round of the whole year."""
    found = SurveyRound.objects.filter(county=county, year=year).first()
    days = {"opens": date(year, 1, 1), "closes": date(year, 12, 31), "title": f"{year}"} | values
    return found or actions.open_round(county=county, year=year, by=by, **days)


def make_policy(county, by=None, valid_from=date(2017, 4, 17), **thresholds):
    """A county's assessment policy, the usual one unless told."""
    found = AssessmentPolicy.objects.filter(county=county, valid_from=valid_from).first()
    return found or actions.set_policy(
        county=county, valid_from=valid_from, document="寻办通〔2017〕26号", by=by, **thresholds
    )


def make_response(laborer, by=None, on=SURVEYED, year=None, **answers):
    """What a laborer answered in the round of that year (of the day, unless told)."""
    county = Division.objects.get(code=laborer.division_id[:6])
    answers = {"status": "02", "intention": "out_province"} | answers
    return actions.record_response(
        round=make_round(county, year or on.year), laborer=laborer, answers=answers, by=by, on=on
    )


def make_assessed_laborer(place, direction="away", by=None, on=ASSESSED, surveyed_on=SURVEYED, **values):
    """A laborer whose open case was assessed to the direction; `place`: household, village, or the tree.

    `values` are the laborer's own (name, sex, birth, ...) or answers of the survey; the case is open_case_of(laborer).
    """
    division = place.village if isinstance(place, SimpleNamespace) else place
    household = division if isinstance(division, Household) else make_household(division, by=by, on=surveyed_on)
    person, answers = (dict(each) for each in PEOPLE[direction])
    for name, value in values.items():
        (person if name in LABORER_VALUES else answers)[name] = value
    laborer = make_laborer(household, by=by, on=surveyed_on, **person)
    make_policy(Division.objects.get(code=household.division_id[:6]))
    make_response(laborer, by=by, on=surveyed_on, **answers)
    assessment = actions.assess(case=registry.open_case_of(laborer), by=by, on=on)
    if assessment.direction != direction:
        raise AssertionError(f"these answers lead to {assessment.direction}: {assessment.reasons}")
    return Laborer.objects.get(pk=laborer.pk)
