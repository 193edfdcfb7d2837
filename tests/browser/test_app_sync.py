"""The officer's phone without a network, with a bad one, and with somebody else's: nothing lost, nothing twice."""

import pytest

from laborers.visits.models import Visit
from tests.browser.app import phone
from xundian.accounts.models import DeviceToken
from xundian.sync.models import SyncOp

pytestmark = pytest.mark.browser
PUSH = "**/api/v1/sync/push"
NAME = "马成龙"


def saved_visits(county):
    """Visits that came from phones, by id."""
    return sorted(
        str(pk)
        for pk in Visit.objects.filter(household__in=[county.household, county.other]).values_list("pk", flat=True)
    )


def test_the_list_is_there_without_a_network_and_after_a_reload(county, phone):
    officer = phone()
    assert NAME in officer.text
    officer.offline()
    officer.page.reload()
    officer.unlock()
    officer.page.wait_for_selector(f"text={NAME}")
    officer.go(f"/households/{county.household.pk}/")
    officer.page.wait_for_selector("h1:has-text('王小红')")


def test_a_page_that_needs_a_network_leads_back_to_the_list_also_without_one(county, phone):
    officer = phone()
    officer.offline()
    officer.page.goto(officer.server + "/messages/")
    officer.page.wait_for_selector("h1:has-text('没有网络')")
    officer.page.wait_for_timeout(300)
    officer.page.goto(officer.server + "/")
    officer.unlock()
    officer.page.wait_for_selector(f"text={NAME}")


def test_what_was_written_without_a_network_arrives_once_each(county, phone):
    officer = phone()
    officer.offline()
    written = [
        officer.visit(each, note=str(n))["entity_id"] for n, each in enumerate([county.household, county.other] * 2)
    ]
    officer.page.wait_for_selector("[data-kind=offline]")
    assert "4" in officer.strip
    officer.online()
    officer.page.wait_for_selector("[data-kind=sent]")
    assert saved_visits(county) == sorted(written)
    officer.sync()
    assert saved_visits(county) == sorted(written)


def test_a_reply_that_is_cut_off_leads_to_one_visit(county, phone):
    officer, cut = phone(), []

    def swallow(route):
        cut.append(route.fetch().status)
        route.abort()

    officer.context.route(PUSH, swallow, times=2)
    written = officer.visit(county.household)["entity_id"]
    officer.wait("modules['sync.js'].state.failed !== ''")
    assert set(cut) == {207}
    assert [op["state"] for op in officer.stored()] == ["unsure"]
    assert saved_visits(county) == [written]
    officer.context.unroute(PUSH)
    officer.sync()
    assert [op["state"] for op in officer.stored()] == ["applied"]
    assert saved_visits(county) == [written]
    assert SyncOp.objects.count() == 1


def test_a_portal_that_answers_everything_takes_nothing_away(county, phone):
    officer = phone()
    officer.context.route(
        "**/api/v1/**", lambda route: route.fulfill(status=200, content_type="text/html", body="<h1>WiFi</h1>")
    )
    officer.visit(county.household)
    officer.wait("modules['sync.js'].state.failed !== ''")
    assert [op["state"] for op in officer.stored()] == ["unsure"]
    assert officer.page.get_attribute("[data-part=strip]", "data-kind") == "unsent"
    json_portal = '{"batch_id": "x", "results": []}'
    officer.context.unroute("**/api/v1/**")
    officer.context.route(
        "**/api/v1/**", lambda route: route.fulfill(status=200, content_type="application/json", body=json_portal)
    )
    officer.run("modules['sync.js'].now()")
    assert [op["state"] for op in officer.stored()] == ["unsure"]
    officer.context.unroute("**/api/v1/**")
    officer.sync()
    assert len(saved_visits(county)) == 1


def test_a_page_killed_while_it_saves_keeps_the_answers_or_the_visit(county, phone):
    officer = phone()
    officer.offline()
    officer.run(
        """async ([key, household]) => {
          const draft = await modules['drafts.js'].drafts.open(key, {});
          draft.set({ note: 'half a sentence' });
          await draft.save();
          const payload = { household, note: 'x' };
          modules['queue.js'].queue.add({ entity: 'visit', kind: 'create', draft: key, payload });
        }""",
        [f"visit/{county.household.pk}", str(county.household.pk)],
    )
    officer.kill()
    officer.unlock()
    drafts, ops = officer.run("modules['drafts.js'].drafts.all()"), officer.stored()
    assert len(drafts) + len(ops) == 1


def test_an_expired_sign_in_is_told_and_the_same_officer_goes_on(county, phone):
    officer = phone()
    DeviceToken.objects.all().delete()
    officer.context.clear_cookies(name="sessionid")
    written = officer.visit(county.household)
    officer.page.wait_for_selector("[data-kind=blocked]")
    assert "登录已过期" in officer.strip or "expired" in officer.strip
    assert [op["op_id"] for op in officer.stored()] == [written["op_id"]]
    officer.wait("modules['queue.js'].queue.all()[0].handed_in")
    assert SyncOp.objects.get().code == "deposited"
    officer.tap("[data-part=strip]")
    officer.page.fill("#id_username", "officer")
    officer.page.fill("#id_password", "correct-horse-battery")
    officer.page.click("main button.main")
    officer.unlock()
    officer.ready()
    officer.sync()
    assert [op["state"] for op in officer.stored()] == ["parked"]
    assert SyncOp.objects.count() == 1
