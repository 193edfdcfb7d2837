"""The same batch on eight connections, two phones at one door, and a server killed while it writes: real commits."""

import threading
import uuid
from functools import partial

import pytest
from django.db import connection

from laborers.registry.models import Household
from laborers.visits.models import Visit
from tests.conftest import SITE_ID
from tests.factories.cast import make_cast, make_tree
from tests.factories.registry import make_household
from tests.factories.sync import Phone
from xundian.kit import clock
from xundian.kit.models import FeedCommit
from xundian.sync.models import SyncOp

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 50


def at_once(*calls):
    """Their results, in no order; what one raises is a result too."""
    answers, begin = [], threading.Barrier(len(calls))

    def run(call):
        begin.wait()
        try:
            answers.append(call())
        except Exception as error:  # the test looks at it
            answers.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[call]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.fixture
def phone():
    tree = make_tree()
    phone = Phone(make_cast(tree, SITE_ID).officer)
    phone.village = tree.village
    return phone


def now():
    return clock.now().isoformat()


def today(phone, household, **payload):
    return phone.visit(household, payload={"visited_on": clock.today().isoformat()} | payload, occurred_at=now())


def test_the_same_batch_on_eight_connections_has_one_effect(phone):
    household = make_household(phone.village)
    for number in range(ROUNDS):
        version = Household.objects.get(pk=household.pk).version
        ops = [today(phone, household), phone.update(household, version, phone=f"138{number:08}", occurred_at=now())]
        commits = FeedCommit.objects.count()
        body = phone.batch(*ops)
        answers = at_once(*[partial(phone.client.post, "/api/v1/sync/push", body)] * 8)
        assert [answer.status_code for answer in answers] == [207] * 8
        results = [answer.json()["results"] for answer in answers]
        assert sorted(all(each.get("duplicate") for each in pair) for pair in results) == [False] + [True] * 7
        assert {tuple(each["code"] for each in pair) for pair in results} == {("applied", "applied")}
        assert Household.objects.get(pk=household.pk).version == version + 1
        assert household.history.count() == number + 2
        assert FeedCommit.objects.count() == commits + 1
    assert (Visit.objects.count(), SyncOp.objects.count()) == (ROUNDS, 2 * ROUNDS)


def test_two_phones_at_one_door_lose_nothing_and_overwrite_nothing(phone):
    other = Phone(phone.user)
    for number in range(20):
        household = make_household(phone.village, phone="1")
        mine, theirs = (
            phone.update(household, 1, phone="2", occurred_at=now()),
            other.update(household, 1, phone="3", occurred_at=now()),
        )
        beside = other.update(household, 1, address="东边", occurred_at=now())
        answers = at_once(partial(phone.codes, mine), partial(other.codes, theirs, beside))
        codes = sorted(code for codes in answers for code in codes)
        assert codes in (["applied", "conflict", "merged"], ["applied", "applied", "conflict"]), (number, answers)
        row = Household.objects.get(pk=household.pk)
        assert (row.phone in "23", row.address, row.version) == (True, "东边", 3)


def test_a_batch_is_there_as_a_whole_or_not_at_all(phone, monkeypatch):
    from xundian.sync.models import SyncOp as book

    household = make_household(phone.village)

    def lost(rows):
        raise ConnectionError("the wire was cut")

    monkeypatch.setattr(book.objects, "bulk_create", lost)
    phone.client.raise_request_exception = False
    op = today(phone, household)
    assert phone.push(op).status_code == 500
    assert (Visit.objects.count(), book.objects.count()) == (0, 0)
    monkeypatch.undo()
    assert phone.codes(op) == ["applied"]


def test_one_id_from_two_users_at_once_is_one_persons(phone):
    colleague = Phone(type(phone.user).objects.get(username="colleague"))
    household = make_household(phone.village)
    op = today(phone, household)
    theirs = op | {"entity_id": str(uuid.uuid4())}
    answers = at_once(partial(phone.push, op), partial(colleague.push, theirs))
    assert all(answer.status_code in (207, 409, 503) for answer in answers)
    assert SyncOp.objects.filter(pk=op["op_id"]).count() == 1
