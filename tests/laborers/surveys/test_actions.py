"""Rounds, responses, policies, and assessing one case or a whole division."""

import re
from datetime import date

import pytest
from django.utils import translation

from laborers.registry import actions as registry
from laborers.registry import queries as registry_queries
from laborers.registry.actions import open_case_of
from laborers.registry.models import CaseEvent
from laborers.surveys import actions, queries
from laborers.surveys.models import Assessment, AssessmentPolicy, SurveyResponse
from laborers.surveys.queries import current_assessment
from laborers.surveys.states import REASON_SCHEMES, REASONS
from tests.factories.codes import load_shipped
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import ASSESSED, make_assessed_laborer, make_policy, make_response, make_round
from xundian.codes.queries import tables
from xundian.kit.errors import Invalid, MoveRefused
from xundian.kit.formats import written

DAY = date(2026, 3, 1)


@pytest.fixture
def laborer(cast, tree):
    return make_laborer(make_household(tree.village))


@pytest.mark.parametrize("direction", ["away", "nearby", "local_post", "not_seeking"])
def test_it_assesses_a_surveyed_laborer_and_says_so_on_the_timeline(tree, direction):
    case = open_case_of(make_assessed_laborer(tree, direction))
    assert case.stage == "assessed"
    assert current_assessment(case).direction == direction
    assert [event.kind for event in registry_queries.timeline(case)] == ["assessed", "stage", "opened"]


# --- rounds and responses ---------------------------------------------------------------------------------------


def test_a_county_has_one_round_a_year(cast, tree):
    make_round(tree.county, 2026)
    days = {"opens": date(2026, 1, 1), "closes": date(2026, 2, 1)}
    with pytest.raises(Invalid) as refusal:
        actions.open_round(county=tree.county, year=2026, title="x", by=cast.county, **days)
    assert (refusal.value.field, refusal.value.code) == ("year", "taken")
    assert actions.open_round(county=tree.other_county, year=2026, title="x", by=cast.stranger, **days)


def test_a_round_closes_after_it_opens(cast, tree):
    with pytest.raises(Invalid) as refusal:
        actions.open_round(
            county=tree.county, year=2026, title="x", opens=date(2026, 2, 2), closes=date(2026, 2, 1), by=cast.county
        )
    assert refusal.value.code == "days_crossed"


def test_a_second_form_is_the_next_revision_and_becomes_the_profile(laborer):
    first, second = make_response(laborer, status="02"), make_response(laborer, status="07")
    first.refresh_from_db()
    assert [(each.revision, each.is_profile, each.status) for each in (first, second)] == [
        (1, False, "02"), (2, True, "07"),
    ]  # fmt: skip


def test_a_late_form_of_an_older_round_does_not_become_the_profile(laborer):
    newest = make_response(laborer, on=date(2026, 3, 1))
    late = make_response(laborer, on=date(2025, 3, 1))
    newest.refresh_from_db()
    assert (newest.is_profile, late.is_profile, late.revision) == (True, False, 1)
    assert SurveyResponse.objects.filter(laborer=laborer, is_profile=True).count() == 1


def test_a_form_opens_a_case_for_who_has_none(laborer):
    registry.advance(case=open_case_of(laborer), to="closed", outcome="returned", by=None, on=DAY)
    make_response(laborer, on=date(2026, 3, 2))
    assert (open_case_of(laborer).stage, open_case_of(laborer).episode) == ("surveyed", 2)


@pytest.mark.parametrize(
    ("answers", "on", "field", "code"),
    [
        ({"stage": "x"}, DAY, "stage", "unexpected_field"),
        ({"months": 13}, DAY, "months", "months_over_twelve"),
        ({}, date(2025, 12, 31), "surveyed_on", "outside_round"),
        ({}, date(2027, 1, 1), "surveyed_on", "outside_round"),
    ],
)
def test_it_refuses_a_wrong_form_and_keeps_nothing(laborer, tree, answers, on, field, code):
    with pytest.raises(Invalid) as refusal:
        actions.record_response(round=make_round(tree.county, 2026), laborer=laborer, answers=answers, by=None, on=on)
    assert (refusal.value.field, refusal.value.code) == (field, code)
    assert not SurveyResponse.objects.exists()


def test_it_refuses_a_round_of_another_county(laborer, tree):
    with pytest.raises(Invalid) as refusal:
        actions.record_response(round=make_round(tree.other_county), laborer=laborer, answers={}, by=None, on=DAY)
    assert refusal.value.code == "county"


# --- policies ---------------------------------------------------------------------------------------------------


