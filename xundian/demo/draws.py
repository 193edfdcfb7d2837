"""Draws of homes at Wuligang: one that was made and has moved on since, and one that waits for its secrets (W2.2-3)."""

from datetime import timedelta
from random import Random

from laborers.registry import actions as registry
from relocation.declarations import actions as declarations
from relocation.draws import actions, queries, rules
from relocation.sites import actions as sites
from relocation.sites.models import Site
from xundian.demo.cast import SITE_COUNTY, SITE_NAME, SITE_STREET
from xundian.demo.names import Names
from xundian.divisions.models import Division

WITNESSES = (("禄永祥", "县纪委监委"), ("马晓燕", "县人民检察院"), ("管朝海", "县公证处"), ("王德才", "搬迁群众代表"))
HALL = "五里岗街道阳光社区文化广场"
# Persons of the households, and persons of the homes in the buildings that are drawn for.
DRAWN = ((4, 3, 5, 2, 4, 6, 3, 4, 2, 5, 4, 3, 1, 4), (4, 4, 4, 3, 3, 5, 5, 6, 2, 2))
WAITING = ((3, 4, 2, 5, 4, 3, 2, 4, 6), (4, 4, 3, 3, 2, 5, 6))
FOUND = (
    ("housing", "土坯房年久失修，墙体开裂", "属实，鉴定为D级危房"),
    ("transport", "到公路步行两小时", "属实，不通机动车"),
    ("utilities", "靠水窖吃水，冬春断水", "属实"), ("poverty", "缺劳力，靠低保", "属实，现享受低保"),
)  # fmt: skip


def draw_lots(setting):
    """A draw of three weeks ago with a home given back since, and one frozen lately; {households, homes, draws}."""
    rng = Random(f"draws {setting.on}")
    site = Site.objects.get(name=SITE_NAME)
    first, second = setting.on - timedelta(days=34), setting.on - timedelta(days=3)
    row = _freeze(
        setting, rng, site, f"{first.year}年五里岗安置点第一批分房", "21栋", DRAWN, first, first + timedelta(days=10)
    )
    day = first + timedelta(days=10)
    by = setting.users["weining"]
    for witness in queries.witnesses_of(row):
        actions.reveal(witness=witness, secret=_secret(row, witness.number), by=by, on=day)
    row = actions.run(draw=row, by=by, on=day)
    holder = row.allotments.filter(home__persons=4).order_by("position").first()
    actions.give_back(entry=holder.entry, reason="已在昆明购房，全家不再搬迁", by=by, on=day + timedelta(days=5))
    title = f"{second.year}年五里岗安置点第二批分房"
    row = _freeze(setting, rng, site, title, "22栋", WAITING, second, setting.on + timedelta(days=4))
    witness = queries.witnesses_of(row).first()
    actions.reveal(witness=witness, secret=_secret(row, witness.number), by=by, on=setting.on)
    return {"households": len(DRAWN[0]) + len(WAITING[0]), "homes": len(DRAWN[1]) + len(WAITING[1]), "draws": 2}


def _freeze(setting, rng, site, title, building, sizes, on, reveal_by):
    """Everything up to the freeze."""
    by = setting.users["weining"]
    entered = _declare(setting, rng, site, sizes[0], on)
    county = Division.objects.get(code=SITE_COUNTY)
    row = actions.prepare_draw(
        county=county, site=site, title=title, venue=HALL, reveal_by=reveal_by, by=by, on=on - timedelta(days=6)
    )
    actions.enter(draw=row, declarations=entered, by=by)
    actions.put_up(draw=row, homes=_homes(site, building, sizes[1], by), by=by)
    for name, body in WITNESSES:
        witness = actions.name_witness(draw=row, name=name, body=body, by=by)
        commitment = rules.commitment_of(row.code, witness.number, _secret(row, witness.number))
        actions.commit(witness=witness, commitment=commitment, by=by, on=on - timedelta(days=1))
    return actions.freeze(draw=row, by=by, on=on)


def _declare(setting, rng, site, sizes, on):
    """Households of the street's villages, each declared, looked at and confirmed; of so many persons each."""
    streets = list(Division.objects.filter(parent_id=SITE_STREET).order_by("code"))
    clerk, by, names, found = setting.users["weining-township"], setting.users["weining"], Names(rng), []
    for serial, persons in enumerate(sizes, 1):
        day = on - timedelta(days=50 - serial)
        village = rng.choice(streets)
        household = registry.register_household(
            number=f"{village.code}D{on:%m%d}{serial:02d}", division=village, by=clerk, on=day
        )
        sex = rng.choice("12")
        birth = day - timedelta(days=rng.randint(25 * 365, 55 * 365))
        registry.register_laborer(
            household=household, name=names.person(names.family(rng.choice(("01", "06", "07"))), sex), sex=sex,
            birth=birth, identity=setting.names.identity(birth, sex), phone=setting.names.phone(), relation="02",
            by=clerk, on=day,
        )  # fmt: skip
        condition, evidence, seen = rng.choice(FOUND)
        row = declarations.declare(
            household=household, claims={condition: evidence}, persons=persons, site=site, by=clerk, on=day
        )
        row = declarations.screen(declaration=row, by=clerk, on=day + timedelta(days=3))
        look = day + timedelta(days=9)
        declarations.inspect(
            declaration=row, condition=condition, finding="confirmed", found=seen, checked_on=look, by=by, on=look,
            party="街道办、村委会",
        )  # fmt: skip
        found.append(declarations.confirm(declaration=row, by=by, on=look + timedelta(days=4)))
    return found


def _homes(site, name, sizes, by):
    building = sites.add_building(site=site, name=name, storeys=6, by=by)
    return [
        sites.add_home(
            building=building,
            unit=f"{number // 6 + 1}单元",
            room=f"{number % 6 + 1}01",
            area_m2=20 * size,
            persons=size,
            by=by,
        )
        for number, size in enumerate(sizes)
    ]


def _secret(row, number):
    """A secret of the demo, which is none: anybody who reads this line knows it."""
    return f"demo-secret-{row.code}-{number}"
