"""The phone beside a server that was restored, beside one that holds something else, and after weeks: what it sends
again, what it takes anew, and what it throws away."""

from copy import copy

import pytest
from django.core.management import call_command

from laborers.registry.models import Household, Laborer
from laborers.visits.models import Visit
from tests.browser.app import phone
from tests.factories.backups import Backup
from tests.factories.registry import make_laborer
from xundian.kit import clock
from xundian.kit.feed.reading import head
from xundian.kit.feed.writing import BULK
from xundian.kit.ids import new_id
from xundian.kit.sql import execute
from xundian.sync.models import SyncOp
from xundian.sync.queries.feed import since
from xundian.sync.queries.rows import versions

pytestmark = pytest.mark.browser
# Writes into the store as the app does: the record of the sync, and the age of what was acknowledged.
ALTER_SYNC = """async changed => { const { store } = modules['store.js'], sync = await store.meta('sync');
    await store.write([], at => at('meta').put({ ...sync, ...changed })); }"""
AGE_OPS = """async ([days, state]) => { const { store } = modules['store.js'], rows = await store.all('ops');
    const old = rows.filter(row => row.state === state).map(row => ({ ...row, acked_at: Date.now() - days * 864e5 }));
    await store.write(['ops'], at => old.forEach(row => at('ops').put(row))); }"""
# A row of the list is changed on the phone as no server ever said it.
PLANT = """async ([entity, id, version]) => { const { data } = modules['data.js'];
    const sync = await modules['store.js'].store.meta('sync');
    await data.take([{ entity, id, version, data: data.base(entity, id) }], sync); }"""


def asked(officer):
    """The entities of which snapshots are asked from now on ("" for all of them)."""
    found = []

    def note(request):
        if "/sync/snapshot?" in request.url:
            found.append(request.url.split("entity=")[1].split("&")[0])

    officer.context.on("request", note)
    return found


def served(user, entity):
    """{id: version} of an entity that the server would give to a user."""
    return {str(pk): version for name, pk, version in versions(user, since(clock.today())) if name == entity}


def equal(officer):
    """Whether the phone holds what the server would give it, entity by entity."""
    for entity in officer.run("modules['data.js'].ENTITIES"):
        assert officer.holds(entity) == served(officer.user, entity), entity
    return True


def change(officer, household, **fields):
    wanted = {"entity": "household", "kind": "update", "entity_id": str(household.pk), "payload": fields}
    return officer.run("wanted => modules['queue.js'].queue.add(wanted)", wanted)


def test_after_a_restore_the_phone_sends_the_last_days_again_and_each_visit_is_there_once(county, phone):
    officer = phone()
    before = officer.visit(county.household, note="kept by the backup")
    officer.sync()
    kept = Backup()
    lost = officer.visit(county.other, note="lost with the disk")
    officer.sync()
    change(officer, county.household, address="新址")
    officer.sync()
    assert Visit.objects.count() == 2
    officer.offline()
    unsent = officer.visit(county.household, note="never sent")
    kept.restore()
    assert (Visit.objects.count(), Household.objects.get(pk=county.household.pk).address) == (
        1,
        county.household.address,
    )
    call_command("sync_new_epoch")
    epoch, taken = str(head().epoch), asked(officer)
    officer.online()
    officer.wait(f"modules['store.js'].store.meta('sync').then(sync => sync.epoch === '{epoch}')")
    officer.sync()
    ids = [each["entity_id"] for each in (before, lost, unsent)]
    assert sorted(str(pk) for pk in Visit.objects.values_list("pk", flat=True)) == sorted(ids)
    assert Household.objects.get(pk=county.household.pk).address == "新址"
    assert [op["state"] for op in officer.stored()] == ["applied"] * 4
    assert SyncOp.objects.count() == 4
    assert taken[0] == ""
    assert equal(officer)


def test_a_page_that_dies_while_it_learns_of_the_restore_still_sends_everything_again(county, phone):
    officer, kept = phone(), Backup()
    officer.visit(county.household)
    officer.sync()
    kept.restore()
    call_command("sync_new_epoch")
    # The first word of the new feed is its last: the page is gone before the answer is worked in.
    officer.run("() => { modules['data.js'].data.take = () => new Promise(() => {}); modules['sync.js'].now(); }")
    officer.wait("modules['queue.js'].queue.waiting().length === 1")
    officer.reopen()
    assert Visit.objects.count() == 1
    assert equal(officer)


def test_a_restore_while_nobody_was_signed_in_is_noticed_too(county, phone):
    officer, kept = phone(), Backup()
    officer.visit(county.household)
    officer.sync()
    officer.run("modules['store.js'].store.dropRows()")
    kept.restore()
    call_command("sync_new_epoch")
    officer.reopen()
    assert Visit.objects.count() == 1
    assert equal(officer)


