"""A phone as the officers' app behaves, in Python: a disk, a memory that may be lost, a queue, and the sync itself.

What it does is written down once more here, by the words of the protocol and not by the app's code, so that tests can
drop replies, kill it between reply and disk, turn its clock, and compare what it holds with what the server holds.
"""

import copy
import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256

from django.utils import timezone

from tests.factories.sync import Phone

API = "/api/v1/sync/"
RESYNC = 410


@dataclass
class Store:
    """What lies on the disk of a phone."""

    rows: dict = field(default_factory=dict)  # (entity, id): (version, data)
    cursor: str = ""
    epoch: str = ""
    queue: list = field(default_factory=list)
    # Acknowledged, kept so that a server restored from a backup gets it again: (operation, answer).
    acked: list = field(default_factory=list)
    # Operations that went out at least once: they stay word for word what they were.
    tried: set = field(default_factory=set)
    # What the office has decided since, up to this number.
    heard: int = 0
    seq: int = 0


class SimulatedPhone(Phone):
    """One officer's phone. `log` gets every (path, body, text of the reply) that went over the wire."""

    def __init__(self, user, log):
        super().__init__(user)
        self.log, self.disk, self.skew = log, Store(), timedelta()
        self.memory = copy.deepcopy(self.disk)

    # --- disk and memory ---

    def save(self):
        """One local transaction."""
        self.disk = copy.deepcopy(self.memory)

    def crash(self):
        """The app is killed: what was not on the disk is gone."""
        self.memory = copy.deepcopy(self.disk)

    def held(self, entity):
        """[(id, version, data)] of an entity, in a fixed order."""
        rows = self.memory.rows.items()
        return sorted((key, version, data) for (name, key), (version, data) in rows if name == entity)

    # --- writing ---

    def write(self, entity, kind, payload, **said):
        """Put an operation into the queue, on the disk at once; the operation."""
        self.memory.seq += 1
        occurred = (timezone.now() + self.skew).isoformat()
        op = self.op(entity, kind, payload, device_seq=self.memory.seq, occurred_at=occurred) | said
        self.memory.queue.append(op)
        self.save()
        return op

    # --- sending ---

    def next_batch(self, most):
        """The first so many of the queue, and one change of a row at a time."""
        chosen, rows = [], set()
        for op in self.memory.queue[:most]:
            if op["kind"] == "update" and op["entity_id"] in rows:
                break
            rows.add(op["entity_id"])
            chosen.append(op)
        return chosen

    def body_of(self, ops):
        """A request's body, with the phone's own idea of the time."""
        now = (timezone.now() + self.skew).isoformat()
        self.memory.tried |= {op["op_id"] for op in ops}
        self.save()
        return self.batch(*ops, client_time=now, unsent=len(self.memory.queue))

    def post(self, path, body):
        """The reply; it is written down, too."""
        reply = self.client.post(API + path, body, headers={"Sync-Unsent": str(len(self.memory.queue))})
        self.log.append((self, path, body, reply.content.decode()))
        return reply

    def get(self, path):
        """The same for a question."""
        reply = self.client.get(API + path, headers={"Sync-Unsent": str(len(self.memory.queue))})
        self.log.append((self, path, None, reply.content.decode()))
        return reply

    def take_answers(self, body, reply):
        """Believe a reply only with the header, the status and the batch's own id; then clear what it names."""
        if reply.status_code != 207 or reply["Sync-Protocol"] != "1":
            return
        said = reply.json()
        if said["batch_id"] != body["batch_id"]:
            return
        results = {each["op_id"]: each for each in said["results"]}
        for op in list(self.memory.queue):
            result = results.get(op["op_id"])
            if result and result["code"] != "retry":
                self.memory.queue.remove(op)
                self.memory.acked.append((op, result))
                self._build_on(op, result)

    def _build_on(self, op, result):
        """Later changes of the same row were written on top of this one, where nobody else's came between."""
        if result["code"] != "applied" or "version" not in result:
            return
        for later in self.memory.queue:
            same = later["kind"] == "update" and later["entity_id"] == op["entity_id"]
            if same and later["base_version"] == op["base_version"] and later["op_id"] not in self.memory.tried:
                later["base_version"] = result["version"]

    # --- fetching ---

    def pull(self, *, pages=100, save=True):
        """Fetch changes, or everything where that is asked for; `save` false is a crash before the disk."""
        for _page in range(pages):
            if not self.memory.cursor:
                self.snapshot()
                break
            reply = self.get(f"changes?limit=7&cursor={self.memory.cursor}")
            if reply.status_code == RESYNC:
                self.snapshot()
                break
            assert reply.status_code == 200, reply.content
            said = reply.json()
            if any(item["op"] == "resync" for item in said["items"]):
                self.snapshot()
                break
            self.take(said["items"])
            self.memory.cursor = said["next_cursor"]
            if save:
                self.save()
            if not said["has_more"]:
                break
        if save:
            self.save()
        else:
            self.crash()

    def take(self, items):
        """Items of the feed; taking them twice is harmless."""
        for item in items:
            key = (item["entity"], item["id"])
            if item["op"] == "upsert":
                self.memory.rows[key] = (item["version"], item["data"])
            else:
                self.memory.rows.pop(key, None)

    def snapshot(self):
        """Everything anew; of another epoch, what was acknowledged goes out once more, before what waits."""
        rows, cursor, said = {}, "", {}
        while not said or cursor:
            reply = self.get(f"snapshot?cursor={cursor}")
            assert reply.status_code == 200, reply.content
            said = reply.json()
            rows |= {(each["entity"], each["id"]): (each["version"], each["data"]) for each in said["items"]}
            cursor = said["next_cursor"] or ""
        memory = self.memory
        if memory.epoch and memory.epoch != said["epoch"]:
            memory.queue = sorted([op for op, _result in memory.acked] + memory.queue, key=lambda op: op["device_seq"])
            memory.acked = []
        memory.rows, memory.cursor, memory.epoch = rows, said["sync_cursor"], said["epoch"]

    def listen(self):
        """What the office has decided about this phone's parked entries."""
        said = self.get(f"receipts?since={self.memory.heard}").json()
        self.memory.heard = said["next"]
        self.save()
        return said["items"]

    def verify(self):
        """The status of the daily comparison: 200 when both sides hold the same."""
        lines = defaultdict(lambda: defaultdict(list))
        for (entity, key), (version, _data) in self.memory.rows.items():
            lines[entity][key[-2:]].append(f"{key}:{version}")
        told = {
            entity: {
                name: {"count": len(each), "sha256": sha256("\n".join(sorted(each)).encode()).hexdigest()}
                for name, each in buckets.items()
            }
            for entity, buckets in lines.items()
        }
        reply = self.post("verify", {"entities": told, "cursor": self.memory.cursor})
        return reply.status_code


def new_key():
    """An id for what a phone creates."""
    return str(uuid.uuid4())
