"""What the server could not take over as it came: the phone says why, what to do, and never asks too early."""

import uuid
from datetime import timedelta
from time import monotonic

import pytest

from laborers.difficulties.models import DifficultyStep
from laborers.registry.models import Household
from laborers.visits.models import Visit
from tests.browser.app import phone
from tests.factories.registry import make_household
from xundian.kit import clock
from xundian.kit.models import FeedMeta
from xundian.sync.actions import settling
from xundian.sync.models import SyncOp

pytestmark = pytest.mark.browser
PUSH = "**/api/v1/sync/push"
# An operation as an app of another release received its answer.
OLDER = """async () => { const { store } = modules['store.js'];
    for (const row of await store.all('ops')) {
      const box = await store.seal({ ...await store.unseal(row.box), app: 'older' });
      await store.write(['ops'], at => at('ops').put({ ...row, box }));
    } }"""


def kind_of_strip(officer):
    return officer.page.get_attribute("[data-part=strip]", "data-kind")


def add(officer, entity, kind, payload, entity_id=None):
    wanted = {"entity": entity, "kind": kind, "payload": payload} | ({"entity_id": str(entity_id)} if entity_id else {})
    return officer.run("wanted => modules['queue.js'].queue.add(wanted)", wanted)


def open_the_one(officer):
    """From the strip to the entry that needs the officer."""
    officer.page.wait_for_selector("[data-kind=needs]")
    officer.page.click("[data-part=strip]")
    officer.page.click("main a.row")
    officer.page.wait_for_selector("[data-part=delete]")


def test_a_refused_visit_is_put_right_in_its_own_form_and_takes_the_place_of_the_first(county, phone):
    officer = phone()
    page = officer.page
    officer.go(f"/households/{county.household.pk}/visit/")
    page.wait_for_selector("[data-part=unchanged]")
    page.click("[data-part=unchanged]")
    page.click("label:has(input[name=met][value=spouse])")
    page.evaluate("document.querySelector('#main [name=note]').removeAttribute('maxlength')")
    page.fill("[name=note]", "长" * 501)
    page.click(".bar button.main")
    open_the_one(officer)
    assert officer.strip.strip() == "! 1 条需处理"
    assert "备注" in page.inner_text("ul.reasons")
    page.click("main a.main")
    page.wait_for_selector("[data-part=unchanged]")
    assert page.input_value("[name=note]") == "长" * 501
    assert page.is_checked("input[name=met][value=spouse]")
    page.fill("[name=note]", "短")
    page.click(".bar button.main")
    officer.sync()
    first, second = SyncOp.objects.order_by("device_seq")
    assert (first.state, second.state, second.supersedes_op_id) == ("superseded", "applied", first.op_id)
    visit = Visit.objects.get()
    assert (visit.note, visit.met, visit.pk) == ("短", "spouse", second.entity_id)
    assert [op["op_id"] for op in officer.stored()] == [str(second.op_id)]
    page.wait_for_selector("[data-kind=sent]")


def test_a_refused_field_is_asked_anew_where_it_was_refused(county, phone):
    officer = phone()
    add(officer, "household", "update", {"phone": "1" * 30, "address": "新址"}, county.household.pk)
    open_the_one(officer)
    assert officer.page.input_value("#phone") == "1" * 30
    assert officer.page.query_selector("#address") is None
    officer.page.fill("#phone", "13800000001")
    officer.page.click("main form button")
    officer.sync()
    home = Household.objects.get(pk=county.household.pk)
    assert (home.phone, home.address) == ("13800000001", "新址")
    assert sorted(SyncOp.objects.values_list("state", flat=True)) == ["applied", "superseded"]
    officer.page.wait_for_selector("[data-kind=sent]")


def test_what_came_back_says_why_and_goes_only_when_it_was_seen(county, tree, phone):
    officer = phone()
    elsewhere = make_household(tree.next_village)
    officer.visit(elsewhere)
    open_the_one(officer)
    assert officer.run("modules['words.js'].say('code.out_of_scope')") in officer.text
    assert officer.page.query_selector("main form") is None
    officer.reopen()
    assert kind_of_strip(officer) == "needs"
    open_the_one(officer)
    officer.page.click("[data-part=seen]")
    officer.page.wait_for_selector("[data-kind=sent]")
    assert officer.stored() == []
    assert SyncOp.objects.get().code == "out_of_scope"


