"""An acceptance storm: two hundred people say yes to fifty posts in the same moment, over HTTP; exactly fifty get one.

Each answer comes over a connection of its own, and each person has an offer of another post that a yes must close.
"""

import json
import socket
import threading
from collections import Counter
from datetime import timedelta
from time import perf_counter

from laborers.enterprises import actions as enterprises
from laborers.enterprises.states import PARTS
from laborers.jobs.models import Offer, Vacancy
from laborers.registry.models import Case as CaseOfPerson
from laborers.registry.states import Stage
from xundian.accounts import actions as accounts
from xundian.accounts.models import User
from xundian.accounts.scope import under
from xundian.bench.rounds import Case, Table, interleaved, medians, percentiles
from xundian.bench.serving import served
from xundian.demo.cast import COUNTY
from xundian.demo.names import uscc_of
from xundian.divisions.models import Division

POSTS, PEOPLE = 50, 200
RECEIVED, PATIENCE_SECONDS = 64 * 1024, 120


def measure(bench):
    """The Table of the storm: how long until the last is answered, and how long most wait."""
    storm = _Storm(bench)
    with served(bench.data / "storm.log") as port:
        storm.run(port)  # the first requests of a process load what all others find there
        storm.waited.clear()
        found = medians(interleaved([Case("storm", lambda: storm.run(port))], bench.rounds, bench.tell))
    p50, p95, p99 = percentiles(storm.waited)
    table = Table("Acceptance storm")
    table.add(
        f"{PEOPLE} yeses at once to {POSTS} posts, all answered", found["storm"], "s", goal=f"exactly {POSTS}",
        note=f"{POSTS} accepted in every round, {PEOPLE - POSTS} told that all posts are taken; ms p50 / p95 / p99: "
        f"{1000 * p50:,.0f} / {1000 * p95:,.0f} / {1000 * p99:,.0f}",
    )  # fmt: skip
    table.add("the slowest of 19 in 20 answers", 1000 * p95, "ms", goal="≤ 5,000 ms")
    table.notes.append(
        f"{PEOPLE} connections open and start together, through gunicorn as the site runs; the load generator and "
        "PostgreSQL share the cores with it. Each yes locks the vacancy, counts the post, closes the person's other "
        "offer, asks the employer, and writes timeline and history."
    )
    return table


class _Storm:
    """Rounds of people who never had an offer, each round with a vacancy of its own."""

    def __init__(self, bench):
        self.bench, self.waited, self.begun = bench, [], 0
        user = User.objects.get(username="county")
        self.token = accounts.issue_token(user=user, device="storm", by=user)[1]
        self.firm = enterprises.register_enterprise(
            county=Division.objects.get(code=COUNTY), name="风暴电子厂", uscc=uscc_of("530111", 20_990_001),
            destination="530111", by=user, on=bench.on,
        )  # fmt: skip
        good = dict.fromkeys(PARTS, "good") | {"verdict": "pass"}
        enterprises.record_inspection(
            enterprise=self.firm, carried_out_on=bench.on, by=user, on=bench.on, **good
        )  # fmt: skip

    def run(self, port):
        """Seconds from the first yes to the last answer; what must hold is looked at in the database."""
        vacancy, offers = self._offered()
        start, answers = threading.Barrier(PEOPLE + 1), []
        threads = [threading.Thread(target=self._accept, args=(port, pk, start, answers)) for pk in offers]
        for thread in threads:
            thread.start()
        start.wait(PATIENCE_SECONDS)
        began = perf_counter()
        for thread in threads:
            thread.join()
        spent = perf_counter() - began
        self._check(vacancy, offers, answers)
        self.waited += [seconds for _status, _code, seconds in answers]
        return spent

    def _offered(self):
        cases = CaseOfPerson.objects.filter(under("division_id", COUNTY), stage=Stage.ASSESSED).order_by("pk")
        cases = list(cases[self.begun : self.begun + PEOPLE])
        self.bench.expect(len(cases) == PEOPLE, f"{PEOPLE} people wait for a post")
        self.begun += PEOPLE
        wanted, other = (self._vacancy(headcount) for headcount in (POSTS, PEOPLE))
        offers = [self._offer(case, wanted) for case in cases]
        Offer.objects.bulk_create(offers + [self._offer(case, other) for case in cases])
        return wanted, [offer.pk for offer in offers]

    def _vacancy(self, headcount):
        on = self.bench.on
        return Vacancy.objects.create(
            enterprise=self.firm, county_id=COUNTY, title="普工", occupation="factory_work", headcount=headcount,
            wage_min_fen=450_000, wage_max_fen=600_000, destination="530129", channel="nearby", opens=on,
            closes=on + timedelta(days=60),
        )  # fmt: skip

    def _offer(self, case, vacancy):
        on = self.bench.on
        return Offer(
            laborer_id=case.laborer_id, case=case, division_id=case.division_id, vacancy=vacancy, made_on=on,
            answer_by=on + timedelta(days=7),
        )  # fmt: skip

    def _accept(self, port, pk, start, answers):
        body = b'{"accept": true, "note": "\xe6\x84\xbf\xe6\x84\x8f"}'
        head = (
            f"POST /api/v1/offers/{pk}/answer/ HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {self.token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        ).encode()
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS) as connection:
            start.wait(PATIENCE_SECONDS)
            began = perf_counter()
            connection.sendall(head + body)
            data = b""
            while part := connection.recv(RECEIVED):
                data += part
        first, _separator, told = data.partition(b"\r\n\r\n")
        status = int(first.split()[1]) if first else 0
        code = json.loads(told).get("code", "accepted") if told.startswith(b"{") else told[:80].decode(errors="replace")
        answers.append((status, code, perf_counter() - began))

    def _check(self, vacancy, offers, answers):
        codes = Counter((status, code) for status, code, _seconds in answers)
        vacancy.refresh_from_db()
        accepted = Offer.objects.filter(pk__in=offers, state="accepted").values_list("laborer", flat=True)
        left = Offer.objects.filter(laborer__in=list(accepted), state__in=["made", "seen"]).count()
        expect = self.bench.expect
        expect(codes == {(200, "accepted"): POSTS, (409, "filled"): PEOPLE - POSTS}, f"the answers: {dict(codes)}")
        expect((vacancy.filled, vacancy.state) == (POSTS, "filled"), f"filled {vacancy.filled}, {vacancy.state}")
        expect(len(accepted) == POSTS, f"exactly {POSTS} people have a post, not {len(accepted)}")
        expect(left == 0, f"no accepted person has another offer waiting, not {left}")
