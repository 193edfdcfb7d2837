"""A writing process is killed, and two write at once: no half file, nothing mixed."""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.db import connection

from tests.conftest import SITE_ID
from tests.factories.cast import make_cast, make_tree
from tests.factories.codes import load_shipped
from tests.factories.exports import NOW, asked, file_of
from tests.factories.registry import make_household, make_laborer
from tests.factories.waiting import waiting
from xundian.accounts.models import ReadLog
from xundian.exports import actions
from xundian.exports.models import Export, ExportChunk
from xundian.kit.errors import Conflict

RUN = """
import os, sys
from django.conf import settings
settings.DATABASES["default"]["NAME"] = os.environ["XUNDIAN_TEST_DATABASE"]
import django
django.setup()
from xundian.exports import tasks
from xundian.exports.actions import making
making.CHUNK_BYTES = 400
print("ready", flush=True)
sys.stdin.readline()
tasks.make(job_id=sys.argv[1])
print("done", flush=True)
"""
pytestmark = [pytest.mark.processes, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def county():
    load_shipped()
    cast = make_cast(make_tree(), SITE_ID)
    for number in range(40):
        make_laborer(make_household(cast.officer.division), name=f"人{number:02d}", identity="new")
    return cast


def start(row):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "xundian.settings", "XUNDIAN_TEST_DATABASE": connection.settings_dict["NAME"],
    }  # fmt: skip
    child = subprocess.Popen(
        [sys.executable, "-c", RUN, str(row.job_id)],
        env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert child.stdout.readline() == "ready\n"
    return child


def go(child):
    child.stdin.write("\n")
    child.stdin.flush()


def until(condition):
    limit = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < limit, "waited two minutes"
        time.sleep(0.05)


def test_a_killed_job_leaves_no_file_and_is_written_anew(county):
    row = asked(county.county, format="csv")
    with start(row) as child, connection.cursor() as cursor:
        # The child has kept its pieces when it comes to note who was read, and waits there.
        cursor.execute("BEGIN")
        cursor.execute("LOCK TABLE xundian_readlog IN ACCESS EXCLUSIVE MODE")
        go(child)
        until(waiting)
        os.kill(child.pid, signal.SIGKILL)
        assert child.wait(10) == -signal.SIGKILL
        cursor.execute("ROLLBACK")
    row.refresh_from_db()
    assert (row.state, row.rows) == ("running", None)
    assert ExportChunk.objects.count() > 3
    assert not ReadLog.objects.exists()
    with pytest.raises(Conflict):
        actions.hand_out(export=row, by=county.county, at=NOW)
    with start(row) as again:
        go(again)
        assert again.stdout.readline() == "done\n"
    row.refresh_from_db()
    assert (row.state, row.rows, row.attempt, row.job.attempts) == ("ready", 40, 2, 2)
    assert set(ExportChunk.objects.values_list("attempt", flat=True)) == {2}
    assert len(file_of(row)) == row.size
    assert ReadLog.objects.count() == 40


def test_two_jobs_at_once_do_not_mix_and_one_job_is_done_once(county):
    first, second = asked(county.county, format="csv"), asked(county.officer, "households", format="csv")
    with start(first) as one, start(second) as two, start(first) as three:
        for child in (one, two, three):
            go(child)
        assert [child.stdout.readline() for child in (one, two, three)] == ["done\n"] * 3
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.rows, first.job.attempts) == ("ready", 40, 1)
    assert (second.state, second.rows) == ("ready", 40)
    people, homes = file_of(first).decode(), file_of(second).decode()
    assert ("人07" in people, "人07" in homes) == (True, False)
    assert Export.objects.filter(attempt=1).count() == 2
