"""How the demo county works with its enterprises: a selection, agreements, contacts, and inspections on the spot."""

from datetime import timedelta

from laborers.enterprises import actions
from laborers.enterprises.models import Candidate
from laborers.enterprises.states import PARTS
from xundian.demo import market

SERVICES = "组织输送、到岗接收、驻厂服务、跟踪回访，不向务工人员收费"
CRITERIA = [
    {"name": "资质与信誉", "weight": 40}, {"name": "服务方案", "weight": 35}, {"name": "以往稳岗率", "weight": 25},
]  # fmt: skip
ASSESSORS = ("马副局长", "李股长", "杨会长")
PARTY = "县人社局、工会、驻昆工作站"
FOUND = {
    "environment": "车间通风良好，消防通道畅通。", "accommodation": "宿舍六人一间，有热水。",
    "pay": "工资按月足额发放，工资表与考勤相符。", "demands": "岗位要求与招工信息一致，无性别限制。",
}  # fmt: skip
# Of every so many enterprises one passed with conditions, and the last of the county's own ran out.
CONDITIONS_EVERY = 9


def work_together(setting):
    """Contacts, a selection, agreements and inspections of all enterprises; {what: count}."""
    firms = [setting.firms[firm.name] for firm in market.FIRMS]
    chosen = _select(setting)
    for number, firm in enumerate(firms):
        _contacts(setting, firm, number)
    employers = [firm for firm in firms if not firm.is_intermediary]
    agreed = [_agree(setting, firm, number) for number, firm in enumerate(employers) if number % 3 == 0]
    inspected = sum(_inspect(setting, firm, number) for number, firm in enumerate(employers))
    actions.plan_inspection(
        enterprise=_run_out(setting), planned_on=setting.on + timedelta(days=6), by=setting.users["county"],
        on=setting.on, party=PARTY,
    )  # fmt: skip
    return {"agreements": len(agreed) + 1, "inspections": inspected, "selections": len([chosen])}


def _run_out(setting):
    """The enterprise whose inspection ran out, so that its posts wait for the next one."""
    return setting.firms[market.NEAR_FIRMS[-1].name]


def _contacts(setting, firm, number):
    for post in ("人事经理", "车间主任")[: 1 + number % 2]:
        actions.add_contact(
            enterprise=firm, name=setting.names.person("陈", "2"), post=post, phone=setting.names.phone(),
            valid_from=setting.days.first, by=setting.users["county"],
        )  # fmt: skip


def _agree(setting, firm, number):
    signed = setting.days.first + timedelta(days=number)
    ends = setting.on + timedelta(days=20 + 40 * number)
    return actions.sign_cooperation(
        enterprise=firm, kind="transfer", signed_on=signed, starts=signed, ends=ends,
        services=SERVICES, document=f"寻人社劳协〔{signed.year}〕{number + 1}号",
        by=setting.users["county"], on=signed,
    )  # fmt: skip


def _inspect(setting, firm, number):
    """One when the year began, and another within the last months; how many."""
    first = setting.days.first - timedelta(days=20 + number)
    runs_out = firm == _run_out(setting)
    _record(setting, firm, first, valid_until=first + timedelta(days=300 if runs_out else 700))
    if runs_out:
        return 1
    day = setting.on - timedelta(days=15 + 7 * number)
    if number % CONDITIONS_EVERY == 1:
        row = _record(
            setting, firm, day, verdict="conditional", accommodation="conditions",
            accommodation_found="两间宿舍无烟感报警器。", conditions="宿舍补装烟感报警器。",
            conditions_by=setting.on + timedelta(days=10),
        )  # fmt: skip
        if number > CONDITIONS_EVERY:
            actions.meet_conditions(
                inspection=row, met_on=setting.on, by=row.by, on=setting.on, note="已装，现场复查。"
            )
    else:
        _record(setting, firm, day)
    return 2


def _record(setting, firm, day, **found):
    good = dict.fromkeys(PARTS, "good") | {f"{part}_found": text for part, text in FOUND.items()}
    by = setting.users[
        "station" if firm.destination.startswith("5301") and firm.destination != market.HOME else "county"
    ]
    values = good | {"verdict": "pass", "party": PARTY} | found
    return actions.record_inspection(enterprise=firm, carried_out_on=day, by=by, on=day, **values)


def _select(setting):
    """Two candidates judged by three people; the agency was chosen and its agreement follows from it."""
    by, day = setting.users["county"], setting.days.first - timedelta(days=40)
    agency, other = setting.firms[market.AGENCY.name], setting.firms[market.AWAY_FIRMS[1].name]
    row = actions.open_selection(
        county=setting.county, title=f"{day.year}年劳务输送合作机构比选", need="向主城区和沿海组织输送",
        criteria=CRITERIA, held_on=day, candidates=[agency, other], by=by, on=day,
    )  # fmt: skip
    for candidate in Candidate.objects.filter(selection=row).select_related("enterprise").order_by("pk"):
        base = 86 if candidate.enterprise == agency else 78
        for step, assessor in enumerate(ASSESSORS):
            points = [base + step, base - 2 * step, base + 3]
            actions.give_scores(candidate=candidate, assessor=assessor, points=points, by=by)
    chosen = Candidate.objects.get(selection=row, enterprise=agency)
    actions.decide_selection(selection=row, chosen=[chosen.pk], reasons="得分最高，有驻外服务人员。", by=by, on=day)
    published = day + timedelta(days=3)
    row = actions.publish_selection(
        selection=row, published_on=published, published_at="县人民政府网站公示栏", by=by, on=published
    )
    actions.sign_cooperation(
        enterprise=agency, kind="transfer", signed_on=published, starts=published,
        ends=setting.on + timedelta(days=55), services="组织输送、岗前引导、驻厂服务，不向务工人员收费",
        document=f"寻人社劳协〔{published.year}〕0号", selection=row, by=by, on=published,
    )  # fmt: skip
    return row
