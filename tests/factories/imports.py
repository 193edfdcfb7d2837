"""Small survey sheets as CSV bytes: people of 三营庄 in Yangjie, each with a number that nobody can hold."""

import csv
import io
from datetime import UTC, date, datetime

from laborers.imports import actions
from xundian.codes.rules import make_identity

DAY, NOW = date(2026, 3, 5), datetime(2026, 3, 5, 4, tzinfo=UTC)
HEAD = {
    "乡镇": "羊街镇", "行政村": "三营庄村委会", "村民小组": "2组", "户编号": "H1", "姓名": "白勇", "与户主关系": "户主",
    "性别": "男", "身份证号": "", "民族": "汉族", "文化程度": "初中", "健康状况": "健康", "劳动技能": "普通劳动力",
    "联系电话": "", "户类型": "一般农户", "就业状态": "务农", "务工所在地": "", "务工企业名称": "",
    "务工时间": "", "月收入": "", "就业意愿": "省外", "培训意愿": "电焊", "期望月薪": "4000", "是否需照顾家庭": "否",
    "调查日期": "2018-04-18", "调查员": "信息员甲",
}  # fmt: skip

# Our field of each column of HEAD that no import can do without, in its place.
NEEDED = {"行政村": "village", "户编号": "household", "姓名": "name", "身份证号": "identity", "调查日期": "surveyed_on"}
COLUMNS = [NEEDED.get(title) for title in HEAD]


def identity(number, sex="1"):
    """The identity number of the person with that number in these tests."""
    return make_identity("990001", birth=date(1980, 1, 1 + number // 400 % 28), sex=sex, serial=number % 400)


def person(number, cells=None):
    """A row in order: the head of an own household; `cells` replace some of it, by header."""
    own = {"户编号": f"H{number:05d}", "身份证号": identity(number), "联系电话": f"1990000{number:04d}"}
    return HEAD | own | (cells or {})


def sheet(*rows, above=(), encoding="utf-8", without=()):
    """The rows as a CSV file, with the header below the lines of `above` and without some columns."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerows(above)
    columns = [name for name in (rows[0] if rows else HEAD) if name not in without]
    writer.writerow(columns)
    writer.writerows([row.get(name, "") for name in columns] for row in rows)
    return out.getvalue().encode(encoding)


def received(content, division, *, round=2018, by=None, name="survey.csv"):
    """An import that was uploaded."""
    return actions.receive(kind="survey", file_name=name, content=content, division=division, round=round, by=by)


def checked(content, division, **values):
    """An import that was checked."""
    return actions.check(batch=received(content, division, **values), on=DAY, at=NOW)


def loaded(content, division, *, by=None, at=NOW, **values):
    """An import that was checked and loaded."""
    return actions.commit(batch=checked(content, division, **values), by=by, on=DAY, at=at)
