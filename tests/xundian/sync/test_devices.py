"""Phones: whose they are, who sees them, and that a lost one can do nothing at its next request."""

import uuid

import pytest
import time_machine
from rest_framework.test import APIClient

from tests.factories.phones import ReadingPhone
from xundian.accounts.models import DeviceToken
from xundian.kit import clock
from xundian.kit.errors import Conflict, Forbidden, MoveRefused
from xundian.sync import actions
from xundian.sync.models import SyncDevice
from xundian.sync.queries.phones import phone_by_deposit

pytestmark = pytest.mark.django_db
DEVICES = "/api/v1/devices/"


@pytest.fixture
def phone(cast):
    return ReadingPhone(cast.officer)


def register(user, **given):
    return actions.register_device(user=user, **{"name": "小米", "app_version": "1", "at": clock.now()} | given)


def may_hand_in(secret):
    return phone_by_deposit(secret, clock.now()) is not None


def test_a_phone_gets_keys_of_which_only_hashes_are_kept(cast):
    made = register(cast.officer)
    assert (made.expires_at - clock.now()).days in (29, 30)
    assert (made.device.deposit_until - clock.now()).days in (89, 90)
    kept = str(SyncDevice.objects.values().get())
    assert made.token not in kept
    assert made.deposit not in kept
    assert may_hand_in(made.deposit)


def test_registering_again_renews_the_keys_and_kills_the_former_ones(cast):
    first = register(cast.officer)
    again = register(cast.officer, device_id=first.device.pk, app_version="2")
    assert (again.device.pk, again.device.app_version) == (first.device.pk, "2")
    assert DeviceToken.objects.filter(user=cast.officer).count() == 1
    assert not may_hand_in(first.deposit)
    assert may_hand_in(again.deposit)


def test_another_user_of_the_same_phone_is_another_device(cast):
    first = register(cast.officer)
    second = register(cast.site, device_id=first.device.pk)
    assert second.device.pk != first.device.pk
    assert may_hand_in(first.deposit)


def test_a_phone_may_bring_its_own_id(cast):
    own = uuid.uuid4()
    assert register(cast.officer, device_id=own).device.pk == own


@pytest.mark.parametrize("role", ["township", "county", "leader", "station", "auditor"])
def test_who_works_without_a_phone_gets_none(cast, role):
    with pytest.raises(Forbidden):
        register(getattr(cast, role))


def test_a_lost_phone_may_do_nothing_at_its_next_request(cast, api, phone):
    assert phone.ask("changes")[0] == 200
    answer = api(cast.county).post(f"{DEVICES}{phone.device.pk}/revoke/", {"reason": "丢失"})
    assert (answer.status_code, answer.json()["state"], answer.json()["reason"]) == (200, "revoked", "丢失")
    for path in ("changes", "snapshot"):
        status, problem = phone.ask(path)
        assert (status, problem["code"]) == (403, "device_revoked"), path
    assert phone.ask("verify", {"entities": {}})[0] == 403
    assert phone.client.get("/api/v1/households/").status_code == 401
    assert not may_hand_in(phone.deposit)
    assert [line.state for line in phone.device.history.order_by("pgh_id")] == ["active", "revoked"]
    with pytest.raises(Conflict) as refused:
        register(cast.officer, device_id=phone.device.pk)
    assert refused.value.code == "device_revoked"


def test_a_suspended_phone_may_still_hand_in_what_it_holds_and_come_back(cast, api, phone):
    office = api(cast.county)
    assert office.post(f"{DEVICES}{phone.device.pk}/suspend/", {}).status_code == 200
    status, problem = phone.ask("changes")
    assert (status, problem["code"]) == (403, "device_suspended")
    assert may_hand_in(phone.deposit)
    with pytest.raises(Conflict) as refused:
        register(cast.officer, device_id=phone.device.pk)
    assert refused.value.code == "device_suspended"
    assert office.post(f"{DEVICES}{phone.device.pk}/resume/").status_code == 200
    assert phone.ask("changes")[0] == 401, "its user signs in anew"
    assert register(cast.officer, device_id=phone.device.pk).device.pk == phone.device.pk


def test_a_revoked_phone_stays_revoked(cast, phone):
    actions.revoke_device(device=phone.device, by=cast.county, at=clock.now())
    with pytest.raises(MoveRefused):
        actions.resume_device(device=phone.device, by=cast.county, at=clock.now())


def test_a_deposit_secret_ends_after_90_days(cast):
    made = register(cast.officer)
    with time_machine.travel(made.device.deposit_until, tick=False):
        assert not may_hand_in(made.deposit)
    assert not may_hand_in("x" * 43)


def test_a_token_of_no_phone_is_no_way_in(phone):
    stranger = APIClient()
    stranger.credentials(HTTP_AUTHORIZATION="Bearer nothing")
    assert stranger.get("/api/v1/sync/changes").status_code == 401
    assert APIClient().get("/api/v1/sync/changes").status_code == 401


def test_officers_see_their_own_phones_and_the_office_those_of_its_place(cast, api, phone):
    other = ReadingPhone(cast.colleague).device
    far = ReadingPhone(cast.site).device
    seen = {
        name: {row["id"] for row in api(getattr(cast, name)).get(DEVICES).json()["results"]}
        for name in ("officer", "colleague", "township", "county", "site", "stranger")
    }
    own = str(phone.device.pk)
    assert seen == {
        "officer": {own}, "colleague": {str(other.pk)}, "township": {own, str(other.pk)},
        "county": {own, str(other.pk), str(far.pk)}, "site": {str(far.pk)}, "stranger": set(),
    }  # fmt: skip
    assert api(cast.colleague).post(f"{DEVICES}{own}/revoke/", {}).status_code == 404
    assert api(cast.township).post(f"{DEVICES}{own}/revoke/", {}).status_code == 403
    assert api(cast.officer).post(f"{DEVICES}{own}/revoke/", {}).status_code == 200


@pytest.mark.parametrize("number", [3, 30])
def test_the_list_takes_the_same_statements_at_any_size(cast, api, number, django_assert_max_num_queries):
    for each in range(number):
        register(cast.officer, name=f"手机{each}")
    client = api(cast.county)
    with django_assert_max_num_queries(4):
        assert len(client.get(DEVICES).json()["results"]) == number
