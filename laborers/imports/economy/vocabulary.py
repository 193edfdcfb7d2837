"""The columns of a sheet of household incomes and land, and the names that forms give them (codes 8). Pure."""

from laborers.imports.columns import Vocabulary

# Units that a header may name; which one is read from the header again by the checks.
YUAN, AREA = ("(元/年)", "(万元/年)"), ("(公顷)", "(亩)", "(ha)")


def _with_units(words, units):
    return " ".join(f"{word} {' '.join(word + unit for unit in units)}" for word in words.split())


# Our field, and the headers it goes by; the first is how the county's own form calls it.
SYNONYMS = {
    "serial": "序号 编号 行号",
    "household": "户编号 户号 户编码 家庭编号 家庭户编号 家庭户号 农户编号 样本户编号 样本户号 样本编号 household_code",
    "members": "家庭人口 家庭人口数 家庭总人口 家庭成员数 人口数 户人口 members",
    "working_members": "务工人数 劳动力人数 外出务工人数 务工劳动力人数 外出人数 working_members",
    "total_income": _with_units("家庭总收入 总收入 家庭年总收入 年总收入 家庭年收入", YUAN) + " total_income_yuan",
    "outside_income": _with_units("务工收入 外出务工收入 家庭务工收入 年务工收入 务工年收入", YUAN)
    + " outside_income_yuan",
    "planted_area_before": _with_units("外出前种植面积 外出前面积 务工前种植面积 转移前种植面积", AREA)
    + " planted_area_before_mu",
    "planting_income_before": _with_units("外出前种植收入 务工前种植收入 转移前种植收入", YUAN)
    + " planting_income_before_yuan",
    "planted_area_after": _with_units(
        "外出后种植面积 外出后面积 种植面积 现种植面积 务工后种植面积 转移后种植面积", AREA
    )
    + " planted_area_after_mu",
    "planting_income_after": _with_units("外出后种植收入 种植收入 现种植收入 务工后种植收入 转移后种植收入", YUAN)
    + " planting_income_after_yuan",
    "land_idle": _with_units("撂荒面积 闲置面积 抛荒面积", AREA) + " land_idle_mu",
    "land_leased": _with_units("流转面积 土地流转面积 出租面积 转出面积", AREA) + " land_leased_mu",
}
VOCABULARY = Vocabulary(SYNONYMS, required=("household", "members"), person=("household", "members"))
