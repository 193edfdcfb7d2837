"""Attendance sheets on a phone without a network: in the same outbox as all other work, and sent with it."""

import json
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.app import phone
from tests.browser.test_app_mine import NARROW
from tests.factories.trainings import make_running_class, session_on
from trainings.classes import actions
from trainings.classes.models import Attendance
from xundian.kit import clock

pytestmark = pytest.mark.browser
FIRST, LAST, TODAY = date(2026, 6, 15), date(2026, 6, 26), date(2026, 6, 20)
SAVED = "modules['queue.js'].queue.all().filter(op => op.entity === 'attendance').length === {}"

SHIFTED = """(() => { const Real = Date, now = () => Real.now() + %d;
  self.Date = class extends Real {
    constructor(...given) { super(...(given.length ? given : [now()])); }
    static now() { return now(); } }; })();"""


@pytest.fixture
def running(transactional_db, june, cast, tree):
    """A class of the township that meets today, with two people of the officer's village."""
    row, (one, two) = make_running_class(tree.township, tree.village, starts_on=FIRST, ends_on=LAST)
    return SimpleNamespace(row=row, one=one, two=two, session=session_on(row, TODAY), cast=cast, tree=tree)


@pytest.fixture
def officer(running, phone):
    """The officer's phone, whose own clock goes as the server's does: which day it is matters without a network too."""
    opened = phone(language="en-GB", begin=False, viewport=NARROW)
    gap = round(clock.now().timestamp() * 1000 - opened.run("Date.now()"))
    opened.context.add_init_script(SHIFTED % gap)
    opened.begin("officer")
    return opened


def words(running):
    return dict(Attendance.objects.filter(session=running.session).values_list("enrolment", "present"))


def open_sheet(officer, running):
    """From the first screen to the sheet of today, by links."""
    officer.page.click("nav.tabs a[data-tab=mine]")
    officer.tap("main a[href='/sheets/']")
    officer.unlock()
    officer.page.wait_for_selector(f"main a[href='/sheets/{running.session.pk}/']")
    officer.page.click(f"main a[href='/sheets/{running.session.pk}/']")
    officer.page.wait_for_selector("main form")


def write(officer, running, two, staff):
    """Who is there by taps; saved on the phone."""
    sheets = officer.run("modules['queue.js'].queue.all().length")
    officer.page.check(f"input[name='there-{running.two.pk}'][value={two}]")
    officer.page.fill("#village_staff", staff)
    officer.page.click("main form button.main")
    officer.wait(SAVED.format(sheets + 1))
    officer.page.wait_for_selector("main a[href^='/sheets/']")


def test_a_sheet_is_written_without_a_network_and_sent_when_there_is_one(running, officer):
    officer.offline()
    open_sheet(officer, running)
    assert officer.page.input_value("#village_staff") == ""
    write(officer, running, "no", "马主任")
    assert "1 of 2 there" in officer.text
    assert "1 entry to send" in officer.strip
    assert not words(running)
    officer.page.click("[data-part=strip]")
    officer.page.wait_for_selector("main .row .head")
    assert "Attendance" in officer.text
    officer.kill()
    officer.unlock()
    assert [op["entity"] for op in officer.stored()] == ["attendance"], "kept over the death of the page"
    officer.online()
    officer.ready()
    officer.sync()
    running.session.refresh_from_db()
    assert words(running) == {running.one.pk: True, running.two.pk: False}
    assert running.session.village_staff == "马主任"
    open_sheet(officer, running)
    assert officer.page.is_checked(f"input[name='there-{running.two.pk}'][value=no]")
    assert officer.noise == [] or {"ERR_INTERNET_DISCONNECTED" in each for each in officer.noise} == {True}


def test_what_was_begun_is_there_again_and_sessions_of_tomorrow_are_not_offered(running, officer):
    open_sheet(officer, running)
    officer.page.check(f"input[name='there-{running.two.pk}'][value=no]")
    officer.wait("modules['drafts.js'].drafts.all().length === 1")
    officer.page.go_back()
    officer.page.wait_for_selector("main .row-list")
    days = [session_on(running.row, clock.today() - timedelta(days=each)).pk for each in range(6)]
    shown = [each.get_attribute("href") for each in officer.page.query_selector_all("main .row-list a")]
    assert shown == [f"/sheets/{pk}/" for pk in days]
    officer.page.click("main .row-list a")
    officer.page.wait_for_selector("main form")
    assert officer.page.is_checked(f"input[name='there-{running.two.pk}'][value=no]")


def test_where_the_office_wrote_later_the_officer_looks_at_both_and_says_what_holds(running, officer):
    officer.offline()
    open_sheet(officer, running)
    write(officer, running, "no", "")
    both = [running.one.pk, running.two.pk]
    actions.mark(
        session=running.session, present=both, absent=[], by=running.cast.township,
        at=clock.now() + timedelta(seconds=2),
    )  # fmt: skip
    officer.online()
    officer.page.wait_for_selector("[data-kind=needs]")
    assert words(running) == dict.fromkeys(both, True)
    officer.page.click("[data-part=strip]")
    officer.page.click("main a.row[href^='/mine/needs/']")
    officer.page.wait_for_selector("main form")
    assert officer.address == f"/sheets/{running.session.pk}/"
    assert officer.text.count("The office has: There") == 2
    assert officer.page.is_checked(f"input[name='there-{running.two.pk}'][value=no]")
    officer.page.wait_for_timeout(3_000)
    officer.page.click("main form button.main")
    officer.page.wait_for_selector("[data-kind=sent]")
    assert words(running) == {running.one.pk: True, running.two.pk: False}
    assert officer.run("modules['queue.js'].queue.needs()") == []


def test_the_sheets_hold_for_every_reader_and_come_only_where_they_are_asked_for(running, officer):
    axe = Axe()
    assert officer.run("'sheets.js' in modules") is False
    open_sheet(officer, running)
    for address in ("/sheets/", f"/sheets/{running.session.pk}/"):
        officer.go(address)
        officer.page.wait_for_selector("main h1")
        found = axe.run(officer.page).response["violations"]
        assert json.dumps([(each["id"], [node["html"] for node in each["nodes"]]) for each in found]) == "[]", address
        for size in ("standard", "largest"):
            officer.run("size => modules['frame.js'].setSize(size)", size)
            assert officer.run("document.documentElement.scrollWidth <= innerWidth"), (address, size)
