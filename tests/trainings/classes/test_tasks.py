from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from tests.conftest import SITE_ID
from tests.factories.cast import make_cast, make_tree
from tests.factories.trainings import ENDS, STARTS, make_class, make_running_class
from trainings.classes import actions, tasks
from xundian.accounts.actions import deactivate_user
from xundian.kit.models import OutboxMessage
from xundian.kit.sweeps import SWEEPS, run_sweep

EVENING = datetime(2026, 3, 16, 10, 0, tzinfo=UTC)


def told():
    return {
        (message.payload["user_id"], message.payload["values"]["training_class"], message.payload["values"]["day"])
        for message in OutboxMessage.objects.filter(topic="notice", payload__kind="class_not_inspected")
    }


def sweep(on=STARTS):
    return run_sweep("class-inspection", on=on, at=EVENING)


def test_it_tells_the_township_that_a_running_class_was_not_inspected(tree, cast):
    row, _trainees = make_running_class(tree.township, tree.village)
    assert sweep() == {"classes": 1, "notices": 1}
    assert told() == {(str(cast.township.pk), str(row.pk), "2026-03-16")}
    message = OutboxMessage.objects.get()
    assert message.payload["link"] == f"/classes/{row.pk}/inspect/"


def test_it_tells_the_bureau_about_a_class_of_the_county(tree, cast):
    row, _trainees = make_running_class(tree.county, tree.village)
    sweep()
    assert told() == {(str(cast.county.pk), str(row.pk), "2026-03-16")}


def test_it_tells_nobody_twice_and_again_the_next_day(tree, cast):
    make_running_class(tree.township, tree.village)
    sweep()
    sweep()
    assert OutboxMessage.objects.count() == 1
    sweep(on=STARTS + timedelta(days=1))
    assert OutboxMessage.objects.count() == 2


def test_it_is_silent_about_inspected_waiting_and_finished_classes(tree, cast):
    make_class(tree.township)
    inspected, _trainees = make_running_class(tree.township, tree.village)
    actions.inspect(training_class=inspected, day=STARTS, present=2, by=cast.township, on=STARTS)
    over, _trainees = make_running_class(tree.township, tree.village)
    actions.assess(training_class=over, by=None, on=STARTS)
    assert sweep() == {"classes": 0, "notices": 0}


def test_it_is_silent_outside_the_days_of_the_class(tree, cast):
    make_running_class(tree.township, tree.village)
    assert sweep(on=STARTS - timedelta(days=1))["classes"] == 0
    assert sweep(on=ENDS + timedelta(days=1))["classes"] == 0
    assert sweep(on=ENDS)["classes"] == 1


def test_a_closed_account_is_not_told(tree, cast):
    make_running_class(tree.township, tree.village)
    deactivate_user(user=cast.township, by=None, on=date(2026, 6, 20))
    assert sweep()["notices"] == 0


def test_it_takes_the_same_statements_for_many_classes(tree, cast, django_assert_num_queries):
    for _number in range(2):
        make_running_class(tree.township, tree.village, trainees=1)
    with django_assert_num_queries(7):
        actions.remind_inspectors(on=STARTS, at=EVENING)
    for _number in range(10):
        make_running_class(tree.township, tree.village, trainees=1)
    with django_assert_num_queries(7):
        actions.remind_inspectors(on=STARTS, at=EVENING)


def test_it_runs_every_evening_at_six():
    assert SWEEPS["class-inspection"].run is tasks.class_inspection
    schedule = SWEEPS["class-inspection"].schedule
    assert (schedule.hour, schedule.minute) == ({18}, {0})


@pytest.mark.django_db(transaction=True)
def test_two_processes_tell_everyone_once():
    tree = make_tree()
    make_cast(tree, SITE_ID)
    make_running_class(tree.township, tree.village)
    barrier = Barrier(2)

    def run():
        barrier.wait()
        try:
            actions.remind_inspectors(on=STARTS, at=EVENING)
        finally:
            connection.close()

    threads = [Thread(target=run) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told()) == OutboxMessage.objects.count() == 1
