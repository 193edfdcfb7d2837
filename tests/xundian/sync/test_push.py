"""What a phone sends is done once, merged, or kept with a reason: every code of the protocol, over HTTP."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.registry import actions as registry
from laborers.registry.models import Household
from laborers.visits.models import Visit
from tests.factories.registry import make_household, make_laborer
from tests.factories.sync import Phone
from xundian.kit.models import OutboxMessage
from xundian.sync.models import SyncOp
from xundian.sync.queries.receipts import sealed_of
from xundian.sync.states import OpState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def test_a_visit_is_written_down_and_receipted(phone, household):
    op = phone.visit(household)
    (result,) = phone.results(op)
    assert result == {"op_id": op["op_id"], "status": 201, "code": "applied"}
    visit = Visit.objects.get(pk=op["entity_id"])
    assert (visit.household, visit.by, visit.entered_at.isoformat()) == (
        household, phone.user, "2026-06-20T02:00:00+00:00"
    )  # fmt: skip
    receipt = SyncOp.objects.get(pk=op["op_id"])
    assert (receipt.state, receipt.division_id) == ("applied", household.division_id)
    assert b"household_monthly" not in bytes(receipt.payload_enc)


def test_a_repeat_gets_the_first_answer_and_has_no_second_effect(phone, household):
    op = phone.update(household, 1, phone="13900000000")
    first = phone.results(op)[0]
    before = (SyncOp.objects.count(), household.history.count(), OutboxMessage.objects.count())
    registry.edit_household(household=household, changes={"phone": "1"}, expected_version=None, by=None)
    again = phone.results(op)[0]
    assert again == first | {"duplicate": True}
    assert (SyncOp.objects.count(), OutboxMessage.objects.count()) == (before[0], before[2])
    assert Household.objects.get(pk=household.pk).phone == "1"


def test_the_sending_is_no_part_of_what_was_said(phone, household):
    op = phone.visit(household)
    phone.results(op)
    assert phone.results(op | {"payload": op["payload"] | {"attempts": 3, "battery": 12}})[0]["duplicate"]


def test_an_id_used_for_something_else_is_kept_as_a_copy(phone, household, caplog):
    op = phone.update(household, 1, phone="13900000000")
    other = op | {"payload": {"phone": "13911111111"}}
    phone.results(op)
    assert phone.results(other)[0] == {"op_id": op["op_id"], "status": 409, "code": "id_reused"}
    assert phone.results(other)[0]["duplicate"]
    copy = SyncOp.objects.get(reused_id=op["op_id"])
    assert sealed_of(copy)["payload"] == {"phone": "13911111111"}
    assert Household.objects.get(pk=household.pk).phone == "13900000000"
    assert "used before" in caplog.text


def test_a_number_of_the_queue_used_twice_is_kept_as_a_copy(phone, household):
    phone.results(phone.visit(household, device_seq=7))
    later = phone.visit(household, device_seq=7, payload={"note": "later"})
    assert phone.codes(later) == ["id_reused"]
    assert phone.results(later)[0]["duplicate"]
    assert SyncOp.objects.filter(reused_id=later["op_id"]).count() == 1


def test_a_bad_operation_costs_its_neighbours_nothing(phone, household, tree):
    ops = [phone.visit(household, payload={"visited_on": "2026-06-01", "note": str(n)}) for n in range(100)]
    ops[36]["payload"]["outcome"] = "flown"
    ops[59]["payload"]["household"] = str(make_household(tree.next_village).pk)
    results = phone.results(*ops)
    assert [n for n, each in enumerate(results) if each["code"] != "applied"] == [36, 59]
    assert results[36]["errors"]["outcome"][0]["code"] == "unknown"
    assert results[36]["errors"]["outcome"][0]["message"]
    assert results[59] == {"op_id": ops[59]["op_id"], "status": 403, "code": "out_of_scope"}
    assert SyncOp.objects.count() == 100


def test_what_lies_elsewhere_and_what_is_nowhere_get_the_same_answer(phone, tree):
    foreign = make_household(tree.far_village)
    there, nowhere = phone.visit(foreign), phone.op("household", "update", {"phone": "1"}, base_version=1)
    assert phone.codes(there, nowhere) == ["out_of_scope", "out_of_scope"]
    assert SyncOp.objects.get(pk=there["op_id"]).division_id == tree.far_village.code


def test_a_person_of_elsewhere_in_a_visit_is_as_absent_as_none(phone, household, tree):
    foreign = make_laborer(make_household(tree.far_village))
    answers = [
        phone.results(phone.visit(household, payload={"laborer": str(pk)}))[0] for pk in (foreign.pk, uuid.uuid4())
    ]
    assert [each["errors"]["laborer"][0]["code"] for each in answers] == ["not_found", "not_found"]
    assert {name for each in answers for name in each} == {"op_id", "status", "code", "errors"}


def test_different_fields_of_two_phones_are_brought_together(phone, household, cast):
    other = Phone(cast.officer)
    assert phone.results(phone.update(household, 1, phone="13911111111"))[0]["version"] == 2
    (merged,) = other.results(other.update(household, 1, address="东边"))
    assert (merged["code"], merged["status"], merged["version"]) == ("merged", 200, 3)
    assert merged["server"] == {"phone": "13911111111", "address": "东边", "group_name": ""}


def test_the_same_field_of_two_phones_waits_for_a_person(phone, household, cast):
    other = Phone(cast.officer)
    phone.results(phone.update(household, 1, phone="13911111111"))
    (result,) = other.results(other.update(household, 1, phone="13922222222", address="东边"))
    assert (result["code"], result["server"], result["version"]) == ("conflict", {"phone": "13911111111"}, 2)
    now = Household.objects.get(pk=household.pk)
    assert (now.phone, now.address, now.version) == ("13911111111", "", 2)
    parked = SyncOp.objects.get(code="conflict")
    assert sealed_of(parked) == {
        "payload": {"phone": "13922222222", "address": "东边"}, "server": {"phone": "13911111111"},
    }  # fmt: skip


def test_the_same_value_on_both_sides_is_no_conflict(phone, household, cast):
    other = Phone(cast.officer)
    phone.results(phone.update(household, 1, phone="13911111111"))
    assert other.codes(other.update(household, 1, phone="13911111111")) == ["merged"]
    assert Household.objects.get(pk=household.pk).version == 2


def test_a_version_nobody_knows_overwrites_nothing(phone, household):
    assert phone.codes(phone.update(household, 7, phone="13911111111")) == ["conflict"]


@pytest.mark.parametrize("name", ["category", "number", "site_id", "version", "village_id", "division"])
def test_what_only_the_server_says_is_refused(phone, household, name):
    (result,) = phone.results(phone.update(household, 1, phone="1", **{name: "x"}))
    assert result["errors"][name][0]["code"] == "unexpected_field"
    assert Household.objects.get(pk=household.pk).version == 1


def test_a_field_unknown_here_is_kept_and_passed_over(phone, household):
    op = phone.update(household, 1, phone="13911111111", mood="good")
    assert phone.codes(op, schema_version=9) == ["applied"]
    assert sealed_of(SyncOp.objects.get(pk=op["op_id"]))["payload"]["mood"] == "good"


def test_what_has_ended_is_gone(phone, household, cast):
    joined = make_household(household.division)
    registry.merge_households(stays=joined, goes=household, by=cast.township, on=household.created_at.date())
    assert phone.codes(phone.update(household, 1, phone="1")) == ["gone"]


def test_a_later_entry_takes_the_place_of_a_parked_one(phone, household):
    wrong = phone.visit(household, payload={"outcome": "flown"})
    phone.results(wrong)
    right = phone.visit(household, entity_id=wrong["entity_id"], supersedes_op_id=wrong["op_id"])
    assert phone.codes(right) == ["applied"]
    old = SyncOp.objects.get(pk=wrong["op_id"])
    assert (old.state, old.code) == (OpState.SUPERSEDED, "superseded")
    assert phone.results(wrong)[0]["status"] == 200


def test_an_app_that_is_too_old_loses_nothing_and_may_send_again(phone, household, monkeypatch):
    from xundian.kit.models import FeedMeta

    FeedMeta.objects.update_or_create(pk=1, defaults={"schema_min": 2, "schema_max": 3})
    op = phone.visit(household)
    assert phone.results(op)[0]["status"] == 426
    assert SyncOp.objects.get(pk=op["op_id"]).state == OpState.PARKED
    assert phone.codes(op | {"payload": op["payload"] | {"note": "renewed"}}, schema_version=2) == ["applied"]
    assert Visit.objects.get().note == "renewed"


@pytest.mark.parametrize(
    ("occurred", "odd"),
    [("2026-06-20T10:00:00+08:00", False), ("2029-06-20T10:00:00+08:00", True), ("2023-06-20T10:00:00+08:00", True)],
)
def test_an_odd_clock_is_noted_and_nothing_is_lost(phone, household, occurred, odd):
    assert phone.codes(phone.visit(household, occurred_at=occurred)) == ["applied"]
    assert SyncOp.objects.get().odd_clock is odd
    assert Visit.objects.get().entered_at.isoformat()[:10] == "2026-06-20"


def test_operations_run_in_the_order_of_the_queue(phone, household):
    first, second = phone.update(household, 1, phone="1"), phone.update(household, 2, phone="2")
    assert phone.codes(second, first) == ["applied", "applied"]
    assert Household.objects.get(pk=household.pk).phone == "2"


def test_an_error_that_nobody_foresaw_costs_one_operation_a_retry(phone, household, monkeypatch, caplog):
    from xundian.sync import handlers

    def broken(doing):
        Household.objects.filter(pk=doing.op.entity_id).update(address="half")
        raise ZeroDivisionError

    monkeypatch.setitem(handlers.HANDLERS, ("household", "update"), broken)
    good, bad = phone.visit(household), phone.update(household, 1, phone="1")
    results = phone.results(bad, good)
    assert [each["code"] for each in results] == ["retry", "applied"]
    assert results[0]["status"] == 503
    assert Household.objects.get(pk=household.pk).address == ""
    assert not SyncOp.objects.filter(pk=bad["op_id"]).exists()
    assert "failed" in caplog.text
    monkeypatch.undo()
    assert phone.codes(bad) == ["applied"]


def test_what_cannot_be_read_is_parked_with_its_reason(phone, household):
    odd = [
        phone.op("visit", "fly", {}), phone.op("cow", "create", {}), phone.op("visit", "create", ["x"]),
        phone.visit(household, occurred_at="yesterday"), phone.visit(household, entity_id="x"),
        phone.visit(household, device_seq=-1),
    ]  # fmt: skip
    results = phone.results(*odd, phone.visit(household))
    assert [each["code"] for each in results] == ["invalid"] * 6 + ["applied"]
    assert [next(iter(each["errors"])) for each in results[:6]] == [
        "kind", "entity", "payload", "occurred_at", "entity_id", "device_seq",
    ]  # fmt: skip


def test_the_number_of_statements_does_not_grow_with_what_is_only_read(phone, household):
    def statements(ops):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            phone.results(*ops)
        return len(seen)

    ops = [phone.update(household, 9, phone=str(n)) for n in range(33)]
    few, many = statements(ops[:3]), statements(ops[3:])
    assert (many - few) / 27 < 7
