"""Phones of officers and what they send, over HTTP as a phone would send it."""

import uuid
from itertools import count

from django.utils import timezone
from rest_framework.test import APIClient

from xundian.accounts import actions
from xundian.sync.models import SyncDevice
from xundian.sync.queries.phones import deposit_hash
from xundian.sync.states import DeviceState

OCCURRED = "2026-06-20T10:00:00+08:00"


class Phone:
    """A phone of one officer: it numbers what it writes, and sends it again as often as asked."""

    def __init__(self, user):
        self.user, self.numbers = user, count(1)
        token, text = actions.issue_token(user=user, device="test", by=None)
        self.secret = uuid.uuid4().hex
        self.device = SyncDevice.objects.create(
            user=user, name="test", token=token, token_hash=token.digest, deposit_hash=deposit_hash(self.secret),
            deposit_until=timezone.now() + timezone.timedelta(days=90), state=DeviceState.ACTIVE,
            state_at=timezone.now(),
        )  # fmt: skip
        self.client = APIClient()
        self.client.credentials(HTTP_AUTHORIZATION=f"Bearer {text}")

    def op(self, entity, kind, payload, **said):
        """An operation of this phone, with the next number of its queue."""
        return {
            "op_id": str(uuid.uuid4()), "device_seq": next(self.numbers), "entity": entity,
            "entity_id": str(uuid.uuid4()), "kind": kind, "occurred_at": OCCURRED, "payload": payload,
        } | said  # fmt: skip

    def visit(self, household, **said):
        """A monthly visit without a change."""
        payload = {
            "kind": "household_monthly", "household": str(household.pk), "outcome": "done", "mode": "in_person",
            "visited_on": "2026-06-20", "met": "head",
        }  # fmt: skip
        return self.op("visit", "create", payload | said.pop("payload", {}), **said)

    def update(self, row, base_version, entity=None, occurred_at=OCCURRED, **payload):
        """A change of a record that the officer saw in that version."""
        return self.op(
            entity or row._meta.model_name, "update", payload, entity_id=str(row.pk), base_version=base_version,
            occurred_at=occurred_at,
        )  # fmt: skip

    def batch(self, *ops, **said):
        """The body of a request."""
        return {
            "protocol": 1, "device_id": str(self.device.pk), "batch_id": str(uuid.uuid4()), "schema_version": 1,
            "ops": list(ops),
        } | said  # fmt: skip

    def push(self, *ops, **said):
        """The answer to a batch."""
        return self.client.post("/api/v1/sync/push", self.batch(*ops, **said))

    def results(self, *ops, **said):
        """The results of a batch, in the order sent."""
        answer = self.push(*ops, **said)
        assert answer.status_code == 207, answer.content
        assert answer["Sync-Protocol"] == "1"
        return answer.json()["results"]

    def codes(self, *ops, **said):
        """Their codes."""
        return [each["code"] for each in self.results(*ops, **said)]

    def deposit(self, *ops, secret=None, **said):
        """The answer to work handed in without sign-in."""
        told = {"Authorization": f"Deposit {secret or self.secret}"}
        return APIClient().post("/api/v1/sync/deposit", self.batch(*ops, **said), headers=told)
