"""What would turn an assessment, in arithmetic and in words."""

from datetime import date

import pytest
from django.db import ProgrammingError, transaction
from django.utils import translation

from laborers.registry.actions import open_case_of
from laborers.surveys import actions, queries
from laborers.surveys.models import AssessmentPolicy
from laborers.surveys.rules import THRESHOLD_OF, Profile, Thresholds, assess, turns
from laborers.surveys.states import REASON_SCHEMES, REASONS, TURNS
from tests.factories.codes import load_shipped
from tests.factories.surveys import ASSESSED, make_assessed_laborer, make_policy, make_response
from xundian.accounts.labels import Lists

ON = date(2026, 6, 20)
USUAL = {"birth": date(1996, 2, 3), "sex": "1", "education": "70", "status": "02", "intention": "out_province"}


def turned(**profile):
    found, together = turns(Profile(**USUAL | profile), Thresholds(), ON)
    return {turn.code: turn.direction for turn in found}, together


@pytest.mark.parametrize(
    ("profile", "alone", "together"),
    [
        ({}, {"goes_out": "nearby"}, "nearby"),
        ({"care_duty": True}, {"care_duty": "away"}, "away"),
        ({"care_duty": True, "intention": "in_county"}, {"care_duty": "nearby", "stays_in_county": "nearby"}, "away"),
        ({"education": "80"}, {"low_education": "away"}, "away"),
        ({"education": ""}, {"education_unknown": "away"}, "away"),
        ({"health": "60"}, {"health": "away"}, "away"),
        ({"intention": "none"}, {"no_wish": "nearby"}, "nearby"),
        ({"status": "05"}, {"own_business": "away"}, "away"),
        ({"status": "04", "months": 9}, {"in_work": "away"}, "away"),
        ({"birth": date(1970, 1, 1)}, {"over_away_age": None}, "nearby"),
        ({"birth": date(1960, 1, 1)}, {"over_age": None}, "local_post"),
    ],
)
def test_each_ground_otherwise_leads_where_the_rule_says(profile, alone, together):
    assert turned(**profile) == (alone, together)


def test_who_is_too_young_is_told_from_which_day_on():
    found, together = turns(Profile(**USUAL | {"birth": date(2011, 9, 1)}), Thresholds(), ON)
    assert [(turn.code, turn.direction, turn.values) for turn in found] == [
        ("under_age", "away", {"day": "2027-09-01"})
    ]
    assert together == "away"
    leap, _together = turns(Profile(**USUAL | {"birth": date(2012, 2, 29)}), Thresholds(labour_age_from=17), ON)
    assert leap[0].values == {"day": "2029-03-01"}


def test_a_turn_never_contradicts_the_rule():
    for profile in ({"care_duty": True}, {"education": "80"}, {"intention": "none"}, {"labour_skill": "lost"}):
        before = assess(Profile(**USUAL | profile), Thresholds(), ON).direction
        assert before not in turned(**profile)[0].values()


def test_every_ground_that_can_turn_is_worded_and_every_threshold_is_a_column():
    assert set(TURNS) <= set(REASONS)
    columns = {field.name for field in AssessmentPolicy._meta.concrete_fields}
    names = [name for each in THRESHOLD_OF.values() for name in ([each] if isinstance(each, str) else each)]
    assert set(names) <= columns
    assert set(THRESHOLD_OF) <= set(REASONS)


def test_an_assessment_names_the_threshold_it_was_held_against(cast, tree):
    load_shipped()
    laborer = make_assessed_laborer(tree, "nearby", sex="2", birth=date(1970, 1, 1))
    lists = Lists({scheme for schemes in REASON_SCHEMES.values() for scheme in schemes})
    with translation.override("en"):
        told = queries.explained(queries.assessment_of(laborer), lists)
    assert [(each["code"], each["turn"], each["turns_to"]) for each in told["grounds"]] == [
        ("care_duty", "If somebody else takes over the care.", "nearby"),
        ("stays_in_county", "If the person wishes to work outside the province.", "nearby"),
        ("over_away_age", "Age does not go back; only another threshold would change this.", ""),
    ]
    assert told["grounds"][2]["threshold"] == {
        "name": "away_age_to", "label": "transfer elsewhere up to age", "value": "50",
    }  # fmt: skip
    assert (told["fresh"], told["together"]) == (True, "")


def test_after_a_new_answer_nothing_is_said_of_what_would_turn_it(cast, tree):
    load_shipped()
    laborer = make_assessed_laborer(tree)
    make_response(laborer, on=ASSESSED, intention="none")
    told = queries.explained(queries.assessment_of(laborer), Lists(("intention", "education")))
    assert (told["fresh"], [each["turn"] for each in told["grounds"]]) == (False, ["", ""])


def test_a_policy_row_is_never_overwritten_or_deleted(cast, tree):
    row = make_policy(tree.county)
    for change in (
        lambda: AssessmentPolicy.objects.filter(pk=row.pk).update(away_age_to=30),
        lambda: AssessmentPolicy.objects.filter(pk=row.pk).update(document="x"),
        lambda: AssessmentPolicy.objects.filter(pk=row.pk).delete(),
    ):
        with pytest.raises(ProgrammingError), transaction.atomic():
            change()
    laborer = make_assessed_laborer(tree)
    newer = make_policy(tree.county, valid_from=date(2026, 6, 1), away_age_to=20)
    assert queries.assessment_of(laborer).policy == row
    assert actions.assess(case=open_case_of(laborer), by=None, on=ON).policy == newer
