"""Everything a phone holds, in pages; and both sides counting the same, whatever happened."""

import random
from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers import journeys
from laborers.registry import actions as registry
from laborers.registry.models import Household, Laborer
from laborers.visits import actions as visits
from tests.factories.difficulties import make_difficulty
from tests.factories.phones import ReadingPhone
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer
from tests.factories.visits import make_visit
from xundian.accounts.models import ReadLog
from xundian.kit.errors import DomainError
from xundian.sync.queries import snapshot as snapshots

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("noon")]
ON = date(2026, 6, 20)


def settle(village, officer, number):
    """So many households with a migrant, a child, a visit and a difficulty each."""
    for _each in range(number):
        home = make_household(village)
        make_placement(make_assessed_laborer(home), by=officer, started_on=date(2026, 4, 2))
        registry.add_dependant(household=home, name="小花", kind="child", by=officer)
        make_visit(home, ON, by=officer)
        make_difficulty(home, officer, on=ON)


def test_a_snapshot_in_small_pages_is_the_same_as_in_large_ones(cast, village, monkeypatch):
    settle(village, cast.officer, 3)
    phone = ReadingPhone(cast.officer)
    assert phone.snapshot() <= 3
    whole, phone.rows = phone.rows, {}
    monkeypatch.setattr(snapshots.snapshot, "__kwdefaults__", {"limit": 4})
    assert phone.snapshot() >= len(whole) / 4
    assert phone.rows == whole
    assert {entity for entity, _pk in whole} >= {
        "household", "laborer", "dependant", "placement", "visit_plan", "visit", "difficulty",
    }  # fmt: skip


def test_what_changes_while_pages_come_is_in_the_changes_after(cast, village, monkeypatch):
    settle(village, cast.officer, 2)
    monkeypatch.setattr(snapshots.snapshot, "__kwdefaults__", {"limit": 3})
    phone = ReadingPhone(cast.officer)
    kept, cursor, number = {}, "", 0
    while cursor is not None:
        _status, page = phone.ask("snapshot", cursor=cursor)
        kept |= {(each["entity"], each["id"]): each for each in page["items"]}
        cursor, number = page["next_cursor"], number + 1
        if number == 2:
            home = make_household(village)
            make_laborer(home)
            Household.objects.filter(division=village).exclude(pk=home.pk).update(phone="1")
    phone.rows, phone.cursor = kept, page["sync_cursor"]
    phone.pull()
    assert phone.verify()[0] == 200
    assert len(phone.data("household")) == 3


def test_one_entity_alone_and_no_other_word(cast, village):
    settle(village, cast.officer, 2)
    phone = ReadingPhone(cast.officer)
    phone.snapshot(entity="laborer")
    assert {entity for entity, _pk in phone.rows} == {"laborer"}
    status, problem = phone.ask("snapshot", entity="user")
    assert (status, problem["errors"][0]["pointer"]) == (422, "/entity")


@pytest.mark.parametrize("number", [3, 30])
def test_a_page_takes_at_most_eight_statements(cast, village, number):
    settle(village, cast.officer, number)
    phone = ReadingPhone(cast.officer)
    phone.snapshot()
    with CaptureQueriesContext(connection) as found:
        requests = phone.snapshot()
    assert len(found) <= 8 * requests, [query["sql"][:90] for query in found]


def test_a_snapshot_leaves_one_line_in_the_read_log(cast, village, monkeypatch):
    settle(village, cast.officer, 2)
    monkeypatch.setattr(snapshots.snapshot, "__kwdefaults__", {"limit": 3})
    phone = ReadingPhone(cast.officer)
    phone.snapshot()
    (line,) = ReadLog.objects.filter(user=cast.officer)
    assert (line.model, line.record, line.how, line.times) == ("xundian.syncdevice", phone.device.pk, "rest", 1)


def test_verification_names_what_differs_and_a_snapshot_mends_it(cast, village):
    settle(village, cast.officer, 2)
    phone = ReadingPhone(cast.officer)
    phone.snapshot()
    key = next(key for key in phone.rows if key[0] == "laborer")
    phone.rows[key]["version"] += 1
    lost = next(key for key in phone.rows if key[0] == "visit")
    del phone.rows[lost]
    status, problem = phone.verify()
    assert (status, problem["code"]) == (412, "differing")
    assert problem["differing"] == {"laborer": [key[1][-2:]], "visit": [lost[1][-2:]]}
    phone.snapshot()
    assert phone.verify() == (200, {"equal": True})


def test_a_phone_that_is_behind_is_told_to_pull_first(cast, village):
    settle(village, cast.officer, 1)
    phone = ReadingPhone(cast.officer)
    phone.snapshot()
    Laborer.objects.update(phone="13800000000")
    assert phone.verify()[1]["code"] == "behind"
    assert phone.verify(cursor=phone.cursor)[1]["code"] == "behind"
    phone.pull()
    assert phone.verify(cursor=phone.cursor)[0] == 200


@pytest.mark.parametrize("entities", [{"user": {}}, {"laborer": {"aa": {"count": -1, "sha256": "0" * 64}}}, 7])
def test_what_is_no_count_is_refused(cast, village, entities):
    status, problem = ReadingPhone(cast.officer).ask("verify", {"entities": entities})
    assert (status, problem["code"]) == (422, "invalid")


def test_after_random_changes_every_phone_holds_what_it_should(cast, tree, village):
    """Seeded: births and moves, visits and work, people who leave and come back, over two villages."""
    dice = random.Random(20260620)
    phones = [ReadingPhone(cast.officer), ReadingPhone(cast.colleague)]
    for phone in phones:
        phone.snapshot()
    officers = {tree.village.pk: cast.officer, tree.next_village.pk: cast.colleague}
    for step in range(60):
        _change(dice, tree, officers, cast, ON + timedelta(days=step // 20))
        if dice.random() < 0.3:
            dice.choice(phones).pull(limit=dice.choice([1, 3, 500]))
    for phone in phones:
        phone.pull(limit=7)
        assert phone.verify(cursor=phone.cursor)[0] == 200
        held = phone.rows
        phone.snapshot()
        assert set(held) == set(phone.rows)


def _change(dice, tree, officers, cast, on):
    homes = list(Household.objects.order_by("number"))
    if len(homes) < 4:
        make_household(dice.choice([tree.village, tree.next_village]))
        return
    home = dice.choice(homes)
    by = officers[home.division_id]
    person = home.laborers.filter(left_on=None).order_by("id").first()
    steps = [
        lambda: make_laborer(home, name=f"人{dice.randint(1, 9)}"),
        lambda: registry.add_dependant(household=home, name="童", kind="child", by=by),
        lambda: Household.objects.filter(pk=home.pk).update(phone=str(dice.randint(10**10, 10**11 - 1))),
        lambda: make_visit(home, on, by=by),
        lambda: make_difficulty(home, by, on=on),
        lambda: visits.plan(on=on),
        lambda: journeys.move_household(
            household=home, by=cast.township, on=on,
            to_division=tree.next_village if home.division_id == tree.village.pk else tree.village,
        ),
        lambda: person and journeys.leave(person=person, kind="death", by=by, on=on),
        lambda: make_placement(make_assessed_laborer(home), by=by, started_on=date(2026, 5, 2), on=on),
    ]  # fmt: skip
    with suppress(DomainError):  # what the register refuses (somebody at work leaves) is no change
        dice.choice(steps)()
