"""Photos that follow a visit, and what of a stranger's row an operation may learn: nothing."""

import uuid

import pytest
import time_machine
from django.db import ProgrammingError, transaction

from laborers.visits.models import Visit
from tests.factories.difficulties import load_deadlines, make_difficulty
from tests.factories.registry import make_household
from tests.factories.sync import Phone
from xundian.kit.clock import now, today
from xundian.sync.actions import settling
from xundian.sync.models import SyncOp

pytestmark = pytest.mark.django_db
FIRST, SECOND = "a" * 64, "b" * 64


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel("2026-06-20T12:00:00+08:00", tick=False):
        yield


@pytest.fixture
def phone(cast):
    return Phone(cast.officer)


def attach(phone, visit, *photos, **said):
    """Photos taken after a visit (an operation) was written down."""
    return phone.op("visit", "attach", {"photos": list(photos)}, entity_id=visit["entity_id"], **said)


def test_a_photo_follows_its_visit_once_and_the_visit_says_what_is_missing(phone, tree):
    visit = phone.visit(make_household(tree.village), payload={"photos": [FIRST]})
    later = attach(phone, visit, SECOND)
    _made, added = phone.results(visit, later)
    assert (added["code"], added["status"], added["missing"]) == ("applied", 200, [SECOND])
    again = attach(phone, visit, FIRST, SECOND)
    assert phone.codes(later, again) == ["applied", "applied"]
    assert Visit.objects.get().photos == [FIRST, SECOND]


def test_a_photo_that_comes_before_its_visit_waits_for_it(phone, tree):
    visit = phone.visit(make_household(tree.village))
    later = attach(phone, visit, FIRST)
    assert phone.codes(later) == ["dependency"]
    assert phone.codes(visit) == ["applied"]
    assert Visit.objects.get().photos == [FIRST]


def test_too_many_none_and_those_of_a_visit_taken_back_are_parked(phone, tree):
    household = make_household(tree.village)
    visit = phone.visit(household)
    many = attach(phone, visit, *(f"{n:064x}" for n in range(10)))
    back = phone.visit(household, payload={"outcome": "withdrawn", "corrects": visit["entity_id"]})
    assert phone.codes(visit, many, attach(phone, visit), back) == ["applied", "invalid", "invalid", "applied"]
    assert phone.codes(attach(phone, visit, FIRST)) == ["gone"]
    assert Visit.objects.get(pk=visit["entity_id"]).photos == []


def test_only_its_author_adds_photos_and_the_office_may_take_one_over(phone, tree, cast):
    visit = phone.visit(make_household(tree.village))
    phone.results(visit)
    cast.colleague.division = tree.village
    cast.colleague.save()
    other = Phone(cast.colleague)
    later = attach(other, visit, FIRST)
    assert other.codes(later) == ["invalid"]
    row = SyncOp.objects.get(pk=later["op_id"])
    assert row.division_id == tree.village.pk
    settling.settle(op=row, answer="as_it_is", by=cast.township, at=now())
    assert Visit.objects.get().photos == [FIRST]


def test_nothing_else_of_a_visit_ever_changes_and_no_photo_leaves_it(phone, tree):
    phone.results(phone.visit(make_household(tree.village), payload={"photos": [FIRST]}))
    for change in ({"note": "x"}, {"photos": []}, {"photos": [SECOND, FIRST]}, {"photos": [FIRST, SECOND], "met": "x"}):
        with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
            Visit.objects.update(**change)
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        Visit.objects.all().delete()


def test_nothing_is_ever_removed_by_a_phone(phone, tree):
    visit = phone.visit(make_household(tree.village))
    away = phone.op("visit", "delete", {}, entity_id=visit["entity_id"])
    _made, removed = phone.results(visit, away)
    assert (removed["code"], [each["code"] for each in removed["errors"]["kind"]]) == ("invalid", ["unknown"])
    assert Visit.objects.exists()


@pytest.mark.parametrize("entity", ["difficulty_step", "visit"])
def test_what_lies_in_another_village_has_the_answer_of_what_is_nowhere(entity, phone, tree, cast):
    load_deadlines()
    home = make_household(tree.next_village)
    trouble = make_difficulty(home, cast.colleague, today())
    elsewhere = Phone(cast.colleague)
    visit = elsewhere.visit(home)
    elsewhere.results(visit)

    def told(key):
        if entity == "difficulty_step":
            return phone.op(entity, "create", {"difficulty": key, "kind": "progress", "note": "x"})
        return phone.op(entity, "attach", {"photos": [FIRST]}, entity_id=key)

    there = {"difficulty_step": str(trouble.pk), "visit": visit["entity_id"]}[entity]
    answers = [phone.results(told(key))[0] for key in (there, str(uuid.uuid4()))]
    assert [{name: value for name, value in each.items() if name != "op_id"} for each in answers] == [
        {"status": 424, "code": "dependency"}
    ] * 2
