"""Loading: what is made, what changes, what is set aside, and that a second time changes nothing."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.imports import actions, queries
from laborers.imports.models import ImportBatch
from laborers.registry.actions import IDENTITY_PLACE, advance
from laborers.registry.models import Case, CaseEvent, Household, HouseholdCategory, Laborer
from laborers.surveys.models import SurveyResponse, SurveyRound
from tests.factories.imports import DAY, NOW, checked, identity, loaded, person, received, sheet
from xundian.kit.errors import Invalid, MoveRefused
from xundian.kit.sealing import unseal

TABLES = (Household, HouseholdCategory, Laborer, Case, CaseEvent, SurveyResponse)


def counts():
    return [model.objects.count() for model in TABLES]


def codes(batch, level="warning"):
    return [(each["row"], each["code"]) for each in queries.report(batch)["problems"] if each["level"] == level]


def test_it_makes_household_laborer_case_and_response(county, cast):
    batch = loaded(sheet(person(1, {"户类型": "脱贫户"})), county, by=cast.county)
    laborer = Laborer.objects.select_related("household").get()
    assert (laborer.division_id, laborer.name, laborer.pinyin, laborer.sex) == ("530129103207", "白勇", "baiyong", "1")
    assert (laborer.education, laborer.health, laborer.labour_skill) == ("70", "10", "ordinary")
    assert unseal(laborer.identity_sealed, place=IDENTITY_PLACE, row_id=laborer.pk) == identity(1)
    assert (laborer.household.number, laborer.household.category) == ("H00001", "registered_poor")
    event = CaseEvent.objects.select_related("case").get()
    assert (event.kind, event.case.stage, event.case.laborer_id, event.by) == (
        "opened", "surveyed", laborer.pk, cast.county,
    )  # fmt: skip
    response = SurveyResponse.objects.get()
    assert (response.status, response.intention, response.expected_wage_fen) == ("02", "out_province", 400_000)
    assert (response.is_profile, response.revision, response.batch_id) == (True, 1, batch.pk)
    assert response.surveyed_on == date(2018, 4, 18)


def test_it_never_writes_an_identity_number_in_the_clear(county):
    batch = loaded(sheet(person(1), person(1, {"姓名": "重复"})), county)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', [f"%{identity(1)}%"])
            assert cursor.fetchone()[0] == 0, table
    assert identity(1).encode() not in bytes(ImportBatch.objects.get(pk=batch.pk).file_sealed)


def test_it_changes_nothing_the_second_time(county):
    content = sheet(*(person(number) for number in range(1, 6)))
    loaded(content, county)
    before = counts()
    versions = [list(model.objects.order_by("id").values_list("id", "version")) for model in (Household, Laborer, Case)]
    batch = loaded(content, county)
    assert (batch.report["unchanged"], batch.report["created"], batch.report["updates"]) == (5, 0, 0)
    assert (counts(), batch.rows.count()) == (before, 0)
    assert versions == [
        list(model.objects.order_by("id").values_list("id", "version")) for model in (Household, Laborer, Case)
    ]


def test_it_updates_only_what_the_sheet_says_and_lists_the_fields(county):
    loaded(sheet(person(1), person(2)), county)
    changed = person(1, {"联系电话": "13900000001", "文化程度": "大专", "民族": "", "村民小组": "3组"})
    batch = loaded(sheet(changed, person(2)), county)
    report = queries.report(batch)
    assert (report["updates"], report["unchanged"]) == (1, 1)
    assert report["changed_fields"] == {"文化程度": 1, "村民小组": 1, "联系电话": 1}
    laborer = Laborer.objects.select_related("household").get(household__number="H00001")
    assert (laborer.phone, laborer.education, laborer.ethnic_group) == ("13900000001", "30", "01")
    assert (laborer.household.group_name, laborer.version, laborer.household.version) == ("3组", 2, 2)
    assert SurveyResponse.objects.count() == 2


def test_it_writes_a_new_revision_only_when_an_answer_differs(county):
    loaded(sheet(person(1)), county)
    loaded(sheet(person(1, {"就业意愿": "县内"})), county)
    first, second = SurveyResponse.objects.order_by("revision")
    assert (first.is_profile, second.is_profile, second.revision) == (False, True, 2)
    assert (first.intention, second.intention) == ("out_province", "in_county")


def test_it_keeps_the_answers_of_columns_the_sheet_does_not_have(county):
    loaded(sheet(person(1, {"培训意愿": "电焊"})), county)
    loaded(sheet(person(1, {"就业意愿": "县内"}), without=("培训意愿", "是否需照顾家庭")), county)
    assert SurveyResponse.objects.get(revision=2).training_wish == "welding"


def test_it_leaves_the_profile_with_the_newest_round(county):
    loaded(sheet(person(1, {"调查日期": "2019-04-01", "文化程度": "大专"})), county, round=2019)
    loaded(sheet(person(1)), county, round=2018)
    profile = SurveyResponse.objects.get(is_profile=True)
    assert (profile.round.year, SurveyResponse.objects.count()) == (2019, 2)
    assert Laborer.objects.get().education == "30"


def test_it_moves_the_profile_to_a_newer_round(county):
    loaded(sheet(person(1)), county, round=2018)
    loaded(sheet(person(1, {"调查日期": "2019-04-01"})), county, round=2019)
    assert SurveyResponse.objects.get(is_profile=True).round.year == 2019
    assert SurveyRound.objects.count() == 2


def test_it_keeps_the_history_of_the_household_category(county):
    loaded(sheet(person(1)), county, round=2018)
    loaded(sheet(person(1, {"调查日期": "2019-04-01", "户类型": "脱贫户"})), county, round=2019)
    periods = HouseholdCategory.objects.order_by("valid_from").values_list("category", "valid_from", "valid_to")
    assert list(periods) == [
        ("ordinary", date(2018, 4, 18), date(2019, 3, 31)),
        ("registered_poor", date(2019, 4, 1), None),
    ]


def test_it_sets_a_person_known_elsewhere_aside_without_telling_where(county):
    loaded(sheet(person(1, {"行政村": "清水沟村委会"})), county)
    before = counts()
    batch = loaded(sheet(person(1, {"户编号": "H9"}), person(2)), county)
    assert codes(batch) == [(2, "known_elsewhere")]
    report = queries.report(batch)
    assert (report["set_aside"], report["ready"], report["created"]) == (1, 1, 1)
    told = str(report["problems"])
    assert "清水沟" not in told
    assert identity(1) not in told
    assert counts() == [each + 1 for each in before]


def test_it_sets_a_household_number_of_another_village_aside(county):
    loaded(sheet(person(1)), county)
    batch = loaded(sheet(person(2, {"户编号": "H00001", "行政村": "清水沟村委会"})), county)
    assert codes(batch) == [(2, "household_elsewhere")]
    assert Laborer.objects.count() == 1


def test_it_sets_aside_who_has_left(county):
    loaded(sheet(person(1)), county)
    Laborer.objects.update(left_on=DAY, left_reason="moved")
    assert codes(loaded(sheet(person(1, {"文化程度": "大专"})), county)) == [(2, "left_registry")]


def test_it_asks_about_a_new_name_and_a_new_household(county):
    loaded(sheet(person(1)), county)
    batch = loaded(sheet(person(1, {"姓名": "白永", "户编号": "H7"})), county)
    assert codes(batch) == [(2, "name_differs"), (2, "household_differs")]
    laborer = Laborer.objects.select_related("household").get()
    assert (laborer.name, laborer.pinyin, laborer.household.number) == ("白永", "baiyong", "H7")


def test_it_does_not_miss_a_head_that_is_registered(county):
    loaded(sheet(person(1)), county)
    batch = loaded(sheet(person(2, {"户编号": "H00001", "与户主关系": "之子"})), county)
    assert codes(batch) == []
    assert Household.objects.count() == 1


def test_it_opens_the_next_episode_for_who_has_none(county, cast):
    loaded(sheet(person(1)), county, round=2018)
    advance(case=Case.objects.get(), to="closed", outcome="returned", by=cast.county, on=date(2018, 12, 1))
    loaded(sheet(person(1, {"就业意愿": "县内"})), county, round=2018)
    assert Case.objects.count() == 1
    loaded(sheet(person(1, {"调查日期": "2019-04-01"})), county, round=2019)
    assert list(Case.objects.order_by("episode").values_list("episode", "stage")) == [(1, "closed"), (2, "surveyed")]


def test_it_asks_the_database_as_often_for_three_rows_as_for_thirty(county):
    def cost(first, many):
        batch = checked(sheet(*(person(number) for number in range(first, first + many))), county)
        with CaptureQueriesContext(connection) as caught:
            actions.commit(batch=batch, by=None, on=DAY, at=NOW)
        return len(caught)

    cost(1, 1)
    assert cost(10, 3) == cost(100, 30)


def test_it_refuses_to_load_what_was_not_checked_and_to_load_twice(county):
    batch = received(sheet(person(1)), county)
    with pytest.raises(MoveRefused):
        actions.commit(batch=batch, by=None, on=DAY, at=NOW)
    batch = loaded(sheet(person(1)), county)
    with pytest.raises(MoveRefused):
        actions.commit(batch=batch, by=None, on=DAY, at=NOW)
    with pytest.raises(MoveRefused):
        actions.check(batch=batch, on=DAY, at=NOW)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "horoscopes"}, "kind"),
        ({"round": 18}, "round"),
        ({"content": b""}, "file"),
        ({"content": b"\x00\x01"}, "file"),
    ],
)
def test_it_keeps_nothing_of_an_upload_it_cannot_use(county, values, field):
    upload = {"kind": "survey", "round": 2018, "content": sheet(person(1))} | values
    with pytest.raises(Invalid) as refusal:
        actions.receive(file_name="a.csv", division=county, by=None, **upload)
    assert refusal.value.field == field
    assert (ImportBatch.objects.count(), SurveyRound.objects.count()) == (0, 0)


def test_it_refuses_a_file_that_is_too_large(county, settings):
    settings.UPLOAD_LIMIT_BYTES = 100
    with pytest.raises(Invalid) as refusal:
        received(sheet(person(1)), county)
    assert refusal.value.code == "too_large"


def test_it_fails_with_a_reason_when_the_header_is_missing_and_can_be_checked_again(county):
    batch = received(sheet(person(1), without=("身份证号",)), county)
    with pytest.raises(Invalid) as refusal:
        actions.check(batch=batch, on=DAY, at=NOW)
    assert refusal.value.code == "columns_missing"
    batch.refresh_from_db()
    assert (batch.state, queries.failure(batch)) == ("failed", str(refusal.value))
    assert "公民身份号码" in queries.failure(batch)


def test_it_stays_inside_the_division_of_the_import(county, tree):
    batch = checked(sheet(person(1), person(2, {"行政村": "清水沟村委会"})), tree.village)
    assert codes(batch, "error") == [(3, "unknown_village")]
    batch = checked(sheet(person(1, {"乡镇": "河口镇", "行政村": "撒米落村委会"})), tree.township)
    assert codes(batch, "error") == [(2, "unknown_village")]


def test_two_imports_do_not_mix(county):
    first, second = (checked(sheet(person(number)), county) for number in (1, 2))
    actions.commit(batch=second, by=None, on=DAY, at=NOW)
    assert [each.household.number for each in Laborer.objects.select_related("household")] == ["H00002"]
    actions.commit(batch=first, by=None, on=DAY, at=NOW)
    assert Laborer.objects.count() == 2
