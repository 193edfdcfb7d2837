"""The shipped lists: complete, dated, and understanding every word the field uses."""

import re
from datetime import date

import pytest
from django.utils import translation

from tests.factories.codes import load_shipped, shipped_rows
from xundian.codes import queries
from xundian.codes.states import SCHEMES as NAMED

pytestmark = pytest.mark.django_db
SURVEY = date(2018, 4, 18)
TODAY = date(2026, 11, 1)
SCHEMES = [
    "sex", "marital", "health", "health_field", "education", "ethnic_group", "relation", "occupation_status",
    "industry_section", "skill_level", "certificate_kind", "labour_skill", "person_class", "transfer_status",
    "transfer_mode", "organised_by", "area_of_work", "unemployed_reason", "intention", "income_band",
    "welfare_post_kind", "workshop_kind", "household_category", "difficulty_kind", "member_change",
    "support_measure", "urban_rural", "occupation", "destination", "training_kind", "training_programme",
    "end_reason", "consent_text", "recruitment_campaign", "training_occupation",
    "base_crop",
]  # fmt: skip

# What the columns of the labour survey and of the national monitoring files really hold.
FIELD_WORDS = {
    "sex": {"男": "1", "女": "2", "男性": "1", "1": "1", "2": "2"},
    "education": {
        "文盲或半文盲": "90", "小学": "80", "初中": "70", "高中": "60", "高中(含中专)": "60", "高中（含中专）": "60",
        "中专": "40", "技校": "40", "大专": "30", "本科": "20", "本科及以上": "20", "硕士": "14",
    },
    "health_field": {"健康": "10", "长期慢性病": "30", "患有大病": "50", "残疾": "60"},
    "health": {"健康": "10", "长期慢性病": "30", "残疾": "60"},
    "ethnic_group": {
        "汉族": "01", "汉": "01", "回族": "03", "苗族": "06", "彝族": "07", "彝": "07", "布依族": "09", "白族": "14",
        "穿青人": "57",
    },
    "relation": {
        "户主": "02", "配偶": "10", "之子": "20", "之女": "30", "之儿媳": "38", "之女婿": "28", "之孙子": "41",
        "之孙女": "42", "之父": "51", "之母": "52", "其他": "80", "妻": "12",
    },
    "labour_skill": {
        "普通劳动力": "ordinary", "技能劳动力": "skilled", "弱劳动力或半劳动力": "weak", "丧失劳动力": "lost",
        "无劳动力": "none",
    },
    "transfer_status": {
        "务农": "02", "返乡未就业": "03", "外出务工": "04", "自主创业": "05", "本县市就业": "06", "灵活就业": "07",
        "无": "99", "本县市就业(农合吸纳)": "06",
    },
    "intention": {
        "县内": "in_county", "省内": "in_province", "省外": "out_province", "创业": "business", "务农": "farming",
        "经商": "trade", "无意愿": "none",
    },
    "household_category": {"监测对象": "monitored", "一般农户": "ordinary"},
    "organised_by": {
        "政府组织": "government", "1": "government", "自发": "self", "2": "self", "企业组织": "enterprise",
        "3": "enterprise", "就业帮扶车间": "workshop", "扶贫车间": "workshop", "5": "workshop",
        "劳务合作社": "cooperative", "6": "cooperative", "其他": "other", "7": "other",
        "公益性岗位": "welfare_post", "中介": "intermediary",
    },
    "area_of_work": {
        "乡(镇)内": "in_township", "乡外县内": "in_county", "县外省内": "in_province", "省内县外": "in_province",
        "省外": "out_province", "境外": "abroad", "其他": "other", "03": "in_province",
    },
    "occupation": {
        "电焊": "welding", "农机维修": "farm_machine_repair", "家政服务": "housekeeping", "护理": "nursing_care",
        "育婴": "baby_care", "美容": "cosmetology", "畜牧养殖": "livestock", "茶艺": "tea_art", "餐饮": "catering",
        "种猪养殖": "pig_breeding", "肉牛养殖": "cattle_breeding", "经济作物种植": "economic_crops", "缝纫": "sewing",
        "核桃种植": "walnut", "辣椒种植": "pepper", "养鸡": "chicken_breeding", "护林员": "forest_guard",
        "电子装配": "electronics_assembly", "保安": "security", "保洁": "cleaning", "建筑": "construction",
    },
    "destination": {
        "云南省昆明市官渡区": "530111", "云南省昆明市西山区": "530112", "昆明市西山区": "530112", "昆明西山": "530112",
        "西山区": "530112", "福建省晋江市": "350582", "福建省泉州市晋江市": "350582", "晋江": "350582",
        "浙江省义乌市": "330782", "浙江省金华市义乌市": "330782", "浙江义乌": "330782", "上海市松江区": "310117",
        "上海松江": "310117", "广东省东莞市": "441900", "广东东莞": "441900", "东莞": "441900", "530112": "530112",
        "寻甸县": "530129", "云南省昆明市寻甸县": "530129", "威宁彝族回族苗族自治县": "520526", "云南": "530000",
        "广东省": "440000", "上海": "310000", "江苏昆山": "320583", "贵州省毕节市": "520500", "重庆市": "500000",
        "香港": "810000", "国外": "990000", "滇池度假区": "530191", "楚雄州": "532300", "其他": "000000",
    },
    "difficulty_kind": {"拖欠工资": "wage_arrears", "工伤": "work_injury", "补贴未到": "subsidy_missing"},
    "end_reason": {"返乡": "returned", "合同期满": "contract_ended", "其他": "other"},
    "training_kind": {"引导性培训": "guidance", "技能培训": "skills", "创业培训": "entrepreneurship"},
    "training_programme": {"雨露计划": "dewdrop", "星火计划": "spark"},
    "industry_section": {"制造": "C", "制造业": "C", "餐饮住宿": "H", "农林牧渔": "A"},
    "skill_level": {"五级": "5", "初级工": "5", "初级工(五级)": "5", "高级技师": "1"},
}  # fmt: skip


