"""A demonstration village from the list of the entitled to the money, in the browser: every step by another hand."""

from datetime import timedelta
from io import BytesIO
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
import time_machine
import zxingcpp
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from PIL import Image

from laborers.subsidies import actions
from laborers.subsidies.models import Claim, Entitlement, Notice, Objection, PaymentBatch
from laborers.subsidies.queries import payments as reads
from tests.browser.conftest import DESKTOP
from tests.browser.test_way_to_work import Desk
from tests.factories.noticed import hands
from tests.factories.subsidies import make_policy, make_undertaking
from xundian.kit import clock, sweeps

pytestmark = pytest.mark.browser
VILLAGE, NARROW, LETTER = "三营庄农业创业示范村", {"width": 320, "height": 700}, "寻人社函〔2026〕7号"


@pytest.fixture
def county(transactional_db, june, cast, tree):
    """The line of demonstration villages, a recognised village that has not applied, and the people of the bureau."""
    on = clock.today()
    make_policy(tree.county, "DEMO-VILLAGE", by=cast.county, evidence=["recognition", "bank"])
    make_undertaking(
        tree.village, "village", by=cast.officer, name=VILLAGE, recognition="寻农字11号", owner_name="马国强",
        recognised_on=on - timedelta(days=90),
    )  # fmt: skip
    hands(tree)
    actions.find_entitled(on=on)
    return SimpleNamespace(on=on, cast=cast)


def test_a_village_is_led_from_the_list_to_the_money_by_hands_that_are_not_each_others(county, visitor):
    roles = ("officer", "township", "county", "auditor", "declarer", "approver", "payer")
    desks = {role: Desk(visitor(role, size=DESKTOP, language="en-GB")) for role in roles}
    claim = apply(desks["officer"])
    check(desks["township"], claim)
    publish(desks["county"], claim)
    object_to(visitor(None, size=NARROW, language="en-GB"))
    hear(desks["auditor"])
    with time_machine.travel(f"{county.on + timedelta(days=7)}T08:00:00+08:00", tick=True):
        pass_notice(desks["county"], visitor(None, size=NARROW, language="en-GB"))
        declare_and_pay(desks, claim)
        confirm(visitor(None, size=NARROW, language="en-GB"), scan(desks["payer"], claim), claim)
    assert all(desk.window.noise == [] for desk in desks.values())


def apply(desk):
    """The village officer sees the missing proof, records it, and puts the claim together."""
    desk.window.open("/desk/subsidies/entitled/?missing=bank")
    desk.window.tap(f"text={VILLAGE}")
    assert "Account of the recipient" in desk.window.text
    send = desk.step("proof")
    desk.fill(kind="bank", document="县人社局档案柜3号")
    desk.save(send)
    assert "Nothing missing" in desk.window.text
    desk.save("form[action$='/claim/'] button")
    desk.save(desk.step("submit"))
    assert Entitlement.objects.get().state == "applied"
    return Claim.objects.get()


def check(desk, claim):
    """The township finds it in order; who put it together was not offered that."""
    desk.window.open(f"/desk/subsidies/claims/{claim.pk}/")
    send = desk.step("check")
    desk.fill(note="实地看过，属实")
    assert "Checked" in desk.save(send)


def publish(desk, claim):
    """The county publishes it for seven days."""
    desk.window.open("/desk/subsidies/notices/")
    desk.window.tap("main table a.button")
    desk.fill(contact_name="县人社局监督股", contact_phone="0871-62651234")
    assert "7 days left" in desk.save()
    assert claim.reread().state == "noticed"


def object_to(window):
    """Somebody reads the notice on a narrow phone, and objects without a name."""
    window.open("/share/notices/")
    holds(window)
    window.tap("a.row")
    assert "马**" in window.text
    holds(window)
    window.tap("a.main.full")
    window.page.select_option("#line", index=2)
    window.page.fill("#text", "村里今年没有合作社了")
    holds(window)
    window.tap("button.main")
    assert Objection.objects.get().number in window.text


def hear(desk):
    """The auditor dismisses it."""
    desk.window.open(f"/desk/subsidies/objections/{Objection.objects.get().pk}/")
    assert "村里今年没有合作社了" in desk.window.text
    send = desk.step("decide")
    desk.fill(verdict="dismissed", answer="合作社照常经营，附现场照片")
    assert "合作社照常经营" in desk.save(send)


def pass_notice(desk, window):
    """After its last day it is gone for everybody, and the county concludes it."""
    notice = Notice.objects.get()
    assert window.open(f"/share/notices/{notice.pk}/") == 410
    sweeps.load()
    sweeps.run_sweep("subsidy-notices", on=clock.today(), at=clock.now())
    desk.window.open(f"/desk/subsidies/notices/{notice.pk}/")
    assert "Passed" in desk.save(desk.step("pass"))


def declare_and_pay(desks, claim):
    """Declared and prepared by one, approved by another, paid by a third."""
    one = desks["declarer"]
    one.window.open("/desk/subsidies/declarations/")
    one.fill(declaration=LETTER)
    assert LETTER in one.save()
    one.window.open("/desk/subsidies/batches/")
    assert "50,000.00 yuan in the lines" in one.save("form[action$='/prepare/'] button.main")
    batch = PaymentBatch.objects.get()
    for role, step in (("approver", "approve"), ("payer", "pay")):
        desk = desks[role]
        desk.window.open(f"/desk/subsidies/batches/{batch.pk}/")
        desk.save(desk.step(step))
    assert claim.reread().state == "paid"


def scan(desk, claim):
    """The QR code of the printed slip, as a telephone reads it."""
    desk.window.open(f"/desk/subsidies/batches/{PaymentBatch.objects.get().pk}/slips/")
    picture = Image.open(BytesIO(desk.window.page.locator(".slip svg").screenshot()))
    [found] = zxingcpp.read_barcodes(picture.convert("L"))
    code = reads.slip_of(claim.payments.get())
    assert found.text == f"{settings.PUBLIC_URL}/share/receipt/{code}/"
    return found.text


def confirm(window, address, claim):
    """The recipient opens the address of the slip and says that the money has come."""
    window.open(urlsplit(address).path)
    holds(window)
    window.tap("button.main")
    assert "Thank you" in window.text
    assert claim.reread().state == "received"


def holds(window):
    """Nothing sticks out of a narrow screen, and a screen reader gets along."""
    wide = window.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, window.address
    found = Axe().run(window.page).response["violations"]
    assert not found, [(each["id"], window.address) for each in found]
