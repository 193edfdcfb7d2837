"""Visits of a batch are written down together, at its end: nothing in it notices, and no race costs a neighbour."""

import threading

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers import journeys
from laborers.visits.models import Visit
from tests.conftest import SITE_ID
from tests.factories.cast import make_cast, make_tree
from tests.factories.registry import make_household
from tests.factories.sync import Phone
from tests.factories.visits import make_visit
from xundian.kit import clock

pytestmark = pytest.mark.django_db(transaction=True)
SHA = "ab" * 32


@pytest.fixture
def phone():
    tree = make_tree()
    phone = Phone(make_cast(tree, SITE_ID).officer)
    phone.village = tree.village
    return phone


def visit(phone, household, entity_id=None, **payload):
    said = {"entity_id": entity_id} if entity_id else {}
    return phone.visit(
        household, payload={"visited_on": clock.today().isoformat()} | payload, occurred_at=clock.now().isoformat(),
        **said,
    )  # fmt: skip


def homes(phone, number):
    return [make_household(phone.village) for _each in range(number)]


def test_many_visits_are_one_insert(phone):
    ops = [visit(phone, home) for home in homes(phone, 6)]
    with CaptureQueriesContext(connection) as seen:
        assert phone.codes(*ops) == ["applied"] * 6
    inserts = [each["sql"] for each in seen if 'INSERT INTO "laborers_visit"' in each["sql"]]
    assert (len(inserts), Visit.objects.count()) == (1, 6)


def test_what_comes_after_a_visit_in_the_batch_finds_it(phone):
    home, other = homes(phone, 2)
    first = visit(phone, home)
    photo = phone.op("visit", "attach", {"photos": [SHA]}, entity_id=first["entity_id"])
    right = visit(phone, home, corrects=first["entity_id"], note="改正")
    assert phone.codes(first, photo, visit(phone, other), right) == ["applied"] * 4
    assert Visit.objects.get(pk=first["entity_id"]).photos == [SHA]
    assert Visit.objects.get(pk=right["entity_id"]).corrects_id == Visit.objects.get(pk=first["entity_id"]).pk


def test_a_second_visit_of_the_batch_under_its_id_is_the_same_or_refused(phone):
    home, _other = homes(phone, 2)
    first = visit(phone, home)
    same, else_said = visit(phone, home, first["entity_id"]), visit(phone, home, first["entity_id"], note="别的")
    assert phone.codes(first, same, else_said) == ["applied", "applied", "id_reused"]
    assert Visit.objects.get().note == ""


def test_a_refused_visit_does_not_hold_its_id(phone):
    home, _other = homes(phone, 2)
    wrong = visit(phone, home, findings={"land": "sold to the moon"})
    right = visit(phone, home, wrong["entity_id"])
    assert phone.codes(wrong, right) == ["invalid", "applied"]
    assert Visit.objects.count() == 1


def test_an_id_that_another_was_quicker_to_use_costs_no_neighbour(phone, monkeypatch, caplog):
    first, second, third, theirs = homes(phone, 4)
    ops = [visit(phone, home) for home in (first, second, third)]
    write_all, taken = journeys.visiting.visits.write_all, []

    def quicker():
        try:
            make_visit(theirs, clock.today(), by=phone.user, id=ops[1]["entity_id"])
        finally:
            connection.close()

    def late(*, visits):
        if not taken:
            taken.append(threading.Thread(target=quicker))
            taken[0].start()
            taken[0].join()
        write_all(visits=visits)

    monkeypatch.setattr(journeys.visiting.visits, "write_all", late)
    assert phone.codes(*ops) == ["applied", "id_reused", "applied"]
    assert Visit.objects.filter(household=second).count() == 0
    assert Visit.objects.count() == 3
    assert "one by one" in caplog.text