@pytest.fixture
def lists():
    load_shipped()


def test_every_list_the_product_names_is_shipped():
    assert {row["scheme"] for row in shipped_rows().values()} == set(NAMED)


@pytest.mark.parametrize("on", [SURVEY, TODAY])
def test_every_word_of_the_field_is_understood_then_and_now(lists, on):
    tables = queries.tables(FIELD_WORDS, on)
    wrong = {
        (scheme, word, tables[scheme].find(word))
        for scheme, words in FIELD_WORDS.items()
        for word, code in words.items()
        if tables[scheme].find(word) != code
    }
    assert wrong == set()


def test_national_lists_are_complete(lists):
    sizes = {scheme: len(table.choices("en")) for scheme, table in queries.tables(SCHEMES, TODAY).items()}
    assert sizes["ethnic_group"] == 58
    assert sizes["industry_section"] == 20
    assert sizes["health_field"] == 4
    assert sizes["urban_rural"] == 7
    assert min(sizes.values()) >= 4


def test_the_56_peoples_are_numbered_without_a_gap(lists):
    codes = [code for code, _label in queries.choices("ethnic_group", TODAY, "en")]
    assert codes[:56] == [f"{number:02d}" for number in range(1, 57)]


def test_labels_are_chinese_and_english():
    wrong = [
        place
        for place, row in shipped_rows().items()
        if not re.search("[\u4e00-\u9fff]", row["label_zh"]) or re.search("[\u4e00-\u9fff]", row["label_en"])
    ]
    assert wrong == []


def test_a_destination_is_six_digits_inside_its_province():
    codes = {row["code"]: row["label_zh"] for row in shipped_rows().values() if row["scheme"] == "destination"}
    provinces = {code[:2]: name for code, name in codes.items() if code.endswith("0000") and code[0] in "12345678"}
    assert len(provinces) == 34
    inside = [code for code in codes if code[:2] in provinces]
    assert all(re.fullmatch("[0-9]{6}", code) for code in codes)
    assert [code for code in inside if not codes[code].startswith(provinces[code[:2]])] == []


