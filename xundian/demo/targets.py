"""What the county set itself to reach: this year's plans, and those of 2017 as the study tells them (X3.1)."""

from datetime import date

from django.db.models.functions import Left

from laborers.registry.models import Laborer
from xundian.accounts.scope import under
from xundian.demo.cast import COUNTY, TOWNSHIP
from xundian.divisions.models import Division
from xundian.divisions.queries import children
from xundian.targets import actions, queries, rules
from xundian.targets.actions import Part
from xundian.targets.models import Target
from xundian.targets.states import Indicator

# Share of the county's laborers that is to be reached in a year.
SHARES = {
    Indicator.PLACEMENTS: 0.31, Indicator.AWAY_PLACEMENTS: 0.24, Indicator.TRAINED: 0.05,
    Indicator.URBAN_PLACEMENTS: 0.13, Indicator.PLACEMENTS_SUPPORTED: 0.12,
}  # fmt: skip
# The notice of 17 April 2017: 18,980 to train, 20,000 to place, 2,800 of them in Kunming's main urban area (X3.1).
PLAN_2017 = {Indicator.TRAINED: 18_980, Indicator.PLACEMENTS: 20_000, Indicator.URBAN_PLACEMENTS: 2_800}
DOCUMENT, DOCUMENT_2017 = "寻办通〔{year}〕8号", "寻办发〔2017〕26号（乡镇数按劳动力人数折算演示）"
# The plan that is still being divided; all others are frozen.
DRAFT = Indicator.URBAN_PLACEMENTS


def set_targets(setting):
    """Plans of this year and of 2017, divided over townships and down to persons, frozen; how many targets."""
    by, year = setting.users["county"], setting.on.year
    people = _people()
    divisions = Division.objects.in_bulk([*people, COUNTY])
    for indicator, share in SHARES.items():
        total = round(sum(people.values()) * share)
        _divide(divisions, people, indicator, year, total, DOCUMENT.format(year=year), by)
    for indicator, total in PLAN_2017.items():
        _divide(divisions, people, indicator, 2017, total, DOCUMENT_2017, by)
    _name_persons(setting, divisions, by)
    frozen = min(date(year, 2, 10), setting.on)
    for indicator in SHARES:
        if indicator != DRAFT:
            _freeze(indicator, year, DOCUMENT.format(year=year), frozen, by)
    for indicator in PLAN_2017:
        _freeze(indicator, 2017, DOCUMENT_2017, date(2017, 4, 17), by)
    _change_one(divisions, year, by)
    return Target.objects.count()


def _people():
    """{township: registered laborers}, by code."""
    rows = Laborer.objects.filter(under("division_id", COUNTY)).annotate(township=Left("division_id", 9))
    counts = {}
    for township in rows.order_by("township").values_list("township", flat=True):
        counts[township] = counts.get(township, 0) + 1
    return counts


def _divide(divisions, people, indicator, year, total, document, by):
    parts = [
        Part(value, divisions[code])
        for code, value in zip(people, rules.split(total, list(people.values())), strict=True)
    ]
    actions.divide(
        division=divisions[COUNTY], indicator=indicator, year=year, own=total, parts=parts, document=document, by=by
    )


def _name_persons(setting, divisions, by):
    """The main urban area down to persons: each township's officer, and in one township those of the villages."""
    for year in (2017, setting.on.year):
        for row in queries.parts_of(COUNTY, Indicator.URBAN_PLACEMENTS, year)[0]:
            officer = setting.officers.get(row.division_id)
            if officer and (year == 2017 or row.division_id != TOWNSHIP):
                _give(row, [Part(row.value, person=officer)], by)
    own = Target.objects.get(division=TOWNSHIP, indicator=Indicator.URBAN_PLACEMENTS, year=setting.on.year)
    villages = [each.code for each in children(TOWNSHIP) if each.code in setting.officers][:4]
    values = rules.split(own.value, [1] * len(villages))
    _give(own, [
        Part(value, person=setting.officers[code], places=(code,)) for code, value in zip(villages, values, strict=True)
    ], by)  # fmt: skip


def _give(row, parts, by):
    actions.divide(division=row.division, indicator=row.indicator, year=row.year, parts=parts, by=by)


def _freeze(indicator, year, document, on, by):
    plan = queries.plan_of(COUNTY, indicator, year)
    actions.freeze(plan=plan, document=document, by=by, on=on)


def _change_one(divisions, year, by):
    """One township takes over from another after freezing: with its reason and document, the whole as before."""
    codes = sorted(code for code in divisions if code != COUNTY)[:2]
    first, second = (
        Target.objects.get(division=code, indicator=Indicator.TRAINED, year=year, person=None) for code in codes
    )
    moved = min(3, second.value)
    actions.divide(
        division=divisions[COUNTY], indicator=Indicator.TRAINED, year=year, by=by,
        parts=[Part(first.value + moved, divisions[codes[0]]), Part(second.value - moved, divisions[codes[1]])],
        reason="培训机构所在地调整，班次改在邻近乡镇举办", document=f"寻人社通〔{year}〕21号",
    )  # fmt: skip
