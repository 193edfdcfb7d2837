"""Workbooks as offices really send them: a cover sheet, titles above the header, other headings, totals and dirt."""

import io

import xlsxwriter

from tests.factories.imports import identity

# Our headings in the words of another office, and what nobody asked for; the order is theirs.
HEADINGS = {
    "联系方式": "phone", "证件号码": "identity", "人员姓名": "name", "村（社区）": "village", "寨": "group",
    "户号": "household", "和户主什么关系": "relation", "受教育程度": "education", "身体状况": "health",
    "就业情况": "status", "务工地点": "place", "务工月数": "months", "月工资": "wage", "登记日期": "day",
    "登记人": "surveyor", "备注": "note",
}  # fmt: skip
ROW = {
    "village": "三营庄", "group": "二组", "relation": "户主", "education": "初中", "health": "健康", "status": "务农",
    "place": "", "months": "", "wage": "", "day": "2018.4.18", "surveyor": "张某", "note": "",
}  # fmt: skip
TITLE_ROWS = 3


def dirty_row(number, **cells):
    """A person of the other office's sheet, by our fields."""
    own = {"name": "白勇", "household": f"H{number:05d}", "identity": identity(number), "phone": f"1990000{number:04d}"}
    return ROW | own | cells


def dirty_rows():
    """Six people: two in order, one whose number Excel rounded, one twice, one without months, one of nowhere."""
    return [
        dirty_row(1),
        dirty_row(2, name="马·买买提 ", day="2018年4月19日"),
        dirty_row(3, identity=997090197401307000.0),
        dirty_row(4, household="H00001", relation="配偶", identity=identity(1)),
        dirty_row(5, status="外出务工", place="浙江省义乌市", wage="3800元"),
        dirty_row(6, village="不存在村"),
    ]


def dirty_workbook(rows=None, note="=1+1"):
    """The bytes: a cover sheet, then a merged title, a unit line, an empty row, and the header in row 4."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"strings_to_formulas": False})
    cover = book.add_worksheet("封面")
    cover.write_column(0, 0, ["羊街镇 2018 年农村劳动力资源调查", "填报单位：羊街镇劳保所", "联系电话：略"])
    page = book.add_worksheet("汇总表")
    page.merge_range(0, 0, 0, len(HEADINGS) - 1, "羊街镇农村劳动力就业情况登记表")
    page.write_string(1, 0, "单位：人、元、月")
    page.write_row(TITLE_ROWS, 0, list(HEADINGS))
    line = TITLE_ROWS + 1
    for row in dirty_rows() if rows is None else rows:
        for place, field in enumerate(HEADINGS.values()):
            page.write(line, place, row[field] or note if field == "note" else row[field])
        line += 2 if line == TITLE_ROWS + 2 else 1  # an empty line in the middle
    page.write_row(line, 0, ["合计", "", "", "", "", "", "", "", "", "", "", 8])
    page.write_string(line + 2, 0, "审核人：　　　　填表日期：")
    book.close()
    return target.getvalue()
