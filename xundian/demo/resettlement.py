"""Resettlement: Wuligang in Weining and a small site at home; who works, and offers through all channels (W2.2)."""

from datetime import date, timedelta

from laborers import journeys
from laborers.imports import actions as imports
from laborers.placements.actions import give_consent
from laborers.registry.models import Household, Laborer
from laborers.surveys import actions as surveys
from relocation.channels import actions as channels
from relocation.channels.models import ChannelOffer
from relocation.channels.states import ChannelKind, ChannelState
from relocation.households.actions import move_in
from relocation.sites import actions as sites
from relocation.sites.models import Site
from xundian.codes.models import Code
from xundian.demo.cast import COUNTY, SITE_COUNTY, SITE_NAME, SITE_STREET, TOWNSHIP
from xundian.demo.fates import FIT_HEALTH, FIT_LABOUR
from xundian.demo.homes import add_dependants
from xundian.demo.setting import moment
from xundian.demo.survey import recognise
from xundian.demo.work import TEXT
from xundian.demo.workbook import Form, workbook
from xundian.divisions.models import Division

DOCUMENT = "威府办发〔2021〕9号"
SHARE = 50  # one relocated household for so many laborers of the other county
AT_WORK = 0.5
# employer, trade, place, yuan a month, who organised it
WORK = (
    ("宁波北仑海达电子有限公司", "electronics_assembly", "330206", 5600, "government"),
    ("佛山顺德美厨电器有限公司", "factory_work", "440606", 5400, "government"),
    ("贵阳某物流园", "logistics", "520100", 4800, "self"), ("五里岗农贸市场", "sales", SITE_COUNTY, 2600, "self"),
    ("威宁蔬菜基地", "vegetables", SITE_COUNTY, 2700, "cooperative"),
)  # fmt: skip
PROPOSED_AGO = 24
# What becomes of the first proposals in turn; "" is never answered and expires.
FATES = ("place", "decline", "", "accept", "place", "offer", "place")


# workshops (name, trade, places, yuan a month) and welfare posts (kind, places) near each site
WULIGANG = (
    (("五里岗服装车间", "sewing", 12, 2600), ("彝绣手工车间", "embroidery", 8, 2000)),
    (("cleaning", 6), ("care", 3), ("public_order", 2)),
)
YANGJIE = ((("羊街缝纫帮扶车间", "sewing", 10, 2400),), (("cleaning", 3),))
OWN_SITE = "羊街安置点"


