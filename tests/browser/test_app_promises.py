"""What the app promises besides the work: the lock of half an hour, one window at a time, the hint inside WeChat, the
place on the home screen, and what is said when the phone is short of space."""

import pytest

from laborers.placements.actions import issue_card
from laborers.visits.models import Visit
from tests.browser.app import phone
from tests.browser.conftest import DESKTOP

pytestmark = pytest.mark.browser
MINUTE_MS = 60_000
WECHAT = "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/107.0 Mobile Safari/537.36 MicroMessenger/8.0.38"
FULL = """navigator.storage.estimate = async () => ({ quota: 100 * 1024 * 1024, usage: 60 * 1024 * 1024 });
navigator.storage.persist = async () => false;
navigator.storage.persisted = async () => false;"""
# What a browser does with a write for which there is no room.
NO_ROOM = """() => { IDBObjectStore.prototype.put = function () { this.transaction.abort(); };
Object.defineProperty(IDBTransaction.prototype, 'error', { get: () => new DOMException('', 'QuotaExceededError') });
}"""
OFFERED = """() => { const event = new Event('beforeinstallprompt', { cancelable: true });
event.prompt = () => { document.body.dataset.asked = Number(document.body.dataset.asked || 0) + 1; };
dispatchEvent(event); return event.defaultPrevented; }"""


def test_after_half_an_hour_without_a_touch_only_the_pin_opens_it_and_nothing_is_lost(county, phone):
    officer = phone(language="en-GB", begin=False)
    officer.context.clock.install()
    officer.begin("officer")
    officer.offline()
    written = officer.visit(county.household, note="家里都好")["op_id"]
    officer.go(f"/households/{county.other.pk}/visit/")
    officer.page.fill("[name=note]", "他说下月回来")
    officer.context.clock.fast_forward(20 * MINUTE_MS)
    officer.page.keyboard.press("Shift")
    officer.context.clock.fast_forward(20 * MINUTE_MS)
    assert officer.page.is_visible("[name=note]"), "a touch in between keeps it open"
    with officer.page.expect_navigation():
        officer.context.clock.fast_forward(11 * MINUTE_MS)
    officer.page.wait_for_selector("#pin")
    assert not officer.page.is_visible("nav.tabs")
    assert "马成龙" not in officer.page.inner_text("body")
    officer.page.fill("#pin", "1111")
    officer.page.click("main form button")
    officer.page.wait_for_selector("[data-part=summary]")
    assert officer.run("modules['store.js'].store.open") is False
    officer.unlock()
    officer.page.wait_for_selector("[name=note]")
    assert officer.page.input_value("[name=note]") == "他说下月回来"
    assert [op["op_id"] for op in officer.stored()] == [written]
    officer.online()
    officer.sync()
    assert Visit.objects.get().note == "家里都好"


def test_the_window_opened_last_works_and_sends_and_the_other_says_so(county, phone):
    first = phone(language="en-GB")
    pushes = []
    first.context.on("request", lambda asked: pushes.append(asked.frame.page) if "sync/push" in asked.url else None)
    earlier, later = first.page, first.context.new_page()
    later.goto(first.server + "/")
    later.wait_for_selector("nav.tabs a[aria-current]")
    earlier.wait_for_selector("h1:has-text('Open in another window')")
    refused = f"""() => modules['queue.js'].queue.add({{ entity: 'household', kind: 'update',
        entity_id: '{county.household.pk}', payload: {{ address: 'x' }} }}).then(() => 'kept', () => 'no')"""
    assert earlier.evaluate(refused) == "no"
    first.page = later
    first.wait("modules['sync.js'].state.phase === 'idle'")
    first.visit(county.household)
    earlier.evaluate("modules['sync.js'].now()")
    first.sync()
    assert Visit.objects.count() == 1
    assert set(pushes) == {later}
    earlier.click("[data-part=here]")
    earlier.wait_for_selector("nav.tabs a[aria-current]")
    later.wait_for_selector("h1:has-text('Open in another window')")
    assert earlier.evaluate("modules['queue.js'].queue.all().length") == 1


