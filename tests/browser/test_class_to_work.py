"""From a class to work, by hand: an enterprise's order, the class and its results, the kept post, and the figures."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine

from laborers.jobs.models import FirstCall, Offer
from laborers.placements.models import Consent, Placement
from laborers.registry.models import Case, Skill
from tests.browser.conftest import DESKTOP
from tests.browser.test_way_to_work import KUNMING_XISHAN, Desk, answer
from tests.factories.codes import load_shipped
from tests.factories.enterprises import make_enterprise
from tests.factories.jobs import make_vacancy
from tests.factories.programmes import make_programme
from tests.factories.registry import make_household
from tests.factories.surveys import make_assessed_laborer
from tests.factories.trainings import make_institution
from trainings.classes.models import Assessment, Attendance, Certificate, DailyInspection, Enrolment, TrainingClass
from trainings.demand.models import TrainingOrder
from xundian.kit import clock

pytestmark = pytest.mark.browser
FIRM, CLASS, POOR, OTHER = "昆明海口焊接有限公司", "电焊工订单班", "王小红", "马成龙"
A_MONTH_LATER = "2026-07-21T08:00:00+08:00"


@pytest.fixture
def county(transactional_db, june, cast, tree):
    """An enterprise with two posts for welders, a school with its programme, two people who wish to learn the trade."""
    load_shipped()
    on = clock.today()
    firm = make_enterprise(tree.county, by=cast.county, name=FIRM)
    vacancy = make_vacancy(tree.county, by=cast.county, on=on, enterprise=firm, headcount=2)
    poor = make_household(tree.village, category="registered_poor")
    for place, name in ((poor, POOR), (tree.village, OTHER)):
        make_assessed_laborer(place, name=name, training_wish="welding", by=cast.county)
    school, programme = make_institution(tree.county), make_programme(tree.county, hours=8)
    return SimpleNamespace(on=on, tree=tree, firm=firm, vacancy=vacancy, school=school, programme=programme)


def test_a_class_that_an_enterprise_ordered_leads_its_graduates_to_the_enterprises_posts(county, visitor):
    desk = Desk(visitor("county", size=DESKTOP, language="en-GB"))
    phone = Desk(visitor("township", language="en-GB"))
    order(desk, county)
    plan(desk, county)
    enrol(desk)
    begin(desk)
    look(phone)
    give_results(desk)
    serve(desk)
    offer_kept_posts(desk, county)
    go_to_work(desk, county)
    assert desk.window.noise == phone.window.noise == []
    with time_machine.travel(A_MONTH_LATER, tick=True):
        later = Desk(visitor("county", size=DESKTOP, language="en-GB"))
        count(later)
        assert later.window.noise == []


def order(desk, county):
    """The order is entered; then the wishes and the order stand side by side."""
    desk.window.open("/desk/training-demand/")
    assert "Without an order: 2" in desk.window.text
    desk.window.tap("text=Enter an order")
    desk.fill(enterprise=str(county.firm.pk), occupation="welding", division=county.tree.township.code, headcount=2)
    desk.fill(wanted_from=county.on.isoformat(), wanted_to=(county.on + timedelta(days=60)).isoformat())
    desk.fill(promised_hires=2, promised_wage=4000)
    assert "No class was opened from this order yet." in desk.save()
    row = TrainingOrder.objects.get()
    assert (row.enterprise, row.state, row.promised_hires, row.promised_wage_fen) == (county.firm, "open", 2, 400_000)
    desk.window.open("/desk/training-demand/")
    assert "Even" in desk.window.text


def plan(desk, county):
    """A class of one day is planned from the order; whom to ask is proposed, registered poor first; nobody is in it."""
    desk.window.tap("td[data-label='People ordered'] a")
    desk.window.tap(f"main a[href='/desk/training-orders/{TrainingOrder.objects.get().pk}/']")
    desk.window.tap("text=Open a class from this order")
    assert f"{FIRM} orders 2 people and promises to hire 2." in desk.window.text
    day = county.on.isoformat()
    desk.fill(programme=str(county.programme.pk), institution=str(county.school.pk), title=CLASS, venue="实训车间")
    desk.fill(starts_on=day, ends_on=day)
    assert "2 of 2 are free" in desk.save()
    assert desk.page.locator("tbody th").all_inner_texts() == [POOR, OTHER]
    held = TrainingClass.objects.get()
    assert (held.state, held.order, held.capacity) == ("planned", TrainingOrder.objects.get(), 2)
    assert not held.subsidised
    assert not Enrolment.objects.exists()
    desk.window.tap("text=To the class")
    assert f"{FIRM} · promises to hire 2" in desk.window.text
    desk.save("form[action$='/open/'] button.main")
    assert TrainingClass.objects.get().state == "open"


def enrol(desk):
    """Each of the two is asked; their own yes is recorded with the text that was read."""
    proposed = f"/desk/training-demand/proposed/{TrainingClass.objects.get().pk}/"
    for name in (POOR, OTHER):
        desk.window.open(proposed)
        desk.window.tap(f"tr:has-text('{name}') a[href*='/join/']")
        assert "You may say no, or leave at any time; nothing follows from it." in desk.window.text
        desk.page.click("label:has-text('I read this text')")
        desk.fill(witness="村主任")
        assert "Enrolled." in desk.save("main form[method=post] button.main")
    desk.window.open(proposed)
    assert "Nobody of your place is left to ask for this class." in desk.window.text
    assert Consent.objects.filter(purpose="training", witness="村主任").count() == 2
    assert all(each.consent.laborer == each.laborer for each in Enrolment.objects.filter(state="enrolled"))
    assert list(Case.objects.values_list("stage", flat=True)) == ["training", "training"]


def begin(desk):
    """Morning and afternoon of the day are the timetable; teaching begins."""
    desk.window.open(f"/desk/classes/{TrainingClass.objects.get().pk}/?tab=timetable")
    desk.page.click("label:has-text('Saturday')")
    desk.fill(ends="12:30", topic="安全")
    assert "4.0 of 8 hours are in the timetable." in desk.save("form[action$='/weekdays/'] button.main")
    send = desk.step("session")
    desk.fill(day=TrainingClass.objects.get().starts_on.isoformat(), begins="13:30", topic="平焊")
    assert "8.0 of 8 hours are in the timetable." in desk.save(send)
    desk.save("form[action$='/start/'] button.main")
    assert TrainingClass.objects.get().state == "running"


def look(phone):
    """The township's officer on a phone: both sheets, one absent in the afternoon, and the look of the day."""
    phone.window.open("/classes/")
    assert "Not yet inspected today" in phone.window.text
    assert phone.window.text.count("No sheet yet") == 2
    for told in ("Saved: 2 there, 0 not.", "Saved: 1 there, 1 not."):
        phone.window.tap("a.main[href*='/classes/sessions/']")
        fits(phone)
        if "1 not" in told:
            phone.page.click(f"fieldset:has-text('{OTHER}') label:has-text('Not there')")
        phone.fill(village_staff="村主任")
        assert told in phone.save()
    assert "1 of 2 there" in phone.window.text
    assert Attendance.objects.filter(present=True).count() == 3
    phone.window.tap("a[href$='/inspect/']")
    fits(phone)
    phone.fill(present=2)
    phone.page.click("fieldset:has-text('Is somebody of the village there?') label:has-text('Yes')")
    phone.page.click("label:has-text('Materials or equipment are missing')")
    assert "Not yet inspected today" not in phone.save()
    seen = DailyInspection.objects.get()
    assert (seen.present, seen.village_staff_present, seen.by.username) == (2, True, "township")
    assert [each.kind for each in seen.found.all()] == ["materials"]


