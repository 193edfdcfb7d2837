"""What the demo county's households earn and plant: the 25 sample households of 2018, and two years of its own.

The sample is the income survey's file as it came (X3.2). The county's own figures are invented from the invented
people: who works away earns outside and plants less than before; a household that nobody left plants as it did. Some
households were not asked, some not about their land, and some answers are odd, as in any survey.
"""

from pathlib import Path
from random import Random

from laborers.economy import actions
from laborers.imports import actions as imports
from laborers.imports.models import ImportBatch
from xundian.demo.setting import moment
from xundian.demo.workbook import workbook

SAMPLE = Path(__file__).parent / "data" / "household_income_2018_part1.csv"
SAMPLE_YEAR = 2018
COLUMNS = (
    "序号", "户编号", "家庭人口", "务工人数", "家庭总收入（元）", "务工收入（元）", "外出前种植面积（亩）",
    "外出前种植收入（元）", "种植面积（亩）", "种植收入（元）", "撂荒面积（亩）", "土地流转面积（亩）",
)  # fmt: skip
ASKED_SHARE, LAND_SHARE, ODD_SHARE, BEFORE_SHARE = 0.82, 0.7, 0.02, 0.75
THRESHOLD, DOCUMENT = 350_000, "演示数据：沿用2018年每人3500元"
DAYS_AGO = 12


def record(setting):
    """Shipped thresholds and figures, the sample of 2018, and workbooks of the two rounds' years; {name: count}."""
    by, latest = setting.users["county"], setting.days.latest
    actions.load_shipped(by=by)
    actions.set_threshold(county=setting.county, year=latest, amount_fen=THRESHOLD, document=DOCUMENT, by=by)
    counts = {"sample households": _imported(setting, SAMPLE.read_bytes(), SAMPLE.name, SAMPLE_YEAR)}
    for year in (setting.days.former, latest):
        title = f"寻甸县{year}年农户收入与种植情况调查表"
        content = workbook(title, _rows(setting, year), COLUMNS, sheet="农户收入")
        counts[f"households {year}"] = _imported(setting, content, f"{title}.xlsx", year)
    return counts


def _imported(setting, content, name, year):
    day = setting.on.fromordinal(setting.on.toordinal() - DAYS_AGO)
    by = setting.users["county"]
    batch = imports.receive(
        kind="household_economy", file_name=name, content=content, division=setting.county, round=year, by=by
    )
    ImportBatch.objects.filter(pk=batch.pk).update(created_at=moment(day, 8, 50))
    imports.check(batch=batch, on=day, at=moment(day, 9))
    batch = imports.commit(batch=batch, by=by, on=day, at=moment(day, 9, 30))
    return batch.report["created"]


def _rows(setting, year):
    homes = [home for home in setting.fates.households if home.id]
    asked = [home for home in homes if Random(f"asked {home.number} {year}").random() < ASKED_SHARE]
    before = year < setting.days.latest
    return [(number, *_row(home, year, before)) for number, home in enumerate(asked, 1)]


def _row(home, year, before_history):
    """The cells of a household: its land is drawn once, so that the years agree with each other."""
    rng, land = Random(f"economy {home.number} {year}"), Random(f"land {home.number}")
    away = [worked for person in home.people if (worked := _worked(person, year, before_history))]
    outside = sum(round(wage * months * 0.8, -1) for months, wage in away)
    members = max(1, len(home.people) + len(home.care))
    before = round(land.uniform(3, 11), 1)
    income_before = round(before * land.uniform(950, 1150), -1)
    if not away:
        now, planting = before, round(before * rng.uniform(1500, 2100), -1)
    else:
        now = round(before * rng.uniform(0.72, 0.98), 1)
        planting = round(now * income_before / before * rng.uniform(0.78, 0.98), -1)
    total = outside + planting + round(rng.uniform(2000, 12000), -1)
    if outside and rng.random() < ODD_SHARE:
        total = outside - 500
    cells = [home.number, members, len(away), total, outside]
    if land.random() > LAND_SHARE:
        return (*cells, "", "", "", "", "", "")
    left = round(before - now, 1)
    idle = round(left * rng.choice((0, 0.5, 1)), 1)
    earlier = (before, income_before) if away else ("", "")
    return (*cells, *earlier, now, planting, idle or "", round(left - idle, 1) or "")


def _worked(person, year, before_history):
    """(months outside the county, wage) of a person in a year, or None.

    What is recorded begins a year ago. Most of those who left since had been away on their own before, as they told.
    """
    months, first = _months(person, year), next((spell for spell in person.spells if spell.away), None)
    rng = Random(f"before {person.identity} {year}")
    if before_history and first and rng.random() < BEFORE_SHARE:
        return max(months, rng.randint(4, 10)), round(first.wage * 0.95, -1)
    return (months, _away(person, year)[0].wage) if months else None


def _away(person, year):
    """The person's spells of work outside the county that touch a year."""
    return [
        spell for spell in person.spells
        if spell.away and spell.start.year <= year and (spell.end is None or spell.end.year >= year)
    ]  # fmt: skip


def _months(person, year):
    """How many months of a year the person works outside the county, 0 to 12."""
    spells = _away(person, year)
    if not spells:
        return 0
    first = spells[0].start.month if spells[0].start.year == year else 1
    last = spells[-1].end.month if spells[-1].end and spells[-1].end.year == year else 12
    return max(1, last - first + 1)
