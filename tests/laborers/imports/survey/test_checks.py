"""The checks, one by one, on rows that were never near a database."""

from datetime import date

import pytest
from django.utils.translation import override

from laborers.imports.columns import letters, recognise
from laborers.imports.kinds import KINDS
from laborers.imports.queries import told_as
from laborers.imports.rules import Refused
from laborers.imports.survey.checks import Checker, Facts
from laborers.imports.survey.vocabulary import SYNONYMS, VOCABULARY
from tests.factories.imports import HEAD, identity, person
from xundian.codes.rules import make_identity

VILLAGES = {("羊街镇", "三营庄村委会"): "530129103207", ("羊街镇", "清水沟村委会"): "530129103212"}
WORDS = {
    "relation": {"户主": "02", "配偶": "10", "之子": "20"}, "sex": {"男": "1", "女": "2", "1": "1", "2": "2"},
    "ethnic": {"汉族": "01"}, "education": {"初中": "70", "70": "70"}, "health": {"健康": "10"},
    "labour_skill": {"普通劳动力": "ordinary", "丧失劳动力": "lost", "无劳动力": "none"},
    "category": {"一般农户": "ordinary", "脱贫户": "registered_poor"},
    "status": {"务农": "02", "外出务工": "04", "自主创业": "05", "本县市就业": "06"}, "reason": {"在校": "in_school"},
    "intention": {"省外": "out_province"}, "training_wish": {"电焊": "welding"},
}  # fmt: skip
PLACES = {"广东省": "440000", "广东省东莞市": "441900", "云南省昆明市": "530100", "云南省昆明市官渡区": "530111"}
FACTS = Facts(
    on=date(2026, 3, 5), opens=date(2018, 1, 1), closes=date(2018, 12, 31),
    words={field: words.get for field, words in WORDS.items()}, accepted=dict.fromkeys(WORDS, "甲、乙"),
    village=lambda *names: (VILLAGES[names], None) if names in VILLAGES else (None, "unknown_village"),
    place=PLACES.get, county_name="寻甸", province="53",
)  # fmt: skip
AWAY = {"就业状态": "外出务工", "务工所在地": "广东省东莞市", "务工时间": "8", "月收入": "4000"}


def check(*rows, with_head=frozenset()):
    """(problems as (row, field, code, level), notes the same, values) of rows below a header in row 1."""
    head = list(dict.fromkeys(name for row in rows for name in row))
    checker = Checker(recognise([head], VOCABULARY), FACTS)
    values = [checker.read(number, [row.get(name, "") for name in head]) for number, row in enumerate(rows, 2)]
    checker.finish(with_head)
    told = [
        [(each.row, each.field, each.code, each.level) for each in many] for many in (checker.problems, checker.notes)
    ]
    return *told, values


def only(cells, number=1):
    """(field, code, level) of the one problem of one row."""
    ((_row, *problem),) = check(person(number, cells))[0]
    return tuple(problem)


def test_a_row_in_order_is_silent():
    problems, notes, ((values),) = check(person(1, AWAY))
    assert (problems, notes) == ([], [])
    assert (values["education"], values["months"], values["wage"], values["place"]) == ("70", 8, 400_000, "441900")


@pytest.mark.parametrize(
    ("cells", "field", "code"),
    [
        ({"姓名": " "}, "name", "name_missing"),
        ({"姓名": "张" * 51}, "name", "too_long"),
        ({"身份证号": ""}, "identity", "identity_missing"),
        ({"身份证号": identity(1)[:17]}, "identity", "identity_length"),
        ({"身份证号": identity(1)[:16] + "甲9"}, "identity", "identity_characters"),
        ({"身份证号": 9.96021196507128e17}, "identity", "identity_truncated"),
        ({"户编号": ""}, "household", "household_missing"),
        ({"户编号": "9" * 31}, "household", "too_long"),
        ({"行政村": ""}, "village", "village_missing"),
        ({"行政村": "不存在村委会"}, "village", "unknown_village"),
        ({"文化程度": "博学多才"}, "education", "unknown_word"),
        ({"文化程度": "70"}, "education", "unknown_word"),
        ({"性别": "甲"}, "sex", "unknown_word"),
        ({"务工所在地": "东" * 101, "务工时间": "3"}, "place", "too_long"),
        (AWAY | {"务工时间": "13"}, "months", "months_out_of_year"),
        (AWAY | {"务工时间": "-1"}, "months", "months_out_of_year"),
        (AWAY | {"务工时间": "半年"}, "months", "months_not_whole"),
        (AWAY | {"月收入": "四千"}, "wage", "not_a_number"),
        ({"是否需照顾家庭": "也许"}, "care_duty", "not_yes_or_no"),
        ({"调查日期": ""}, "surveyed_on", "day_missing"),
        ({"调查日期": "去年"}, "surveyed_on", "not_a_day"),
        ({"调查日期": "2026-03-06"}, "surveyed_on", "day_in_the_future"),
        ({"调查日期": "长期"}, "surveyed_on", "day_in_the_future"),
        ({"出生日期": "不详"}, "birth", "not_a_day"),
    ],
)
def test_an_error_refuses_the_row(cells, field, code):
    assert only(cells) == (field, code, "error")
    assert check(person(1, cells))[2] == [None]


