"""A phone of the county's largest village: a hundred entries sent, five hundred changes fetched, everything anew."""

import json
import uuid
import zlib

from django.db import connection, transaction
from django.db.models import Count
from rest_framework.test import APIClient

from laborers.registry.models import Household, Laborer
from laborers.visits import actions as visits
from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.bench.phones import together
from xundian.bench.rounds import Case, Table, interleaved, medians, timed
from xundian.kit import clock
from xundian.kit.sql import execute
from xundian.sync.actions import register_device

OPS, CHANGES = 100, 500
TYPICAL_HOMES = 300
# How many entries each phone sends when many come back at once, and within how many seconds 19 in 20 are answered.
TOGETHER = ((20, ""), (100, "≤ 0.5 s"))
# What a receipt and its visit come down to when nothing is looked up, checked, sealed, merged or told.
BARE_VISIT = """
INSERT INTO laborers_visit (id, created_at, kind, household_id, division_id, outcome, mode, visited_on, entered_at, met,
    findings, note, late_reason, consent, photos, by_id)
VALUES (%s, now(), 'household_monthly', %s, %s, 'done', 'in_person', %s, now(), 'head', '{}', '', '', '', '{}', %s)
"""
BARE_RECEIPT = """
INSERT INTO xundian_syncop (op_id, device_id, device_seq, user_id, division_id, entity, entity_id, kind, schema_version,
    payload_hash, payload_enc, state, code, result, depends_on, waits_for, via, odd_clock, occurred_at, written_at,
    received_at, applied_at, answer, note)
VALUES (%s, %s, %s, %s, %s, 'visit', %s, 'create', 1, '', '', 'applied', 'applied', '{}', '{}', '{}', 'push', false,
    now(), now(), now(), now(), '', '')
"""


