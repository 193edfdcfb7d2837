"""The way to work, by hand at the county's desk: from a new enterprise to work that ended and the next that began."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from laborers.jobs import tasks
from laborers.jobs.models import Intention, MatchRun, Offer, Vacancy
from laborers.placements.models import Batch, ContractCard, Placement, RosterLine, WageReport
from tests.browser.conftest import DESKTOP
from tests.factories.codes import load_shipped
from tests.factories.enterprises import make_uscc
from tests.factories.surveys import make_assessed_laborer
from xundian.kit import clock

pytestmark = pytest.mark.browser
FIRM, POST, KUNMING_XISHAN = "昆明海口鞋业有限公司", "制鞋工", "530112"


@pytest.fixture
def market(transactional_db, june, cast, tree):
    """Two people of the village who look for work away."""
    load_shipped()
    people = [make_assessed_laborer(tree.village, name=name, by=cast.county) for name in ("王小红", "马成龙")]
    return SimpleNamespace(people=people, tree=tree, on=clock.today())


class Desk:
    """The county's desk in a window: fill a form, send it, follow a link."""

    def __init__(self, window):
        self.window, self.page = window, window.page

    def fill(self, **values):
        """Each field by its name: chosen where it is a choice, else written."""
        for name, value in values.items():
            field = self.page.locator(f"main [name={name}]:visible").first
            if field.evaluate("each => each.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(str(value))

    def save(self, selector="main form button.main"):
        """Send the form; what the page then says."""
        self.window.tap(selector)
        alert = self.page.locator("main .note[role=alert], main .errors")
        assert not alert.count(), alert.first.inner_text()
        return self.window.text

    def step(self, name):
        """The form of a step, unfolded."""
        fold = self.page.locator(f"details:has(form[action$='/{name}/'])")
        if fold.count() and fold.first.get_attribute("open") is None:
            fold.first.locator("> summary").click()
        return f"form[action$='/{name}/'] button.main, form[action$='/{name}/'] button.plain"


def test_a_county_leads_people_from_a_new_enterprise_to_work_and_on_to_the_next(market, visitor):
    desk = Desk(visitor("county", size=DESKTOP, language="en-GB"))
    vacancy = publish(desk, market.on)
    sign_at_a_fair(desk, market, vacancy)
    match_and_offer(desk)
    for offer in Offer.objects.order_by("laborer__name"):
        answer(desk, offer)
    depart_with_one_absent(desk, market)
    work = Placement.objects.get()
    assert vacancy.reread().filled == 2, "who goes later keeps the post"
    report_and_replace(desk, work, market.on)
    assert desk.window.noise == []


def publish(desk, on):
    """Register an enterprise, with a contact and an inspection; publish a vacancy and have its district checked."""
    desk.window.open("/desk/enterprises/new/")
    desk.fill(uscc=make_uscc(), name=FIRM, destination=KUNMING_XISHAN, contact="李华", phone="13800000001")
    assert "No posts are offered for organised transfer." in desk.save()
    firm = desk.window.address
    desk.window.tap("text=Add a contact")
    desk.fill(name="李华", post="人事经理", phone="13800000001")
    assert "人事经理" in desk.save()
    desk.window.open(f"{firm}inspect/")
    for choices in desk.page.locator("fieldset .chips").all():
        choices.locator("label").first.click()
    assert "posts can be offered until" in desk.save()
    desk.window.tap("text=Publish a vacancy")
    closes = (on + timedelta(days=60)).isoformat()
    desk.fill(title=POST, occupation="sewing", headcount=2, destination=KUNMING_XISHAN, closes=closes)
    desk.fill(wage_min=3500, wage_max=4500, pay_day=10)
    assert "It can be offered; 2 posts are left." in desk.save()
    desk.page.locator("#answer label").first.click()
    desk.fill(answered_by="西山区人社局")
    assert "西山区人社局" in desk.save("form[action$='/check/'] button.main")
    return Vacancy.objects.get()


def sign_at_a_fair(desk, market, vacancy):
    """Hold a fair with a stand of the enterprise; one of the two comes and signs for the post."""
    desk.window.open("/desk/events/new/")
    desk.fill(title="春风行动招聘会", place="县城广场", starts_on=market.on.isoformat())
    desk.save()
    send = desk.step("stand")
    desk.fill(enterprise=str(vacancy.enterprise_id))
    assert POST in desk.save(send)
    desk.save("form[action$='/hold/'] button")
    desk.fill(q="王小红")
    desk.window.tap("form[role=search] button")
    desk.page.click("label:has-text('王小红')")
    assert "1 person added." in desk.save("form[action$='/visitors/'] button")
    desk.fill(q="王小红")
    desk.window.tap("form[role=search] button")
    desk.save(desk.step("sign"))
    assert Intention.objects.get().laborer.name == "王小红"


def match_and_offer(desk):
    """A run proposes both for the post, with reasons; offers are made of it."""
    desk.window.open("/desk/matching/")
    desk.window.tap("button:has-text('Start a run')")
    assert "Cancel the run" in desk.window.text
    tasks.match(job_id=str(MatchRun.objects.get().job_id))
    desk.page.reload()
    assert "the best there is" in desk.window.text
    assert desk.page.locator("td.told .line").count() >= 2
    assert "2 offers were made." in desk.save("form[action$='/offers/'] button")


def answer(desk, offer):
    """The person's own yes with consent, then the employer's."""
    desk.window.open(f"/desk/offers/{offer.pk}/")
    for each in ("Yes", "I read this text"):
        desk.page.locator(f"form[action$='/answer/'] label:has-text('{each}')").first.click()
    desk.fill(witness="村主任")
    desk.save("form[action$='/answer/'] button.main")
    desk.page.click("label:has-text('Takes the person')")
    assert "put the person on the list of a batch" in desk.save("form[action$='/employer/'] button.main")


def depart_with_one_absent(desk, market):
    """A batch with both on its list; one goes later, the other leaves and arrives."""
    desk.window.tap("main .note >> text=Batches")
    desk.window.open("/desk/batches/new/")
    desk.fill(name="海口首批", departs_on=market.on.isoformat(), destination=KUNMING_XISHAN, transport_kind="coach")
    desk.fill(division=market.tree.township.code, leader_name="杨开明", leader_phone="13800000002")
    desk.save()
    for tick in desk.page.locator("input[name=offer]").all():
        tick.check()
    desk.save("form[action$='/add/'] button.main")
    batch = desk.window.address
    desk.window.open(f"{batch}roster/")
    assert all(each.name in desk.page.inner_text("body") for each in market.people)
    desk.window.open(batch)
    desk.page.locator("fieldset:has-text('马成龙') label:has-text('Goes later')").click()
    desk.save("form[action$='/depart/'] button.main")
    desk.fill(handed_to="工厂李华")
    desk.save("form[action$='/arrive/'] button.main")
    assert Batch.objects.get().state == "arrived"
    assert dict(RosterLine.objects.values_list("laborer__name", "state"))["王小红"] == "arrived"


def report_and_replace(desk, work, on):
    """The card, a wage report, and other work that follows at once."""
    desk.window.open(f"/desk/placements/{work.pk}/")
    desk.save("form[action$='/card/'] button")
    assert ContractCard.objects.get().number in desk.window.text
    address = desk.page.get_attribute("a[href$='contract.pdf']", "href")
    card = desk.page.request.get(desk.window.server + address)
    assert (card.status, card.body()[:5]) == (200, b"%PDF-")
    send = desk.step("wage")
    desk.fill(paid="3800", on_time="yes")
    assert "3800" in desk.save(send).replace(",", "")
    assert WageReport.objects.get().paid_fen == 380_000
    send = desk.step("replace")
    desk.page.fill("#replace-ended_on", on.isoformat())
    desk.page.fill("#replace-started_on", (on + timedelta(days=1)).isoformat())
    desk.page.fill("#replace-destination", KUNMING_XISHAN)
    desk.page.fill("#replace-employer_name", "西山某厂")
    desk.save(send)
    assert Placement.objects.count() == 2
    desk.window.open("/desk/placements/retention/")
    assert desk.page.inner_text("h1") == "Retention"
