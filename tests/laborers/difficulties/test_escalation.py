"""The clock of difficulties: past due goes up the ladder, once, late, twice and by two at once."""

import threading
from datetime import datetime, timedelta

import pytest
from django.db import connection

from laborers.difficulties import actions, queries
from laborers.difficulties.models import Difficulty, DifficultyDeadline, DifficultyStep
from tests.factories.cast import make_tree, make_user
from tests.factories.difficulties import REPORTED, make_difficulty, make_resolved
from tests.factories.registry import make_household
from xundian.accounts.roles import Role
from xundian.kit import sweeps
from xundian.kit.clock import COUNTY_ZONE
from xundian.kit.errors import Invalid
from xundian.kit.models import OutboxMessage

DUE = REPORTED + timedelta(days=15)
LATE = DUE + timedelta(days=1)
AT = datetime(2026, 4, 17, 1, tzinfo=COUNTY_ZONE)


@pytest.fixture
def difficulty(cast, tree):
    return make_difficulty(make_household(tree.village), cast.officer)


def told():
    return sorted((row.payload["kind"], row.payload["user_id"]) for row in OutboxMessage.objects.all())


def test_on_its_last_day_it_stays_and_the_day_after_it_goes_to_the_township(difficulty, cast):
    assert actions.escalate(on=DUE) == 0
    assert actions.escalate(on=LATE) == 1
    difficulty.refresh_from_db()
    assert (difficulty.level, difficulty.owner, difficulty.state) == ("township", None, "open")
    assert difficulty.due_on == LATE + timedelta(days=15)
    step = difficulty.steps.get(kind="escalated")
    assert (step.on, step.by) == (LATE, None)
    assert told() == [("difficulty_escalated", str(cast.township.pk))]


def test_it_leaves_alone_what_is_not_late_beside_what_is(difficulty, cast):
    beside = make_difficulty(difficulty.household, cast.officer, on=REPORTED + timedelta(days=1))
    assert actions.escalate(on=LATE) == 1
    beside.refresh_from_db()
    assert (beside.level, beside.due_on) == ("village", LATE)


def test_a_second_run_on_the_same_day_changes_nothing(difficulty):
    assert [actions.escalate(on=LATE) for _run in range(3)] == [1, 0, 0]
    assert DifficultyStep.objects.filter(kind="escalated").count() == 1


def test_three_days_late_gives_the_superior_the_full_time_from_that_day(difficulty):
    actions.escalate(on=LATE + timedelta(days=3))
    difficulty.refresh_from_db()
    assert difficulty.due_on == LATE + timedelta(days=18)


def test_it_ends_with_the_county_and_stays_overdue_there(difficulty, cast):
    day = LATE
    for _step in range(4):
        actions.escalate(on=day)
        day += timedelta(days=16)
    difficulty.refresh_from_db()
    assert difficulty.level == "county"
    assert queries.shown(Difficulty.objects.all(), day).get().overdue is True
    assert [user for _kind, user in told()] == sorted([str(cast.township.pk), str(cast.county.pk)])


def test_what_is_solved_is_left_alone(cast, tree):
    make_resolved(make_household(tree.village), cast.officer)
    assert actions.escalate(on=LATE + timedelta(days=100)) == 0


def test_what_a_station_did_not_solve_goes_to_the_county(cast, tree):
    row = make_difficulty(make_household(tree.village), cast.station)
    assert row.level == "station"
    actions.escalate(on=LATE)
    row.refresh_from_db()
    assert row.level == "county"
    assert told() == [("difficulty_escalated", str(cast.county.pk))]


def test_without_a_deadline_for_all_kinds_it_says_so_and_moves_nothing(difficulty):
    DifficultyDeadline.objects.filter(kind="*").delete()
    with pytest.raises(Invalid):
        actions.escalate(on=LATE)
    assert not DifficultyStep.objects.filter(kind="escalated").exists()


@pytest.mark.parametrize("count", [3, 30])
def test_the_statements_do_not_grow_with_the_rows(cast, tree, count, django_assert_num_queries):
    household = make_household(tree.village)
    for _row in range(count):
        make_difficulty(household, cast.officer)
    with django_assert_num_queries(11):
        assert actions.escalate(on=LATE) == count


@pytest.mark.django_db(transaction=True)
def test_two_processes_at_once_move_it_once():
    tree = make_tree()
    officer = make_user("officer", Role.VILLAGE, division=tree.village)
    household = make_household(tree.village)
    for _row in range(20):
        make_difficulty(household, officer)
    counts, start = [], threading.Barrier(4)

    def process():
        start.wait(10)
        counts.append(actions.escalate(on=LATE))
        connection.close()

    threads = [threading.Thread(target=process) for _thread in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(counts) == 20
    assert DifficultyStep.objects.filter(kind="escalated").count() == 20


def test_the_sweep_calls_it_late_and_twice(difficulty):
    sweeps.load()
    assert [sweeps.run_sweep("difficulties", on=LATE, at=AT)["escalated"] for _run in range(2)] == [1, 0]
