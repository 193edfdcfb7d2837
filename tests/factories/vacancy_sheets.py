"""Small sheets of vacancies as CSV bytes, and their way through an import."""

import csv
import io
from datetime import UTC, date, datetime

from laborers.imports import actions
from tests.factories.codes import load_shipped
from tests.factories.enterprises import make_enterprise

DAY, NOW = date(2026, 3, 10), datetime(2026, 3, 10, 4, tzinfo=UTC)
FIRM = "昆明西山焊接有限公司"
ROW = {
    "企业名称": FIRM, "岗位名称": "电焊工", "工种": "电焊", "招聘人数": "10", "月工资(元)": "4500-6500",
    "工作地点": "云南省昆明市西山区", "截止日期": "2026-06-30",
}  # fmt: skip
FULL = ROW | {
    "统一社会信用代码": "", "发薪日": "15", "每天工作小时": "8", "每周工作天数": "6", "食宿": "包吃住",
    "社会保险": "是", "年龄要求": "18-50", "学历要求": "初中及以上", "是否要求技能": "是", "健康要求": "健康",
    "健康要求依据": "高空作业", "性别要求": "不限", "性别要求依据": "", "岗位渠道": "", "用工季节": "3-11月",
    "开始日期": "2026-03-15", "岗位说明": "签订劳动合同",
}  # fmt: skip
WELFARE = ROW | {
    "岗位名称": "村庄保洁员", "工种": "保洁", "月工资(元)": "800", "工作地点": "云南省昆明市寻甸回族彝族自治县",
    "岗位渠道": "公益性岗位", "公益性岗位类型": "保洁", "资金来源": "衔接资金", "岗位期限(月)": "12",
}  # fmt: skip


def make_firm(county, name=FIRM, **values):
    """The enterprise that the rows name, with all shipped words loaded."""
    load_shipped()
    return make_enterprise(county, name=name, **values)


def sheet(*rows):
    """The rows (dicts by header) as a CSV file."""
    out = io.StringIO(newline="")
    columns = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([row.get(name, "") for name in columns] for row in rows)
    return out.getvalue().encode()


def checked(content, county, *, by=None):
    """An import of vacancies that was checked."""
    batch = actions.receive(
        kind="vacancies", file_name="vacancies.csv", content=content, division=county, round=2026, by=by
    )
    return actions.check(batch=batch, on=DAY, at=NOW)


def loaded(content, county, *, by=None, at=NOW):
    """An import of vacancies that was checked and loaded."""
    return actions.commit(batch=checked(content, county, by=by), by=by, on=DAY, at=at)
