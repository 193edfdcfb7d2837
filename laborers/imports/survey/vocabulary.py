"""The columns of a labour survey and the names that forms of the offices give them (codes 8). Pure."""

from laborers.imports.columns import Vocabulary

# Our field, and the headers it goes by; the first is how the county's own form calls it.
SYNONYMS = {
    "serial": "序号 编号 行号",
    "township": "乡镇 乡 镇 街道 乡(镇) 乡镇(街道) 乡镇街道 乡镇名称 所属乡镇 乡(镇、街道) 乡/镇",
    "village": "行政村 村 村(社区) 村/社区 村社区 行政村(社区) 行政村名称 村名 所属村 村委会 社区 村居 村(居) "
    "村(居)委会",
    "group": "村民小组 组 小组 寨 村组 村小组 组名 自然村 自然寨 村民小组名称",
    "household": "户编号 户号 户编码 家庭编号 家庭户编号 家庭户号 农户编号",
    "head": "户主姓名 户主 户主名",
    "name": "姓名 劳动力姓名 人员姓名 成员姓名 家庭成员姓名 本人姓名 aac003",
    "relation": "与户主关系 与户主的关系 户主关系 家庭关系 关系",
    "sex": "性别 aac004",
    "identity": "身份证号 公民身份号码 公民身份证号码 证件号码 身份证 身份证号码 身份证件号码 居民身份证号 "
    "居民身份证号码 身份号码 aac147 aac002",
    "birth": "出生日期 出生年月 出生年月日 生日 aac006",
    "ethnic": "民族 aac005",
    "education": "文化程度 学历 受教育程度 文化水平 教育程度 aac011",
    "health": "健康状况 身体状况 健康情况",
    "labour_skill": "劳动技能 劳动能力 劳动力类型 劳动力情况",
    "phone": "联系电话 电话 联系方式 手机 手机号 手机号码 电话号码 本人电话 本人联系电话 aae005",
    "category": "户类型 户属性 农户类型 农户属性 家庭类型 脱贫属性 是否脱贫户 是否贫困户 是否建档立卡户 是否建档立卡",
    "status": "就业状态 就业状况 就业情况 务工状态 转移就业状态",
    "reason": "未就业原因 未务工原因 失业原因",
    "place": "务工所在地 务工地点 就业地点 务工地 就业地 外出省份 务工地址 就业所在地 外出地点",
    "place_province": "务工所在地(省) 务工省份 务工所在省",
    "place_city": "务工所在地(市) 务工所在市",
    "place_county": "务工所在地(县) 务工所在地(县/区) 务工所在县",
    "employer": "务工企业名称 务工企业 务工单位 就业单位 用工单位 工作单位 企业名称 就业企业",
    "months": "务工时间(月) 务工时间 务工月数 就业月数 就业时间(月) 务工时长(月) 外出务工月数",
    "wage": "月收入(元) 月收入 月工资 工资 务工月收入 月均收入 年收入 年收入(万元) 年务工收入 务工收入",
    "intention": "就业意愿 务工意愿 转移就业意愿 转移意愿 外出意愿 就业意向",
    "training_wish": "培训意愿 培训需求 培训意向 希望培训工种 意愿培训工种",
    "expected_wage": "期望月薪(元) 期望月薪 期望工资 期望薪资 期望月工资 期望月收入 期望收入 期望薪酬",
    "care_duty": "是否需照顾家庭 是否需要照顾家庭 需照顾家庭 照顾家庭 是否照顾家庭",
    "surveyed_on": "调查日期 调查时间 登记日期 填表日期 填报日期 采集日期 入户日期 入户时间",
    "surveyor": "调查员 调查人 调查人员 信息员 登记人 采集人 采集员 填表人",
}
VOCABULARY = Vocabulary(
    SYNONYMS,
    required=("village", "household", "name", "identity", "surveyed_on"),
    person=("village", "household", "name", "identity"),
    within={"place_text": "place"},
)
