"""The columns of a sheet of yearly indicators and the names that statistics give them (W2.3). Pure."""

from laborers.imports.columns import Vocabulary

# Our field, and the headers it goes by; the first is how the county's own form calls it.
INDICATORS = {
    "gdp": "地区生产总值(亿元) 地区生产总值 生产总值(亿元) 生产总值 国内生产总值(亿元) 国内生产总值 gdp(亿元) gdp "
    "全县生产总值(亿元) 全县生产总值 全县地区生产总值(亿元) 全县地区生产总值",
    "gdp_per_head": "人均地区生产总值(元) 人均地区生产总值 人均生产总值 人均国内生产总值 人均gdp",
    "disposable_income": "人均可支配收入(元) 人均可支配收入 居民人均可支配收入 全体居民人均可支配收入 "
    "全体常住居民人均可支配收入",
    "expenditure": "人均消费支出(元) 人均消费支出 居民人均消费支出 全体居民人均消费支出 人均生活消费支出 人均支出",
    "engel": "恩格尔系数(%) 恩格尔系数",
    "poverty_incidence": "贫困发生率(%) 贫困发生率",
}
SYNONYMS = {
    "serial": "序号 编号 行号",
    "year": "年份 年度 统计年度 年 统计年份",
    **INDICATORS,
    "source": "数据来源 来源 资料来源 出处 来源文件",
}
# A row without any figure is a title, a footer or nothing.
VOCABULARY = Vocabulary(SYNONYMS, required=("year",), person=tuple(INDICATORS))
