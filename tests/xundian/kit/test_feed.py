"""The feed gives every committed change once, in the order of the commits, however long writers take."""

import random
import threading
import time
import uuid

import pytest
from django.db import InternalError, connection, transaction

from laborers.registry import actions as registry
from laborers.registry.models import Household, Laborer
from tests.factories.registry import make_household, make_laborer
from xundian.divisions.rules import prefix_range
from xundian.kit import feed
from xundian.kit.feed.reading import WHOLE, Position, head, new_epoch, page, prune
from xundian.kit.models import FeedChange, FeedCommit, FeedMeta
from xundian.kit.sql import execute, fetch

pytestmark = pytest.mark.django_db(transaction=True)
COUNTY = prefix_range("530129")
WRITERS, SECONDS = 16, 4
INSERT = """
INSERT INTO laborers_household (id, created_at, updated_at, version, number, division_id, group_name, address, phone,
    category) SELECT unnest(%s::uuid[]), now(), now(), 1, gen_random_uuid()::text, %s, '', '', '', 'ordinary'
"""


def insert(village, number):
    """So many households in one statement; their keys."""
    keys = [uuid.uuid4() for _each in range(number)]
    execute(INSERT.replace("gen_random_uuid()::text", "left(gen_random_uuid()::text, 30)"), [keys, village.pk])
    return keys


def everything(after=None, limit=500, **place):
    """All changes of the county after a position, page by page."""
    after, found, more = after or Position(0, 0), [], True
    while more:
        rows, more = page(after, limit=limit, **(place or {"area": COUNTY}))
        found += rows
        after = Position(rows[-1].seq, rows[-1].id) if rows else after
    return found


def end():
    return Position(head().seq, WHOLE)


class Writer(threading.Thread):
    """Commits small changes with random stalls, and takes one in twenty back."""

    def __init__(self, village, until, seed):
        super().__init__()
        self.village, self.until, self.dice, self.kept = village, until, random.Random(seed), set()

    def run(self):
        try:
            while time.monotonic() < self.until:
                self._once()
        finally:
            connection.close()

    def _once(self):
        with transaction.atomic():
            keys = insert(self.village, self.dice.randint(1, 3))
            time.sleep(self.dice.random() ** 3 * 0.25)
            if self.dice.random() < 0.05:
                transaction.set_rollback(True)
                return
        self.kept.update(keys)


def naive(after, seen):
    """The cursor everybody writes first: ids in the order in which they were given out."""
    for pk, key in fetch("SELECT id, entity_id FROM xundian_feedchange WHERE id > %s ORDER BY id", [after]):
        after = pk
        seen.add(key)
    return after


def test_sixteen_writers_with_stalls_and_a_reader_misses_none_where_a_naive_cursor_does(tree):
    until = time.monotonic() + SECONDS
    writers = [Writer(tree.village, until, seed) for seed in range(WRITERS)]
    for each in writers:
        each.start()
    position, naive_position, seen, naively = Position(0, 0), 0, [], set()
    while any(each.is_alive() for each in writers):
        rows, _more = page(position, limit=100, area=COUNTY)
        position = Position(rows[-1].seq, rows[-1].id) if rows else position
        seen += rows
        naive_position = naive(naive_position, naively)
    for each in writers:
        each.join()
    seen += everything(position)
    naive(naive_position, naively)
    kept = set().union(*(each.kept for each in writers))
    keys = [row.entity_id for row in seen]
    assert len(kept) > 200
    assert set(keys) == kept
    assert len(keys) == len(kept), "a change came twice"
    assert [row.seq for row in seen] == sorted(row.seq for row in seen)
    assert kept - naively, "the naive cursor must miss some, or this test shows nothing"


def test_1200_rows_of_several_commits_come_in_pages_without_gap_or_repeat(tree):
    start = end()
    kept = [pk for _round in range(3) for pk in insert(tree.village, 400)]
    with transaction.atomic():
        kept += [pk for _round in range(3) for pk in insert(tree.village, 400)]
    found, sizes, after, more = [], [], start, True
    while more:
        rows, more = page(after, limit=500, area=COUNTY)
        sizes.append(len(rows))
        after = Position(rows[-1].seq, rows[-1].id)
        found += rows
    assert sizes == [500, 500, 500, 500, 400]
    assert len(found) == 2400
    assert {row.entity_id for row in found} == set(kept)
    assert len({row.seq for row in found}) == 4


def test_a_large_statement_leaves_one_mark_for_each_place(tree):
    start = end()
    insert(tree.village, feed.BULK)
    insert(tree.village, feed.BULK + 1)
    Household.objects.filter(division=tree.village).update(category="poor")
    assert [(row.op, row.entity_id) for row in everything(start)[-2:]] == [("resync", None), ("resync", None)]
    assert FeedChange.objects.filter(op="insert").count() == feed.BULK


