"""What a phone is told of the changes in its officer's place, and what nobody else's phone ever hears."""

import json
import uuid
from datetime import date

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers import journeys
from laborers.difficulties import actions as difficulties
from laborers.registry import actions as registry
from laborers.registry.models import Household, Laborer
from laborers.visits.models import VisitPlan
from relocation.households import actions as homes
from tests.conftest import SITE_ID
from tests.factories import relocation
from tests.factories.difficulties import make_difficulty
from tests.factories.phones import ReadingPhone
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer
from tests.factories.visits import make_visit
from xundian.accounts.models import User
from xundian.kit.feed import BULK
from xundian.kit.models import Blob, FeedMeta
from xundian.sync.actions.feed import picture_arrived

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("noon")]
ON = date(2026, 6, 20)


@pytest.fixture
def home(village):
    return make_household(village, address="金丝雀路1号")


@pytest.fixture
def phone(cast, home):
    found = ReadingPhone(cast.officer)
    found.snapshot()
    return found


def at_work(home, officer):
    return make_placement(make_assessed_laborer(home), by=officer, started_on=date(2026, 5, 11))


def test_a_phone_without_a_cursor_is_sent_to_a_snapshot(cast, home):
    phone = ReadingPhone(cast.officer)
    status, page = phone.ask("changes")
    assert (status, page["items"], page["take_snapshot"], page["has_more"]) == (200, [], True, False)
    phone.cursor = page["next_cursor"]
    make_laborer(home, name="新来")
    assert [item["data"]["name"] for item in phone.pull() if item["entity"] == "laborer"] == ["新来"]


def test_every_kind_of_row_comes_with_its_data(cast, phone, home):
    placement = at_work(home, cast.officer)
    registry.add_dependant(household=home, name="小花", kind="child", by=cast.officer)
    visit, _created = make_visit(home, ON, by=cast.officer, note="都好")
    difficulty = make_difficulty(home, cast.officer, laborer=placement.laborer, on=ON)
    items = {item["entity"]: item for item in phone.pull()}
    assert {item["op"] for item in items.values()} == {"upsert"}
    assert set(items) >= {"household", "laborer", "dependant", "placement", "visit_plan", "visit", "difficulty"}
    assert items["visit"]["data"] | {"note": "都好", "by_name": "Officer", "missing": []} == items["visit"]["data"]
    assert items["difficulty"]["data"]["steps"][0]["kind"] == "reported"
    assert items["placement"]["data"]["destination_name"]
    assert (items["visit"]["id"], items["difficulty"]["id"]) == (str(visit.pk), str(difficulty.pk))
    said = json.dumps(phone.data("laborer"))
    assert "identity" not in said
    assert "ethnic" not in said


def test_a_row_that_changed_often_comes_once_and_as_it_is_now(phone, home):
    for number in range(3):
        Household.objects.filter(pk=home.pk).update(phone=f"1380000000{number}")
    (item,) = phone.pull()
    assert (item["version"], item["data"]["phone"]) == (4, "13800000002")
    assert phone.pull() == []


def test_the_head_of_a_household_is_new_when_a_person_is(phone, home):
    make_laborer(home, relation="02", name="王大山")
    households = [item for item in phone.pull() if item["entity"] == "household"]
    assert households[-1]["data"]["head"] == "王大山"


def test_a_household_that_moves_leaves_the_old_phone_and_comes_whole_to_the_new_one(cast, tree, phone, home):
    at_work(home, cast.officer)
    registry.add_dependant(household=home, name="小花", kind="child", by=cast.officer)
    visit, _created = make_visit(home, ON, by=cast.officer, outcome="nobody_home")
    phone.pull()
    other = ReadingPhone(cast.colleague)
    other.snapshot()
    assert other.rows == {}
    journeys.move_household(household=home, to_division=tree.next_village, by=cast.township, on=ON)
    names = ("household", "laborer", "dependant", "placement", "visit_plan", "visit")
    assert phone.said(phone.pull()) == {("scope_out", name) for name in names}
    assert phone.rows == {}
    assert other.said(other.pull()) >= {("upsert", name) for name in names}
    assert ("visit", str(visit.pk)) in other.rows
    assert (phone.verify()[0], other.verify()[0]) == (200, 200)


