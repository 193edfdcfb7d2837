"""Whatever a phone sends gets a receipt and can be read by the office: odd words cost no neighbour and no server."""

import json

import pytest
from django.test import Client

from tests.factories.registry import make_laborer
from xundian.sync.models import SyncOp

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
NEST = '{"a":[' * 200 + "]}" * 200


def push(phone, *ops, **said):
    """The codes of a batch whose "NEST" is nested deeply, and whose "HUGE" is a number beyond all numbers."""
    body = json.dumps(phone.batch(*ops, **said)).replace('"NEST"', NEST).replace('"HUGE"', "1e400")
    answer = phone.client.generic("POST", "/api/v1/sync/push", body, "application/json")
    assert answer.status_code == 207, answer.content
    return [each["code"] for each in answer.json()["results"]]


@pytest.mark.parametrize(
    "payload",
    [
        {"findings": {"members": {"a\x00b": "no_change"}}}, {"findings": {"\x00": 1}}, {"x": "\x00"}, {"x": "NEST"},
        {"findings": "NEST"}, {"findings": {"land_idle_mu": "HUGE"}}, {"note": "a\x00"}, {"visited_on": "9999-12-31"},
    ],
)  # fmt: skip
def test_what_no_column_can_hold_is_kept_with_a_reason_and_costs_no_neighbour(phone, household, api, cast, payload):
    odd, plain = phone.visit(household, payload=payload), phone.visit(household)
    assert push(phone, odd, plain) == ["invalid", "applied"]
    kept = SyncOp.objects.get(pk=odd["op_id"])
    assert (kept.state, kept.code) == ("parked", "invalid")
    assert api(cast.township).get(f"/api/v1/parked/{kept.pk}/").status_code == 200


@pytest.mark.parametrize("name", ["employer", "occupation", "text"])
def test_a_reported_change_with_a_nul_is_refused(phone, household, name):
    told = {"laborer": str(make_laborer(household).pk), "kind": "changed_work", "detail": {name: "a\x00b"}}
    assert push(phone, phone.visit(household, payload={"changes": [told]})) == ["invalid"]


@pytest.mark.parametrize("client_time", ["9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+00:00", "2299-01-01T00:00Z"])
@pytest.mark.parametrize(
    ("occurred_at", "code"), [("9999-12-31T23:59:59+00:00", "invalid"), ("2026-06-20T10:00:00+08:00", "applied")]
)
def test_no_clock_is_wrong_enough_to_stop_a_batch(phone, household, client_time, occurred_at, code):
    assert push(phone, phone.visit(household, occurred_at=occurred_at), client_time=client_time) == [code]


@pytest.mark.parametrize("odd", [[[]], [1], {"a": {"b": [1]}}, {"a": [[1], {"b": []}]}, 1.5, [None]])
def test_the_desk_shows_whatever_was_handed_in(phone, household, cast, odd):
    ops = [
        phone.visit(household, payload={"findings": {"land": odd, "members": {"x": odd}}, "changes": [{"kind": odd}]}),
        phone.visit(household, payload={"findings": odd, "note": odd, "changes": odd, "photos": odd}),
        phone.update(household, 1, phone=odd),
        phone.op("so/mething", "else", {"x": odd}),
    ]
    assert phone.deposit(*ops).status_code == 207
    desk = Client()
    desk.force_login(cast.township)
    assert [desk.get(f"/desk/parked/{op['op_id']}/").status_code for op in ops] == [200] * 4
