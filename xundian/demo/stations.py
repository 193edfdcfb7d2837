"""Stations of the demo county: employers they visited, contact points; and a village that its officer has left."""

from datetime import timedelta
from uuid import UUID

from laborers.placements.models import Placement
from laborers.visits import actions
from laborers.visits.models import VisitPlan
from xundian.accounts import actions as accounts
from xundian.accounts.scope import under
from xundian.demo.cast import TOWNSHIP, VILLAGE
from xundian.demo.setting import moment

# name, kind, destination, address, whom to ask for, telephone, services, hours
POINTS = (
    ("寻甸在昆务工人员联谊会", "association", "530112", "西山区春雨路劳务市场二楼", "马会长", "087168005511",
     ["jobs", "wages", "gathering"], "每天 9:00–17:00"),
    ("西山区寻甸籍务工人员流动服务点", "branch", "530112", "西山区马街街道服务中心", "李书记", "087168005522",
     ["wages", "schooling", "training"], "周一至周五 9:00–17:00"),
    ("官渡区法律援助工作站", "legal_aid", "530111", "官渡区关上街道", "", "12348", ["legal_advice", "wages"], ""),
    ("东莞长安务工服务点", "association", "441900", "长安镇长青路", "杨会长", "076985550011",
     ["jobs", "housing", "gathering"], "周末 10:00–18:00"),
)  # fmt: skip
NOTES = ("车间通风良好，宿舍六人一间。", "工资表与考勤相符，按月发放。", "食堂已提供清真餐。")


def look_after(setting):
    """Contact points in three cities, and the largest employers of the Kunming station visited; {what: count}."""
    county, station = setting.users["county"], setting.users["station"]
    for name, kind, place, address, contact, phone, services, hours in POINTS:
        actions.add_contact_point(
            by=county, id=_id(setting), name=name, kind=kind, destination=place, address=address, contact=contact,
            phone=phone, services=services, hours=hours, valid_from=setting.days.first,
        )  # fmt: skip
    seen = Placement.objects.filter(ended_on=None, enterprise__isnull=False).select_related("enterprise")
    known = {
        (row.enterprise.name, row.destination): row
        for row in seen.order_by("enterprise__name", "destination", "pk")
        if station.station.looks_after(row.destination)
    }
    made = [known[key] for key in sorted(known)][: len(NOTES)]
    for number, (row, note) in enumerate(zip(made, NOTES, strict=False)):
        day = setting.on - timedelta(days=20 + 9 * number)
        actions.visit_employer(
            id=_id(setting), enterprise=row.enterprise, destination=row.destination, visited_on=day, at=moment(day, 17),
            by=station, environment="good", accommodation="fair" if number else "good", pay="on_time",
            benefits="partly" if number == 1 else "full", note=note, next_visit_on=day + timedelta(days=90),
        )  # fmt: skip
    return {"contact points": len(POINTS), "employers visited": len(made)}


def leave_a_village(setting):
    """The officer of one village of the township left without a successor: the list of work without an officer."""
    waiting = VisitPlan.objects.filter(under("division_id", TOWNSHIP), state="planned", window_from__lte=setting.on)
    codes = waiting.exclude(division_id=VILLAGE).order_by("division_id").values_list("division_id", flat=True)
    code = codes.first()
    if code is None:
        return {"villages": 0}
    officer = setting.officers[code]
    accounts.deactivate_user(user=officer, by=setting.users["county"], on=setting.on - timedelta(days=1))
    return {"villages": 1}


def _id(setting):
    return UUID(int=setting.rng.getrandbits(128), version=4)
