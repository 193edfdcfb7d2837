"""A process killed before a given statement of a push, point after point through the whole request: case 27."""

import json
import os
import subprocess
import sys

import pytest
from django.db import connection

from tests.conftest import SITE_ID
from tests.factories.cast import make_cast, make_tree
from tests.factories.registry import make_household
from tests.factories.sync import Phone
from tests.xundian.sync.test_killed import NOTHING, VISITS, WHOLE, a_batch, state_of

POINTS = 8
# A child for each batch, which kills itself before the statement of that number and otherwise tells how many it made.
SERVER = """
import itertools, json, os, signal, sys, django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = os.environ["XUNDIAN_TEST_DATABASE"]
django.setup()
from django.db import connection
from rest_framework.test import APIClient
for line in sys.stdin:
    point, batch = json.loads(line)
    if os.fork() == 0:
        number = itertools.count(1)
        made = [0]
        def count(execute, sql, params, many, context):
            made[0] = next(number)
            if made[0] == point:
                os.kill(os.getpid(), signal.SIGKILL)
            return execute(sql, params, many, context)
        connection.execute_wrappers.append(count)
        client = APIClient()
        client.credentials(HTTP_AUTHORIZATION=sys.argv[1])
        answer = client.post("/api/v1/sync/push", batch)
        print(json.dumps([made[0], [each["code"] for each in answer.json()["results"]]]), flush=True)
        os._exit(0)
    _child, ended = os.wait()
    if ended:
        print(json.dumps([-os.WTERMSIG(ended), []]), flush=True)
"""


def pushed(phone, asked):
    """[[statements made, or the signal's number below zero; codes]] for each of [point, batch]."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "xundian.settings", "XUNDIAN_TEST_DATABASE": connection.settings_dict["NAME"],
    }  # fmt: skip
    token = phone.client._credentials["HTTP_AUTHORIZATION"]
    lines = "".join(json.dumps(each) + "\n" for each in asked)
    done = subprocess.run(
        [sys.executable, "-c", SERVER, token], env=environment, input=lines, capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
def test_killed_before_any_statement_of_a_push_nothing_is_half_there_and_the_next_sending_makes_it_whole():
    tree = make_tree()
    phone = Phone(make_cast(tree, SITE_ID).officer)
    homes = [make_household(tree.village, phone="1") for _each in range(POINTS + 1)]
    batches = [a_batch(phone, home, number) for number, home in enumerate(homes)]
    ((statements, codes),) = pushed(phone, [[0, batches[0]]])
    whole = ["applied"] * VISITS + ["invalid", "applied"]
    assert codes == whole
    # Fewer at the end: the first request looks up what the others know already.
    points = [1 + (statements - 6) * step // (POINTS - 1) for step in range(POINTS)]
    killed = pushed(phone, list(zip(points, batches[1:], strict=True)))
    assert killed == [[-9, []]] * POINTS
    states = [state_of(batch, home) for batch, home in zip(batches[1:], homes[1:], strict=True)]
    assert set(states) <= {WHOLE, NOTHING}, list(zip(points, states, strict=True))
    assert states.count(NOTHING) > POINTS // 2
    again = pushed(phone, [[0, batch] for batch in batches])
    assert [codes for _made, codes in again] == [whole] * (POINTS + 1)
    assert {state_of(batch, home) for batch, home in zip(batches, homes, strict=True)} == {WHOLE}
