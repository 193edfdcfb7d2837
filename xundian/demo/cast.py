"""Who works in the demo counties: those who may sign in, and the officers of all other places, who may not."""

from dataclasses import dataclass
from io import StringIO
from random import Random

from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.db import transaction

from relocation.sites.actions import create_site
from relocation.sites.models import Site
from xundian.accounts import actions
from xundian.accounts.models import Station, User
from xundian.accounts.queries import demo_users
from xundian.accounts.roles import OFFICE_ROLES, Role
from xundian.accounts.scope import under
from xundian.demo.names import Names
from xundian.divisions.models import Division
from xundian.pages.signin import DEMO_PASSWORD

COUNTY, TOWNSHIP, VILLAGE = "530129", "530129103", "530129103207"
SITE_COUNTY, SITE_STREET, SITE_NAME = "520526", "520526002", "五里岗安置点"
# All officers have been there since before the history begins.
POSTED_DAYS = 500
# Statistical places in which nobody lives.
UNPEOPLED = ("530129405498",)
KUNMING = ["530102", "530103", "530111", "530112", "530114", "530115", "530127", "530181", "530191", "530192"]
# name, city, address, destination prefixes
STATIONS = (
    ("寻甸县驻昆明劳务工作站", "昆明市", "西山区春雨路劳务市场二楼", KUNMING),
    ("寻甸县驻浙江劳务工作站", "宁波市", "鄞州区中河街道", ["33"]),
    ("寻甸县驻上海劳务工作站", "上海市", "松江区荣乐东路", ["31", "32"]),
    ("寻甸县驻粤闽劳务工作站", "东莞市", "长安镇长青路", ["44", "35"]),
)


@dataclass(frozen=True)
class SignIn:
    """Somebody who may sign in: user name, invented name, role, and where it sits in words."""

    username: str
    name: str
    role: str
    place: str


SIGN_INS = (
    SignIn("county", "马国华", Role.COUNTY, "Xundian County 寻甸县人社局"),
    SignIn("township", "李正明", Role.TOWNSHIP, "Yangjie Town 羊街镇"),
    SignIn("village", "杨秀芬", Role.VILLAGE, "Sanyingzhuang, Yangjie 羊街镇三营庄村"),
    SignIn("leader", "张建平", Role.LEADER, "Xundian County 寻甸县领导小组"),
    SignIn("station", "陈志强", Role.STATION, "Kunming station 驻昆明劳务工作站"),
    SignIn("site", "安文秀", Role.SITE, "Wuligang site, Weining 威宁五里岗安置点"),
    SignIn("auditor", "刘光荣", Role.AUDITOR, "Xundian County 寻甸县督查组"),
    # A batch of subsidies is prepared, approved and paid by three hands, none of which declared what it pays.
    SignIn("county-finance", "杨丽华", Role.COUNTY, "Xundian County 寻甸县人社局（财务申报）"),
    SignIn("county-review", "普建国", Role.COUNTY, "Xundian County 寻甸县人社局（复核）"),
    SignIn("weining", "禄建华", Role.COUNTY, "Weining County 威宁县搬迁主管局"),
    SignIn("weining-township", "安明亮", Role.TOWNSHIP, "Wuligang Street, Weining 威宁县五里岗街道"),
    # Nobody hears an appeal against their own decision: the bureau has a second officer for those.
    SignIn("weining-appeals", "管玉梅", Role.COUNTY, "Weining County 威宁县搬迁主管局（申诉）"),
)


@transaction.atomic
def make_sign_ins(seed):
    """Divisions, codes, stations, the site, and the sign-ins; what is there already stays as it is.

    Returns how many sign-ins were made. One that `remove` closed is opened again.
    """
    mine = User.objects.filter(is_demo=True, username__in=[each.username for each in SIGN_INS])
    mine.filter(is_active=False).update(is_active=True)
    known = set(mine.values_list("username", flat=True))
    missing = [each for each in SIGN_INS if each.username not in known]
    if missing:
        for command in ("load_divisions", "load_codes"):
            call_command(command, stdout=StringIO())
        # One public password: hashing it for each would protect nothing and take seconds.
        places, names, password = _places(), Names(Random(f"{seed} sign-ins")), make_password(DEMO_PASSWORD)
        User.objects.bulk_create(
            _user(
                each.username,
                each.name,
                each.role,
                names.phone(),
                password,
                **places.get(each.username) or places[each.role],
            )
            for each in missing
        )
    return len(missing)