def test_a_household_that_moves_into_a_site_comes_whole_to_its_officer(cast, tree, phone, home):
    at_work(home, cast.officer)
    make_visit(home, ON, by=cast.officer)
    site_phone = ReadingPhone(cast.site)
    site_phone.snapshot()
    site = relocation.make_site(tree.township, by=cast.county, id=SITE_ID)
    homes.move_in(household=home, site=site, building="7", unit="2", room="101", moved_on=ON, by=cast.county, on=ON)
    names = {entity for _op, entity in site_phone.said(site_phone.pull())}
    assert names >= {"household", "laborer", "placement", "visit_plan", "visit"}
    assert [(row["building"], row["unit"]) for row in site_phone.data("household")] == [("7", "2")]
    assert site_phone.verify()[0] == 200
    Household.objects.filter(pk=home.pk).update(site_id=None)
    site_phone.pull()
    assert site_phone.rows == {}
    assert phone.pull()


def test_a_merged_person_and_a_cancelled_visit_are_tombstones_without_a_word(cast, phone, home):
    placement = at_work(home, cast.officer)
    first, second = (make_laborer(home, name="金丝雀人") for _each in range(2))
    phone.pull()
    phone.bytes = b""
    pair = registry.pair_up(laborer=first, other=second, reason="same_name_birth_village", on=ON)
    registry.merge(pair=pair, stays=first, by=cast.township, on=ON)
    VisitPlan.objects.filter(household=home, laborer=None).update(state="cancelled", reason="ended")
    items = phone.pull()
    gone = [item for item in items if item["op"] == "tombstone"]
    assert {item["entity"] for item in gone} == {"laborer", "visit_plan"}
    assert all("data" not in item for item in gone)
    assert str(second.pk) in {item["id"] for item in gone}
    assert placement.pk
    assert phone.verify()[0] == 200


def test_many_rows_at_once_are_a_mark_that_asks_for_a_snapshot(tree, phone):
    from tests.xundian.kit.test_feed import insert

    insert(tree.village, BULK + 1)
    items = phone.pull()
    assert [(item["op"], item["entity"], item["id"]) for item in items] == [("resync", "household", None)]
    phone.snapshot(entity="household")
    assert len(phone.data("household")) == BULK + 2


def test_a_confidential_difficulty_is_nobodys_news_but_of_those_who_know_of_it(cast, phone, home):
    difficulties.load_default_deadlines(by=None)
    kind = {"kind": "domestic_violence", "description": "金丝雀密"}
    told = difficulties.report(household=home, by=cast.township, on=ON, **kind)
    assert told.confidential
    row = type(told).objects.filter(pk=told.pk)
    assert phone.pull() == []
    row.update(owner=cast.officer)
    assert phone.said(phone.pull()) == {("upsert", "difficulty")}
    row.update(owner=cast.township)
    assert phone.said(phone.pull()) == {("scope_out", "difficulty")}
    row.update(severity="urgent")
    assert phone.pull() == []
    assert phone.verify()[0] == 200


def test_a_difficulty_that_becomes_confidential_leaves_the_phones_that_had_it(cast, phone, home):
    told = make_difficulty(home, cast.township, on=ON)
    phone.pull()
    assert ("difficulty", str(told.pk)) in phone.rows
    type(told).objects.filter(pk=told.pk).update(confidential=True, owner=None)
    phone.pull()
    assert ("difficulty", str(told.pk)) not in phone.rows


def test_the_next_village_is_in_no_byte(cast, tree, home):
    at_work(home, cast.officer)
    make_visit(home, ON, by=cast.officer, note="金丝雀说")
    other = ReadingPhone(cast.colleague)
    other.snapshot()
    registry.add_dependant(household=home, name="金丝雀童", kind="child", by=cast.officer)
    make_difficulty(home, cast.officer, description="金丝雀难", on=ON)
    Laborer.objects.filter(household=home).update(name="金丝雀人")
    assert other.pull() == []
    assert other.verify()[0] == 200
    assert "金丝雀".encode() not in other.bytes
    assert str(home.pk).encode() not in other.bytes


def test_what_grows_old_leaves_the_phone_without_anybody_touching_it(cast, phone, home):
    placement = at_work(home, cast.officer)
    visit, _created = make_visit(home, ON, by=cast.officer)
    journeys.end_placement(placement=placement, ended_on=ON, reason="contract_ended", by=cast.officer, on=ON)
    phone.pull()
    assert ("visit", str(visit.pk)) in phone.rows
    with time_machine.travel("2027-07-26T12:00:00+08:00", tick=False):
        phone = _again(phone)
        items = phone.pull()
        assert {item["op"] for item in items} == {"tombstone"}
        assert ("visit", str(visit.pk)) not in phone.rows
        assert ("placement", str(placement.pk)) not in phone.rows
        assert phone.verify()[0] == 200


