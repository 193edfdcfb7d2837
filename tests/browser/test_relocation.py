"""From a declaration to the first wage, by hand: one household is declared, looked at, drawn, moves in, and works."""

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest

from laborers.placements.models import Placement, WageReport
from laborers.registry.models import Household
from relocation.channels.models import ChannelOffer, ZeroEmployment
from relocation.declarations.models import Declaration
from relocation.draws import rules
from relocation.draws.models import Draw
from tests.browser.conftest import DESKTOP
from tests.browser.test_way_to_work import Desk
from tests.conftest import SITE_ID
from tests.factories.codes import load_shipped
from tests.factories.declarations import make_home
from tests.factories.registry import make_household
from tests.factories.relocation import make_site, make_workshop
from tests.factories.surveys import make_assessed_laborer
from xundian.kit import clock, sweeps

pytestmark = pytest.mark.browser
HEAD, PERSONS, SHOP = "王小红", 3, "五里岗服装车间"
CLAIMS = {"transport": "进村只有山路，车到不了", "utilities": "吃水靠挑，一趟四十分钟"}
NIGHT = ("support-visits", "channel-expiry", "zero-employment-ledger", "zero-employment")
SECRETS = ("county-notary-4f2a9c", "village-elder-7b1e0d")


@pytest.fixture
def county(transactional_db, june, cast, tree):
    """A site with two homes for three and a workshop; in the mountains a household whose head has no work."""
    load_shipped()
    site = make_site(tree.township, id=SITE_ID, by=cast.county, name="阳光安置点")
    homes = [make_home(site, persons=PERSONS, by=cast.county) for _each in range(2)]
    workshop = make_workshop(site, places=4, by=cast.county, name=SHOP)
    home = make_household(tree.village, by=cast.county)
    make_assessed_laborer(home, name=HEAD, relation="02", by=cast.county)
    return SimpleNamespace(
        on=clock.today(), site=site, homes=homes, workshop=workshop, household=home
    )  # fmt: skip


def test_one_household_is_followed_from_its_declaration_to_the_first_wage(county, visitor):
    township, bureau, here = (
        Desk(visitor(role, size=DESKTOP, language="en-GB")) for role in ("township", "county", "site")
    )
    declare(township, county)
    look_and_confirm(bureau, county)
    draw_home(bureau, county)
    move_in(here, county)
    pass_a_night(county)
    find_without_work(here, county)
    offer_work(here, county)
    begin_work(here, county)
    report_wage(here)
    pass_a_night(county)
    see_it_cleared(here, county)
    assert township.window.noise == bureau.window.noise == here.window.noise == []


def declare(desk, county):
    """The township declares the household for two conditions, each with what shows it, and screens it."""
    desk.window.open("/desk/declarations/new/")
    desk.fill(number=county.household.number, persons=PERSONS, site=str(county.site.pk), **CLAIMS)
    desk.save()
    desk.save(desk.step("screen"))
    row = Declaration.objects.get()
    assert (row.state, row.household_id, row.claims.count()) == ("screened", county.household.pk, 2)


def look_and_confirm(desk, county):
    """The county looks at each condition on the spot, and confirms the household for the site."""
    row = Declaration.objects.get()
    desk.window.open(f"/desk/declarations/{row.pk}/")
    for condition in CLAIMS:
        send = desk.step("inspect")
        desk.fill(condition=condition, finding="confirmed", found="入户查看属实")
        desk.save(send)
    send = desk.step("confirm")
    desk.fill(site=str(county.site.pk))
    desk.save(send)
    assert row.reread().state == "confirmed"


