"""The labour survey of a whole county as one file, every hundredth row with one planted fault, and which they are."""

import csv
import io
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from xundian.bench.names import family, full_name
from xundian.codes.rules import make_identity
from xundian.demo.workbook import COLUMNS

ROWS, FAULTY_EVERY, SEED, YEAR = 234_033, 100, 234_033, 2018
HEADER_ROW = 1
GROUPS = ("上村", "下村", "大村", "小村", "新村", "老村", "河边", "山脚", "对门")
RELATIONS = ("户主", "配偶", "子", "女", "之父")
ETHNIC = ("", "汉族", "汉族", "汉族", "回族", "彝族", "苗族")
EDUCATION = ("小学", "初中", "初中", "初中", "高中", "中专", "大专", "文盲或半文盲")
HEALTH = ("健康",) * 9 + ("长期慢性病",)
LABOUR = ("普通劳动力",) * 8 + ("技能劳动力", "弱劳动力或半劳动力")
CATEGORIES = ("一般农户",) * 7 + ("脱贫户", "脱贫户", "边缘易致贫户")
AWAY = ("浙江省宁波市鄞州区", "云南省昆明市官渡区", "广东省东莞市", "上海市松江区", "江苏省苏州市昆山市")
EMPLOYERS = ("永新电子厂", "恒达制衣有限公司", "宏远建筑劳务有限公司", "佳美家政服务部", "")
HOME_STATUS = ("务农", "务农", "灵活就业", "返乡未就业")
WISHES = ("县内", "省内", "省外", "务农", "无意愿")
TRADES = ("", "", "", "焊工", "育婴", "电工", "汽车驾驶")


@dataclass(frozen=True)
class Sheet:
    """The header, the rows as they go into a file, and the planted faults: {(row as Excel numbers it, code)}."""

    rows: list
    faults: frozenset

    def as_csv(self):
        """The file as a township's program saves it: CSV in GB 18030."""
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(COLUMNS)
        writer.writerows(self.rows)
        return text.getvalue().encode("gb18030")

    def as_table(self):
        """Header and rows."""
        return [COLUMNS, *self.rows]


def make(villages, rows=ROWS, seed=SEED):
    """A Sheet of so many rows for villages given as (code, name, township's name); the same for the same seed."""
    rng, found = Random(seed), []
    while len(found) < rows:
        village = villages[rng.randrange(len(villages))]
        found += _household(rng, village, len(found), min(1 + int(rng.triangular(0, 5, 2)), rows - len(found)))
    return Sheet(found, frozenset(_plant(rng, found, villages)))


def _household(rng, village, first, size):
    code, name, township = village
    number, surname = f"{code[6:]}{first:06d}", family(rng)
    group, category, ethnic = rng.choice(GROUPS), rng.choice(CATEGORIES), rng.choice(ETHNIC)
    day = (date(YEAR, 2, 1) + timedelta(days=rng.randrange(60))).isoformat()
    head, people = "", []
    for place in range(size):
        sex = "12"[(place + (rng.random() < 0.1)) % 2]
        person = full_name(rng, surname if place != 1 else family(rng), sex)
        head = head or person
        serial = first + place
        born = date(1960, 1, 1) + timedelta(days=serial * 7919 % 14_000)
        area = f"99{code[8:10]}{serial // 14_000 % 100:02d}"
        identity = make_identity(area, birth=born, sex=sex, serial=serial % 500)
        people.append([
            serial + 1, township, name, group, number, head, person, RELATIONS[place], "男" if sex == "1" else "女",
            identity, ethnic, rng.choice(EDUCATION), rng.choice(HEALTH), rng.choice(LABOUR),
            f"199{serial:08d}", category, *_work(rng), rng.choice(WISHES), rng.choice(TRADES),
            rng.randrange(25, 65) * 100, "是" if rng.random() < 0.2 else "否", day, "王建华",
        ])  # fmt: skip
    return people


def _work(rng):
    if rng.random() < 0.42:
        months, wage = rng.randrange(3, 13), rng.randrange(26, 70) * 100
        return "外出务工", "", rng.choice(AWAY), rng.choice(EMPLOYERS), months, wage
    return rng.choice(HOME_STATUS), "", "", "", "", ""


def _plant(rng, rows, villages):
    """Spoil one cell of every hundredth row; yields (Excel's row number, the code that must be said of it)."""
    places = {name: COLUMNS.index(name) for name in COLUMNS}
    identity, village = places["身份证号"], places["行政村"]
    kinds = list(_KINDS)
    for number, place in enumerate(range(FAULTY_EVERY // 2, len(rows), FAULTY_EVERY)):
        row, code = rows[place], kinds[number % len(kinds)]
        column, spoil = _KINDS[code]
        if code == "identity_twice":
            row[identity] = rows[place - FAULTY_EVERY // 3][identity]
        elif code == "household_in_two_villages":
            if rows[place - 1][places["户编号"]] != row[places["户编号"]]:
                continue
            row[village] = next(name for _code, name, town in villages if town == row[1] and name != row[village])
        else:
            row[places[column]] = spoil(row[places[column]])
        yield place + HEADER_ROW + 1, code


def _mistyped(number):
    """A check digit that does not fit."""
    return number[:17] + ("1" if number[17] != "1" else "2")


_KINDS = {
    "identity_checksum": ("身份证号", _mistyped),
    "identity_length": ("身份证号", lambda number: number[:17]),
    "identity_truncated": ("身份证号", lambda number: f"{number[0]}.{number[1:6]}E+17"),
    "identity_missing": ("身份证号", lambda number: ""),
    "identity_twice": ("身份证号", None),
    "name_missing": ("姓名", lambda name: ""),
    "unknown_village": ("行政村", lambda name: "石头寨村"),
    "household_missing": ("户编号", lambda number: ""),
    "household_in_two_villages": ("行政村", None),
    "unknown_word": ("文化程度", lambda word: "中学"),
    "months_not_whole": ("务工时间（月）", lambda months: "十四"),
    "months_out_of_year": ("务工时间（月）", lambda months: 14),
    "not_a_number": ("月收入（元）", lambda wage: "三千左右"),
    "not_a_day": ("调查日期", lambda day: "三月初"),
    "day_in_the_future": ("调查日期", lambda day: "2099-01-01"),
    "day_missing": ("调查日期", lambda day: ""),
    "too_long": ("务工企业名称", lambda name: "长" * 101),
}