def test_inside_wechat_the_officer_is_sent_to_a_browser_and_a_migrant_is_not(county, phone):
    officer = phone(begin=False, user_agent=WECHAT)
    officer.open("/sign-in/")
    assert officer.page.is_visible("#wechat-hint svg")
    officer.sign_in("officer")
    officer.page.wait_for_selector("#wechat-hint")
    assert "浏览器打开" in officer.page.inner_text("#wechat-hint")
    assert officer.run("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
    officer.open("/complain/")
    officer.tap("header.top form[action='/sign-out/'] button")
    officer.open("/complain/")
    assert officer.page.locator("#wechat-hint").count() == 0
    other = phone(begin=False)
    other.open("/sign-in/")
    assert not other.page.is_visible("#wechat-hint")


def test_the_home_screen_is_offered_once_and_stays_to_be_found(county, phone):
    officer = phone(language="en-GB")
    assert officer.run(OFFERED), "the browser's own bar is held back"
    officer.page.wait_for_selector(".toast button:has-text('home screen')")
    officer.page.click(".toast [data-part=close]")
    assert officer.page.query_selector(".toast p") is None
    officer.page.reload()
    officer.unlock()
    officer.run(OFFERED)
    officer.go("/households/")
    officer.page.wait_for_selector("#q")
    assert officer.page.query_selector(".toast p") is None
    officer.go("/mine/")
    officer.page.click("[data-part=install]")
    assert officer.page.get_attribute("body", "data-asked") == "1"
    officer.page.wait_for_selector("[data-part=install]", state="detached")


@pytest.mark.parametrize("size", [None, DESKTOP])
def test_little_space_is_told_on_every_screen_and_mine_says_how_to_be_safe(size, county, phone):
    officer = phone(language="en-GB", begin=False, **({"viewport": size} if size else {}))
    officer.context.add_init_script(FULL)
    officer.begin("officer")
    for address in ("/", "/households/", "/mine/"):
        officer.go(address)
        assert officer.page.is_visible("[data-part=tight]")
    assert "Send first" in officer.page.inner_text("[data-part=tight]")
    assert "does not clear its data" in officer.text
    assert officer.page.is_visible("[data-part=export]")


def test_a_visit_that_finds_no_room_is_not_said_to_be_saved(county, phone):
    officer = phone(language="en-GB")
    officer.offline()
    assert not officer.page.is_visible("[data-part=tight]")
    officer.go(f"/households/{county.household.pk}/visit/")
    officer.page.wait_for_selector("[data-part=unchanged]")
    officer.page.click("[data-part=unchanged]")
    officer.page.click('label:has(input[name="met"][value="head"])')
    officer.page.wait_for_timeout(600)
    officer.run(NO_ROOM)
    officer.page.click(".bar button.main")
    officer.page.wait_for_selector("[data-part=tight]:not([hidden])")
    assert officer.page.query_selector(".toast p") is None
    assert officer.page.is_checked('input[name="met"][value="head"]')
    officer.page.reload()
    officer.unlock()
    officer.page.wait_for_selector("[data-part=unchanged]")
    assert officer.page.is_checked('input[name="met"][value="head"]')


def test_the_contact_card_is_one_tap_from_the_home_and_without_a_network_says_so(county, phone):
    officer, home = phone(language="en-GB"), county.placed[0].household
    card = issue_card(placement=county.placed[0], on=county.on, by=county.cast.county)
    officer.go(f"/households/{home.pk}/")
    officer.tap("a[href$='/card/']")
    assert card.number in officer.text
    assert card.token in officer.page.input_value("textarea")
    officer.tap("a:has-text('Back to the household')")
    officer.unlock()
    officer.offline()
    officer.tap("a[href$='/card/']")
    officer.page.wait_for_selector("h1:has-text('No network')")
    assert "What you have written on this phone is kept." in officer.text
