"""The columns of a class roster and the names that bureaus and institutions give them (X2.2-4, codes 8, 11). Pure."""

from laborers.imports.columns import Vocabulary

# Our field, and the headers it goes by; the first is how the county's own form calls it.
SYNONYMS = {
    "serial": "序号 编号 行号",
    "title": "培训班名称 班级名称 培训班 班次 班级 培训期次 期次 培训班次 班名",
    "kind": "培训类型 培训类别 培训性质 培训种类",
    "project": "培训项目 项目名称 所属项目 项目",
    "occupation": "培训工种 工种 培训专业 培训职业 职业(工种) 培训职业(工种) 工种名称 专业",
    "institution": "培训机构 培训单位 承训机构 承办机构 培训学校 承办单位 办班单位 培训机构名称",
    "days": "培训时间 培训日期 培训起止时间 培训起止日期 起止时间 起止日期 培训时段 开班起止时间",
    "starts_on": "开班日期 开班时间 培训开始日期 培训开始时间 开始日期 开始时间",
    "ends_on": "结业日期 结业时间 培训结束日期 培训结束时间 结束日期 结束时间",
    "hours": "学时 培训学时 课时 培训课时 总学时 学时数 总课时",
    "venue": "培训地点 办班地点 上课地点 开班地点",
    "name": "姓名 学员姓名 学员 参训人员姓名 参训人员 劳动力姓名 aac003",
    "sex": "性别 aac004",
    "identity": "身份证号 公民身份号码 公民身份证号码 证件号码 身份证 身份证号码 身份证件号码 居民身份证号 "
    "居民身份证号码 身份号码 aac147 aac002",
    "township": "乡镇 乡镇(街道) 乡(镇) 乡(镇、街道) 街道 所属乡镇 乡镇街道",
    "village": "村 行政村 村(社区) 村委会 村(居)委会 户籍村 所在村 村/社区",
    "score": "成绩 考核成绩 考试成绩 总成绩 考核分数 分数 鉴定成绩 结业成绩",
    "result": "考核结果 鉴定结果 是否合格 考核情况 结业情况 是否结业 考试结果 培训结果",
    "certificate": "证书编号 证书号 证书号码 结业证书编号 合格证编号 培训合格证书编号 职业资格证书编号 "
    "技能等级证书编号 证书编码",
    "certificate_kind": "证书名称 证书类型 证书种类 证书类别",
    "level": "证书等级 技能等级 鉴定等级 等级 职业等级",
    "poor": "是否建档立卡 是否建档立卡户 是否建档立卡贫困户 建档立卡 建档立卡户 建档立卡贫困户 是否贫困户 "
    "是否脱贫户 是否建档立卡人口 是否建档立卡贫困人口 贫困户",
    "note": "备注 说明",
}
VOCABULARY = Vocabulary(SYNONYMS, required=("name", "identity"), person=("name", "identity"))
# What one line above the header may say for the whole sheet.
ABOVE = ("title", "kind", "project", "occupation", "institution", "days", "starts_on", "ends_on", "hours", "venue")
