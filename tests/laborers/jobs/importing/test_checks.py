"""One row of a sheet of vacancies: what its cells mean, and what is said of those that mean nothing."""

from datetime import date

import pytest

from laborers.imports.columns import Columns
from laborers.imports.states import PROBLEMS
from laborers.jobs.importing.checks import Checker, Facts
from laborers.jobs.importing.states import SENTENCES
from laborers.jobs.importing.vocabulary import VOCABULARY
from tests.factories.vacancy_sheets import FULL, WELFARE

WORDS = {"电焊": "welding", "保洁": "cleaning", "初中": "70", "健康": "10", "男": "1", "电焊工": "welding"}
PLACES = {"云南省昆明市西山区": "530112", "云南省昆明市寻甸回族彝族自治县": "530129"}
CODED = ("occupation", "min_education", "health_required", "sex", "welfare_kind")
FACTS = Facts(
    on=date(2026, 3, 10), county="530129", words=dict.fromkeys(CODED, WORDS.get),
    accepted=dict.fromkeys(CODED, "电焊、保洁"), place=PLACES.get,
)  # fmt: skip


def read(cells, change):
    row = cells | change
    index = {VOCABULARY.field_of(header): place for place, header in enumerate(row)}
    header = dict(zip(index, row, strict=True))
    checker = Checker(Columns(1, index, header), FACTS)
    values = checker.read(2, list(row.values()))
    return values, [(each.field, each.code) for each in checker.problems]


def test_every_header_of_the_form_is_known():
    assert all(VOCABULARY.field_of(header) for header in [*FULL, *WELFARE])


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        ({"月工资(元)": "4000"}, "wage_max_fen", 400_000),
        ({"月工资(元)": "4000～6000元/月"}, "wage_max_fen", 600_000),
        ({"月工资(元)": 4000.5}, "wage_min_fen", 400_050),
        ({"年龄要求": "不限"}, "max_age", 60),
        ({"年龄要求": "45周岁以下"}, "max_age", 45),
        ({"年龄要求": "18岁以上"}, "min_age", 18),
        ({"年龄要求": "18至65岁"}, "max_age", 65),
        ({"年龄要求": ""}, "max_age", None),
        ({"学历要求": "不限"}, "min_education", ""),
        ({"学历要求": ""}, "min_education", None),
        ({"食宿": "包吃"}, "lodging", False),
        ({"食宿": "提供住宿"}, "lodging", True),
        ({"食宿": ""}, "board", None),
        ({"用工季节": "11月至次年2月"}, "season_to", 2),
        ({"用工季节": "全年"}, "season_from", None),
        ({"发薪日": "每月15日"}, "pay_day", 15),
        ({"招聘人数": "20人"}, "headcount", 20),
        ({"工种": ""}, "occupation", "welding"),
        ({"开始日期": ""}, "opens", None),
        ({"岗位渠道": "外出务工"}, "channel", "away"),
        ({"性别要求": "男", "性别要求依据": "矿山井下劳动"}, "sex", "1"),
    ],
)
def test_a_cell_means_what_people_write(change, field, value):
    values, problems = read(FULL, change)
    assert problems == []
    assert values[field] == value


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"企业名称": ""}, ("enterprise", "enterprise_missing")),
        ({"统一社会信用代码": "91530100MA6K"}, ("uscc", "uscc_length")),
        ({"岗位名称": ""}, ("title", "title_missing")),
        ({"岗位名称": "杂工", "工种": "杂活"}, ("occupation", "occupation_unknown")),
        ({"招聘人数": "若干"}, ("headcount", "not_a_count")),
        ({"招聘人数": "0"}, ("headcount", "not_a_count")),
        ({"月工资(元)": "面议"}, ("wage", "not_a_wage")),
        ({"月工资(元)": ""}, ("wage", "not_a_wage")),
        ({"月工资(元)": "6000-4000"}, ("wage", "wage_range")),
        ({"月工资(元)": "45"}, ("wage", "amount_unit")),
        ({"年龄要求": "青壮年"}, ("ages", "not_ages")),
        ({"年龄要求": "15-45"}, ("ages", "age_range")),
        ({"学历要求": "博士后"}, ("min_education", "unknown_word")),
        ({"食宿": "看情况"}, ("keep", "not_board_and_lodging")),
        ({"用工季节": "旺季"}, ("season", "not_a_season")),
        ({"发薪日": "月底"}, ("pay_day", "not_a_whole")),
        ({"每周工作天数": "8"}, ("days_per_week", "not_a_whole")),
        ({"工作地点": "火星"}, ("destination", "place_not_in_list")),
        ({"岗位渠道": "随便"}, ("channel", "not_a_channel")),
        ({"工作地点": "云南省昆明市寻甸回族彝族自治县", "岗位渠道": "外出"}, ("channel", "channel_away")),
        ({"性别要求": "男"}, ("sex_ground", "sex_ground")),
        ({"健康要求依据": ""}, ("health_note", "health_note")),
        ({"截止日期": ""}, ("closes", "closes_missing")),
        ({"截止日期": "2026-03-09"}, ("closes", "past")),
        ({"截止日期": "长期"}, ("closes", "not_a_day")),
        ({"开始日期": "2026-07-01"}, ("closes", "days")),
        ({"社会保险": "看情况"}, ("insurance", "not_yes_or_no")),
        ({"岗位名称": "焊" * 81}, ("title", "too_long")),
    ],
)
def test_what_cannot_be_is_told_with_its_column_and_remedy(change, problem):
    _values, problems = read(FULL, change)
    assert problem in problems
    assert all(str(SENTENCES.get(code) or PROBLEMS[code]) for _field, code in problems)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"资金来源": ""}, ("funding_source", "welfare_funding")),
        ({"岗位期限(月)": ""}, ("term_months", "welfare_term")),
        ({"月工资(元)": "800-1000"}, ("wage", "welfare_pay")),
        ({"岗位渠道": "就近"}, ("funding_source", "welfare_only")),
    ],
)
def test_a_public_welfare_post_is_whole(change, problem):
    _values, problems = read(WELFARE, change)
    assert problem in problems