def test_a_new_policy_ends_the_former_the_day_before(tree):
    former = make_policy(tree.county, valid_from=date(2017, 4, 17))
    newer = make_policy(tree.county, valid_from=date(2026, 1, 1), away_age_to=45)
    assert former.reread().valid_to == date(2025, 12, 31)
    for day, policy in ((date(2017, 4, 16), None), (date(2017, 4, 17), former), (date(2025, 12, 31), former),
                        (date(2026, 1, 1), newer), (date(2030, 1, 1), newer)):  # fmt: skip
        assert queries.policy_on(tree.county.code, day) == policy
    assert queries.policy_on(tree.other_county.code, date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"valid_from": date(2017, 4, 17)}, "valid_from", "not_later"),
        ({"labour_age_to_female": 15}, "labour_age_to_female", "ages_crossed"),
        ({"away_age_to": 10}, "away_age_to", "ages_crossed"),
        ({"labour_age_from": 15}, "labour_age_from", "child_labour"),
        ({"away_min_education": "55"}, "away_min_education", "unknown_code"),
        ({"stable_months": 13}, "stable_months", "months_over_twelve"),
        ({"speed": 1}, "speed", "unexpected_field"),
    ],
)
def test_it_refuses_an_impossible_policy(tree, values, field, code):
    former = make_policy(tree.county)
    with pytest.raises(Invalid) as refusal:
        actions.set_policy(
            **{"county": tree.county, "valid_from": date(2026, 1, 1), "document": "x", "by": None} | values
        )
    assert (refusal.value.field, refusal.value.code) == (field, code)
    assert former.reread().valid_to is None
    assert AssessmentPolicy.objects.count() == 1


# --- one case ---------------------------------------------------------------------------------------------------


def test_it_keeps_what_the_assessment_rests_on(cast, laborer, tree):
    policy, response = make_policy(tree.county), make_response(laborer)
    found = actions.assess(case=open_case_of(laborer), by=cast.township, on=ASSESSED)
    assert (found.policy, found.response, found.by, found.on) == (policy, response, cast.township, ASSESSED)
    assert [reason["code"] for reason in found.reasons] == ["goes_out", "schooled"]


def test_assessing_again_without_news_changes_nothing(cast, laborer, tree):
    make_policy(tree.county)
    make_response(laborer)
    first = actions.assess(case=open_case_of(laborer), by=cast.township, on=ASSESSED)
    events = CaseEvent.objects.count()
    assert actions.assess(case=open_case_of(laborer), by=cast.county, on=date(2026, 3, 6)) == first
    assert CaseEvent.objects.count() == events


def test_a_new_form_leads_to_a_new_assessment_and_the_old_one_stays_on_record(cast, laborer, tree):
    make_policy(tree.county)
    make_response(laborer)
    old = actions.assess(case=open_case_of(laborer), by=cast.township, on=ASSESSED)
    make_response(laborer, on=date(2026, 4, 1), intention="in_county", care_duty=True)
    new = actions.assess(case=open_case_of(laborer), by=cast.township, on=date(2026, 4, 2))
    old.refresh_from_db()
    assert (old.direction, old.is_current, new.direction, new.is_current) == ("away", False, "nearby", True)
    assert [event.kind for event in registry_queries.timeline(open_case_of(laborer))] == [
        "assessed", "assessed", "stage", "opened",
    ]  # fmt: skip


def test_a_certificate_counts_as_a_skill(cast, tree):
    laborer = make_laborer(make_household(tree.village), education="80")
    make_policy(tree.county)
    make_response(laborer)
    assert actions.assess(case=open_case_of(laborer), by=None, on=ASSESSED).direction == "nearby"
    registry.add_skill(laborer=laborer, occupation="welding", source="training", certificate="Z1", by=None, on=ASSESSED)
    assert actions.assess(case=open_case_of(laborer), by=None, on=ASSESSED).direction == "away"


def test_it_asks_for_a_policy_of_the_day(cast, laborer, tree):
    make_response(laborer)
    make_policy(tree.county, valid_from=date(2026, 4, 1))
    with pytest.raises(Invalid) as refusal:
        actions.assess(case=open_case_of(laborer), by=None, on=ASSESSED)
    assert (refusal.value.code, written(ASSESSED) in str(refusal.value)) == ("no_policy", True)


def test_it_asks_for_a_response(cast, laborer, tree):
    make_policy(tree.county)
    with pytest.raises(Invalid) as refusal:
        actions.assess(case=open_case_of(laborer), by=None, on=ASSESSED)
    assert refusal.value.code == "no_response"
    assert open_case_of(laborer).stage == "surveyed"


def test_it_does_not_assess_a_case_that_was_carried_further(cast, tree):
    case = open_case_of(make_assessed_laborer(tree))
    registry.advance(case=case, to="matching", by=None, on=ASSESSED)
    with pytest.raises(MoveRefused):
        actions.assess(case=case, by=None, on=ASSESSED)


# --- a division ---------------------------------------------------------------------------------------------------


