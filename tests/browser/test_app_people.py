"""Whose phone it is: the PIN, two officers on it, signing out, what a stranger could read, what goes with a post."""

import json

import pytest

from laborers.visits.models import Visit
from tests.browser.app import phone
from tests.factories.cast import PASSWORD
from xundian.kit import envelope
from xundian.sync.models import SyncDevice

pytestmark = pytest.mark.browser
NAME = "马成龙"
# Everything in every database of the browser as text: strings as they are, bytes read as UTF-8 and as UTF-16.
READ_ALL = """async () => {
  const found = [], seen = new Set();
  const walk = (value) => {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
      const bytes = value instanceof ArrayBuffer ? value : value.buffer;
      const even = bytes.slice(0, bytes.byteLength & ~1);
      found.push(new TextDecoder('utf-8').decode(bytes), new TextDecoder('utf-16le').decode(even));
    } else if (value && typeof value === 'object') {
      if (!seen.has(value)) { seen.add(value); Object.entries(value).forEach(([k, v]) => { found.push(k); walk(v); }); }
    } else found.push(String(value));
  };
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((done) => {
      const ask = indexedDB.open(name);
      ask.onsuccess = () => done(ask.result);
    });
    for (const store of db.objectStoreNames) {
      walk(await new Promise((done) => {
        const ask = db.transaction(store).objectStore(store).getAll();
        ask.onsuccess = () => done(ask.result);
      }));
    }
    db.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) found.push(await (await cache.match(request)).text());
  }
  found.push(JSON.stringify(localStorage), JSON.stringify(sessionStorage));
  return found.join('\\n');
}"""


def test_nothing_about_a_villager_can_be_read_without_the_pin(county, phone):
    officer = phone()
    officer.go(f"/households/{county.household.pk}/")
    officer.visit(county.household, note="他儿子在昆明")
    officer.sync()
    everything = officer.run(READ_ALL)
    assert len(everything) > 10_000
    for secret in (NAME, "王小红", "他儿子在昆明", str(county.household.address or "没有地址的住户")):
        assert secret not in everything, secret
    token = officer.run("modules['device.js'].device.bearer.split(' ')[1]")
    assert token
    assert token not in everything
    officer.run("async () => modules['store.js'].store.write(['log'], (at) => at('log').add({ said: '马成龙' }))")
    assert NAME in officer.run(READ_ALL)


def test_wrong_pins_are_counted_and_slow_down(county, phone):
    officer = phone(language="en-GB")
    officer.run("() => { setTimeout(modules['lock.js'].lock, 50); }")
    officer.page.wait_for_selector("#pin")
    for _each in range(4):
        officer.page.fill("#pin", "1111")
        officer.page.click("main form button")
        officer.page.wait_for_selector("[data-part=summary]")
        officer.page.wait_for_selector("main form button:enabled")
    officer.page.fill("#pin", "1111")
    officer.page.click("main form button")
    officer.page.wait_for_selector(".error:has-text('Wait')")
    officer.page.reload()
    officer.page.wait_for_selector("main form button:disabled")


def test_a_second_officer_on_the_phone_sees_and_loses_nothing(county, phone):
    first = phone()
    first.offline()
    written = first.visit(county.household)["entity_id"]
    first.online()
    first.context.route("**/api/v1/sync/**", lambda route: route.abort())
    first.run("() => { modules['mine.js'].signOut(); }")
    first.page.wait_for_selector(".dialog")
    first.page.click(".dialog button:has-text('取消'), .dialog button:has-text('Cancel')")
    first.page.goto(first.server + "/survey/")
    first.tap("header.top form[action='/sign-out/'] button")
    first.context.unroute("**/api/v1/sync/**")
    first.pin = "777777"
    first.begin("colleague")
    assert NAME not in first.text
    assert first.stored() == []
    assert first.run("modules['data.js'].data.all('household').length") == 0
    first.page.goto(first.server + "/survey/")
    first.tap("header.top form[action='/sign-out/'] button")
    first.sign_in("officer")
    first.unlock("246810")
    first.sync()
    assert [str(pk) for pk in Visit.objects.values_list("pk", flat=True)] == [written]
    assert Visit.objects.get().by == county.cast.officer
    assert SyncDevice.objects.count() == 2


def test_signing_out_asks_while_anything_is_unsent(county, phone):
    officer = phone(language="en-GB")
    officer.offline()
    officer.visit(county.household)
    officer.go("/mine/")
    officer.page.click("[data-part=out]")
    officer.page.wait_for_selector(".dialog")
    assert len(officer.page.query_selector_all(".dialog button")) == 3
    officer.page.keyboard.press("Escape")
    assert officer.page.query_selector(".dialog") is None
    assert len(officer.stored()) == 1
    officer.page.click("[data-part=out]")
    officer.page.click(".dialog button >> nth=0")  # send first, which cannot work
    officer.page.wait_for_selector("[data-part=toast] p")
    assert officer.address == "/mine/"
    officer.online()
    officer.sync()
    with officer.page.expect_navigation(url="**/sign-in/"):
        officer.page.click("[data-part=out]")
    assert Visit.objects.count() == 1
    officer.sign_in("officer")
    officer.unlock()
    officer.ready()


def test_who_signed_out_without_a_network_is_signed_out_with_the_next(county, phone):
    officer = phone(language="en-GB")
    officer.offline()
    officer.go("/mine/")
    with officer.page.expect_navigation(url="**/sign-in/"):
        officer.page.click("[data-part=out]")
    officer.online()
    officer.page.goto(officer.server + "/survey/")
    officer.page.wait_for_url("**/sign-in/**")
    officer.sign_in("officer")
    officer.unlock()
    officer.ready()
    assert "/sign-in/" not in officer.address


def test_what_belongs_to_another_village_goes_with_the_post(county, phone):
    officer = phone()
    county.cast.officer.division = county.tree.next_village
    county.cast.officer.save(update_fields=["division"])
    officer.visit(county.household)
    officer.sync()
    assert officer.run("modules['data.js'].data.all('household').map((row) => row.id)") == []
    assert officer.run("modules['store.js'].store.all('pages')") == []
    assert [op["state"] for op in officer.stored()] == ["returned"]
    officer.page.wait_for_selector("[data-kind=needs]")


def test_the_file_of_unsent_work_holds_everything_and_only_the_county_opens_it(county, phone):
    officer = phone()
    officer.offline()
    written = [officer.visit(county.household, note="出口文件")["op_id"], officer.visit(county.other)["op_id"]]
    officer.go("/mine/")
    with officer.page.expect_download() as download:
        officer.page.click("[data-part=export]")
    with open(download.value.path(), encoding="utf-8") as file:
        text = file.read()
    assert "出口文件" not in text
    content = envelope.open_letter(json.loads(text), format="xundian-unsent-1")
    assert [op["op_id"] for op in content["ops"]] == written
    assert content["user"] == str(county.cast.officer.pk)
    assert content["ops"][0]["payload"]["note"] == "出口文件"
    assert PASSWORD not in text
