"""Two real transactions in each other's way, and a database that ends a session: 503 and when to come back, no 500."""

import threading
import uuid

import pytest
from django.db import connection, transaction

from laborers.registry import actions as registry
from laborers.registry.models import Household
from tests.conftest import SITE_ID
from tests.factories.cast import make_cast, make_tree
from tests.factories.registry import make_household
from tests.factories.sync import Phone
from tests.factories.waiting import waiting
from tests.xundian.server.running import soon
from xundian.kit import clock

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def homes():
    """(who edits them, one household, another)."""
    tree = make_tree()
    officer = make_cast(tree, SITE_ID).officer
    return officer, make_household(tree.village, phone="1"), make_household(tree.village, phone="1")


def edited(client, household, first=""):
    """A thread that changes a household over REST, and the list that its answer comes into; `first` is SQL before."""
    answers = []

    def run():
        try:
            if first:
                with connection.cursor() as cursor:
                    cursor.execute(first)
            headers = {"If-Match": '"1"'}
            answers.append(
                client.patch(f"/api/v1/households/{household.pk}/", {"phone": "13800000002"}, headers=headers)
            )
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread, answers


def refused_for_now(answer):
    """Whether an answer is a problem that says when to come back."""
    assert answer.status_code == 503, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert (answer.json()["code"], answer["Retry-After"]) == ("retry", "5")
    return True


def test_of_two_that_wait_for_each_other_one_is_asked_to_come_back(api, homes):
    officer, mine, theirs = homes
    client = api(officer)
    with transaction.atomic():
        registry.edit_household(household=theirs, changes={"phone": "3"}, expected_version=1, by=officer)
        with connection.cursor() as cursor:
            cursor.execute(
                "SET CONSTRAINTS ALL IMMEDIATE"
            )  # its place in the feed, which the other wants at its commit
        thread, answers = edited(client, mine)
        assert soon(waiting), answers
        registry.edit_household(household=mine, changes={"address": "东边"}, expected_version=1, by=officer)
    thread.join()
    assert refused_for_now(answers[0])
    row = Household.objects.get(pk=mine.pk)
    assert (row.phone, row.address, row.version) == ("1", "东边", 2)


def test_a_change_that_another_overtook_is_asked_to_come_back(api, homes):
    officer, mine, _theirs = homes
    client = api(officer)
    strict = "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ"
    with transaction.atomic():
        registry.edit_household(household=mine, changes={"address": "东边"}, expected_version=1, by=officer)
        thread, answers = edited(client, mine, first=strict)
        assert soon(waiting), answers
    thread.join()
    assert refused_for_now(answers[0])
    assert Household.objects.get(pk=mine.pk).phone == "1"


def test_a_push_in_a_ring_is_sent_again_and_its_neighbours_are_done(homes):
    officer, mine, theirs = homes
    phone, results, at = Phone(officer), [], clock.now().isoformat()
    ops = [phone.update(each, 1, phone="2", occurred_at=at) for each in (mine, theirs)]

    def push():
        try:
            results.extend(phone.results(*ops))
        finally:
            connection.close()

    thread = threading.Thread(target=push)
    with transaction.atomic():
        Household.objects.select_for_update().get(pk=mine.pk)
        thread.start()
        assert soon(waiting)
        type(phone.device).objects.select_for_update().get(pk=phone.device.pk)
    thread.join()
    assert [(each["code"], each.get("retry_after")) for each in results] == [("retry", 5), ("applied", None)]
    assert Household.objects.get(pk=mine.pk).version == 1


@pytest.mark.parametrize("keyed", [False, True])
def test_what_breaks_at_the_commit_is_no_fault_and_the_same_key_may_be_sent_again(api, homes, keyed):
    """A session that the database ends while the commit waits: as when it is stopped, or starts again."""
    officer, mine, theirs = homes
    client, answers, key = api(officer), [], uuid.uuid4().hex
    body = {"name": "马小明", "birth": "2020-01-01", "kind": "child"}

    def post():
        try:
            headers = {"Idempotency-Key": key} if keyed else {}
            answers.append(client.post(f"/api/v1/households/{mine.pk}/dependants/", body, headers=headers))
        finally:
            connection.close()

    with transaction.atomic():
        registry.edit_household(household=theirs, changes={"phone": "3"}, expected_version=1, by=officer)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        thread = threading.Thread(target=post)
        thread.start()
        assert soon(waiting), answers
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(unnest(%s))", [waiting()])
    thread.join()
    assert refused_for_now(answers[0])
    assert mine.dependants.count() == 0
    post()
    assert (answers[1].status_code, mine.dependants.count()) == (201, 1)
