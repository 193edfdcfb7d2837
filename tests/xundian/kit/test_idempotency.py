"""A keyed POST has its effect once and its first answer again; through a real resource, with real threads."""

import threading
import uuid

import pytest
from django.db import connection

from tests.conftest import SITE_ID
from tests.factories.cast import make_cast, make_tree
from xundian.kit.models import KeptAnswer
from xundian.targets.models import Target

TARGET = {"indicator": "placements", "division": "530129103", "year": 2026, "value": 40}


def post(client, body=None, key=None):
    return client.post("/api/v1/targets/", body or TARGET, headers={"Idempotency-Key": key or str(uuid.uuid4())})


def test_a_repeat_gets_the_first_answer_and_changes_nothing(cast, api):
    client, key = api(cast.county), str(uuid.uuid4())
    first, again = post(client, key=key), post(client, key=key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert again["Idempotent-Replay"] == "true"
    assert Target.objects.count() == 1


def test_the_same_key_for_something_else_is_refused(cast, api):
    client, key = api(cast.county), str(uuid.uuid4())
    post(client, key=key)
    answer = post(client, TARGET | {"year": 2027}, key=key)
    assert (answer.status_code, answer.json()["code"]) == (422, "key_reused")
    assert Target.objects.count() == 1


def test_a_refused_request_keeps_nothing_so_that_it_can_be_mended(cast, api):
    client, key = api(cast.county), str(uuid.uuid4())
    assert post(client, TARGET | {"value": -1}, key=key).status_code == 422
    assert not KeptAnswer.objects.exists()
    assert post(client, key=key).status_code == 201


def test_keys_of_two_users_do_not_meet(cast, api, tree):
    key = str(uuid.uuid4())
    assert post(api(cast.county), key=key).status_code == 201
    other = TARGET | {"division": "520526002"}
    assert post(api(cast.stranger), other, key=key).status_code == 201


def test_a_key_must_be_long_enough_to_be_one(cast, api):
    assert post(api(cast.county), key="1").json()["code"] == "bad_key"


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_have_one_effect_and_no_error(api):
    cast = make_cast(make_tree(), SITE_ID)
    key, statuses = str(uuid.uuid4()), []
    clients = [api(cast.county) for _ in range(8)]

    def send(client):
        try:
            statuses.append(post(client, key=key).status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(statuses) <= {201, 409}
    assert 201 in statuses
    assert Target.objects.count() == 1