def draw_home(desk, county):
    """The county prepares a draw, two witnesses commit, the roster is frozen, the secrets are told, lots are drawn."""
    desk.window.open("/desk/draws/new/")
    desk.fill(site=str(county.site.pk), title="阳光安置点一期分房", venue="街道会议室", reveal_by=county.on.isoformat())
    desk.save()
    draw = Draw.objects.get()
    desk.save(desk.step("enter"))
    desk.save(desk.step("put-up"))
    for number, (name, body) in enumerate((("李公证", "县公证处"), ("张大山", "搬迁群众代表")), 1):
        send = desk.step("name-witness")
        desk.fill(name=name, body=body)
        desk.save(send)
        desk.page.fill(f"#commitment-{number}", rules.commitment_of(draw.code, number, SECRETS[number - 1]))
        desk.save(f"form:has(#commitment-{number}) button")
    desk.save("form[action$='/freeze/'] button")
    for number, secret in enumerate(SECRETS, 1):
        desk.page.fill(f"#secret-{number}", secret)
        desk.save(f"form:has(#secret-{number}) button")
    assert "Result" in desk.save("form[action$='/run/'] button")
    row = Declaration.objects.get()
    assert (row.state, row.home in county.homes) == ("allotted", True)
    recheck(desk, draw)


def recheck(desk, draw):
    """Anybody's browser makes the draw again from what is published; a home exchanged on the way is noticed."""
    desk.window.open(f"/draws/{draw.code}/")
    desk.page.click("section[data-draw] button")
    desk.page.wait_for_selector("li[data-part=digest]:not([hidden])")
    assert "does NOT hold" not in desk.page.inner_text("section[data-draw]")
    address = desk.page.get_attribute("section[data-draw]", "data-draw")
    told = json.loads(desk.page.request.get(desk.window.server + address).body())
    assert rules.faults_of(told) == []
    told["allotments"] = [dict(each, home=3 - each["home"]) for each in told["allotments"]]
    assert "allotments" in [fault.code for fault in rules.faults_of(told)]


def move_in(desk, county):
    """The site's officer hands over the keys; the old homestead is to be cleared."""
    row = Declaration.objects.get()
    desk.window.open(f"/desk/declarations/{row.pk}/")
    send = desk.step("keys")
    desk.fill(area_mu="0.6", clear_by=(county.on + timedelta(days=90)).isoformat())
    desk.save(send)
    assert row.reread().state == "moved_in"
    assert Household.objects.get(pk=county.household.pk).site_id == county.site.pk


def pass_a_night(county):
    """What the clock does: households without work are found or cleared, and each gets a proposal."""
    sweeps.load()
    for name in NIGHT:
        sweeps.run_sweep(name, on=county.on, at=clock.now())


def find_without_work(here, county):
    """Next morning the officer's list and the board of the site name the household."""
    assert ZeroEmployment.objects.get(cleared_on=None).household_id == county.household.pk
    here.window.open("/")
    assert "1 household without work (helped 1, cleared this month 0)" in here.window.text
    here.window.open("/desk/site-boards/")
    assert here.window.address == f"/desk/sites/{county.site.pk}/board/"
    assert county.household.number in here.window.text


def offer_work(here, county):
    """The officer offers the workshop near the home; the person says yes."""
    row = ChannelOffer.objects.get()
    here.window.open(f"/desk/channels/{row.pk}/")
    here.fill(channel="WORKSHOP", workshop=str(county.workshop.pk))
    here.save("form[action$='/offer/'] button.main")
    here.save("form[action$='/accept/'] button")
    assert row.reread().state == "accepted"


def begin_work(here, county):
    """Consent is read out and given, and the work begins."""
    here.page.locator("label:has(input[name=agreed])").click()
    here.save("form[action$='/place/'] button.main")
    work = Placement.objects.get()
    assert (work.household_id, work.organised_by, work.started_on) == (county.household.pk, "workshop", county.on)


def report_wage(here):
    """The first wage is told and written down."""
    work = Placement.objects.get()
    here.window.open(f"/desk/placements/{work.pk}/")
    send = here.step("wage")
    here.fill(paid="2400", on_time="yes")
    here.save(send)
    assert WageReport.objects.get().paid_fen == 240_000


def see_it_cleared(here, county):
    """The ledger is cleared, and the board counts one household with somebody at work, one taker of the workshop."""
    assert ZeroEmployment.objects.get().how == "work"
    here.window.open(f"/desk/sites/{county.site.pk}/board/")
    told = here.window.text
    assert "1 / 1" in told
    assert "In every household with somebody able and willing somebody works." in told
    assert f"{SHOP}" in told
