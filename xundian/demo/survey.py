"""The two survey rounds of the demo county: workbooks through the real import, the policy, and the assessments."""

from datetime import date, timedelta

from laborers.imports import actions as imports
from laborers.imports.models import ImportBatch
from laborers.registry.models import Case, Household, Laborer
from laborers.registry.states import Stage
from laborers.surveys import actions as surveys
from xundian.codes.models import Code
from xundian.demo.cast import TOWNSHIP
from xundian.demo.setting import moment
from xundian.demo.workbook import Form, with_slips, workbook
from xundian.divisions.models import Division
from xundian.kit.errors import Invalid
from xundian.kit.sealing import digest

DOCUMENT, POLICY_FROM = "寻办通〔2017〕26号", date(2017, 4, 17)
LATE_DAYS, OTHER_TOWNSHIP = 9, "530129104"


def set_policy(setting):
    """The thresholds of the assessment as the county's notice of 17 April 2017 began them (X1)."""
    surveys.set_policy(county=setting.county, valid_from=POLICY_FROM, document=DOCUMENT, by=setting.users["county"])


def hold_round(setting, year):
    """The county's workbook of a round, imported, and everyone in it assessed; the number of people in it."""
    late = setting.fates.late
    rows = [row for row in _form(setting, year).rows(setting.fates.households) if row[9] not in late]
    day, by = date(year, 4, 2), setting.users["county"]
    title = f"寻甸县{year}年农村劳动力资源调查表"
    _imported(setting, workbook(title, rows), f"{title}.xlsx", setting.county, year, day, by)
    recognise(setting)
    surveys.assess_division(division=setting.county, by=by, on=setting.days.judged(year))
    return len(rows)


def late_forms(setting):
    """A township's late form with some rows refused, another one only checked, and a file that is no form at all."""
    days, rng = setting.days, setting.rng
    day = setting.on - timedelta(days=LATE_DAYS)
    form = _form(setting, days.latest)
    rows = [row for row in form.rows(setting.fates.households) if row[9] in setting.fates.late]
    rows = [(*row[:26], str(day - timedelta(days=2)), row[27]) for row in rows]
    by = setting.users["township"]
    division = Division.objects.get(code=TOWNSHIP)
    title = f"羊街镇{days.latest}年劳动力调查补录表"
    strangers = form.rows(_strangers(setting, TOWNSHIP, 3))
    content = workbook(title, [*rows, *with_slips(strangers[:6], day)])
    _imported(setting, content, f"{title}.xlsx", division, days.latest, day, by)
    other = Division.objects.get(code=OTHER_TOWNSHIP)
    extra = form.rows(_strangers(setting, OTHER_TOWNSHIP, 14))
    cut = len(extra) - min(9, len(extra) // 2)
    content = workbook("柯渡镇外出务工人员核实表", extra[:cut] + with_slips(extra[cut:], day))
    batch = _received(
        content, "柯渡镇外出务工人员核实表.xlsx", other, days.latest, day, setting.officers[OTHER_TOWNSHIP]
    )
    imports.check(batch=batch, on=day, at=moment(day, 15))
    notes = "会议签到\n姓名,电话\n" + "".join(f"{each.name},{each.phone}\n" for each in rng.sample(setting.people, 5))
    batch = _received(notes.encode("gb18030"), "会议签到表.csv", division, days.latest, day, by)
    try:
        imports.check(batch=batch, on=day, at=moment(day, 16))
    except Invalid:
        return len(rows)  # the import itself keeps why
    raise AssertionError("a list of names passed as a survey form")


def recognise(setting):
    """Note the registry's keys with the people and households of the plan that are registered by now."""
    homes = {(each.division_id[:6], each.number): each.pk for each in Household.objects.only("division", "number")}
    people = {bytes(known): pk for known, pk in Laborer.objects.values_list("identity_digest", "pk") if known}
    cases = dict(Case.objects.exclude(stage=Stage.CLOSED).values_list("laborer_id", "pk"))
    for home in (*setting.fates.households, *setting.relocated):
        home.id = homes.get((home.village[:6], home.number))
        for person in home.people:
            person.laborer_id = people.get(digest(person.identity))
            person.case_id = cases.get(person.laborer_id, person.case_id)


def _form(setting, year):
    places = dict(Code.objects.filter(scheme="destination").values_list("code", "label_zh"))
    surveyors = {code: user.name for code, user in setting.officers.items()}
    return Form(setting.rng, year, setting.days, places, surveyors)


def _strangers(setting, township, count):
    """Households that no workbook has named yet."""
    villages = list(Division.objects.filter(parent_id=township).select_related("parent").order_by("code"))
    return [setting.settling.household(setting.rng.choice(villages)) for _each in range(count)]


def _imported(setting, content, name, division, year, day, by):
    batch = _received(content, name, division, year, day, by)
    imports.check(batch=batch, on=day, at=moment(day, 9))
    imports.commit(batch=batch, by=by, on=day, at=moment(day, 9, 30))


def _received(content, name, division, year, day, by):
    batch = imports.receive(kind="survey", file_name=name, content=content, division=division, round=year, by=by)
    ImportBatch.objects.filter(pk=batch.pk).update(created_at=moment(day, 8, 50))
    return batch