def make_officers(seed):
    """An officer for every village, township and station without one, a second one at the site; none can sign in."""
    rng = Random(f"{seed} officers")
    names, officers = Names(rng), []
    places = Division.objects.filter(under("code", COUNTY), level__in=["township", "village"]).order_by("code")
    taken = set(User.objects.filter(division__in=places).values_list("division_id", flat=True))
    posts = [
        (f"{each.level[0]}{each.code}", Role(each.level), {"division": each, "home_id": each.code})
        for each in places.exclude(code__in=taken | set(UNPEOPLED))
    ]
    for number, station in enumerate(Station.objects.filter(county=COUNTY, users=None).order_by("name"), 2):
        posts.append((f"station{number}", Role.STATION, {"station": station, "home_id": COUNTY}))
    site = Site.objects.get(division=SITE_STREET, name=SITE_NAME)
    posts.append(("site2", Role.SITE, {"site_id": site.pk, "home_id": SITE_COUNTY}))
    for username, role, place in posts:
        name = names.person(names.family("01"), rng.choice("12"))
        officers.append(_user(username, name, role, names.phone(), make_password(None), **place))
    return len(User.objects.bulk_create(officers))


def _user(username, name, role, phone, password, **place):
    return User(
        username=username, name=name, role=role, phone=phone, password=password, is_demo=True,
        is_staff=role in OFFICE_ROLES, **place,
    )  # fmt: skip


def stand_in(role, division):
    """An officer of that role at or below a place of another county: a sign-in where there is one, or one without."""
    rows = User.objects.filter(under("division_id", division), role=role, is_active=True).order_by("username")
    if rows.exists():
        return rows.first()
    place = Division.objects.get(code=division)
    names = Names(Random(f"{role} {division}"))
    name = names.person(names.family("01"), "1")
    user = _user(f"{role[0]}{division}", name, role, names.phone(), make_password(None), division=place,
                 home_id=division[:6])  # fmt: skip
    user.save()
    return user


def remove(on):
    """Close every demo account as of the day `on`, as must be done before production; how many there were."""
    users = list(demo_users())
    for user in users:
        actions.deactivate_user(user=user, by=None, on=on)
    return len(users)


def _places():
    """{role, or user name of the other county: the place its sign-in is given}."""
    county, township, village, street = (
        Division.objects.get(code=code) for code in (COUNTY, TOWNSHIP, VILLAGE, SITE_STREET)
    )
    stations = [_station(county, *each) for each in STATIONS]
    site = Site.objects.filter(division=street, name=SITE_NAME).first() or create_site(
        division=street, name=SITE_NAME, by=None, address="五里岗街道阳光社区", phone="08576222333"
    )
    county_wide, other = {"division": county, "home": county}, {"division": street.parent, "home": street.parent}
    return {
        Role.COUNTY: county_wide, Role.LEADER: county_wide, Role.AUDITOR: county_wide,
        Role.TOWNSHIP: {"division": township, "home": township}, Role.VILLAGE: {"division": village, "home": village},
        Role.STATION: {"station": stations[0], "home": county}, Role.SITE: {"site_id": site.pk, "home": street.parent},
        "weining": other, "weining-appeals": other,
        "weining-township": {"division": street, "home": street},
    }  # fmt: skip


def _station(county, name, city, address, destinations):
    return Station.objects.filter(name=name).first() or actions.create_station(
        name=name, county=county, city=city, address=address, destinations=destinations, by=None, phone="087168001234"
    )
