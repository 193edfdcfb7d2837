"""The columns of a sheet of vacancies and the names that employers and offices give them (X2.2-5, codes 8). Pure."""

from laborers.imports.columns import Vocabulary

# Our field, and the headers it goes by; the first is how the county's own form calls it.
SYNONYMS = {
    "serial": "序号 编号 行号",
    "enterprise": "企业名称 用人单位 单位名称 用工单位 用工企业 招聘单位 公司名称 招聘企业",
    "uscc": "统一社会信用代码 社会信用代码 信用代码",
    "title": "岗位名称 招聘岗位 岗位 职位 招聘职位 用工岗位",
    "occupation": "工种 职业 职业工种 岗位工种 岗位类别 工种名称",
    "headcount": "招聘人数 需求人数 用工人数 岗位数 岗位数量 人数 招聘人数(人) 缺工人数",
    "wage": "月工资(元) 月工资 工资待遇 薪资待遇 薪资 工资 月薪 月薪(元) 工资(元/月) 薪资待遇(元/月) 月收入 待遇",
    "pay_day": "发薪日 发薪日期 工资发放日 发工资日",
    "hours_per_day": "每天工作小时 每日工作小时 每天工时 日工作时间 工作时长(小时) 每日工时",
    "days_per_week": "每周工作天数 每周天数 周工作天数",
    "keep": "食宿 食宿情况 是否包食宿 包吃住 是否包吃住 食宿条件",
    "insurance": "社会保险 是否缴纳社保 社保 是否购买保险 缴纳社保 五险",
    "ages": "年龄要求 年龄 招聘年龄 年龄范围",
    "min_education": "学历要求 文化程度 学历 文化程度要求 最低学历",
    "needs_skill": "是否要求技能 技能要求 是否要求持证 需要技能",
    "health_required": "健康要求 身体条件 健康状况 身体要求",
    "health_note": "健康要求依据 健康要求说明",
    "sex": "性别要求 性别",
    "sex_ground": "性别要求依据 性别限制依据 性别要求说明",
    "destination": "工作地点 务工地点 就业地点 用工地点 工作地 工作地址 岗位所在地",
    "channel": "岗位渠道 岗位类型 就业渠道 渠道 岗位性质",
    "season": "用工季节 用工月份 季节 用工时段",
    "opens": "开始日期 发布日期 招聘开始日期 开始招聘日期",
    "closes": "截止日期 招聘截止日期 有效期至 结束日期 报名截止日期 截止时间",
    "welfare_kind": "公益性岗位类型 公岗类型",
    "funding_source": "资金来源 经费来源",
    "term_months": "岗位期限(月) 岗位期限 聘用期限(月) 期限(月)",
    "description": "岗位说明 备注 岗位职责 说明 岗位描述 其他要求",
}
VOCABULARY = Vocabulary(
    SYNONYMS,
    required=("enterprise", "title", "headcount", "wage", "destination", "closes"),
    person=("enterprise", "uscc", "title", "headcount"),
    within={
        "wage_min_fen": "wage", "wage_max_fen": "wage", "wage_max": "wage", "board": "keep", "lodging": "keep",
        "min_age": "ages", "max_age": "ages", "season_from": "season", "season_to": "season",
    },
)  # fmt: skip
