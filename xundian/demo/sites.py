"""What stands at the sites and is seen there: buildings, homes, facilities beside the published ones, observations.

The figures of Wuligang are those of the study (W2.2), named as such; everything else is made up.
"""

from datetime import timedelta

from relocation import journeys
from relocation.households.models import MoveIn
from relocation.sites import actions, queries
from relocation.sites.models import Building, Facility, Home, Site
from relocation.sites.states import FacilityKind, Finding, ObservationKind
from xundian.accounts.models import User
from xundian.demo.cast import SITE_NAME
from xundian.demo.resettlement import OWN_SITE

PUBLISHED_RESIDENTS = 9211
SOURCE = "威宁易地扶贫搬迁实地研究，2021年（W2.2）"
PUBLISHED = {
    FacilityKind.KINDERGARTEN: 4, FacilityKind.PRIMARY_SCHOOL: 2, FacilityKind.MIDDLE_SCHOOL: 1, FacilityKind.CLINIC: 2,
    FacilityKind.SERVICE_CENTRE: 9, FacilityKind.LEISURE_VENUE: 10,
}  # fmt: skip
UNITS, STOREYS, PER_STOREY = ("1单元", "2单元"), 6, 2
# Square metres and persons of the homes, building by building.
SIZES = ((100, 5), (80, 4), (120, 6), (60, 3))
# Buildings that nobody has moved into yet.
EMPTY = 1
# kind, name, room for people
WULIGANG = (
    (FacilityKind.PRIMARY_SCHOOL, "五里岗第一小学", 1080), (FacilityKind.KINDERGARTEN, "阳光幼儿园", 270),
    (FacilityKind.SERVICE_CENTRE, "阳光社区服务中心", None), (FacilityKind.LEISURE_VENUE, "健身广场", 300),
)  # fmt: skip
YANGJIE = (
    (FacilityKind.CLINIC, "安置点卫生室", 20), (FacilityKind.KINDERGARTEN, "安置点幼儿园", 60),
    (FacilityKind.SERVICE_CENTRE, "便民服务点", None),
)  # fmt: skip
# business, finding, days ago, days to remedy, days until it was remedied
INSPECTED = (
    ("五里岗石材加工点", Finding.SERIOUS, 40, 21, None), ("阳光社区餐馆", Finding.MINOR, 33, 14, 9),
    ("五里岗服装车间", Finding.IN_ORDER, 26, None, None), ("废品回收站", Finding.MINOR, 6, 20, None),
)  # fmt: skip
HELD = (("邻里节", 20, 160, 9), ("新居民夜校", 12, 45, 6), ("广场舞比赛", 3, 210, 11))


def furnish(setting):
    """Buildings and homes of both sites, facilities, and what was seen; {buildings, homes, observations}."""
    wuligang, own = (Site.objects.get(name=name) for name in (SITE_NAME, OWN_SITE))
    bureau, officer, county = (setting.users[name] for name in ("weining", "site", "county"))
    actions.edit_site(
        site=wuligang, expected_version=None, by=bureau,
        changes={"published_residents": PUBLISHED_RESIDENTS, "published_source": SOURCE},
    )  # fmt: skip
    for kind, count in PUBLISHED.items():
        actions.add_facility(site=wuligang, kind=kind, count=count, source=SOURCE, by=bureau)
    for site, facilities, by in ((wuligang, WULIGANG, officer), (own, YANGJIE, county)):
        _build(site, by)
        for kind, name, room in facilities:
            actions.add_facility(site=site, kind=kind, name=name, capacity=room, by=by)
    seen = _observe(setting, wuligang, officer)
    return {"buildings": Building.objects.count(), "homes": Home.objects.count(), "observations": seen}


def _build(site, by):
    """Buildings behind the doors that people moved into, and an empty one; the site's officers share them."""
    names = set(MoveIn.objects.filter(site=site).values_list("building", flat=True))
    names |= {f"{len(names) + number}栋" for number in range(1, EMPTY + 1)}
    officers = list(User.objects.filter(site_id=site.pk).order_by("username"))
    for number, name in enumerate(sorted(names)):
        area, persons = SIZES[number % len(SIZES)]
        lives = number < len(names) - EMPTY
        building = actions.add_building(
            site=site, name=name, storeys=STOREYS, by=by,
            grid_officer=officers[number % len(officers)] if officers and lives else None,
        )  # fmt: skip
        journeys.record_homes(
            building=building, units=UNITS, per_storey=PER_STOREY, area_m2=area, persons=persons, by=by
        )


def _observe(setting, site, by):
    on, seen = setting.on, 0

    def observe(kind, ago, note="", **facts):
        day = on - timedelta(days=ago)
        return actions.observe(site=site, kind=kind, observed_on=day, by=by, on=day, facts=facts, note=note)

    for subject, finding, ago, days, remedied in INSPECTED:
        by_day = None if days is None else on - timedelta(days=ago - days)
        row = observe(ObservationKind.ENVIRONMENT, ago, subject=subject, finding=finding, remedy_by=by_day)
        if remedied:
            day = row.observed_on + timedelta(days=remedied)
            actions.remedy(observation=row, remedied_on=day, note="已加装油烟净化器", by=by, on=day)
        seen += 1
    school = Facility.objects.get(site=site, kind=FacilityKind.PRIMARY_SCHOOL, source="")
    known = queries.school_children(site, on)
    observe(
        ObservationKind.ENROLMENT, 15, facility=school, children=known["children"], enrolled=known["enrolled"],
        note="与学校花名册核对",
    )  # fmt: skip
    for subject, ago, people, villages in HELD:
        observe(ObservationKind.ACTIVITY, ago, subject=subject, participants=people, villages=villages)
    observe(ObservationKind.MIX, 0)
    return seen + len(HELD) + 2
