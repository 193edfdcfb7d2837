"""A process killed (SIGKILL) while phones push to it: what it said is kept is there, and nothing is half there."""

import json
import os
import random
import subprocess
import sys
import time
import uuid
from collections import Counter

import pytest
from django.db import connection

from laborers.registry.models import Household
from laborers.visits.models import Visit
from tests.conftest import SITE_ID
from tests.factories.cast import make_cast, make_tree
from tests.factories.registry import make_household
from tests.factories.sync import Phone
from xundian.kit import clock
from xundian.kit.models import FeedChange
from xundian.sync.models import SyncOp

ROUNDS, BATCHES, VISITS = 5, 30, 4
SERVER = """
import os, sys, json, django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = os.environ["XUNDIAN_TEST_DATABASE"]
django.setup()
from rest_framework.test import APIClient
client = APIClient()
client.credentials(HTTP_AUTHORIZATION=sys.argv[1])
print("ready", flush=True)
for number, line in enumerate(sys.stdin):
    answer = client.post("/api/v1/sync/push", json.loads(line))
    assert answer.status_code == 207, answer.content
    print(json.dumps([number, [each["code"] for each in answer.json()["results"]]]), flush=True)
"""


def start(phone, batches):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "xundian.settings", "XUNDIAN_TEST_DATABASE": connection.settings_dict["NAME"],
    }  # fmt: skip
    token = phone.client._credentials["HTTP_AUTHORIZATION"]
    child = subprocess.Popen(
        [sys.executable, "-c", SERVER, token], env=environment, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert child.stdout.readline() == "ready\n"
    child.stdin.write("".join(json.dumps(batch) + "\n" for batch in batches))
    child.stdin.close()
    return child


def answers(child, first=()):
    """{number of the batch: codes} of what it said before it ended; a line cut in half was not said."""
    with child:
        lines = [line for line in (*first, *child.stdout) if line.endswith("\n")]
    return dict(json.loads(line) for line in lines)


def a_batch(phone, household, number):
    on, at = clock.today().isoformat(), clock.now().isoformat()
    visits = [phone.visit(household, payload={"visited_on": on}, occurred_at=at) for _ in range(VISITS)]
    bad = phone.visit(household, payload={"outcome": "flown"}, occurred_at=at)
    return phone.batch(*visits, bad, phone.update(household, 1, phone=f"138{number:08}", occurred_at=at))


def state_of(batch, household):
    """What of a batch is there: receipts, visits, versions in the history, changes in the feed."""
    ops = batch["ops"]
    ids = [op["entity_id"] for op in ops]
    return (
        SyncOp.objects.filter(pk__in=[op["op_id"] for op in ops]).count(), Visit.objects.filter(pk__in=ids).count(),
        household.history.count() - 1, FeedChange.objects.filter(entity="visit", entity_id__in=ids).count(),
    )  # fmt: skip


WHOLE, NOTHING = (VISITS + 2, VISITS, 1, VISITS), (0, 0, 0, 0)


@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
def test_killed_at_any_moment_a_batch_is_there_as_a_whole_or_not_at_all():
    tree = make_tree()
    phone = Phone(make_cast(tree, SITE_ID).officer)
    seed = uuid.uuid4().int % 10_000
    chance, seen = random.Random(seed), Counter()
    for _round in range(ROUNDS):
        households = [make_household(tree.village, phone="1") for _ in range(BATCHES)]
        batches = [a_batch(phone, household, number) for number, household in enumerate(households)]
        child = start(phone, batches)
        first = [child.stdout.readline() for _ in range(chance.randint(1, 9))]
        time.sleep(chance.uniform(0, 0.3))
        child.kill()
        said = answers(child, first)
        for number, (batch, household) in enumerate(zip(batches, households, strict=True)):
            state = state_of(batch, household)
            assert state in (WHOLE, NOTHING), (seed, number, state)
            assert state == WHOLE or number not in said, (seed, number)
            seen[state] += 1
    assert set(seen) == {WHOLE, NOTHING}, seen
    again = answers(start(phone, batches))
    expected = ["applied"] * VISITS + ["invalid", "applied"]
    assert again == dict.fromkeys(range(BATCHES), expected)
    for batch, household in zip(batches, households, strict=True):
        assert state_of(batch, household) == WHOLE
        assert Household.objects.get(pk=household.pk).version == 2
