"""Classes of a past year in the demo county: three rosters as townships keep them, through the real import."""

import io
from datetime import date

import xlsxwriter

from laborers.imports import actions as imports
from laborers.imports.models import ImportBatch
from laborers.registry.models import Laborer
from trainings.institutions.models import Institution
from xundian.demo.cast import COUNTY, TOWNSHIP
from xundian.demo.setting import moment

YEARS_BACK, DAYS_BACK = 2, 6
COLUMNS = (
    "序号", "姓名", "性别", "身份证号", "户籍地址", "村", "电话", "培训工种", "培训时间", "学时", "成绩", "证书编号",
    "证书等级", "是否建档立卡",
)  # fmt: skip
# Title, place, trade, days, hours, how many, whether with certificates.
ROSTERS = (
    ("寻甸县{}年引导性培训花名册", COUNTY, "", "3月4日-3月6日", 24, 24, False),
    ("羊街镇{}年电焊工技能培训花名册", TOWNSHIP, "电焊工", "4月8日-4月22日", 80, 10, True),
    ("寻甸县{}年精准扶贫技能培训（生猪养殖）花名册", COUNTY, "生猪养殖", "5月13日-5月20日", 56, 8, True),
)  # fmt: skip
ORDINARY = "一般农户"


def import_rosters(setting):
    """The rosters, each imported by the county; the number of trainees in them. One row in the first is wrong."""
    year, day = setting.on.year - YEARS_BACK, date.fromordinal(setting.on.toordinal() - DAYS_BACK)
    school = Institution.objects.filter(county=COUNTY).order_by("created_at", "name").first()
    known = set(Laborer.objects.filter(left_on=None).values_list("pk", flat=True))
    people = [each for each in setting.people if each.laborer_id in known and each.age(setting.on) >= 18 + YEARS_BACK]
    taught = 0
    for number, (title, place, trade, days, hours, size, certified) in enumerate(ROSTERS):
        chosen = [each for each in people if each.household.village.startswith(place)][number::7][:size]
        course = (trade, days, hours, year, number, certified)
        rows = [_row(each, serial, *course) for serial, each in enumerate(chosen, 1)]
        if not number and rows:
            rows.append([len(rows) + 1, *rows[0][1:3], "530129199001010011", *rows[0][4:]])
        _imported(setting, title.format(year), school.name, rows, year, day)
        taught += len(rows)
    return taught


def _row(person, serial, trade, days, hours, year, number, certified):
    home, score = person.household, 52 + (serial * 7 + number * 5) % 45
    certificate = f"寻培{year}{number:02d}{serial:03d}" if certified and score >= 60 else ""
    return [
        serial, person.name, "男" if person.sex == "1" else "女", person.identity,
        f"{home.township_name}{home.village_name}", home.village_name, person.phone, trade, days, hours, score,
        certificate, "五级" if certificate and trade == "电焊工" else "", "否" if home.category == ORDINARY else "是",
    ]  # fmt: skip


def _imported(setting, title, school, rows, year, day):
    by = setting.users["county"]
    batch = imports.receive(
        kind="class_roster", file_name=f"{title}.xlsx", content=_workbook(title, school, rows), division=setting.county,
        round=year, by=by,
    )  # fmt: skip
    ImportBatch.objects.filter(pk=batch.pk).update(created_at=moment(day, 8, 50))
    imports.check(batch=batch, on=day, at=moment(day, 9))
    imports.commit(batch=batch, by=by, on=day, at=moment(day, 9, 30))


def _workbook(title, school, rows):
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True}) as book:
        page, bold = book.add_worksheet("花名册"), book.add_format({"bold": True, "align": "center"})
        page.merge_range(0, 0, 0, len(COLUMNS) - 1, title, bold)
        page.merge_range(1, 0, 1, len(COLUMNS) - 1, f"培训机构：{school}")
        page.write_row(2, 0, COLUMNS, bold)
        for place, row in enumerate(rows, 3):
            page.write_row(place, 0, row)
        page.write(len(rows) + 4, 0, "审核人：　　填表人：")
    return memory.getvalue()