def fits(phone):
    """Nothing of the page lies beside the screen."""
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 360


def give_results(desk):
    """The assessment is held, both pass, each has a certificate and the skill; the class is closed."""
    desk.window.open(f"/desk/classes/{TrainingClass.objects.get().pk}/")
    assert "50.0 %" in desk.window.text, "the afternoon that was missed"
    assert "Attended 100.0 %, 8.0 hours" in desk.save("form[action$='/assess/'] button.main")
    send = desk.step("assessed")
    desk.fill(score=88)
    desk.page.locator("form[action$='/assessed/'] label:has-text('Passed')").first.click()
    desk.save(send)
    assert Assessment.objects.get().score == 88
    for _each in (POOR, OTHER):
        send = desk.step("result")
        desk.page.locator("form[action$='/result/'] label:has-text('Yes')").first.click()
        desk.fill(score=85)
        desk.save(send)
    for _each in (POOR, OTHER):
        desk.save(desk.step("certificate"))
    papers = list(Certificate.objects.order_by("number"))
    assert [each.number for each in papers] == ["530129-P2026-00001", "530129-P2026-00002"]
    assert all(each.number in desk.window.text for each in papers)
    paper = desk.page.request.get(f"{desk.window.server}/desk/certificates/{papers[0].pk}/certificate.pdf")
    assert (paper.status, paper.body()[:5]) == (200, b"%PDF-")
    skills = Skill.objects.filter(occupation="welding", source="training").values_list("certificate", flat=True)
    assert sorted(skills) == [each.number for each in papers]
    assert "Closed" in desk.save("form[action$='/close/'] button.main")
    assert set(Enrolment.objects.values_list("state", flat=True)) == {"completed"}