def test_a_district_lies_in_a_city_of_the_list():
    codes = {row["code"] for row in shipped_rows().values() if row["scheme"] == "destination"}
    municipal = {"11", "12", "31", "50"}
    districts = [code for code in codes if not code.endswith("00") and code[:2] not in municipal]
    assert [code for code in districts if f"{code[:4]}00" not in codes] == []


def test_a_name_that_exists_in_several_provinces_means_nothing_alone(lists):
    table = queries.table("destination", TODAY)
    assert [table.find(name) for name in ("朝阳区", "鼓楼区", "白云区", "江北区")] == [None] * 4
    assert table.find("广州市白云区") == "440111"
    assert table.find("贵阳白云区") == "520113"


def test_words_of_poverty_alleviation_are_understood_at_any_time_but_shown_only_in_their_own(lists):
    then, now = (queries.table("household_category", on) for on in (date(2018, 4, 18), TODAY))
    for word in ("贫困户", "建档立卡户", "建档立卡贫困户", "脱贫户", "脱贫人口", "贫困劳动力"):
        assert (then.find(word), now.find(word)) == ("registered_poor", "out_of_poverty") or word == "建档立卡贫困户"
    assert then.label("registered_poor", "zh-hans") == "建档立卡贫困户"
    assert now.label("registered_poor", "zh-hans") == "脱贫户"
    assert now.label("registered_poor", "en") == "Household lifted out of poverty"


def test_the_year_of_poverty_alleviation_ends_with_2020(lists):
    last, first = date(2020, 12, 31), date(2021, 1, 1)
    assert "registered_poor" in queries.table("household_category", last)
    assert "registered_poor" not in queries.table("household_category", first)
    assert "out_of_poverty" not in queries.table("household_category", last)
    assert "out_of_poverty" in queries.table("household_category", first)


@pytest.mark.parametrize("scheme", ["household_category", "organised_by", "support_measure", "training_kind"])
def test_no_choice_of_today_speaks_of_poverty_alleviation(lists, scheme):
    labels = " ".join(label for _code, label in queries.choices(scheme, TODAY, "zh-hans"))
    assert not re.search("贫困|扶贫", labels)


@pytest.mark.parametrize(
    ("scheme", "code", "then", "now"),
    [
        ("organised_by", "workshop", "扶贫车间", "就业帮扶车间"),
        ("organised_by", "welfare_post", "扶贫公益性岗位", "乡村公益性岗位"),
        ("training_kind", "targeted_skills", "精准扶贫技能培训", "帮扶对象技能培训"),
    ],
)
def test_a_code_shows_the_label_of_the_day(lists, scheme, code, then, now):
    assert queries.label(scheme, code, "zh-hans", date(2020, 12, 31)) == then
    assert queries.label(scheme, code, "zh-hans", date(2021, 1, 1)) == now


def test_codes_fit_the_columns_that_hold_them():
    longest = {}
    for row in shipped_rows().values():
        longest[row["scheme"]] = max(longest.get(row["scheme"], 0), len(row["code"]))
    bounds = {
        "sex": 1, "education": 2, "health_field": 2, "ethnic_group": 2, "relation": 2, "labour_skill": 10,
        "household_category": 30, "destination": 6, "transfer_status": 20, "intention": 20, "occupation": 40,
        "organised_by": 20, "end_reason": 20, "difficulty_kind": 20, "area_of_work": 20,
        "consent_text": 20,
    }  # fmt: skip
    assert {scheme: longest[scheme] for scheme, bound in bounds.items() if longest[scheme] > bound} == {}


def test_every_list_that_is_shipped_has_a_name_and_no_other():
    assert {row["scheme"] for row in shipped_rows().values()} == set(NAMED)
    with translation.override("en"):
        assert len({str(name) for name in NAMED.values()}) == len(NAMED)