def make_village(village, size):
    household = make_household(village)
    answers = [{}, {"intention": "in_county"}, {"intention": "none"}]
    for number in range(size):
        make_response(make_laborer(household), **answers[number % 3])
    make_laborer(household)


def test_it_assesses_a_division_and_counts_by_direction(cast, tree):
    make_policy(tree.county)
    make_village(tree.village, 6)
    make_village(tree.far_village, 3)
    report = actions.assess_division(division=tree.township, by=cast.township, on=ASSESSED)
    assert report.directions == {"away": 2, "nearby": 2, "not_seeking": 2}
    assert (report.assessed, report.changed, report.without_response) == (6, 6, 1)
    assert Assessment.objects.filter(is_current=True, by=cast.township).count() == 6
    assert CaseEvent.objects.filter(kind="stage", to_stage="assessed", from_stage="surveyed").count() == 6


def test_a_preview_tells_who_would_change_and_writes_nothing(cast, tree):
    make_policy(tree.county)
    make_village(tree.village, 3)
    events = CaseEvent.objects.count()
    report = actions.assess_division(division=tree.county, by=cast.county, on=ASSESSED, preview=True)
    assert (report.changed, [change["before"] for change in report.changes]) == (3, ["", "", ""])
    assert {change["after"] for change in report.changes} == {"away", "nearby", "not_seeking"}
    assert (Assessment.objects.count(), CaseEvent.objects.count()) == (0, events)


def test_a_second_run_changes_nothing_and_a_new_form_only_its_own(cast, tree):
    make_policy(tree.county)
    make_village(tree.village, 6)
    actions.assess_division(division=tree.county, by=cast.county, on=ASSESSED)
    events = CaseEvent.objects.count()
    again = actions.assess_division(division=tree.county, by=cast.county, on=date(2026, 3, 9))
    assert (again.assessed, again.changed, CaseEvent.objects.count()) == (6, 0, events)
    laborer = Assessment.objects.filter(direction="away").first().case.laborer
    make_response(laborer, on=date(2026, 3, 9), intention="none")
    third = actions.assess_division(division=tree.county, by=cast.county, on=date(2026, 3, 9))
    assert [(change["before"], change["after"]) for change in third.changes] == [("away", "not_seeking")]


def test_a_new_policy_assesses_everyone_anew(cast, tree):
    make_policy(tree.county)
    make_village(tree.village, 3)
    actions.assess_division(division=tree.county, by=cast.county, on=ASSESSED)
    make_policy(tree.county, valid_from=date(2026, 4, 1), away_min_education="60")
    report = actions.assess_division(division=tree.county, by=cast.county, on=date(2026, 4, 1))
    assert report.directions == {"nearby": 2, "not_seeking": 1}
    assert report.changed == 3


@pytest.mark.parametrize("size", [3, 30])
def test_a_division_costs_the_same_at_any_size(cast, tree, size, django_assert_num_queries):
    make_policy(tree.county)
    make_village(tree.village, size)
    with django_assert_num_queries(24):
        actions.assess_division(division=tree.village, by=cast.county, on=ASSESSED)


def test_both_ways_of_assessing_agree(cast, tree):
    alone = make_assessed_laborer(tree, "nearby")
    together = make_laborer(make_household(tree.far_village))
    make_response(together, status="02", intention="in_county", care_duty=True)
    actions.assess_division(division=tree.far_village, by=cast.county, on=ASSESSED)
    first, second = (current_assessment(open_case_of(each)) for each in (alone, together))
    assert (first.direction, first.reasons, first.policy) == (second.direction, second.reasons, second.policy)


# --- words --------------------------------------------------------------------------------------------------------


def test_every_ground_is_worded_with_the_labels_of_its_codes(db):
    load_shipped()
    lists = tables({scheme for schemes in REASON_SCHEMES.values() for scheme in schemes}, ASSESSED)
    reasons = [
        {"code": "low_education", "values": {"education": "80", "needed": "70"}},
        {"code": "health", "values": {"health": "50"}},
        {"code": "over_age", "values": {"age": 61, "to": 60}},
    ]
    with translation.override("en"):
        assert queries.explain(reasons, lists) == [
            "Education: Primary school; transfer elsewhere asks for Junior high school or a skill.",
            "Health: Serious illness; light work suits best.",
            "61 years old; labour age ends at 60.",
        ]
    with translation.override("zh-hans"):
        assert "初中" in queries.explain(reasons, lists)[0]


NUMBERS = {"age", "from", "to", "months"}


@pytest.mark.parametrize("code", REASONS)
def test_every_value_a_ground_names_is_a_number_or_has_its_list(code):
    assert set(re.findall(r"%\((\w+)\)s", str(REASONS[code]))) <= NUMBERS | set(REASON_SCHEMES)