def _again(phone):
    """The same phone, signed in anew, with what it held."""
    fresh = ReadingPhone(phone.user)
    fresh.rows, fresh.cursor = phone.rows, phone.cursor
    return fresh


def _refused(phone, cursor):
    status, problem = phone.ask("changes", cursor=cursor)
    return status, problem["code"], problem["errors"][0]["code"]


def test_a_cursor_is_for_one_user_and_cannot_be_changed(cast, phone):
    body, dot, mac = phone.cursor.partition(".")
    forged = [
        "x", body, body[:-2] + "AA" + dot + mac, body + dot + mac[:-1] + ("0" if mac[-1] != "0" else "1"), "é.ü",
        "A" * 2000,
    ]  # fmt: skip
    assert {_refused(phone, each) for each in forged} == {(410, "resync", "cursor")}
    assert _refused(ReadingPhone(cast.colleague), phone.cursor) == (410, "resync", "cursor")
    assert phone.ask("snapshot", cursor=phone.cursor)[0] == 410


def test_another_epoch_another_place_and_a_position_too_old_ask_for_a_snapshot(cast, tree, phone, home):
    call_command("sync_new_epoch")
    assert _refused(phone, phone.cursor) == (410, "resync", "epoch")
    phone.snapshot()
    User.objects.filter(pk=cast.officer.pk).update(division=tree.far_village)
    assert _refused(phone, phone.cursor) == (410, "resync", "scope")
    User.objects.filter(pk=cast.officer.pk).update(division=tree.village)
    FeedMeta.objects.update(horizon=10**9)
    assert _refused(phone, phone.cursor) == (410, "resync", "horizon")


def test_an_officer_who_moved_sees_nothing_of_the_new_place_before_and_nothing_of_the_old_one_after(cast, tree, phone):
    elsewhere = make_household(tree.far_village, address="金丝雀远")
    assert phone.pull() == []
    User.objects.filter(pk=cast.officer.pk).update(division=tree.far_village)
    phone.snapshot()
    assert [key for entity, key in phone.rows if entity == "household"] == [str(elsewhere.pk)]
    assert phone.verify()[0] == 200


@pytest.mark.parametrize("limit", ["0", "501", "x", "-1", "1e3"])
def test_a_page_has_at_most_500_rows(phone, limit):
    status, problem = phone.ask("changes", cursor=phone.cursor, limit=limit)
    assert (status, problem["errors"][0]["pointer"]) == (422, "/limit")


@pytest.mark.parametrize("number", [3, 30])
def test_a_page_takes_at_most_eight_statements_whatever_its_size(cast, tree, phone, number):
    for _each in range(number):
        home = make_household(tree.village)
        at_work(home, cast.officer)
        make_visit(home, ON, by=cast.officer)
    with CaptureQueriesContext(
        connection,
    ) as found:
        items = phone.page()
    assert len(items) >= number * 4
    assert len(found) <= 8, [query["sql"][:90] for query in found]


def test_a_picture_that_arrives_is_missing_no_more(cast, phone, home):
    sha256 = "ab" * 32
    visit, _created = make_visit(home, ON, by=cast.officer, photos=[sha256])
    phone.pull()
    assert phone.rows["visit", str(visit.pk)]["data"]["missing"] == [sha256]
    Blob.objects.create(sha256=sha256, size=1, width=1, height=1, at="2026-06-20T00:00:00Z")
    picture_arrived(sha256=sha256)
    assert phone.said(phone.pull()) == {("upsert", "visit")}
    assert phone.rows["visit", str(visit.pk)]["data"]["missing"] == []


def test_a_phone_is_known_by_when_and_where_it_was_last_seen(phone, home):
    make_laborer(home)
    phone.client.get("/api/v1/sync/changes", {"cursor": phone.cursor}, headers={"Sync-Unsent": "7"})
    phone.device.refresh_from_db()
    assert (phone.device.unsent, phone.device.last_seen_at.isoformat()) == (7, "2026-06-20T04:00:00+00:00")
    assert phone.device.scope_hash
    assert phone.device.history.count() == 1, "being seen is no history"


def test_only_phones_of_officers_read(cast, api, phone):
    for user, code in (
        (cast.officer, "no_device"),
        (cast.county, "permission_denied"),
        (cast.station, "permission_denied"),
    ):
        answer = api(user).get("/api/v1/sync/changes")
        assert (answer.status_code, answer.json()["code"], answer["Sync-Protocol"]) == (403, code, "1")
    assert uuid.UUID(phone.ask("changes")[1]["epoch"])
