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

from laborers.imports import actions
from laborers.imports.models import ImportBatch
from laborers.registry.models import Case, CaseEvent, Household, Laborer
from laborers.surveys.models import SurveyResponse
from tests.factories.codes import load_shipped
from tests.factories.imports import DAY, NOW, checked, person, sheet
from xundian.divisions.models import Division
from xundian.kit.sql import fetch

TABLES = (Household, Laborer, Case, CaseEvent, SurveyResponse)
RUN = """
import os, sys
from django.conf import settings
settings.DATABASES["default"]["NAME"] = os.environ["XUNDIAN_TEST_DATABASE"]
import django
django.setup()
from datetime import date, datetime
from laborers.imports import actions
from laborers.imports.models import ImportBatch
from xundian.kit.errors import DomainError
batch = ImportBatch.objects.get(pk=sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
try:
    done = actions.commit(batch=batch, by=None, on=date(2026, 3, 5), at=datetime.fromisoformat(sys.argv[2]))
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


def start(batch):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "xundian.settings",
        "XUNDIAN_TEST_DATABASE": connection.settings_dict["NAME"],
    }
    child = subprocess.Popen(
        [sys.executable, "-c", RUN, str(batch.pk), NOW.isoformat()],
        env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert child.stdout.readline() == "ready\n"
    return child


def go(child):
    child.stdin.write("\n")
    child.stdin.flush()


def until(condition):
    limit = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < limit, "waited 30 seconds"
        time.sleep(0.05)


def others():
    return fetch(
        "SELECT wait_event_type FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )


def test_a_killed_load_leaves_nothing_and_is_simply_repeated(place):
    batch = checked(sheet(*(person(number) for number in range(30))), place)
    with start(batch) as child:
        with transaction.atomic():
            # The child has written people and responses when it comes to this table, and waits there.
            with connection.cursor() as cursor:
                cursor.execute("LOCK TABLE laborers_importrow IN ACCESS EXCLUSIVE MODE")
            go(child)
            until(lambda: ("Lock",) in others())
            os.kill(child.pid, signal.SIGKILL)
            assert child.wait(10) == -signal.SIGKILL
        until(lambda: not others())
    assert [model.objects.count() for model in TABLES] == [0] * len(TABLES)
    assert ImportBatch.objects.get().state == "committing"
    assert actions.commit(batch=batch, by=None, on=DAY, at=NOW).report["created"] == 30
    assert [model.objects.count() for model in TABLES] == [30] * len(TABLES)


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
