"""What was parked is settled by the clock or by a person; the phone and its officer hear of it."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from rest_framework.test import APIClient

from laborers.registry import actions as registry
from laborers.registry.models import Household
from laborers.visits.models import Visit
from tests.factories.difficulties import load_deadlines
from tests.factories.registry import make_household
from tests.factories.sync import Phone
from xundian.accounts.actions import deactivate_user
from xundian.kit.errors import Invalid, MoveRefused
from xundian.kit.models import OutboxMessage
from xundian.sync.actions import settling
from xundian.sync.handlers import Clash, OutOfScope
from xundian.sync.models import SyncDevice, SyncOp

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
NOW = timezone.datetime.fromisoformat("2026-06-20T12:00:00+08:00")


def parked(op):
    return SyncOp.objects.get(pk=op["op_id"])


def receipts(phone, since=0):
    answer = phone.client.get(f"/api/v1/sync/receipts?since={since}").json()
    return [(each["op_id"], each["code"]) for each in answer["items"]], answer["next"]


# --- what waits for another entry -------------------------------------------------------------------------------------


def difficulty(phone, household, **said):
    load_deadlines()
    told = {"household": str(household.pk), "kind": "schooling", "description": "孩子没有学上"}
    return phone.op("difficulty", "create", told, **said)


def step(phone, parent, kind="progress", **said):
    told = {"difficulty": parent["entity_id"], "kind": kind, "note": "问过学校"}
    return phone.op("difficulty_step", "create", told, **said)


def test_a_child_that_comes_first_waits_and_goes_on_when_its_parent_has_come(phone, household):
    parent = difficulty(phone, household)
    child = step(phone, parent)
    assert phone.results(child)[0] == {"op_id": child["op_id"], "status": 424, "code": "dependency"}
    assert phone.codes(parent) == ["applied"]
    assert parked(child).code == "applied"
    assert receipts(phone) == ([(child["op_id"], "applied")], 1)


def test_second_first_and_create_end_as_they_were_written(phone, household):
    parent = difficulty(phone, household)
    first = step(phone, parent, "resolve", depends_on=[parent["op_id"]])
    second = step(phone, parent, "confirm", depends_on=[first["op_id"]])
    assert phone.codes(second) == ["dependency"]
    assert phone.codes(first) == ["dependency"]
    assert phone.codes(parent) == ["applied"]
    from laborers.difficulties.models import Difficulty

    assert Difficulty.objects.get(pk=parent["entity_id"]).state == "confirmed"
    assert receipts(phone)[0] == [(first["op_id"], "applied"), (second["op_id"], "applied")]


def test_in_one_batch_in_the_wrong_order_both_are_done(phone, household):
    parent = difficulty(phone, household, device_seq=90)
    child = step(phone, parent, depends_on=[parent["op_id"]])
    assert phone.codes(child, parent) == ["applied", "applied"]
    assert receipts(phone)[0] == []


def test_a_parent_that_is_parked_holds_its_children(phone, household):
    parent = difficulty(phone, household)
    parent["payload"]["kind"] = "cow"
    child = step(phone, parent, depends_on=[parent["op_id"]])
    assert phone.codes(parent, child) == ["invalid", "dependency"]
    right = difficulty(phone, household, entity_id=parent["entity_id"], supersedes_op_id=parent["op_id"])
    assert phone.codes(right) == ["applied"]
    assert parked(child).code == "applied"


def test_after_seven_days_a_person_is_asked_and_nothing_is_forced(phone, household, cast):
    child = step(phone, difficulty(phone, household))
    phone.results(child)
    assert settling.tidy(at=NOW + timedelta(days=6))["to_a_person"] == 0
    assert settling.tidy(at=NOW + timedelta(days=8))["to_a_person"] == 1
    assert settling.tidy(at=NOW + timedelta(days=8))["to_a_person"] == 0
    assert (parked(child).state, parked(child).code) == ("parked", "overdue")
    assert receipts(phone)[0] == [(child["op_id"], "overdue")]
    assert OutboxMessage.objects.filter(dedupe_key=f"parked:2026-06-28:{cast.township.pk}").exists()


# --- what the office decides ------------------------------------------------------------------------------------------


def test_the_office_hears_once_a_day_that_something_waits(phone, household, cast):
    for _day in range(2):
        phone.results(phone.visit(household, payload={"outcome": "flown"}))
    told = OutboxMessage.objects.filter(payload__kind="parked")
    assert [row.payload["user_id"] for row in told] == [str(cast.township.pk)]


def test_a_visit_is_taken_over_with_a_corrected_field_in_the_name_of_the_office(phone, household, cast, api):
    op = phone.visit(household, payload={"outcome": "flown", "note": "好"})
    phone.results(op)
    answer = api(cast.township).post(
        f"/api/v1/parked/{op['op_id']}/settle/", {"answer": "corrected", "changes": {"outcome": "done"}}
    )
    assert answer.status_code == 200, answer.content
    body = answer.json()
    assert (body["state"], body["code"], body["settled_by_name"]) == ("applied", "applied", "Township")
    assert (body["payload"]["outcome"], body["settled"]["outcome"]) == ("flown", "done")
    visit = Visit.objects.get(pk=op["entity_id"])
    assert (visit.by, visit.outcome, visit.note) == (cast.township, "done", "好")
    assert parked(op).user == cast.officer
    assert receipts(phone)[0] == [(op["op_id"], "applied")]
    told = OutboxMessage.objects.get(payload__kind="parked_settled")
    assert told.payload["user_id"] == str(cast.officer.pk)


def test_what_was_put_aside_stays_with_its_reason_and_may_be_taken_over_later(phone, household, cast):
    op = phone.visit(household, payload={"outcome": "flown"})
    phone.results(op)
    with pytest.raises(Invalid):
        settling.settle(op=parked(op), answer="set_aside", by=cast.township, at=NOW, note=" ")
    settling.settle(op=parked(op), answer="set_aside", by=cast.township, at=NOW, note="重复")
    assert (parked(op).state, parked(op).code, parked(op).note) == ("rejected", "set_aside", "重复")
    with pytest.raises(MoveRefused):
        settling.settle(op=parked(op), answer="set_aside", by=cast.township, at=NOW, note="x")
    settling.settle(op=parked(op), answer="corrected", by=cast.township, at=NOW, changes={"outcome": "done"})
    assert receipts(phone) == ([(op["op_id"], "applied")], 2)


def clash(cast, household):
    one, two = Phone(cast.officer), Phone(cast.officer)
    one.results(one.update(household, 1, phone="13911111111", address="西边"))
    op = two.update(household, 1, phone="13922222222", address="东边", group_name="二组")
    assert two.codes(op) == ["conflict"]
    return op


def test_a_conflict_is_decided_field_by_field(household, cast):
    op = clash(cast, household)
    for choices in ({}, {"phone": "mine"}, {"phone": "mine", "address": "both"}, {"phone": "mine", "note": "mine"}):
        with pytest.raises(Invalid):
            settling.settle(op=parked(op), answer="chosen", by=cast.township, at=NOW, choices=choices)
    chosen = {"phone": "mine", "address": "server"}
    settling.settle(op=parked(op), answer="chosen", by=cast.township, at=NOW, choices=chosen)
    now = Household.objects.get(pk=household.pk)
    assert (now.phone, now.address, now.group_name) == ("13922222222", "西边", "二组")


def test_all_from_the_server_changes_nothing_and_settles_all_the_same(household, cast):
    two = Phone(cast.officer)
    registry.edit_household(household=household, changes={"phone": "1"}, expected_version=None, by=cast.officer)
    op = two.update(household, 1, phone="2")
    two.results(op)
    settling.settle(op=parked(op), answer="chosen", by=cast.township, at=NOW, choices={"phone": "server"})
    assert Household.objects.get(pk=household.pk).version == 2
    assert parked(op).code == "applied"


def test_a_field_that_changed_again_is_not_overwritten_unseen(household, cast):
    op = clash(cast, household)
    registry.edit_household(household=household, changes={"phone": "3"}, expected_version=None, by=cast.officer)
    with pytest.raises(Clash):
        settling.settle(
            op=parked(op), answer="chosen", by=cast.township, at=NOW, choices={"phone": "mine", "address": "mine"}
        )
    assert Household.objects.get(pk=household.pk).phone == "3"
    assert parked(op).state == "parked"


def test_the_office_takes_over_only_what_lies_in_its_own_place(phone, tree, cast):
    op = phone.visit(make_household(tree.far_village))
    phone.results(op)
    with pytest.raises(OutOfScope):
        settling.settle(op=parked(op), answer="as_it_is", by=cast.township, at=NOW)
    settling.settle(op=parked(op), answer="as_it_is", by=cast.county, at=NOW)
    assert Visit.objects.get().by == cast.county


def test_an_officer_who_moved_leaves_the_old_entries_for_review(phone, household, tree, cast):
    op = phone.visit(household)
    type(cast.officer).objects.filter(pk=cast.officer.pk).update(division=tree.far_village, home=tree.far_village)
    assert phone.codes(op) == ["out_of_scope"]
    assert parked(op).division_id == household.division_id
    settling.settle(op=parked(op), answer="as_it_is", by=cast.township, at=NOW)
    assert Visit.objects.count() == 1


# --- work handed in without sign-in -----------------------------------------------------------------------------------


def test_a_deposit_lands_for_review_and_says_nothing(phone, household, cast):
    phone.results(phone.update(household, 1, phone="13911111111"))
    ops = [phone.visit(household), phone.update(household, 1, phone="13922222222")]
    deactivate_user(user=cast.officer, by=None, on=NOW.date())
    assert phone.push(*ops).status_code == 401
    answer = phone.deposit(*ops)
    assert answer.status_code == 207
    assert answer.json()["results"] == [
        {"op_id": op["op_id"], "status": 202, "code": "deposited"} for op in ops
    ]  # fmt: skip
    assert phone.deposit(*ops).json()["results"] == answer.json()["results"]
    assert SyncOp.objects.filter(code="deposited", via="deposit").count() == 2
    assert Visit.objects.count() == 0
    done, left = settling.settle_many(ops=list(SyncOp.objects.filter(code="deposited")), by=cast.township, at=NOW)
    assert ([str(row.pk) for row in done], len(left)) == ([ops[0]["op_id"]], 1)
    assert Visit.objects.get().by == cast.township


def test_a_deposit_secret_opens_nothing_else_and_dies_with_the_phone(phone, household):
    told = {"Authorization": f"Deposit {phone.secret}"}
    for address in ("/api/v1/sync/receipts", "/api/v1/households/", "/api/v1/sync/export-key"):
        assert APIClient().get(address, headers=told).status_code == 401
    assert phone.deposit(phone.visit(household), secret="wrong").status_code == 401
    with time_machine.travel(NOW + timedelta(days=91)):
        assert phone.deposit(phone.visit(household)).status_code == 401
    SyncDevice.objects.update(state="revoked", token=None, deposit_hash=None, deposit_until=None)
    assert phone.deposit(phone.visit(household)).status_code == 401
    assert SyncOp.objects.count() == 0


# --- the resource and the clock ---------------------------------------------------------------------------------------


def test_parked_work_is_listed_in_as_many_statements_for_thirty_as_for_three(
    phone, household, cast, api, django_assert_max_num_queries
):
    client = api(cast.township)
    for size in (3, 27):
        phone.results(*[phone.visit(household, payload={"outcome": "flown"}) for _ in range(size)])
        with django_assert_max_num_queries(4):
            assert len(client.get("/api/v1/parked/").json()["results"]) == SyncOp.objects.count()
    assert client.get("/api/v1/parked/?code=gone").json()["results"] == []
    assert api(cast.stranger).get("/api/v1/parked/").json()["results"] == []


def test_what_was_done_is_purged_after_thirty_days_and_its_receipt_after_400(phone, household):
    done, waits = phone.visit(household), phone.visit(household, payload={"outcome": "flown"})
    phone.results(done, waits)
    assert settling.tidy(at=NOW + timedelta(days=29))["purged"] == 0
    assert settling.tidy(at=NOW + timedelta(days=31))["purged"] == 1
    assert parked(done).payload_enc is None
    assert parked(waits).payload_enc is not None
    assert phone.results(done)[0]["duplicate"]
    assert settling.tidy(at=NOW + timedelta(days=401))["forgotten"] == 1
    assert list(SyncOp.objects.values_list("pk", flat=True)) == [uuid.UUID(waits["op_id"])]