def test_what_the_phone_has_otherwise_than_the_server_is_found_within_a_day_and_taken_anew(county, phone):
    officer = phone()
    taken, home = asked(officer), str(county.household.pk)
    unsent_note = "stays as it was written"
    officer.run(PLANT, ["household", home, 99])
    assert officer.holds("household")[home] == 99
    officer.sync()
    assert officer.holds("household")[home] == 99, "found before the day was over"
    officer.offline()
    written = officer.visit(county.other, note=unsent_note)
    officer.run(ALTER_SYNC, {"verified": 1})
    officer.kill()
    officer.online()
    officer.page.reload()
    officer.unlock()
    officer.ready()
    officer.sync()
    assert taken == ["household"]
    assert Visit.objects.get().note == unsent_note
    assert str(Visit.objects.get().pk) == written["entity_id"]
    assert equal(officer)


def test_what_the_server_changed_behind_the_feeds_back_is_found_too(county, phone):
    officer = phone()
    taken = asked(officer)
    execute("SET session_replication_role = replica")
    execute("UPDATE laborers_household SET version = version + 5 WHERE id = %s", [county.household.pk])
    execute("SET session_replication_role = origin")
    officer.sync()
    assert not officer.run(f"modules['data.js'].data.base('household', '{county.household.pk}').version > 5")
    officer.run(ALTER_SYNC, {"verified": 1})
    officer.reopen()
    assert taken == ["household"]
    assert equal(officer)


def test_many_changes_at_once_bring_their_entity_whole_and_nothing_else(county, phone):
    crowd(county.household)
    officer = phone()
    taken = asked(officer)
    execute("UPDATE laborers_household SET address = 'before the mark' WHERE id = %s", [county.other.pk])
    execute("UPDATE laborers_laborer SET name = '改名'")
    officer.run("modules['sync.js'].now()")
    officer.wait(f"modules['data.js'].data.base('laborer', '{county.placed[0].laborer.pk}').name === '改名'")
    officer.sync()
    assert taken == ["laborer"]
    assert officer.run(f"modules['data.js'].data.get('household', '{county.other.pk}').address") == "before the mark"
    assert equal(officer)


def crowd(household):
    """So many people that a change of all of them in one statement names none in the feed."""
    first = make_laborer(household, name="人")
    rows = [copy(first) for _each in range(BULK + 1)]
    for row in rows:
        row.pk = new_id()
    Laborer.objects.bulk_create(rows)


def test_what_was_acknowledged_goes_after_seven_days_and_what_was_not_never(county, phone):
    officer = phone()
    officer.visit(county.household)
    officer.sync()
    officer.run(AGE_OPS, [6, "applied"])
    officer.reopen()
    assert [op["state"] for op in officer.stored()] == ["applied"]
    officer.offline()
    officer.visit(county.other, note="unsent for a month")
    officer.run(AGE_OPS, [8, "applied"])
    for unsent in ("waiting", "unsure"):
        officer.run(AGE_OPS, [30, unsent])
    officer.kill()
    officer.unlock()
    sent, written = officer.stored()
    assert sent["state"] == "applied"
    assert written["state"] in {"waiting", "unsure"}, "unsure once it was tried"
    officer.context.route("**/api/v1/sync/push", lambda route: route.abort())
    officer.online()
    officer.run("modules['sync.js'].now()")
    officer.wait("modules['sync.js'].state.failed !== ''")
    assert len(officer.stored()) == 2, "nothing goes before the server was heard"
    officer.context.unroute("**/api/v1/sync/push")
    officer.sync()
    assert [op["payload"]["note"] for op in officer.stored()] == ["unsent for a month"]
    assert Visit.objects.count() == 2


def test_fourteen_days_without_contact_take_the_list_and_what_was_sent_but_no_unsent_work(county, phone):
    officer = phone()
    officer.visit(county.household, note="sent")
    officer.sync()
    officer.offline()
    officer.visit(county.other, note="unsent")
    officer.run(AGE_OPS, [15, "applied"])
    officer.run(ALTER_SYNC, {"at": officer.run("Date.now() - 13 * 864e5")})
    officer.kill()
    officer.unlock()
    assert officer.run("modules['data.js'].data.count()") > 0
    assert len(officer.stored()) == 2
    officer.run(ALTER_SYNC, {"at": officer.run("Date.now() - 15 * 864e5")})
    officer.kill()
    officer.unlock()
    assert officer.run("modules['data.js'].data.count()") == 0
    assert [op["payload"]["note"] for op in officer.stored()] == ["unsent"]
    officer.online()
    officer.ready()
    officer.sync()
    assert Visit.objects.count() == 2
    assert equal(officer)
