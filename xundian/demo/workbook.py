"""Survey workbooks as townships hand them in, made in memory from the invented people: good ones, and slips."""

import io
from datetime import timedelta

import xlsxwriter

from xundian.demo.market import HOME

HEADER_ROW = 2  # the third: a title and a line of notes stand above
COLUMNS = (
    "序号", "乡镇", "行政村", "村民小组", "户编号", "户主姓名", "姓名", "与户主关系", "性别", "身份证号", "民族",
    "文化程度", "健康状况", "劳动技能", "联系电话", "户类型", "就业状态", "未就业原因", "务工所在地", "务工企业名称",
    "务工时间（月）", "月收入（元）", "就业意愿", "培训意愿", "期望月薪（元）", "是否需照顾家庭", "调查日期", "调查员",
)  # fmt: skip
ETHNIC_WORDS = {"": "", "01": "汉族", "03": "回族", "06": "苗族", "07": "彝族"}
AT_HOME = (("务农", 40), ("返乡未就业", 14), ("无", 28), ("灵活就业", 18))
REASONS = ("无合适工作", "无技能", "照顾家庭", "健康原因", "其他")


class Form:
    """Fills the rows of one round; `places` gives the words of a place of work by code, `surveyors` by village."""

    def __init__(self, rng, year, days, places, surveyors):
        self.rng, self.year, self.days, self.places, self.surveyors = rng, year, days, places, surveyors

    def rows(self, households):
        """The cells of everyone this round asks, in the order of COLUMNS."""
        found = []
        for home in households:
            day = self.days.asked(self.year, self.rng)
            head = home.people[0].name
            for person in home.people:
                if person.first_asked <= self.year:
                    found.append((len(found) + 1, *self._cells(home, head, person, day)))
        return found

    def _cells(self, home, head, person, day):
        return (
            home.township_name, home.village_name, home.group, home.number, head, person.name, person.relation,
            "男" if person.sex == "1" else "女", person.identity, ETHNIC_WORDS[home.ethnic], person.education,
            person.health, person.labour, person.phone, home.category, *self._work(person, day), person.wish,
            person.trade, person.wage, "是" if person.care_duty else "否", day.isoformat(),
            self.surveyors.get(home.village, ""),
        )  # fmt: skip

    def _work(self, person, day):
        """Status, reason, place, employer, months, wage on the day of the survey."""
        spell = next((each for each in person.spells if each.holds(day)), None)
        if spell:
            months = min(12, max(1, round((day - spell.start).days / 30)))
            employer = spell.firm.name if spell.firm else spell.employer
            status = "本县市就业" if spell.place == HOME else "外出务工"
            return status, "", self.places.get(spell.place, ""), employer, months, spell.wage
        if person.in_school:
            return "无", "在校", "", "", "", ""
        if not person.spells and self.rng.random() < 0.07:
            return "本县市就业", "", self.places[HOME], "县内零工", self.rng.randint(7, 12), person.wage
        words, weights = zip(*AT_HOME, strict=True)
        status = self.rng.choices(words, weights)[0]
        return status, self.rng.choice(REASONS) if status in ("无", "返乡未就业") else "", "", "", "", ""


def workbook(title, rows, columns=COLUMNS, sheet="劳动力调查"):
    """An xlsx file as bytes: a merged title, a line of notes, the header, the rows and a footer."""
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory, {"constant_memory": True}) as book:
        page = book.add_worksheet(sheet)
        bold = book.add_format({"bold": True, "align": "center"})
        page.merge_range(0, 0, 0, len(columns) - 1, title, bold)
        page.write(1, 0, "填报单位：寻甸县人力资源和社会保障局　　单位：人、元")
        page.write_row(HEADER_ROW, 0, columns, bold)
        for place, row in enumerate(rows, HEADER_ROW + 1):
            page.write_row(place, 0, row)
        page.write(HEADER_ROW + len(rows) + 2, 0, "审核人：　　填表人：")
    return memory.getvalue()


def with_slips(rows, on):
    """Rows of a form filled in a hurry: each with one mistake of its own, and the first one standing there twice."""
    slips = (
        ("身份证号", None), ("姓名", ""), ("行政村", "石头寨村"), ("务工时间（月）", "十四"), ("文化程度", "中学"),
        ("户编号", ""), ("调查日期", (on + timedelta(days=40)).isoformat()), ("月收入（元）", "三千左右"),
    )  # fmt: skip
    spoilt = []
    for number, row in enumerate(rows):
        column, wrong = slips[number % len(slips)]
        cells = list(row)
        place = COLUMNS.index(column)
        cells[place] = _misread(cells[place]) if wrong is None else wrong
        spoilt.append(cells)
    return [*spoilt, *spoilt[-1:]]


def _misread(identity):
    """The number with two neighbouring digits changed round, which its check digit notices."""
    first, second = identity[15], identity[16]
    if first == second:
        return identity[:17] + ("0" if identity[17] != "0" else "1")
    return identity[:15] + second + first + identity[17]