def serve(desk):
    """The order is served: neither a wish nor an order is left to plan for."""
    desk.window.open(f"/desk/training-orders/{TrainingOrder.objects.get().pk}/")
    assert CLASS in desk.window.text
    assert "Served" in desk.save(desk.step("served"))
    assert TrainingOrder.objects.get().state == "served"
    desk.window.open("/desk/training-demand/")
    assert "Nobody wishes a training here, and none is ordered." in desk.window.text


def offer_kept_posts(desk, county):
    """Both posts are kept for the two; all are offered them at once; one takes it, the other does not want it."""
    assert set(FirstCall.objects.values_list("laborer__name", "state")) == {(POOR, "waiting"), (OTHER, "waiting")}
    assert set(FirstCall.objects.values_list("origin_id", flat=True)) == {TrainingClass.objects.get().pk}
    address = f"/desk/vacancies/{county.vacancy.pk}/"
    desk.window.open(address)
    assert "Kept for graduates" in desk.window.text
    assert "2 posts are kept until" in desk.window.text
    desk.fill(by=(county.on + timedelta(days=7)).isoformat())
    told = desk.save("form[action$='/offer-kept/'] button.main")
    assert "Kept for graduates" not in told
    assert set(FirstCall.objects.values_list("state", flat=True)) == {"offered"}
    answer(desk, Offer.objects.get(laborer__name=POOR))
    desk.window.open(f"/desk/offers/{Offer.objects.get(laborer__name=OTHER).pk}/")
    desk.page.click("#accept label:has-text('No')")
    desk.save("form[action$='/answer/'] button.main")
    assert dict(Offer.objects.values_list("laborer__name", "state")) == {POOR: "accepted", OTHER: "declined"}
    assert Case.objects.get(laborer__name=OTHER).stage == "matching", "a no has no other consequence"


def go_to_work(desk, county):
    """A batch takes the graduate to the enterprise; with the arrival the work stands."""
    desk.window.open("/desk/batches/new/")
    desk.fill(name="焊工首批", departs_on=county.on.isoformat(), destination=KUNMING_XISHAN, transport_kind="coach")
    desk.fill(division=county.tree.township.code, leader_name="杨开明", leader_phone="13800000002")
    desk.save()
    desk.page.check("input[name=offer]")
    assert POOR in desk.save("form[action$='/add/'] button.main")
    desk.save("form[action$='/depart/'] button.main")
    desk.fill(handed_to="工厂李华")
    desk.save("form[action$='/arrive/'] button.main")
    work = Placement.objects.get()
    assert (work.laborer.name, work.started_on, work.ended_on) == (POOR, county.on, None)
    assert county.vacancy.reread().filled == 1


def count(desk):
    """A month later: one of two graduates is at work, by name; two were trained, one of them registered poor."""
    desk.window.open("/desk/reports/trainings/employed/")
    assert desk.page.locator("tr.total td").all_inner_texts()[:4] == ["2", "2", "1", "50.0"]
    desk.window.tap(f"table.figures a:has-text('{CLASS}')")
    at_work, still_looking = (desk.page.locator(f"#names ~ .scroll tr:has-text('{name}')") for name in (POOR, OTHER))
    assert FIRM in at_work.inner_text()
    assert at_work.locator("td").all_inner_texts()[-3:] == ["yes", "–", "–"]
    assert still_looking.locator("td").all_inner_texts()[-3:] == ["no", "–", "–"]
    desk.window.open("/desk/reports/trainings/")
    by_kind = desk.page.locator("[aria-label='By kind'] tr.total td").all_inner_texts()
    assert by_kind == ["2", "1"]
    desk.window.tap("ul.tiles li:first-child .figure a")
    assert all(name in desk.window.text for name in (POOR, OTHER))