def test_a_visit_to_a_home_that_has_ended_comes_back_until_the_office_takes_it_over(county, phone):
    officer = phone()
    officer.offline()
    op = officer.visit(county.household)
    Household.objects.filter(pk=county.household.pk).update(ended_on=clock.today() - timedelta(days=3))
    officer.online()
    open_the_one(officer)
    assert [each["code"] for each in officer.stored()] == ["gone"]
    Household.objects.filter(pk=county.household.pk).update(ended_on=None)
    settling.settle(op=SyncOp.objects.get(), answer="as_it_is", by=county.cast.township, at=clock.now())
    officer.sync()
    officer.wait("modules['queue.js'].queue.needs().length === 0")
    assert str(Visit.objects.get().pk) == op["entity_id"]
    officer.page.wait_for_selector("[data-kind=sent]")


def test_what_waits_for_another_entry_says_so_and_goes_on_by_itself(county, phone):
    officer, other = phone(), phone()
    parent = str(uuid.uuid4())
    add(officer, "difficulty_step", "create", {"difficulty": parent, "kind": "progress", "note": "问过了"})
    officer.wait("modules['queue.js'].queue.all()[0].state === 'parked'")
    officer.page.wait_for_selector("[data-kind=sent]")
    officer.go("/mine/unsent/")
    officer.page.wait_for_selector("main .row")
    words = "modules['words.js'].say('code.dependency')"
    assert officer.run(words) in officer.page.inner_text("main .row .head")
    assert officer.page.query_selector("[data-part=retry]") is None
    told = {"household": str(county.household.pk), "kind": "schooling", "description": "没有学上"}
    add(other, "difficulty", "create", told, parent)
    other.sync()
    officer.sync()
    officer.wait("modules['queue.js'].queue.all()[0].state === 'applied'")
    assert DifficultyStep.objects.get(difficulty_id=parent, kind="progress").note == "问过了"


def test_what_the_app_is_too_old_for_is_kept_here_and_there_and_sent_by_the_renewed_app(county, phone):
    officer = phone()
    FeedMeta.objects.update(schema_min=2)
    officer.visit(county.household)
    officer.page.wait_for_selector("[data-kind=blocked]")
    assert officer.strip.strip() == officer.run("modules['words.js'].say('strip.old')")
    assert (SyncOp.objects.get().code, [op["code"] for op in officer.stored()]) == ("schema_old", ["schema_old"])
    officer.go("/mine/unsent/")
    officer.page.wait_for_selector("main .row")
    assert officer.run("modules['words.js'].say('code.schema_old')") in officer.text
    officer.tap("[data-part=strip]")
    assert officer.address == "/mine/unsent/"
    officer.unlock()
    assert Visit.objects.count() == 0
    FeedMeta.objects.update(schema_min=1)
    officer.run(OLDER)
    officer.reopen()
    assert [op["state"] for op in officer.stored()] == ["applied"]
    assert (Visit.objects.count(), SyncOp.objects.count()) == (1, 1)
    officer.page.wait_for_selector("[data-kind=sent]")


@pytest.mark.parametrize("status", [503, 429])
def test_the_phone_comes_back_when_the_server_wants_it_and_not_before(status, county, phone):
    officer, at = phone(), []

    def busy(route):
        at.append(monotonic())
        if len(at) == 1:
            route.fulfill(
                status=status, content_type="application/problem+json", body="{}", headers={"Retry-After": "7"}
            )
        else:
            route.continue_()

    officer.context.route(PUSH, busy)
    officer.visit(county.household)
    officer.wait("modules['sync.js'].state.failed !== ''")
    assert kind_of_strip(officer) == "unsent"
    # Neither another entry nor the network that comes back nor a look at the page calls earlier.
    officer.visit(county.other)
    officer.run("() => { dispatchEvent(new Event('online')); document.dispatchEvent(new Event('visibilitychange')); }")
    officer.wait("modules['queue.js'].queue.waiting().length === 0")
    assert at[1] - at[0] >= 6.9
    assert Visit.objects.count() == 2


def test_the_officers_own_tap_does_not_wait(county, phone):
    officer, at = phone(), []

    def busy(route):
        at.append(monotonic())
        if len(at) == 1:
            route.fulfill(
                status=503, content_type="application/problem+json", body="{}", headers={"Retry-After": "600"}
            )
        else:
            route.continue_()

    officer.context.route(PUSH, busy)
    officer.visit(county.household)
    officer.wait("modules['sync.js'].state.failed !== ''")
    officer.page.click("[data-part=strip]")
    officer.page.wait_for_selector("[data-kind=sent]")
    assert Visit.objects.count() == 1
