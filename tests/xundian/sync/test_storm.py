"""All phones at eight o'clock, with what they wrote in weeks, over HTTP through gunicorn: case 54 at a small size.

The full size, 600 phones with 200 entries each, is a part of the bench (xundian.bench.rush).
"""

import http.client
import json
import os
import threading
import time
from pathlib import Path

import pytest
from django.db import connection
from psycopg.conninfo import make_conninfo

from laborers.visits.models import Visit
from tests.conftest import SITE_ID
from tests.factories.cast import make_cast, make_tree, make_user
from tests.factories.registry import make_household
from tests.factories.sync import Phone
from tests.xundian.server.running import soon
from xundian.accounts.roles import Role
from xundian.bench.serving import served
from xundian.kit import clock
from xundian.kit.models import FeedCommit
from xundian.server.web import workers
from xundian.sync.models import SyncOp

pytestmark = [pytest.mark.processes, pytest.mark.django_db(transaction=True)]
PHONES, BATCHES, OPS = 40, 2, 15
MOST_GROWTH_MB = 60


class Caller(threading.Thread):
    """A phone that sends its batches one after another, and comes back when it is told to."""

    def __init__(self, phone, household, gate):
        super().__init__()
        on, at = clock.today().isoformat(), clock.now().isoformat()
        self.batches = [
            phone.batch(
                *[phone.visit(household, payload={"visited_on": on}, occurred_at=at) for _op in range(OPS)],
            )
            for _batch in range(BATCHES)
        ]
        self.gate, self.phone, self.refusals, self.codes, self.error = gate, phone, 0, [], None

    def run(self):
        """Everything; what goes wrong is looked at by the test."""
        try:
            self.line = http.client.HTTPConnection("127.0.0.1", self.phone.port, timeout=60)
            self.line.connect()
            self.gate.wait(60)
            for batch in self.batches:
                while not self._sent(batch):
                    pass
            self.line.close()
        except (OSError, AssertionError, http.client.HTTPException) as error:
            self.error = error

    def _sent(self, batch):
        headers = {
            "Authorization": self.phone.client._credentials["HTTP_AUTHORIZATION"], "Content-Type": "application/json",
        }  # fmt: skip
        self.line.request("POST", "/api/v1/sync/push", json.dumps(batch), headers)
        answer = self.line.getresponse()
        said = json.loads(answer.read())
        if answer.status == 503:
            assert (said["code"], answer.headers["Content-Type"]) == ("retry", "application/problem+json")
            self.refusals += 1
            self.line.close()  # nobody keeps a silent connection open for a phone that waits
            time.sleep(int(answer.headers["Retry-After"]))
            return False
        assert (answer.status, said["batch_id"]) == (207, batch["batch_id"]), said
        self.codes += [each["code"] for each in said["results"]]
        return True


class Desk(threading.Thread):
    """Somebody at a desk who opens one list after another meanwhile; `seconds` has how long each took."""

    def __init__(self, phone):
        super().__init__()
        self.phone, self.seconds, self.statuses, self.over = phone, [], set(), threading.Event()

    def run(self):
        """Until it is over."""
        line = http.client.HTTPConnection("127.0.0.1", self.phone.port, timeout=60)
        headers = {"Authorization": self.phone.client._credentials["HTTP_AUTHORIZATION"]}
        while not self.over.wait(0.05):
            begun = time.monotonic()
            line.request("GET", "/api/v1/households/", headers=headers)
            answer = line.getresponse()
            answer.read()
            self.statuses.add(answer.status)
            self.seconds.append(time.monotonic() - begun)
        line.close()


def children_of(pid):
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def web_processes():
    """The processes of gunicorn that serve: children of our child."""
    return [each for child in children_of(os.getpid()) for each in children_of(child) if "gunicorn" in _line_of(each)]


def _line_of(pid):
    return Path(f"/proc/{pid}/cmdline").read_text()


def memory_mb(pid, name):
    """VmRSS now or VmHWM, the most it ever was, of a process."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:")) / 1024


@pytest.fixture
def site(monkeypatch, tmp_path):
    """The port of gunicorn, as the site runs it, on the test's database."""
    here = connection.settings_dict["NAME"]
    monkeypatch.setenv("DATABASE_URL", make_conninfo(os.environ["DATABASE_URL"], dbname=here))
    with served(tmp_path / "web.log") as port:
        yield port


def phones_of(tree, port):
    """A phone of its own for each of many officers, and one of the township's desk."""
    users = [make_user(f"officer-{number}", Role.VILLAGE, division=tree.village) for number in range(PHONES)]
    phones = [Phone(user) for user in users]
    for phone in phones:
        phone.port = port
    return phones


def test_in_a_storm_everything_is_there_once_and_nobody_is_starved(site):
    tree = make_tree()
    desk = Desk(Phone(make_cast(tree, SITE_ID).township))
    desk.phone.port = site
    phones, gate = phones_of(tree, site), threading.Barrier(PHONES)
    callers = [Caller(phone, make_household(tree.village), gate) for phone in phones]
    commits = FeedCommit.objects.count()
    desk.start()
    assert soon(lambda: len(desk.seconds) > 10)
    before = {pid: memory_mb(pid, "VmRSS") for pid in web_processes()}
    assert len(before) == workers
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    grown = {pid: memory_mb(pid, "VmHWM") - begun for pid, begun in before.items()}
    desk.over.set()
    desk.join()
    assert [caller.error for caller in callers if caller.error] == []
    assert {code for caller in callers for code in caller.codes} == {"applied"}
    wanted = PHONES * BATCHES * OPS
    assert (Visit.objects.count(), SyncOp.objects.count()) == (wanted, wanted)
    assert FeedCommit.objects.count() == commits + PHONES * BATCHES
    refusals = sorted(caller.refusals for caller in callers)
    # More came than could be served at once, and none of them was put off again and again.
    assert sum(refusals) > PHONES // 2
    assert refusals[-1] <= 12, refusals
    assert desk.statuses == {200}
    assert max(grown.values()) < MOST_GROWTH_MB, grown
