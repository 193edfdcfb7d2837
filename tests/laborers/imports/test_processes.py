"""A loading process is killed, and two load at once: nothing half-written, nothing twice."""

import os
import signal
import subprocess
import sys
import time
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from laborers.imports import actions, tasks
from laborers.imports.models import Doubt
from laborers.registry.models import Case, CaseEvent, Household, Laborer, Transfer
from laborers.surveys.models import SurveyResponse
from tests.factories.codes import load_shipped
from tests.factories.imports import DAY, NOW, checked, person, sheet
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.jobs import requeue
from xundian.kit.models import Job
from xundian.kit.sql import fetch

TABLES = (Household, Laborer, Case, CaseEvent, SurveyResponse)
RUN = """
import os, sys
from django.conf import settings
settings.DATABASES["default"]["NAME"] = os.environ["XUNDIAN_TEST_DATABASE"]
import django
django.setup()
from datetime import date, datetime
from laborers.imports import actions, tasks
from laborers.imports.models import ImportBatch
from xundian.kit.errors import DomainError
from django.db import connection
step, key, at = sys.argv[1:]
# A session that is there before somebody looks: the list of sessions stands still within a transaction.
connection.ensure_connection()
print(connection.connection.info.backend_pid, flush=True)
sys.stdin.readline()
try:
    if step in ("import_check", "import_commit"):
        getattr(tasks, step.removeprefix("import_"))(job_id=key)
        print("done", flush=True)
    else:
        batch, times = ImportBatch.objects.get(pk=key), {"on": date(2026, 3, 5), "at": datetime.fromisoformat(at)}
        done = actions.commit(batch=batch, by=None, **times)
        print(done.report["created"], done.report["unchanged"], flush=True)
except DomainError as error:
    print(error.code, flush=True)
"""
pytestmark = [pytest.mark.processes, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def place():
    call_command("load_divisions", verbosity=0, stdout=StringIO())
    load_shipped()
    return Division.objects.get(code="530129")


def start(key, step="commit"):
    """A process of its own, ready to load an import, or to do a job as a worker does; `session` is its database's."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "xundian.settings",
        "XUNDIAN_TEST_DATABASE": connection.settings_dict["NAME"],
    }
    child = subprocess.Popen(
        [sys.executable, "-c", RUN, step, str(getattr(key, "pk", key)), NOW.isoformat()],
        env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    child.session = int(child.stdout.readline())
    return child


def go(child):
    child.stdin.write("\n")
    child.stdin.flush()


def until(condition):
    limit = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < limit, "waited two minutes"
        time.sleep(0.05)


def waits(child):
    """[what its session in the database waits for], None for nothing; [] once the session has ended.

    Other sessions do not count: a thread of a test of long ago may still hold one.
    """
    return [wait for (wait,) in fetch("SELECT wait_event_type FROM pg_stat_activity WHERE pid = %s", [child.session])]


def kill_at(child, table):
    """Let the process work until it comes to a table, and kill it there."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        go(child)
        until(lambda: "Lock" in waits(child))
        os.kill(child.pid, signal.SIGKILL)
        assert child.wait(10) == -signal.SIGKILL
    until(lambda: not waits(child))


@pytest.mark.parametrize(
    "table",
    [
        "laborers_household", "laborers_householdcategory", "laborers_importchange", "laborers_case",
        "laborers_surveyresponse", "laborers_importrow", "laborers_doubt", "laborers_transfer",
    ],
)  # fmt: skip
def test_a_load_killed_at_any_table_leaves_nothing_and_is_simply_repeated(place, table):
    elsewhere = sheet(person(99, {"行政村": "清水沟村委会"}))
    actions.commit(batch=checked(elsewhere, place), by=None, on=DAY, at=NOW)
    before = [model.objects.count() for model in TABLES]
    rows = [person(number, {"与户主关系": "之子"}) for number in range(30)]
    batch = checked(sheet(*rows, person(99)), place)
    with start(batch) as child:
        kill_at(child, table)
    assert [model.objects.count() for model in TABLES] == before
    assert (Doubt.objects.count(), Transfer.objects.count(), batch.rows.count()) == (0, 0, 0)
    batch.refresh_from_db()
    assert batch.state == "committing"
    report = actions.commit(batch=batch, by=None, on=DAY, at=NOW).report
    assert (report["created"], report["doubts"], report["transfers"]) == (30, 30, 1)
    assert [model.objects.count() for model in TABLES] == [number + 30 for number in before]


@pytest.mark.parametrize(
    "moment", ["laborers_importbatch", "xundian_code", "laborers_laborer", "laborers_importchange"]
)
def test_a_check_killed_in_its_worker_is_done_by_the_next_one(place, moment):
    batch = actions.upload(
        kind="survey", file_name="a.csv", content=sheet(*(person(number) for number in range(30))), division=place,
        round=2018, by=None,
    )  # fmt: skip
    job = Job.objects.get()
    with start(job, "import_check") as child:
        kill_at(child, moment)
    assert requeue(at=clock.now()) == (1 if Job.objects.get().state == "running" else 0)
    tasks.check(job_id=str(job.pk))
    batch.refresh_from_db()
    assert (batch.state, batch.report["ready"], Job.objects.get().state) == ("checked", 30, "done")


def test_a_load_killed_in_its_worker_is_done_by_the_next_one(place):
    batch = checked(sheet(*(person(number) for number in range(30))), place)
    actions.start_commit(batch=batch, by=None)
    job = Job.objects.get()
    with start(job, "import_commit") as child:
        kill_at(child, "laborers_importrow")
    assert Laborer.objects.count() == 0
    assert requeue(at=clock.now()) == 1
    tasks.commit(job_id=str(job.pk))
    batch.refresh_from_db()
    assert (batch.state, Laborer.objects.count(), Job.objects.get().state) == ("committed", 30, "done")


def test_two_imports_at_once_do_not_mix(place):
    """They share a household, a person and nothing else; each row is loaded by the import that says it."""
    shared = person(50, {"户编号": "H00000", "与户主关系": "配偶", "性别": "男"})
    first = checked(sheet(*(person(number) for number in range(30)), shared), place)
    second = checked(sheet(person(0), shared, *(person(number) for number in range(60, 90))), place)
    with start(first) as one, start(second) as two:
        go(one)
        go(two)
        told = sorted(each.stdout.readline().strip() for each in (one, two))
    assert told in (["30 2", "31 0"], ["29 2", "32 0"])
    assert [model.objects.count() for model in (Laborer, SurveyResponse, Case)] == [61, 61, 61]
    loaded_by = dict(SurveyResponse.objects.values_list("laborer__household__number", "batch_id").exclude(
        laborer__household__number="H00000"
    ))  # fmt: skip
    for batch, numbers in ((first, range(1, 30)), (second, range(60, 90))):
        assert {loaded_by[f"H{number:05d}"] for number in numbers} == {batch.pk}


def test_one_import_loaded_by_two_processes_is_loaded_once(place):
    batch = checked(sheet(*(person(number) for number in range(30))), place)
    with start(batch) as one, start(batch) as two:
        go(one)
        go(two)
        told = sorted(each.stdout.readline().strip() for each in (one, two))
    assert told == ["30 0", "move_refused"]
    assert [model.objects.count() for model in TABLES] == [30] * len(TABLES)


def test_two_imports_of_the_same_people_at_once_make_them_once(place):
    content = sheet(*(person(number) for number in range(30)))
    first, second = checked(content, place), checked(content, place)
    with start(first) as one, start(second) as two:
        go(one)
        go(two)
        told = sorted(each.stdout.readline().strip() for each in (one, two))
    assert told == ["0 30", "30 0"]
    assert [model.objects.count() for model in TABLES] == [30] * len(TABLES)