def settle(setting):
    """Households moved in, surveyed and assessed, workshops and posts near them; {households, at work, own county}."""
    count = max(12, len(setting.people) // SHARE)
    streets = list(Division.objects.filter(parent_id=SITE_STREET).select_related("parent").order_by("code"))
    setting.relocated = [setting.settling.household(setting.rng.choice(streets)) for _each in range(count)]
    wishes = ("县内务工", "省外务工", "务农", "")
    for home in setting.relocated:
        home.group = ""
        for person in home.people:
            person.first_asked, person.wish = setting.days.latest, setting.rng.choice(wishes)
    _survey(setting)
    recognise(setting)
    add_dependants(setting.relocated)
    site = Site.objects.get(name=SITE_NAME)
    _move_in(setting, site, setting.relocated, setting.users["site"])
    _offer_places(setting, site, WULIGANG, setting.users["site"])
    return {"households": count, "at work": _work(setting), "in the own county": _own_site(setting)}


def _own_site(setting):
    """A small site in a township of the county itself, for some of those who have not left for work; how many."""
    by = setting.users["county"]
    site = sites.create_site(
        division=Division.objects.get(code=TOWNSHIP), name=OWN_SITE, by=by, address="羊街镇新街", phone="087162661234"
    )
    homes = [home for home in setting.fates.households if home.township == TOWNSHIP and home.id]
    homes = [home for home in homes if not any(person.spells for person in home.people)]
    homes = homes[: max(5, len(setting.people) // 200)]
    _move_in(setting, site, homes, by)
    _offer_places(setting, site, YANGJIE, by)
    return len(homes)


def _survey(setting):
    county = Division.objects.get(code=SITE_COUNTY)
    surveys.set_policy(county=county, valid_from=date(2021, 1, 1), document=DOCUMENT, by=None)
    places = dict(Code.objects.filter(scheme="destination").values_list("code", "label_zh"))
    title = f"威宁县五里岗安置点{setting.days.latest}年搬迁劳动力调查表"
    content = workbook(title, Form(setting.rng, setting.days.latest, setting.days, places, {}).rows(setting.relocated))
    day = date(setting.days.latest, 4, 3)
    batch = imports.receive(
        kind="survey", file_name=f"{title}.xlsx", content=content, division=county, round=setting.days.latest, by=None
    )
    imports.check(batch=batch, on=day, at=moment(day))
    imports.commit(batch=batch, by=None, on=day, at=moment(day, 11))
    surveys.assess_division(division=county, by=None, on=setting.days.judged(setting.days.latest))


def _move_in(setting, site, homes, by):
    rows = Household.objects.in_bulk([home.id for home in homes])
    for number, home in enumerate(homes):
        move_in(
            household=rows[home.id], site=site, building=f"{number // 24 + 1}栋", unit=f"{number // 12 % 2 + 1}单元",
            room=f"{number % 12 // 2 + 1}0{number % 2 + 1}", by=by, on=setting.on,
            moved_on=date(2019, 6, 1) + timedelta(days=setting.rng.randrange(400)),
        )  # fmt: skip


def _offer_places(setting, site, near, by):
    workshops, posts = near
    at = {"site": site, "by": by, "on": setting.days.first}
    for name, occupation, places, yuan in workshops:
        sites.add_workshop(
            name=name, occupation=occupation, places=places, wage_fen=yuan * 100, recognised_on=setting.days.first, **at
        )
    for kind, places in posts:
        sites.add_welfare_post(kind=kind, places=places, wage_fen=120_000, funded_by="衔接资金", **at)


def _work(setting):
    """In half of the households someone works already."""
    people = Laborer.objects.in_bulk([person.laborer_id for home in setting.relocated for person in home.people])
    by, begun = setting.users["site"], 0
    for home in setting.relocated[: int(len(setting.relocated) * AT_WORK)]:
        person = next((each for each in home.people if _fit(each, setting)), None)
        if person is None:
            continue
        employer, occupation, place, yuan, way = setting.rng.choice(WORK)
        start = setting.on - timedelta(days=setting.rng.randint(30, 200))
        laborer = people[person.laborer_id]
        journeys.place(
            laborer=laborer, consent=_consent(laborer, start, by), by=by, on=start, started_on=start,
            employer_name=employer, occupation=occupation, destination=place, organised_by=way, wage_fen=yuan * 100,
        )  # fmt: skip
        begun += 1
    return begun


def _fit(person, setting):
    fit = person.labour in FIT_LABOUR and person.health in FIT_HEALTH and not person.in_school
    return fit and 18 <= person.age(setting.days.first) <= 55


def _consent(laborer, start, by):
    return give_consent(
        laborer=laborer, purpose="placement", text_version=TEXT, language="zh-hans", by=by,
        on=start - timedelta(days=2),
    )  # fmt: skip


def open_channels(setting):
    """Proposals of three weeks ago in every state, and what is proposed to the households that are left today."""
    first = setting.on - timedelta(days=PROPOSED_AGO)
    channels.propose(on=first, at=moment(first, 0, 35))
    # Each site has its own officer, or the county bureau.
    offers = ChannelOffer.objects.select_related("laborer", "household").order_by("-division_id", "laborer__phone")
    for number, offer in enumerate(offers):
        by = setting.users["county" if offer.division_id.startswith(COUNTY) else "site"]
        _go_on(offer, FATES[number % len(FATES)], first + timedelta(days=2 + number % 6), by, setting.on)
    channels.expire(on=setting.on)
    channels.propose(on=setting.on, at=moment(setting.on, 0, 35))
    return {str(state): ChannelOffer.objects.filter(state=state).count() for state in ChannelState}


def _go_on(offer, fate, day, by, on):
    """Take an offer as far as its fate says, from a day on."""
    if fate:
        channels.offer(channel_offer=offer, by=by, on=on - timedelta(days=3) if fate == "offer" else day)
    if fate in ("accept", "place"):
        channels.accept(channel_offer=offer, by=by, on=day + timedelta(days=1))
    elif fate == "decline":
        channels.decline(channel_offer=offer, by=by, on=day + timedelta(days=1))
    if fate == "place":
        _place(offer, day + timedelta(days=5), by)


def _place(offer, start, by):
    work = {}
    if offer.channel == ChannelKind.MIGRATION:
        work = {"employer_name": WORK[0][0], "occupation": WORK[0][1], "destination": WORK[0][2], "wage_fen": 560_000}
    elif offer.channel == ChannelKind.INDUSTRY:
        work = {"employer_name": "蔬菜产业基地", "occupation": "vegetables", "wage_fen": 270_000}
    consent = _consent(offer.laborer, start, by)
    channels.place(channel_offer=offer, consent=consent, started_on=start, by=by, on=start, **work)
