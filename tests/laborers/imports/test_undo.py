"""Taking an import back: what returns, what goes, and what stays because something has happened to it since."""

from datetime import date, timedelta

import pytest

from laborers.imports import actions
from laborers.registry.actions import add_skill, edit_laborer
from laborers.registry.models import Case, CaseEvent, Dependant, Household, HouseholdCategory, Laborer, Skill
from laborers.surveys.actions import record_response
from laborers.surveys.models import SurveyResponse, SurveyRound
from tests.factories.imports import NOW, checked, loaded, person, sheet
from xundian.kit.errors import Conflict, MoveRefused

LATER = NOW + timedelta(days=1)
TABLES = (Household, HouseholdCategory, Laborer, Case, CaseEvent, SurveyResponse)


def counts():
    return [model.objects.count() for model in TABLES]


def undone(batch, at=LATER):
    batch = actions.undo(batch=batch, by=None, at=at)
    assert batch.state == "undone"
    return batch.report["undo"]


def test_it_leaves_nothing_of_an_import_that_only_made_new_rows(county):
    batch = loaded(sheet(person(1), person(2)), county)
    assert undone(batch) == {"undone": 2, "kept": [], "kept_total": 0}
    assert counts() == [0] * len(TABLES)
    assert Laborer.history.rel.related_model.objects.count() == 2


def test_it_gives_former_values_profiles_and_categories_back(county):
    first = loaded(sheet(person(1)), county)
    former = Laborer.objects.values("name", "pinyin", "phone", "education", "household_id").get()
    changes = {"姓名": "白永", "联系电话": "13900000001", "文化程度": "大专", "户类型": "脱贫户", "村民小组": "9组"}
    batch = loaded(sheet(person(1, {"调查日期": "2019-05-01"} | changes)), county, round=2019, at=LATER)
    assert Laborer.objects.get().education == "30"
    assert undone(batch)["undone"] == 1
    assert Laborer.objects.values("name", "pinyin", "phone", "education", "household_id").get() == former
    assert SurveyResponse.objects.get(is_profile=True).batch_id == first.pk
    household = Household.objects.get()
    assert (household.category, household.group_name) == ("ordinary", "2组")
    assert list(HouseholdCategory.objects.values_list("category", "valid_to")) == [("ordinary", None)]


def test_it_gives_a_category_corrected_on_the_same_day_back(county):
    loaded(sheet(person(1)), county)
    batch = loaded(sheet(person(1, {"户类型": "脱贫户"})), county, at=LATER)
    assert HouseholdCategory.objects.get().category == "registered_poor"
    undone(batch)
    assert (HouseholdCategory.objects.get().category, Household.objects.get().category) == ("ordinary", "ordinary")


def test_it_gives_a_person_back_to_the_former_household(county):
    loaded(sheet(person(1)), county)
    batch = loaded(sheet(person(1, {"户编号": "H7"})), county, at=LATER)
    undone(batch)
    assert Household.objects.get().number == "H00001"
    assert Laborer.objects.get().household.number == "H00001"


def test_it_keeps_and_names_rows_that_something_happened_to(county, cast):
    batch = loaded(sheet(*(person(number) for number in range(1, 6))), county)
    edited, skilled, answered, moved, _free = Laborer.objects.order_by("household__number")
    edit_laborer(laborer=edited, changes={"phone": "13900000009"}, expected_version=None, by=cast.county)
    add_skill(laborer=skilled, occupation="welder", source="survey", by=cast.county, on=date(2026, 3, 6))
    record_response(
        round=SurveyRound.objects.get(), laborer=answered, answers={"status": "02"}, by=cast.county, on=date(2018, 5, 1)
    )
    Case.objects.filter(laborer=moved).update(stage="assessed")
    told = undone(batch)
    assert (told["undone"], told["kept_total"]) == (1, 4)
    assert told["kept"] == [[2, "edited"], [3, "carried_on"], [4, "answered_again"], [5, "carried_on"]]
    assert Laborer.objects.count() == 4
    assert Skill.objects.count() == 1


def test_it_keeps_a_person_and_a_household_that_others_refer_to(county):
    batch = loaded(sheet(person(1), person(2)), county)
    first, second = Household.objects.order_by("number")
    Skill.objects.create(laborer=first.laborers.get(), occupation="welder", source="other")
    Dependant.objects.create(household=second, name="白小", kind="child")
    assert undone(batch)["kept"] == [[2, "in_use"]]
    assert Household.objects.count() == 2
    assert list(Laborer.objects.values_list("household__number", flat=True)) == ["H00001"]


def test_a_row_of_a_later_import_stays(county):
    first = loaded(sheet(person(1)), county)
    loaded(sheet(person(1, {"就业意愿": "县内"})), county, at=LATER)
    assert undone(first)["kept"] == [[2, "answered_again"]]
    assert SurveyResponse.objects.count() == 2


def test_it_can_be_loaded_again_after_it_was_undone(county):
    content = sheet(person(1), person(2))
    before = loaded(content, county)
    undone(before)
    assert loaded(content, county, at=LATER).report["created"] == 2


def test_it_is_too_late_after_seven_days_and_only_once(county):
    batch = loaded(sheet(person(1)), county)
    with pytest.raises(Conflict) as refusal:
        actions.undo(batch=batch, by=None, at=NOW + timedelta(days=7, seconds=1))
    assert refusal.value.code == "too_late"
    undone(batch, at=NOW + timedelta(days=7))
    with pytest.raises(MoveRefused):
        actions.undo(batch=batch, by=None, at=LATER)


def test_it_refuses_what_was_never_loaded(county):
    with pytest.raises(MoveRefused):
        actions.undo(batch=checked(sheet(person(1)), county), by=None, at=LATER)