def measure(bench):
    """The Table of the sync; goals are those of the protocol's design."""
    phone = _Phone(bench)
    cases = [
        Case("push", lambda: _undone(lambda: phone.push(OPS))),
        Case("bare", lambda: _undone(lambda: phone.bare(OPS))),
    ]
    for case in cases:  # the first request of a process loads what all others find there
        case.run()
    found = medians(interleaved(cases, bench.rounds, bench.tell))
    visits.plan(on=bench.on, households=phone.homes)  # as every night; else a page tells of each plan twice
    cursor = phone.get("changes")["next_cursor"]
    for _batch in range(CHANGES // OPS):
        phone.push(OPS)
    pulled = medians(interleaved([Case("pull", lambda: phone.pull(cursor))], bench.rounds, bench.tell))
    whole = medians(interleaved([Case("snapshot", phone.snapshot)], bench.rounds, bench.tell))
    table = Table("Sync of a phone")
    table.add(
        f"push of {OPS} visits with receipts", found["push"], "s", ratio=found["push"] / found["bare"],
        against="two raw INSERTs and a savepoint each", goal="≤ 5",
        note="looked up in scope, checked, planned, reckoned, sealed, in the feed",
    )  # fmt: skip
    table.add("two raw INSERTs and a savepoint each", found["bare"], "s", ratio=1.0)
    table.add(f"changes, a page of {CHANGES}", pulled["pull"], "s", goal="≤ 0.15 s", note=f"{phone.items:,} rows")
    table.add(
        f"first snapshot of a village of {phone.people:,} laborers", whole["snapshot"], "s", goal="≤ 3 s",
        note=f"{phone.rows:,} rows, {phone.size / 1024:,.0f} kB as gzip (≤ 400 kB for 2,000 people)",
    )  # fmt: skip
    homes, size = phone.register()
    table.add(
        f"register of a village of {homes:,} households", size, "kB", goal="≤ 80 kB for 300 households",
        note=f"as gzip; {size * TYPICAL_HOMES / homes:.1f} kB for {TYPICAL_HOMES}, by proportion",
    )  # fmt: skip
    for ops, goal in TOGETHER:
        _together(bench, table, ops, goal)
    return table


def _together(bench, table, ops, goal):
    told = together(bench, ops)
    push, pull = told.seconds["push"], told.seconds["pull"]
    table.add(
        f"push of {ops} visits by each of {told.phones} phones at the same moment, p95", push[1], "s", goal=goal,
        note=f"p50 {push[0]:.2f} s; a page of changes after it p50 {pull[0]:.2f}, p95 {pull[1]:.2f} s; "
        f"{told.rate:,.0f} visits/s; {told.kb:.1f} kB as gzip for both, up and down",
    )  # fmt: skip


def _undone(action):
    """Seconds of a write with all its checks, taken back."""
    with transaction.atomic():
        spent = timed(lambda: (action(), execute("SET CONSTRAINTS ALL IMMEDIATE")))
        transaction.set_rollback(True)
    return spent


class _Phone:
    """The phone of the officer of the village with the most laborers, over REST without a network."""

    def __init__(self, bench):
        villages = Laborer.objects.values("division").annotate(n=Count("pk")).order_by("-n", "division")
        officers = dict(User.objects.filter(role=Role.VILLAGE, is_active=True).values_list("division", "pk"))
        largest = next(each for each in villages if each["division"] in officers)
        self.bench, self.people, self.seq = bench, largest["n"], 0
        self.user = User.objects.get(pk=officers[largest["division"]])
        registered = register_device(user=self.user, name="bench", app_version="bench", at=clock.now())
        self.device, self.client = registered.device, APIClient()
        self.client.credentials(HTTP_AUTHORIZATION=f"Bearer {registered.token}", HTTP_ACCEPT_ENCODING="gzip")
        homes = Household.objects.filter(division=self.user.division_id, ended_on=None)
        self.homes = list(homes.values_list("pk", flat=True)[:OPS])
        self.items = self.rows = self.size = 0

    def push(self, number):
        """So many visits in one batch; each must be taken over."""
        ops = [self._visit(self.homes[at % len(self.homes)]) for at in range(number)]
        body = {"protocol": 1, "device_id": str(self.device.pk), "batch_id": str(uuid.uuid4()), "schema_version": 1}
        answer = self.client.post("/api/v1/sync/push", body | {"ops": ops}, format="json")
        codes = {each["code"] for each in answer.json()["results"]}
        self.bench.expect(codes == {"applied"}, f"every pushed visit is taken over: {codes}")

    def _visit(self, household):
        self.seq += 1
        payload = {
            "kind": "household_monthly", "household": str(household), "outcome": "done", "mode": "in_person",
            "visited_on": self.bench.on.isoformat(), "met": "head",
        }  # fmt: skip
        return {
            "op_id": str(uuid.uuid4()), "device_seq": self.seq, "entity": "visit", "entity_id": str(uuid.uuid4()),
            "kind": "create", "occurred_at": clock.now().isoformat(), "payload": payload,
        }  # fmt: skip

    def bare(self, number):
        """The same rows by hand."""
        place = self.user.division_id
        with connection.cursor() as cursor:
            for at in range(number):
                visit, home = uuid.uuid4(), self.homes[at % len(self.homes)]
                self.seq += 1
                cursor.execute("SAVEPOINT one")
                cursor.execute(BARE_VISIT, [visit, home, place, self.bench.on, self.user.pk])
                cursor.execute(
                    BARE_RECEIPT, [uuid.uuid4(), self.device.pk, self.seq, self.user.pk, place, visit]
                )  # fmt: skip
                cursor.execute("RELEASE SAVEPOINT one")

    def get(self, path):
        """The answer to a question; it came packed, as phones ask for it."""
        answer = self.client.get(f"/api/v1/sync/{path}")
        self.size += len(answer.content)
        return json.loads(zlib.decompress(answer.content, 16 + zlib.MAX_WBITS))

    def pull(self, cursor):
        """Seconds of one page of changes."""
        found = []
        spent = timed(lambda: found.append(self.get(f"changes?cursor={cursor}&limit={CHANGES}")))
        self.items = len(found[0]["items"])
        # Of rows that changed twice on the page only the last change is told.
        self.bench.expect(CHANGES * 0.9 <= self.items <= CHANGES, f"a page holds {CHANGES} changes, not {self.items}")
        return spent

    def snapshot(self):
        """Seconds of everything the phone holds."""
        self.rows = self.size = 0
        return timed(self._everything)

    def register(self):
        """(households, kB) of the households and the people in them."""
        self.size, homes = 0, 0
        for entity in ("household", "laborer", "dependant"):
            self.rows = 0
            self._everything(f"&entity={entity}")
            homes = homes or self.rows
        return homes, self.size / 1024

    def _everything(self, which=""):
        cursor = ""
        while cursor is not None:
            page = self.get(f"snapshot?cursor={cursor}{which}")
            self.rows, cursor = self.rows + len(page["items"]), page["next_cursor"]
