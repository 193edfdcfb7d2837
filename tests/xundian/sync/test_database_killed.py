"""PostgreSQL killed (SIGKILL) while phones push over HTTP, and started again by the supervisor: case 32.

The whole site runs as `make run` starts it. What was acknowledged is there once; what was not is sent again, and is
there once too; and no phone ever hears anything but a receipt or when to come back.
"""

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections import Counter

import psycopg
import pytest

from tests.xundian.server.conftest import empty_data, plain_env  # noqa: F401  (a fixture)
from tests.xundian.server.running import PROJECT, soon
from tests.xundian.server.test_up import Up

pytestmark = pytest.mark.processes
PHONES, BATCHES, VISITS = 6, 24, 8
ENOUGH = PHONES * BATCHES // 4
SETTLE = """
import json, django
from xundian.server.services import ensure
ensure(join=True)
django.setup()
from tests.conftest import SITE_ID
from tests.factories.cast import make_cast, make_tree
from tests.factories.registry import make_household
from tests.factories.sync import Phone
from xundian.kit import clock
tree = make_tree()
officer = make_cast(tree, SITE_ID).officer
print(json.dumps([
    [str(phone.device.pk), phone.client._credentials["HTTP_AUTHORIZATION"],
     str(make_household(tree.village, phone="1").pk), clock.today().isoformat()]
    for phone in (Phone(officer) for _each in range(%d))
]))
"""


class Sender(threading.Thread):
    """A phone with many batches: visits to one home, and a change of its telephone on top of the one before."""

    def __init__(self, port, device, token, home, today):
        super().__init__()
        self.port, self.device, self.token, self.home, self.today = port, device, token, home, today
        self.said, self.acknowledged, self.numbers = Counter(), [], iter(range(1, 10_000))
        self.error = None

    def run(self):
        """Send one batch after another, each until it is acknowledged."""
        try:
            for number in range(1, BATCHES + 1):
                batch = self._batch(number)
                while not self._sent(batch):
                    time.sleep(0.3)
        except Exception as error:  # the test looks at it
            self.error = error

    def _op(self, entity, kind, entity_id, payload, **more):
        return {
            "op_id": str(uuid.uuid4()), "device_seq": next(self.numbers), "entity": entity, "entity_id": entity_id,
            "kind": kind, "occurred_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "payload": payload,
        } | more  # fmt: skip

    def _batch(self, number):
        visit = {
            "kind": "household_monthly", "household": self.home, "outcome": "done", "mode": "in_person",
            "visited_on": self.today, "met": "head",
        }  # fmt: skip
        ops = [self._op("visit", "create", str(uuid.uuid4()), visit) for _each in range(VISITS)]
        ops.append(
            self._op("household", "update", self.home, {"phone": f"138{number:08}"}, base_version=number)
        )  # fmt: skip
        return {
            "protocol": 1, "device_id": self.device, "batch_id": str(uuid.uuid4()), "schema_version": 1, "ops": ops,
        }  # fmt: skip

    def _sent(self, batch):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            headers = {"Authorization": self.token, "Content-Type": "application/json"}
            line.request("POST", "/api/v1/sync/push", json.dumps(batch), headers)
            answer = line.getresponse()
            told = json.loads(answer.read())
        finally:
            line.close()
        self.said[answer.status] += 1
        if answer.status != 207:
            assert answer.status == 503, (answer.status, told)
            assert int(answer.headers["Retry-After"]) > 0
            return False
        assert told["batch_id"] == batch["batch_id"]
        # One that is to come again was not taken over; the others were, and the same batch goes again as a whole.
        done = {each["op_id"] for each in told["results"] if each["code"] == "applied"}
        assert {each["code"] for each in told["results"]} <= {"applied", "retry"}, told
        self.acknowledged += done
        return len(done) == len(batch["ops"])


@pytest.fixture
def site(empty_data):  # noqa: F811
    """(the running site, the address of its database, its phones)."""
    up = Up(empty_data)
    try:
        up.until_healthy()
        env = plain_env(empty_data) | {"DJANGO_SETTINGS_MODULE": "xundian.settings"}
        made = subprocess.run(
            [sys.executable, "-c", SETTLE % PHONES], env=env, cwd=PROJECT, capture_output=True, text=True, check=False
        )
        assert made.returncode == 0, made.stderr
        phones = [Sender(up.port, *each) for each in json.loads(made.stdout.splitlines()[-1])]
        yield up, json.loads((empty_data / "services.json").read_text())["DATABASE_URL"], phones
    finally:
        up.end()


def asked(address, text, *values):
    """The first column of the first row."""
    with psycopg.connect(address) as connection:
        return connection.execute(text, values).fetchone()[0]


def batches_done(phones):
    return sum(len(phone.acknowledged) for phone in phones) // (VISITS + 1)


def test_what_was_acknowledged_is_there_once_and_the_rest_is_sent_again_when_postgresql_is_killed(site, empty_data):  # noqa: F811
    up, address, phones = site
    postmaster = int((empty_data / "postgres" / "postmaster.pid").read_text().split()[0])
    for phone in phones:
        phone.start()
    assert soon(lambda: batches_done(phones) > ENOUGH, 60), [phone.error for phone in phones]
    os.kill(postmaster, signal.SIGKILL)
    assert soon(lambda: "postgres ended (signal SIGKILL)" in up.console()), up.console()
    before = batches_done(phones)
    assert soon(lambda: batches_done(phones) > before + ENOUGH, 60), up.console()
    # A backend alone: the postmaster ends all the others, and starts again by itself.
    backend = asked(
        address, "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
    )
    os.kill(backend, signal.SIGKILL)
    for phone in phones:
        phone.join(120)
    assert [phone.error for phone in phones if phone.error] == []
    said = sum((phone.said for phone in phones), Counter())
    assert set(said) == {207, 503}
    acknowledged = [each for phone in phones for each in phone.acknowledged]
    wanted = PHONES * BATCHES * VISITS
    assert len(set(acknowledged)) == wanted + PHONES * BATCHES
    receipts = "SELECT count(*) FROM xundian_syncop WHERE state = 'applied' AND op_id = ANY(%s::uuid[])"
    assert asked(address, receipts, acknowledged) == len(set(acknowledged))
    assert asked(address, "SELECT count(*) FROM xundian_syncop") == len(set(acknowledged))
    assert asked(address, "SELECT count(*) FROM laborers_visit") == wanted
    homes = [phone.home for phone in phones]
    versions = "SELECT array_agg(DISTINCT version) FROM laborers_household WHERE id = ANY(%s::uuid[])"
    assert asked(address, versions, homes) == [BATCHES + 1]
    fed = "SELECT count(*) FROM xundian_feedchange WHERE entity = 'visit'"
    assert asked(address, fed) == wanted
