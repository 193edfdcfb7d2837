"""Class rosters in the habitual layout, as workbooks, and their way through an import."""

import io
from datetime import UTC, date, datetime

import xlsxwriter

from laborers.imports import actions
from tests.factories.codes import load_shipped
from tests.factories.imports import identity
from tests.factories.registry import make_household, make_laborer
from tests.factories.trainings import make_institution
from trainings.institutions.models import Institution

DAY, NOW = date(2026, 3, 10), datetime(2026, 3, 10, 4, tzinfo=UTC)
SCHOOL = "寻甸县职业高级中学"
HEADER = (
    "序号", "姓名", "性别", "身份证号", "户籍地址", "村", "电话", "培训工种", "培训时间", "学时", "成绩", "证书编号",
    "证书等级", "是否建档立卡", "备注",
)  # fmt: skip
ROW = {
    "性别": "男", "户籍地址": "羊街镇三营庄", "村": "三营庄村委会", "电话": "19900000000", "培训工种": "电焊工",
    "培训时间": "2019.3.4-2019.3.20", "学时": "80", "成绩": "85", "证书编号": "", "证书等级": "", "是否建档立卡": "否",
    "备注": "",
}  # fmt: skip
TITLE = "羊街镇2019年电焊工技能培训花名册（第一期）"
ABOVE = ((TITLE,), (f"培训机构：{SCHOOL}",))


def prepare(county):
    """The shipped words, and the institution that the rosters name."""
    load_shipped()
    found = Institution.objects.filter(county=county, name=SCHOOL).first()
    return found or make_institution(county, name=SCHOOL)


def register(village, number, name="马成龙", category="ordinary"):
    """A registered person with the number of `row(number)`."""
    household = make_household(village, category=category)
    return make_laborer(household, name=name, sex="1", birth=date(1980, 1, 1 + number // 400 % 28),
                        identity=identity(number))  # fmt: skip


def row(number, name="马成龙", **cells):
    """A row of the person with that number."""
    return ROW | {"姓名": name, "身份证号": identity(number)} | cells


def roster(*rows, above=ABOVE, columns=HEADER, without=()):
    """The rows as an xlsx file: a merged title, a line about the class, the header, the rows, a footer."""
    target, columns = io.BytesIO(), [name for name in columns if name not in without]
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    page = book.add_worksheet("花名册")
    for number, cells in enumerate(above):
        if len(cells) == 1:
            page.merge_range(number, 0, number, len(columns) - 1, cells[0])
        else:
            page.write_row(number, 0, cells)
    head = len(above)
    page.write_row(head, 0, columns)
    for number, cells in enumerate(rows, 1):
        page.write_row(head + number, 0, [{"序号": number}.get(name, cells.get(name, "")) for name in columns])
    page.write_string(head + len(rows) + 2, 0, "审核人：          填表人：")
    book.close()
    return target.getvalue()


def received(content, division, *, by=None, year=2019, name="花名册.xlsx"):
    """An import of a roster that was uploaded."""
    return actions.receive(
        kind="class_roster", file_name=name, content=content, division=division, round=year, by=by
    )  # fmt: skip


def checked(content, division, *, on=DAY, **values):
    """An import of a roster that was checked."""
    return actions.check(batch=received(content, division, **values), on=on, at=NOW)


def loaded(content, division, *, by=None, at=NOW, on=DAY, **values):
    """An import of a roster that was checked and loaded."""
    return actions.commit(batch=checked(content, division, by=by, on=on, **values), by=by, on=on, at=at)
