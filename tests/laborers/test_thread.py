"""A move across villages, with everything of every room: what lives follows, history stays, parked answers count."""

from datetime import date

import pytest
from django.apps import apps

from laborers import journeys
from laborers.jobs.models import Offer
from laborers.placements.models import Consent
from laborers.registry import actions
from laborers.registry.models import Laborer
from laborers.surveys.models import Assessment, SurveyResponse
from laborers.visits.models import Visit, VisitPlan
from tests.factories import jobs
from tests.factories.difficulties import make_difficulty
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer, make_response, make_round
from tests.factories.visits import make_visit, noon
from xundian.divisions.models import Division
from xundian.kit.models import OutboxMessage

DAY = date(2026, 6, 20)


def again(row):
    return type(row).objects.get(pk=row.pk)


def report(person, village, by, **values):
    return actions.open_transfer(
        laborer=person, to_division=village, source="entry", by=by, on=DAY, **({"household_number": "H9"} | values)
    )


def confirm(transfer, by, **values):
    return journeys.confirm_transfer(transfer=transfer, by=by, on=DAY, at=noon(DAY), **values)


def test_every_table_that_has_a_village_beside_a_person_says_which_rows_follow():
    own = {"Laborer", "Transfer", "DuplicatePair", "Merge"}
    silent = []
    for model in apps.get_models():
        if model._meta.proxy or "History" in model.__name__ or model.__name__ in own:
            continue
        keys = [field for field in model._meta.concrete_fields if field.is_relation]
        places = [field for field in keys if field.related_model is Division]
        people = [
            field
            for field in keys
            if field.related_model is Laborer
            or any(
                each.is_relation and each.related_model is Laborer for each in field.related_model._meta.concrete_fields
            )
        ]
        if places and people and not hasattr(model, "moves_with"):
            silent.append(model.__name__)
    assert silent == []


def test_what_lives_follows_and_history_stays(cast, tree):
    person = make_assessed_laborer(make_household(tree.village), name="王五")
    placement = make_placement(person, by=cast.officer, started_on=date(2026, 3, 10))
    visit, _created = make_visit(person.household, date(2026, 6, 1), by=cast.officer)
    trouble = make_difficulty(person.household, cast.officer, laborer=person, on=DAY)
    offer = jobs.make_offer(
        make_assessed_laborer(tree.village), jobs.make_vacancy(tree.county, by=cast.county), by=cast.township
    )
    confirm(report(person, tree.far_village, cast.county), cast.township)
    person, there = again(person), tree.far_village
    assert (person.division, person.household.number) == (there, "H9")
    for row in (placement, trouble):
        assert (again(row).division, again(row).household) == (there, person.household)
    assert again(placement.case).division == there
    assert {row.division for row in Consent.objects.filter(laborer=person)} == {there}
    assert Assessment.objects.get(case=placement.case, is_current=True).division == there
    assert VisitPlan.objects.filter(laborer=person, state="planned").exists()
    for plan in VisitPlan.objects.filter(laborer=person, state="planned"):
        assert (plan.division, plan.household) == (there, person.household)
    monthly = VisitPlan.objects.filter(kind="household_monthly", state="planned")
    assert {(plan.household, plan.period) for plan in monthly} == {(person.household, "2026-06")}
    assert SurveyResponse.objects.get(laborer=person).division == tree.village
    assert Visit.objects.get(pk=visit.pk).division == tree.village
    assert Offer.objects.get(pk=offer.pk).division == tree.village


def test_the_parked_answers_become_the_profile_and_the_parked_profile_counts(cast, tree):
    person = make_assessed_laborer(make_household(tree.village), name="王五")
    round = make_round(tree.county)
    row = report(
        person, tree.far_village, cast.county, round_id=round.pk,
        answers={"status": "01", "months": 8, "surveyed_on": date(2026, 5, 2), "place": None, "surveyor": "甲"},
        profile={"name": "王伍", "phone": "13900000009", "education": "", "sex": "2"},
    )  # fmt: skip
    confirm(row, cast.township)
    told = SurveyResponse.objects.get(laborer=person, is_profile=True)
    assert (told.revision, told.months, told.surveyed_on, told.division) == (2, 8, date(2026, 5, 2), tree.far_village)
    person = again(person)
    assert (person.name, person.phone, person.education, person.sex) == ("王五", "13900000009", "70", "1")


def test_a_day_outside_the_round_holds_nobody_up(cast, tree):
    person = make_laborer(make_household(tree.village))
    round = make_round(tree.county, 2025)
    row = report(person, tree.far_village, cast.county, round_id=round.pk, answers={"status": "01"})
    confirm(row, cast.township)
    assert SurveyResponse.objects.get(laborer=person).surveyed_on == round.closes


def test_both_sides_are_told_and_of_a_kept_one_only_who_reported(cast, tree):
    person = make_laborer(make_household(tree.village))
    journeys.keep_transfer(
        transfer=report(person, tree.next_village, cast.colleague), by=cast.township, on=DAY, at=noon(DAY), note="Here"
    )
    told = {(each.payload["user_id"], each.payload["kind"]) for each in OutboxMessage.objects.all()}
    assert told == {(str(cast.colleague.pk), "transfer_decided")}
    confirm(report(person, tree.next_village, cast.colleague), cast.township)
    told = {(each.payload["user_id"], each.payload["kind"]) for each in OutboxMessage.objects.all()}
    assert told == {(str(cast.colleague.pk), "transfer_decided"), (str(cast.officer.pk), "transfer_moved")}


def test_whoever_leaves_waits_for_no_post(cast, tree):
    person = make_assessed_laborer(tree.village)
    offer = jobs.make_offer(person, jobs.make_vacancy(tree.county, by=cast.county), by=cast.township)
    journeys.leave(person=person, kind="went_abroad", by=cast.officer, on=DAY)
    assert again(offer).state == "withdrawn"


@pytest.mark.parametrize("joined", [True, False])
def test_households_that_join_or_divide_owe_their_visits_anew(cast, tree, joined):
    first, second = (make_assessed_laborer(make_household(tree.village)) for _each in range(2))
    for person in (first, second):
        make_placement(person, by=cast.officer, started_on=date(2026, 3, 10), on=DAY)
    if joined:
        journeys.merge_households(stays=first.household, goes=second.household, by=cast.officer, on=DAY)
        households = {first.household_id}
    else:
        make_response(make_laborer(first.household), on=date(2026, 5, 1))
        new = journeys.split_household(household=first.household, number="H77", people=[first], by=cast.officer, on=DAY)
        households = {new.pk, second.household_id}
    owed = VisitPlan.objects.filter(kind="household_monthly", state="planned")
    assert set(owed.values_list("household", flat=True)) == households
