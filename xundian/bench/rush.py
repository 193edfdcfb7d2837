"""All phones at eight o'clock: six hundred with two hundred entries each, at the same moment, over HTTP.

Each sends its entries a hundred at a time, comes back when it is told to, and then fetches. Meanwhile somebody at a
desk opens one list after another. Everything must be there once; speed is told, and not judged.
"""

import http.client
import threading
from statistics import median
from time import perf_counter

from laborers.visits.models import Visit
from xundian.accounts import actions as accounts
from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.bench.phones import PATIENCE_SECONDS, Caller, all_at_once
from xundian.bench.rounds import Table, percentiles
from xundian.bench.serving import served
from xundian.sync.models import SyncOp

PHONES, BATCHES, OPS = 600, 2, 100
QUICK_PHONES, QUICK_OPS = 12, 10
PAUSE_SECONDS = 0.2


def measure(bench):
    """The Table of the rush."""
    phones, ops = _phones(bench), QUICK_OPS if bench.quick else OPS
    before = _kept()
    with served(bench.data / "rush.log") as port:
        all_at_once(phones, lambda phone: phone.call(port))
        desk = _Desk(port)
        begun = perf_counter()
        desk.start()
        all_at_once(phones, lambda phone: [phone.sync(ops) for _batch in range(BATCHES)])
        spent = perf_counter() - begun
        desk.over.set()
        desk.join()
    wanted = len(phones) * BATCHES * ops
    bench.expect(_kept() == (before[0] + wanted, before[1] + wanted), f"{wanted} entries are there once each")
    bench.expect(desk.statuses == {200}, f"the desk is served meanwhile: {desk.statuses}")
    bench.tell(f"{len(phones)} phones with {BATCHES} × {ops} visits: all through after {spent:.0f} s")
    return _table(phones, ops, spent, desk)


def _table(phones, ops, spent, desk):
    refusals = [phone.refusals for phone in phones]
    push = percentiles([each for phone in phones for each in phone.spent["push"]])
    table = Table("All phones at eight o'clock")
    table.add(
        f"{len(phones)} phones with {BATCHES * ops} visits each, until the last is through", spent, "s",
        goal="≤ 240 s with 4 cores, ≤ 480 s with 2, for 120,000 visits",
        note=f"{len(phones) * BATCHES * ops / spent:,.0f} visits/s; asked to come back {median(refusals):.0f} times in "
        f"the middle, {max(refusals)} at most; a batch taken over after p50 {push[0]:.0f}, p95 {push[1]:.0f} s",
    )  # fmt: skip
    desk_p50, desk_p95, _p99 = percentiles(desk.seconds)
    table.add(
        "meanwhile a list at a desk, p95", 1000 * desk_p95, "ms", note=f"p50 {1000 * desk_p50:.0f} ms, none refused"
    )
    table.notes.append(
        "The load generator and PostgreSQL share the cores with the two processes of the site. A phone that is asked "
        "to come back waits as long as it is told; its wait counts."
    )
    return table


def _phones(bench):
    """Phones of the county's village officers, several to an officer where there are more phones than officers."""
    officers = list(User.objects.filter(role=Role.VILLAGE, is_active=True).order_by("division"))
    number = QUICK_PHONES if bench.quick else PHONES
    return [Caller(bench, officers[at % len(officers)]) for at in range(number)]


def _kept():
    return Visit.objects.count(), SyncOp.objects.count()


class _Desk(threading.Thread):
    """Somebody at the county's desk; `seconds` has how long each list took."""

    def __init__(self, port):
        super().__init__()
        user = User.objects.get(username="county")
        self.headers = {"Authorization": f"Bearer {accounts.issue_token(user=user, device='rush', by=user)[1]}"}
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
        self.seconds, self.statuses, self.over = [], set(), threading.Event()

    def run(self):
        """One list after another until it is over; at least two, for a spread."""
        while len(self.seconds) < 2 or not self.over.wait(PAUSE_SECONDS):
            begun = perf_counter()
            self.line.request("GET", "/api/v1/households/", headers=self.headers)
            answer = self.line.getresponse()
            answer.read()
            self.statuses.add(answer.status)
            self.seconds.append(perf_counter() - begun)
        self.line.close()
