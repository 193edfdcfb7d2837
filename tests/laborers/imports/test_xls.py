"""The old binary workbooks (xls) that offices still send: read, looked at, laid out, given back marked."""

import io

import openpyxl
import xlwt

from laborers.imports import actions, queries
from laborers.imports.workbook import errors_workbook
from tests.factories.imports import DAY, HEAD, NOW, checked, identity, person, received


def xls(sheets):
    """{name of a sheet: rows} as an old workbook; rows are numbered from the first."""
    book = xlwt.Workbook(encoding="utf-8")
    for name, rows in sheets.items():
        page = book.add_sheet(name)
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                page.write(number, place, cell)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def table(*rows):
    return [list(HEAD), *(list(row.values()) for row in rows)]


def test_an_old_workbook_is_read_with_the_row_numbers_of_excel(county):
    damaged = person(2, {"身份证号": float(identity(2)), "务工时间": 8.0})
    content = xls({"封面": [["寻甸县", 2018]], "调查表": [["登记表"], [], *table(person(1), damaged, person(3))]})
    report = queries.report(checked(content, county, name="调查表.xls"))
    assert [(each["row"], each["code"]) for each in report["problems"]] == [(5, "identity_truncated")]
    assert (report["rows"], report["ready"]) == (3, 2)


def test_an_old_workbook_is_looked_at_and_laid_out(county):
    strange = {"行政村": "哪个村", "户编号": "本子号", "姓名": "叫什么", "身份证号": "卡号", "调查日期": "哪天"}
    row = person(1, {"姓名": ""})
    content = xls({"甲": [["说明"]], "乙": [list(strange.values()), [row[title] for title in strange]]})
    batch = received(content, county, name="旧表.xls")
    assert [each["name"] for each in queries.preview(batch)["sheets"]] == ["甲", "乙"]
    batch = actions.choose_layout(batch=batch, by=None, sheet="乙", header_row=1)
    places = {"village": 0, "household": 1, "name": 2, "identity": 3, "surveyed_on": 4}
    batch = actions.choose_layout(batch=batch, by=None, columns=places)
    done = actions.check(batch=batch, on=DAY, at=NOW)
    page = openpyxl.load_workbook(io.BytesIO(errors_workbook(done))).active
    assert page["F2"].value.startswith("叫什么: ")
    assert page["C2"].fill.fgColor.rgb.endswith("F8CBAD")