def test_a_wrong_check_digit_is_an_error():
    right = identity(1)
    wrong = right[:17] + ("1" if right[17] != "1" else "2")
    assert only({"身份证号": wrong}) == ("identity", "identity_checksum", "error")


@pytest.mark.parametrize("typed", [identity(4).lower(), f" {identity(4)[:6]} {identity(4)[6:]}"])
def test_an_identity_number_is_put_right(typed):
    wide = typed.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    for text in (typed, wide):
        problems, _notes, (values,) = check(person(4, {"身份证号": text}))
        assert (problems, values["identity"]) == ([], identity(4))


@pytest.mark.parametrize(
    ("cells", "field", "code"),
    [
        ({"性别": "女"}, "sex", "sex_differs"),
        ({"出生日期": "1980-02-02"}, "birth", "birth_differs"),
        ({"出生日期": "1980-02"}, "birth", "birth_differs"),
        ({"调查日期": "2019-01-01"}, "surveyed_on", "day_outside_round"),
        (AWAY | {"务工时间": ""}, "months", "place_without_months"),
        (AWAY | {"务工所在地": ""}, "place", "months_without_place"),
        (AWAY | {"务工所在地": "", "务工时间": ""}, "place", "away_without_place"),
        (AWAY | {"务工所在地": "月亮"}, "place", "place_unknown"),
        (AWAY | {"务工所在地": "广东省"}, "place", "place_too_wide"),
        (AWAY | {"务工所在地": "云南省昆明市"}, "place", "place_too_wide"),
        (AWAY | {"联系电话": "0871-6666666"}, "phone", "phone_not_mobile"),
        (AWAY | {"劳动技能": "丧失劳动力", "月收入": ""}, "labour_skill", "no_labour_but_working"),
        (AWAY | {"务工企业名称": "寻甸某合作社"}, "employer", "employer_at_home"),
        (AWAY | {"月收入": "38"}, "wage", "amount_unit"),
        ({"期望月薪": "400000"}, "expected_wage", "amount_unit"),
        ({"与户主关系": "之子"}, "relation", "household_heads"),
    ],
)
def test_a_doubt_warns_and_lets_the_row_pass(cells, field, code):
    assert only(cells) == (field, code, "warning")
    assert check(person(1, cells))[2] != [None]


@pytest.mark.parametrize(
    "cells",
    [
        {"出生日期": "1980-01-01"}, {"出生日期": "1980-01"}, {"出生日期": "1980年1月"}, {"性别": ""}, {"性别": 1.0},
        {"务工企业名称": "寻甸某合作社"}, AWAY | {"务工所在地": "云南省昆明市官渡区", "务工企业名称": "寻甸某合作社"},
        {"务工企业名称": '=HYPERLINK("http://127.0.0.1/","x")'}, {"联系电话": "12"},
    ],
)  # fmt: skip
def test_what_is_no_reason_to_doubt(cells):
    assert check(person(1, cells))[:2] == ([], [])


def test_who_works_without_labour_ability_is_noted_where_a_wage_supports_the_work():
    for cells in (AWAY, {"就业状态": "自主创业"}):
        problems, notes, _values = check(person(1, {"劳动技能": "无劳动力"} | cells))
        assert (problems, notes) == ([], [(2, "labour_skill", "no_labour_but_working", "note")])


def test_a_child_at_work_is_a_warning():
    old_enough = {"调查日期": "2018-04-18"}
    child = make_identity(birth=date(2002, 4, 19), sex="1", serial=1)
    grown = make_identity(birth=date(2002, 4, 18), sex="1", serial=1)
    assert only(AWAY | old_enough | {"身份证号": child}) == ("status", "under_sixteen_working", "warning")
    assert check(person(1, AWAY | old_enough | {"身份证号": grown}))[0] == []


