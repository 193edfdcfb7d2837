"""The columns of a sheet of published results, and the words that its indicators go by (X3.1). Pure."""

from laborers.imports.columns import Vocabulary

# Our field, and the headers it goes by; the first is how the county's own form calls it.
SYNONYMS = {
    "serial": "序号 编号 行号",
    "period": "时期 期间 统计期 统计时期 时间段 年份 年度",
    "measure": "指标 指标名称 项目 统计指标",
    "part": "分项 其中 类别 去向或类别 明细",
    "done": "完成数 实际完成数 实际完成 完成 完成人数 数量",
    "registered": "其中建档立卡 其中:建档立卡 建档立卡 建档立卡人数 建档立卡贫困人口 其中贫困人口",
    "target": "目标数 目标任务数 任务数 目标任务 目标 计划数",
    "printed": "公布的百分比 公布百分比 公布的比例 公布完成率 百分比 完成率",
    "source": "数据来源 来源 资料来源 出处 来源文件",
}
VOCABULARY = Vocabulary(SYNONYMS, required=("period", "measure"), person=("measure",))
# Our measure, and the words that tables use for it.
MEASURES = {
    "employed": "转移就业 就业 农村劳动力就业 农村劳动力转移就业 实现就业 转移就业人数 劳动力就业 新增就业",
    "urban": "昆明主城区转移就业 转移昆明主城区 转移至昆明主城区 主城区转移就业 昆明主城区 主城区",
    "trained": "转移培训 培训 劳动力培训 农村劳动力培训 劳动力转移培训 引导性及技能培训 培训人数",
    "new_skills": "新技能培训 国家职业资格目录外新技能培训 目录外新技能培训 目录外技能培训",
    "income": "转移收入 劳务收入 务工收入 转移就业收入 劳务经济收入",
    "earners": "有转移收入的建档立卡人口 建档立卡务工人口 有务工收入的建档立卡人口",
}
