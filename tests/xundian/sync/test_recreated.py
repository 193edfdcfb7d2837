"""A row that was deleted, and one made anew under its id: no edit of the old reaches the new one unseen: case 12."""

from datetime import timedelta

import pytest
from django.utils import timezone

from laborers.registry import actions as registry
from laborers.registry.models import Dependant, Household
from laborers.visits.models import Visit
from tests.factories.phones import ReadingPhone
from tests.factories.registry import make_dependant, make_household
from xundian.sync.actions.settling import settle
from xundian.sync.models import SyncOp
from xundian.sync.states import Answer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def child(household, cast):
    """A child at version 3, whom all phones know."""
    child = make_dependant(household, name="马小军", school_status="primary")
    for note in ("搬过学校", "住校"):
        child = registry.edit_dependant(dependant=child, changes={"note": note}, expected_version=None, by=cast.officer)
    return child


def edit(phone, child, base, ago, **payload):
    """What an officer wrote of the child some time ago, having seen that version."""
    return phone.update(child, base, occurred_at=(timezone.now() - ago).isoformat(), **payload)


def delete(child):
    """As the undoing of an import deletes."""
    Dependant.objects.filter(pk=child.pk).delete()


def anew(child, **values):
    """Another row under the same id."""
    return make_dependant(Household.objects.get(pk=child.household_id), id=child.pk, **values)


HOUR, NOW = timedelta(hours=1), timedelta(0)


def test_an_edit_of_what_was_deleted_is_kept_and_does_not_bring_it_back(phone, child):
    delete(child)
    op = edit(phone, child, 3, HOUR, note="转学")
    # The answer is that of what is nowhere: a phone made no dependant, so nothing is on its way either.
    assert phone.codes(op) == ["out_of_scope"]
    assert not Dependant.objects.filter(pk=child.pk).exists()
    assert SyncOp.objects.get(pk=op["op_id"]).state == "parked"


@pytest.mark.parametrize("base", [1, 3])
def test_an_edit_of_the_old_row_meets_the_new_one_as_a_conflict_whatever_version_it_names(phone, child, cast, base):
    delete(child)
    fresh = anew(child, name="马小梅", note="新来")
    op = edit(phone, child, base, HOUR, note="转学")
    (result,) = phone.results(op)
    assert (result["code"], result["server"]) == ("conflict", {"note": "新来"})
    fresh.refresh_from_db()
    assert (fresh.name, fresh.note, fresh.version) == ("马小梅", "新来", 1)
    settle(
        op=SyncOp.objects.get(pk=op["op_id"]), answer=Answer.CHOSEN, choices={"note": "mine"}, by=cast.township,
        at=timezone.now(),
    )  # fmt: skip
    fresh.refresh_from_db()
    assert (fresh.note, fresh.version) == ("转学", 2)


def test_an_edit_of_the_new_row_is_done(phone, child):
    delete(child)
    fresh = anew(child, note="新来")
    assert phone.codes(edit(phone, fresh, 1, NOW, note="转学")) == ["applied"]
    fresh.refresh_from_db()
    assert (fresh.note, fresh.version) == ("转学", 2)


def test_all_phones_end_with_the_new_row(cast, child):
    watching, sleeping = ReadingPhone(cast.officer), ReadingPhone(cast.officer)
    for each in (watching, sleeping):
        each.snapshot()
    delete(child)
    items = [item for item in watching.pull() if item["id"] == str(child.pk)]
    assert [item["op"] for item in items] == ["tombstone"]
    anew(child, name="马小梅")
    for each in (watching, sleeping):  # one saw the tombstone, the other was off all the time
        each.pull()
        assert each.rows["dependant", str(child.pk)]["data"]["name"] == "马小梅"
        assert each.rows["dependant", str(child.pk)]["version"] == 1
        assert each.verify(cursor=each.cursor)[0] == 200


def test_a_visit_that_was_taken_back_does_not_come_back_under_its_id(phone, cast):
    household = make_household(cast.officer.division)
    now = timezone.now()
    said = {"payload": {"visited_on": timezone.localdate().isoformat()}, "occurred_at": now.isoformat()}
    first = phone.visit(household, **said)
    back = phone.visit(
        household, payload=said["payload"] | {"outcome": "withdrawn", "corrects": first["entity_id"]},
        occurred_at=now.isoformat(),
    )  # fmt: skip
    assert phone.codes(first, back) == ["applied"] * 2
    same = first | {"op_id": phone.visit(household)["op_id"], "device_seq": next(phone.numbers)}
    other = phone.visit(
        household,
        entity_id=first["entity_id"],
        payload=said["payload"] | {"note": "另一次"},
        occurred_at=now.isoformat(),
    )
    assert phone.codes(same, other) == ["applied", "id_reused"]
    assert Visit.objects.count() == 2
    assert Visit.objects.filter(corrects=first["entity_id"], outcome="withdrawn").count() == 1