def test_the_second_row_with_a_number_is_the_error_and_names_the_first():
    rows = person(1), person(2), person(3, {"身份证号": identity(1)})
    checker = Checker(recognise([list(HEAD)], VOCABULARY), FACTS)
    values = [checker.read(number, list(row.values())) for number, row in enumerate(rows, 5)]
    (problem,) = checker.problems
    assert (problem.row, problem.code, problem.args, values[0] is None) == (7, "identity_twice", {"first": 5}, False)
    assert problem.value == f"{identity(1)[:4]}**********{identity(1)[-4:]}"


def test_a_refused_row_raises_no_doubts_but_counts_as_a_person_of_its_household():
    head = person(1, {"姓名": "", "性别": "女"})
    son = person(2, {"户编号": "H00001", "与户主关系": "之子"})
    assert check(head, son)[0] == [(2, "name", "name_missing", "error")]


def test_two_heads_and_two_spouses_are_asked_about_once():
    rows = [
        person(n, {"户编号": "H1", "与户主关系": relation})
        for n, relation in enumerate(["户主", "户主", "配偶", "配偶"])
    ]
    assert check(*rows)[0] == [
        (2, "relation", "household_heads", "warning"),
        (5, "relation", "household_spouses", "warning"),
    ]


def test_a_head_may_be_registered_already():
    son = person(1, {"与户主关系": "之子"})
    assert check(son, with_head={"H00001"})[0] == []


def test_a_household_stands_in_one_village():
    rows = person(1, {"户编号": "H1"}), person(2, {"户编号": "H1", "行政村": "清水沟村委会", "与户主关系": "之子"})
    assert check(*rows)[0] == [(3, "village", "household_in_two_villages", "error")]


def test_more_than_five_people_with_one_telephone_are_asked_about():
    rows = [person(number, {"联系电话": "13900000001"}) for number in range(6)]
    assert check(*rows[:5])[0] == []
    assert {row for row, _f, code, _l in check(*rows)[0] if code == "phone_shared"} == {2, 3, 4, 5, 6, 7}


def test_a_question_as_header_gives_the_word_to_its_yes():
    rows = [{**person(number), "是否脱贫户": answer} for number, answer in enumerate(["是", "否", ""])]
    for row in rows:
        del row["户类型"]
    assert [values["category"] for values in check(*rows)[2]] == ["registered_poor", "ordinary", ""]


def test_a_place_of_work_may_come_in_three_columns():
    row = person(1, AWAY | {"务工所在地（省）": "云南省", "务工所在地（市）": "昆明市", "务工所在地（县）": "官渡区"})
    del row["务工所在地"]
    assert check(row)[2][0]["place_text"] == "云南省昆明市官渡区"


@pytest.mark.parametrize("field", SYNONYMS)
def test_every_synonym_is_found_with_stars_units_and_wide_brackets(field):
    for word in SYNONYMS[field].split():
        wide = word.replace("(", "（").replace(")", "）")
        assert {VOCABULARY.field_of(text) for text in (word, f" *{wide}：", f"{word}(必填)")} == {field}


def test_unknown_columns_are_ignored_and_named():
    columns = recognise([["标题"], [*HEAD, "备注", ""]], VOCABULARY)
    assert (columns.row, columns.ignored) == (2, ("备注",))


def test_a_sheet_without_its_required_columns_is_refused_with_what_was_looked_for():
    for missing in ("行政村", "户编号", "姓名", "身份证号", "调查日期"):
        with pytest.raises(Refused) as refused:
            recognise([[name for name in HEAD if name != missing]], VOCABULARY)
        assert refused.value.code == "columns_missing"
        assert missing in refused.value.args_of_code["looked"]


def test_columns_are_named_as_a_person_sees_them():
    assert [letters(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@pytest.mark.parametrize(("told", "kept"), [("电焊", "welding"), ("养蜂", "养蜂"), ("", "")])
def test_a_training_wish_of_the_list_is_kept_as_its_code_and_any_other_as_told(told, kept):
    _problems, _notes, [values] = check(person(1, {"培训意愿": told}))
    assert values["training_wish"] == kept


@pytest.mark.parametrize(("language", "words"), [("en", "1 March 2026 to"), ("zh-hans", "2026年3月1日")])
def test_sentences_write_days_as_their_reader_does(language, words):
    with override(language):
        said = told_as(KINDS["survey"], "day_outside_round", {"opens": "2026-03-01", "closes": "2026-12-31"})
    assert words in said
