"""What a check lists of known people before anything is loaded: fields, before and after, in words."""

import pytest
from django.utils import translation

from laborers.imports import actions, queries
from laborers.imports.models import ImportChange
from laborers.registry.models import Laborer
from laborers.surveys.models import SurveyRound
from tests.factories.imports import DAY, NOW, checked, identity, loaded, person, sheet

WORK = {"就业状态": "外出务工", "务工所在地": "广东省东莞市", "务工时间": "8", "月收入": "4000.5"}


def listed(batch):
    return [
        (each["row"], {change["field"]: (change["before"], change["after"]) for change in each["fields"]})
        for each in queries.changes(batch)
    ]


def test_it_lists_changed_fields_in_words_and_nobody_else(county):
    loaded(sheet(person(1), person(2)), county)
    cells = {"联系电话": "13900000001", "文化程度": "大专", "村民小组": "9组", "户类型": "脱贫户", "期望月薪": "4500.5"}
    changed = person(1, cells)
    batch = checked(sheet(person(3), changed, person(2)), county)
    with translation.override("zh-hans"):
        ((row, told),) = listed(batch)
    assert (row, told) == (3, {
        "文化程度": ("初中", "大学专科"), "联系电话": ("19900000001", "13900000001"), "村民小组": ("2组", "9组"),
        "户类型": ("一般农户", "建档立卡贫困户"), "期望月薪": ("4000", "4500.50"),
    })  # fmt: skip
    assert Laborer.objects.get(household__number="H00001").education == "70"


def test_it_says_what_was_written_of_a_place_not_only_its_code(county):
    loaded(sheet(person(1)), county)
    told = dict(listed(checked(sheet(person(1, WORK)), county)))[2]
    assert told["务工所在地"] == ("", "广东省东莞市")
    assert told["务工时间"] == ("", "8")
    assert told["月收入"] == ("", "4000.50")


def test_a_new_round_is_compared_with_the_profile_and_an_older_one_with_nothing(county):
    loaded(sheet(person(1)), county, round=2018)
    newer = checked(sheet(person(1, {"调查日期": "2019-04-01", "就业意愿": "县内"})), county, round=2019)
    with translation.override("zh-hans"):
        assert listed(newer) == [(2, {"就业意愿": ("省外", "县内"), "调查日期": ("2018-04-18", "2019-04-01")})]
    loaded(sheet(person(1, {"调查日期": "2019-04-01"})), county, round=2019)
    older = checked(sheet(person(1, {"调查日期": "2017-04-01", "文化程度": "大专"})), county, round=2017)
    ((_row, told),) = listed(older)
    assert told["就业意愿"][0] == ""
    assert "文化程度" not in told


def test_a_name_and_a_household_are_listed_and_never_an_identity_number(county):
    loaded(sheet(person(1)), county)
    batch = checked(sheet(person(1, {"姓名": "白永", "户编号": "H7"})), county)
    assert listed(batch) == [(2, {"姓名": ("白勇", "白永"), "户编号": ("H00001", "H7")})]
    assert identity(1) not in str(list(ImportChange.objects.values()))


def test_each_check_replaces_the_list_and_an_undo_removes_it(county):
    loaded(sheet(person(1), person(2)), county)
    batch = checked(sheet(person(1, {"民族": "回族"}), person(2, {"民族": "回族"})), county)
    assert len(queries.changes(batch)) == 2
    Laborer.objects.filter(household__number="H00002").update(ethnic_group="03")
    batch = actions.check(batch=batch, on=DAY, at=NOW)
    assert [row for row, _told in listed(batch)] == [2]
    batch = actions.commit(batch=batch, by=None, on=DAY, at=NOW)
    assert [row for row, _told in listed(batch)] == [2]
    actions.undo(batch=batch, by=None, at=NOW)
    assert ImportChange.objects.count() == 0


def test_nobody_elsewhere_is_listed_not_even_who_moved_away_later(county, tree):
    loaded(sheet(person(1), person(2)), county)
    elsewhere = {"行政村": "清水沟村委会", "户编号": "H9", "文化程度": "大专"}
    assert listed(checked(sheet(person(1, elsewhere)), tree.next_village)) == []
    batch = checked(sheet(person(2, {"文化程度": "大专"})), tree.village)
    assert len(queries.changes(batch)) == 1
    Laborer.objects.update(division=tree.next_village)
    assert (len(queries.changes(batch)), list(queries.changes(batch))) == (0, [])


@pytest.mark.parametrize("many", [3, 30])
def test_the_list_costs_the_same_for_three_and_for_thirty(county, many, django_assert_num_queries):
    loaded(sheet(*(person(number) for number in range(many))), county)
    batch = checked(sheet(*(person(number, {"文化程度": "大专"}) for number in range(many))), county)
    with django_assert_num_queries(3):
        rows = queries.changes(batch)
        assert (len(rows), len(rows[0:200])) == (many, many)
    assert SurveyRound.objects.count() == 1