def test_a_row_that_moves_is_told_in_both_places_with_what_hangs_on_it(cast, tree):
    home = make_household(tree.village)
    make_laborer(home)
    start = end()
    with transaction.atomic():
        Household.objects.filter(pk=home.pk).update(division=tree.next_village)
        Laborer.objects.filter(household=home).update(division=tree.next_village)
    old = everything(start, area=prefix_range(tree.village.pk))
    new = everything(start, area=prefix_range(tree.next_village.pk))
    assert {(row.entity, row.is_here, row.was_here) for row in old} == {
        ("household", False, True), ("laborer", False, True)
    }  # fmt: skip
    assert {(row.entity, row.is_here) for row in new} == {("household", True), ("laborer", True)}
    assert everything(start, area=prefix_range(tree.far_village.pk)) == []


def test_rows_without_a_place_of_their_own_follow_their_home(cast, tree):
    home = make_household(tree.village)
    registry.add_dependant(household=home, name="童", kind="child", by=cast.officer)
    person, spot = make_laborer(home), uuid.uuid4()
    start = end()
    Household.objects.filter(pk=home.pk).update(site_id=spot)
    arrived = everything(start, spot=spot)
    assert {(row.entity, row.is_here, row.was_here) for row in arrived} == {
        ("household", True, False), ("dependant", True, False), ("laborer", True, False)
    }  # fmt: skip
    start = end()
    Household.objects.filter(pk=home.pk).update(site_id=None)
    left = everything(start, spot=spot)
    assert (person.pk, False, True) in {(row.entity_id, row.is_here, row.was_here) for row in left}


def test_nothing_changed_is_no_change(tree):
    home = make_household(tree.village)
    start = end()
    Household.objects.filter(pk=home.pk).update(address=home.address)
    Household.objects.filter(pk=uuid.uuid4()).update(address="x")
    assert everything(start) == []


def test_what_a_savepoint_takes_back_is_not_in_the_feed_and_the_rest_is(tree):
    start = end()
    with transaction.atomic():
        with transaction.atomic():
            insert(tree.village, 1)
            transaction.set_rollback(True)
        (kept,) = insert(tree.village, 1)
    assert [row.entity_id for row in everything(start)] == [kept]
    assert not FeedCommit.objects.filter(seq=None).exists()


def test_a_deleted_row_is_named_where_it_was(tree):
    (key,) = insert(tree.village, 1)
    start = end()
    execute("DELETE FROM laborers_household WHERE id = %s", [key])
    (row,) = everything(start)
    assert (row.op, row.entity_id, row.was_here) == ("delete", key, True)


def test_touching_a_row_puts_it_into_the_feed_with_its_place(tree):
    home = make_household(tree.village)
    start = end()
    with transaction.atomic():
        feed.touch(Household, [home.pk])
        feed.touch(Household, [home.pk])
    rows = everything(start, area=prefix_range(tree.village.pk))
    assert [(row.op, row.entity_id) for row in rows] == [("touch", home.pk)] * 2
    assert len({row.seq for row in rows}) == 1


def test_a_long_writing_transaction_holds_nobody_up_and_still_comes_in_order(tree):
    begun, go = threading.Event(), threading.Event()

    def write():
        with transaction.atomic():
            insert(tree.village, 1)
            begun.set()
            go.wait(10)
        connection.close()

    slow = threading.Thread(target=write)
    slow.start()
    assert begun.wait(10)
    insert(tree.village, 1)
    early = end()
    assert len(everything()) == 1
    go.set()
    slow.join()
    assert len(everything(early)) == 1


def test_pruning_moves_the_horizon_and_leaves_what_is_younger(tree):
    insert(tree.village, 2)
    old = head().seq
    FeedCommit.objects.update(at="2020-01-01T00:00:00Z")
    (kept,) = insert(tree.village, 1)
    assert prune(before="2026-01-01T00:00:00Z") == 2
    assert head().horizon == old
    assert [row.entity_id for row in everything()] == [kept]


def test_another_epoch_is_another_feed(tree):
    before = head().epoch
    assert new_epoch() == head().epoch != before
    assert FeedMeta.objects.count() == 1


def test_a_transaction_that_is_left_open_is_ended_by_the_database_and_leaves_nothing(tree):
    assert fetch("SHOW idle_in_transaction_session_timeout") == [("1min",)]
    with pytest.raises(InternalError), transaction.atomic():  # noqa: PT012
        execute("SET LOCAL idle_in_transaction_session_timeout = '200ms'")
        insert(tree.village, 1)
        time.sleep(0.6)
        insert(tree.village, 1)
    connection.close()
    assert everything() == []
