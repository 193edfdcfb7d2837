"""Draws of homes: frozen rosters and publications as plain values, and draws made through the room's actions."""

from datetime import date
from itertools import count

from relocation.declarations import actions as declarations
from relocation.draws import actions, queries, rules
from relocation.draws.models import Draw, DrawEntry
from relocation.sites import actions as sites
from relocation.sites.models import Building
from tests.factories.registry import make_household, make_laborer

FROZEN, DRAWN, LAST = date(2026, 3, 10), date(2026, 3, 18), date(2026, 3, 20)
BODIES = ("县纪委监委", "县检察院", "县公证处", "搬迁群众代表")
_serial = count(1)
CODE = "7KQM-2XHD"


def secret_of(number):
    """The secret that witness `number` chooses in tests."""
    return f"secret-{number}-of-a-witness-{'abcdefgh'[number % 8]}"


def make_roster(persons=(4, 3, 2, 4, 5), homes=(4, 4, 3), witnesses=2, **values):
    """A frozen roster as it is published: persons of each household and of each home."""
    return {
        "algorithm": rules.VERSION, "draw": CODE, "title": "五里岗一期分房", "site": "五里岗",
        "frozen_on": "2026-03-10", "reveal_by": "2026-03-20", "larger_homes": 0, "repeats": None,
        "entries": [
            {"number": n, "name": "王**", "place": "草海镇", "persons": size,
             "mark": rules.mark_of(CODE, n, "王小明", "AB-CD")}
            for n, size in enumerate(persons, 1)
        ],
        "homes": [{"number": n, "home": f"1栋-1单元-{n}01", "persons": size} for n, size in enumerate(homes, 1)],
        "witnesses": [
            {"number": n, "name": f"见证人{n}", "body": f"单位{n}",
             "commitment": rules.commitment_of(CODE, n, secret_of(n))}
            for n in range(1, witnesses + 1)
        ],
    } | values  # fmt: skip


def make_publication(roster=None, **values):
    """The publication of a draw that was made of the roster."""
    roster = roster or make_roster(persons=(4, 3, 2, 4, 3), homes=(4, 4, 3, 2))
    secrets = [secret_of(each["number"]) for each in roster["witnesses"]]
    made = {"state": "drawn", "roster": roster, "digest": rules.digest_of(roster), "secrets": secrets}
    return made | rules.result_of(roster, secrets) | {"successions": [], "ended": None} | values


def make_confirmed(site, village, by, persons=4, name="王小明"):
    """The confirmed declaration of a household with a head."""
    household = make_household(village)
    make_laborer(household, name=name, relation="02")
    claims = {"housing": "土坯房，墙体开裂"}
    row = declarations.declare(
        household=household, claims=claims, persons=persons, site=site, by=by, on=FROZEN, declared_on=date(2026, 3, 2)
    )
    row = declarations.screen(declaration=row, by=by, on=FROZEN)
    declarations.inspect(
        declaration=row, condition="housing", finding="confirmed", found="属实", checked_on=FROZEN, by=by, on=FROZEN
    )
    return declarations.confirm(declaration=row, by=by, on=FROZEN)


def make_homes(site, sizes, by=None):
    """Homes of a site for so many persons each, in a building of their own."""
    building = Building.objects.filter(site=site, name="9栋").first() or sites.add_building(
        site=site, name="9栋", storeys=30, by=by
    )
    return [
        sites.add_home(building=building, room=f"{next(_serial):04d}", area_m2=20 * size, persons=size, by=by)
        for size in sizes
    ]


def make_empty(site, county, by, **values):
    """A draw in preparation with nothing in it."""
    values = {"title": "五里岗一期分房", "reveal_by": LAST} | values
    return actions.prepare_draw(county=county, site=site, by=by, on=FROZEN, **values)


def make_prepared(site, village, by, persons=(4, 3, 2), homes=(4, 4), witnesses=2, **values):
    """A draw ready to be frozen: households, homes, and witnesses who have committed."""
    row = make_empty(site, by.division, by, **values)
    entered = [make_confirmed(site, village, by, size) for size in persons]
    actions.enter(draw=row, declarations=entered, by=by)
    actions.put_up(draw=row, homes=make_homes(site, homes), by=by)
    make_witnesses(row, by, witnesses)
    return row


def make_witnesses(draw, by, number=2, names=("杨正才", "李春梅", "马国强", "安志华")):
    """Witnesses of different bodies who have committed."""
    for name, body in list(zip(names, BODIES, strict=True))[:number]:
        witness = actions.name_witness(draw=draw, name=name, body=body, by=by)
        commitment = rules.commitment_of(draw.code, witness.number, secret_of(witness.number))
        actions.commit(witness=witness, commitment=commitment, by=by, on=FROZEN)


def make_frozen(site, village, by, **values):
    """A frozen draw that waits for secrets."""
    return actions.freeze(draw=make_prepared(site, village, by, **values), by=by, on=FROZEN)


def make_told(site, village, by, **values):
    """A frozen draw whose secrets were all told."""
    row = make_frozen(site, village, by, **values)
    for witness in queries.witnesses_of(row):
        actions.reveal(witness=witness, secret=secret_of(witness.number), by=by, on=DRAWN)
    return row


def make_drawn(site, village, by, **values):
    """A draw that was made."""
    return actions.run(draw=make_told(site, village, by, **values), by=by, on=DRAWN)


def entry(draw, number):
    """An entry of a draw by its number."""
    return DrawEntry.objects.select_related("draw", "declaration").get(draw=draw, number=number)


def again(draw):
    """The draw as the database has it."""
    return Draw.objects.get(pk=draw.pk)
