"""Phones of many villages that come back into the network at the same moment: each sends its entries, then fetches.

Over HTTP, through gunicorn as the site runs it, on connections of their own; a round begins when all stand ready.
"""

import gzip
import http.client
import json
import threading
import uuid
from statistics import median
from time import perf_counter, sleep
from typing import NamedTuple

from laborers.registry.models import Household
from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.bench.rounds import percentiles
from xundian.bench.serving import served
from xundian.kit import clock
from xundian.sync.actions import register_device

PHONES, QUICK_PHONES, BURSTS = 20, 3, 5
KINDS = ("push", "pull")
API = "/api/v1/sync"
PATIENCE_SECONDS = 120


class Told(NamedTuple):
    """What was seen: (p50, p95, p99) of "push" and "pull", entries a second, kB of one phone's sync, both ways."""

    seconds: dict
    rate: float
    kb: float
    phones: int


def together(bench, ops, bursts=BURSTS):
    """So many entries from each phone, again and again: Told."""
    officers = User.objects.filter(role=Role.VILLAGE, is_active=True).order_by("division")
    phones = [Caller(bench, user) for user in officers[: QUICK_PHONES if bench.quick else PHONES]]
    with served(bench.data / "phones.log") as port:
        all_at_once(phones, lambda phone: phone.call(port))
        spent = [_burst(phones, ops) for _burst_of in range(bursts)]
    bench.tell(f"{len(phones)} phones with {ops} visits each: {median(spent):.3f} until the last is through")
    seconds = {name: percentiles([each for phone in phones for each in phone.spent[name]]) for name in KINDS}
    size = sum(phone.size for phone in phones) / 1024 / bursts / len(phones)
    return Told(seconds, ops * bursts * len(phones) / sum(spent), size, len(phones))


class Caller:
    """The phone of one village officer; `spent` has the seconds of each request, until it was answered.

    `refusals` counts how often it was asked to come back, which it does when it is told to.
    """

    def __init__(self, bench, user):
        made = register_device(user=user, name="bench", app_version="bench", at=clock.now())
        self.bench, self.device, self.seq, self.cursor = bench, made.device, 0, ""
        self.headers = {
            "Authorization": f"Bearer {made.token}",
            "Accept-Encoding": "gzip",
            "Accept-Language": "zh-hans",
        }
        homes = Household.objects.filter(division=user.division_id, ended_on=None).order_by("id")
        self.homes = list(homes.values_list("pk", flat=True)[:100])
        self.spent, self.size, self.refusals = {name: [] for name in KINDS}, 0, 0

    def call(self, port):
        """Connect, and learn where the feed stands."""
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
        self.cursor = self._ask("pull", "GET", "changes")["next_cursor"]
        self.line.close()  # until all stand ready, it might be closed from the other side
        self.spent, self.size = {name: [] for name in KINDS}, 0

    def sync(self, ops):
        """Send so many visits, then fetch until nothing is left."""
        result = self._ask("push", "POST", "push", self.batch(ops))
        codes = {each["code"] for each in result["results"]}
        self.bench.expect(codes == {"applied"}, f"every pushed visit is taken over: {codes}")
        more = True
        while more:
            page = self._ask("pull", "GET", f"changes?limit=500&cursor={self.cursor}")
            self.cursor, more = page["next_cursor"], page["has_more"]

    def batch(self, ops):
        """The body of a push."""
        return {
            "protocol": 1, "device_id": str(self.device.pk), "batch_id": str(uuid.uuid4()), "schema_version": 1,
            "ops": [self._visit() for _op in range(ops)],
        }  # fmt: skip

    def _visit(self):
        self.seq += 1
        payload = {
            "kind": "household_monthly", "household": str(self.homes[self.seq % len(self.homes)]), "outcome": "done",
            "mode": "in_person", "visited_on": self.bench.on.isoformat(), "met": "head",
            "findings": {"members": {}, "dependants": {}, "elders": "well", "difficulties": "none"},
        }  # fmt: skip
        return {
            "op_id": str(uuid.uuid4()), "device_seq": self.seq, "entity": "visit", "entity_id": str(uuid.uuid4()),
            "kind": "create", "occurred_at": clock.now().isoformat(), "payload": payload,
        }  # fmt: skip

    def _ask(self, name, method, path, body=None):
        sent = body and gzip.compress(json.dumps(body).encode())
        kind = {"Content-Type": "application/json", "Content-Encoding": "gzip"} if sent else {}
        begun = perf_counter()
        answer, told = self._answered(method, path, sent, kind)
        self.spent[name].append(perf_counter() - begun)
        self.size += len(told) + len(sent or b"")
        plain = gzip.decompress(told) if answer.headers.get("Content-Encoding") == "gzip" else told
        if answer.status >= 300:
            raise RuntimeError(f"{path.partition('?')[0]}: {answer.status} {plain[:300]!r}")
        return json.loads(plain)

    def _answered(self, method, path, sent, kind):
        while True:
            self.line.request(method, f"{API}/{path}", sent or None, self.headers | kind)
            answer = self.line.getresponse()
            told = answer.read()
            if answer.status != 503:
                return answer, told
            self.refusals += 1
            self.line.close()  # nobody keeps a silent connection open for a phone that waits
            sleep(int(answer.headers["Retry-After"]))


def _burst(phones, ops):
    """Seconds until the last phone is through."""
    begun = perf_counter()
    all_at_once(phones, lambda phone: phone.sync(ops))
    return perf_counter() - begun


def all_at_once(phones, action):
    """Do it for each, beginning when all stand ready; the first error of any, when all have ended."""
    gate, errors = threading.Barrier(len(phones)), []

    def run(phone):
        try:
            gate.wait()
            action(phone)
        except (OSError, RuntimeError, http.client.HTTPException) as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(phone,)) for phone in phones]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
