"""Subscriptions, what is told to whom, and the tries, against a real receiver."""

import json
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from standardwebhooks import Webhook

from tests.factories.cast import make_user
from tests.factories.webhooks import AT, make_webhook
from xundian.accounts import actions as accounts
from xundian.accounts.roles import Role
from xundian.kit import outbox
from xundian.kit.errors import Conflict, Forbidden, Invalid, MoveRefused, Stale
from xundian.kit.models import OutboxMessage
from xundian.webhooks import actions, queries, tasks
from xundian.webhooks.models import Attempt, Delivery
from xundian.webhooks.rules import WAITS
from xundian.webhooks.states import Kind

WORK = uuid.UUID("0192f000-0000-7000-8000-0000000000aa")
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(AT, tick=False):
        yield


def happen(kind=Kind.PLACEMENT_STARTED, division="530129103207", destination="530112", at=AT, **more):
    actions.announce(kind=kind, subject=WORK, division=division, destination=destination, at=at, **more)


def seen_by(*subscriptions):
    return [row.deliveries.count() for row in subscriptions]


@pytest.fixture
def stations(cast, tree):
    """Webhooks of: the station of Kunming, one of Shenzhen, one of the other county in Kunming, and both counties."""
    rows = []
    for name, county, prefix in (("深圳站", tree.county, "4403"), ("威宁昆明站", tree.other_county, "5301")):
        station = accounts.create_station(name=name, county=county, city=name, destinations=[prefix], by=None)
        rows.append(make_user(name, Role.STATION, station=station))
    kinds = [Kind.PLACEMENT_STARTED, Kind.VACANCY_OPENED, Kind.DIFFICULTY_HANDED]
    return [make_webhook(user, kinds=kinds)[0] for user in (cast.station, *rows, cast.county, cast.stranger)]


def test_a_station_gets_its_countys_events_in_its_cities_and_a_county_its_own(stations):
    happen()
    assert seen_by(*stations) == [1, 0, 0, 1, 0]
    happen(destination="440305")
    assert seen_by(*stations) == [1, 1, 0, 2, 0]
    happen(division="520526002001")
    assert seen_by(*stations) == [1, 1, 1, 2, 1]
    happen(destination="")
    assert seen_by(*stations) == [1, 1, 1, 3, 1]


def test_what_is_handed_to_a_station_by_name_goes_to_it_alone(stations):
    happen(Kind.DIFFICULTY_HANDED, destination="440305", station=stations[0].station_id)
    assert seen_by(*stations) == [1, 0, 0, 1, 0]


def test_only_chosen_kinds_are_told(stations):
    happen(Kind.BATCH_DEPARTED)
    assert seen_by(*stations) == [0, 0, 0, 0, 0]


def test_it_is_told_with_its_cause_or_not_at_all(stations):
    with transaction.atomic():
        happen()
        transaction.set_rollback(True)
    assert (Delivery.objects.count(), OutboxMessage.objects.count()) == (0, 0)


def test_many_events_cost_no_more_statements_than_one(stations, django_assert_num_queries):
    def tell(count):
        actions.announce_all(
            events=[actions.Event(Kind.PLACEMENT_STARTED, WORK, "530129", "530112") for _each in range(count)], at=AT
        )

    for count in (3, 30):
        with django_assert_num_queries(5):  # savepoint, who listens, two inserts, release
            tell(count)


def test_the_receiver_gets_a_thin_signed_event(cast, receiver):
    _row, secret = make_webhook(cast.station, receiver.url)
    happen()
    assert outbox.relay(at=AT) == {"sent": 1, "failed": 0, "dead": 0}
    (got,) = receiver.got
    event = Webhook(secret).verify(got.body, got.headers)
    assert event == {
        "type": "placement.started", "timestamp": AT.isoformat(),
        "data": {"id": str(WORK), "resource": f"/api/v1/placements/{WORK}/"},
    }  # fmt: skip
    delivery = Delivery.objects.get()
    assert (got.headers["webhook-id"], delivery.state, delivery.tries) == (str(delivery.pk), "delivered", 1)
    assert (delivery.attempts.get().status, delivery.subscription.last_ok_at) == (204, AT)


def test_a_failing_receiver_is_tried_for_three_days_under_one_id_then_paused_and_its_people_told(cast, receiver):
    row, _secret = make_webhook(cast.station, receiver.url)
    receiver.answers = [(500, "坏了".encode())] * 20
    happen()
    at, states = AT, []
    for wait in (0, *WAITS):
        at += timedelta(seconds=wait)
        outbox.relay(at=at)
        row.refresh_from_db()
        states.append(row.state)
    assert states == ["active"] * 4 + ["failing"] * 5 + ["paused"]
    assert at - AT > 3 * DAY
    assert len({got.headers["webhook-id"] for got in receiver.got}) == 1
    assert len({got.headers["webhook-timestamp"] for got in receiver.got}) == 10
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.tries, row.paused_because) == ("given_up", 10, "given_up")
    assert {(each.status, each.answer) for each in Attempt.objects.all()} == {(500, "坏了")}
    outbox.relay(at=at)
    assert cast.station.inbox.get().kind == "webhook_paused"
    assert outbox.relay(at=at + DAY) == {"sent": 0, "failed": 0, "dead": 0}


def test_one_success_and_a_failing_receiver_is_well_again(cast, receiver):
    row, _secret = make_webhook(cast.station, receiver.url)
    receiver.answers = [(503, b"")] * 5
    happen()
    at = AT
    for wait in (0, *WAITS[:5]):
        at += timedelta(seconds=wait)
        outbox.relay(at=at)
    row.refresh_from_db()
    assert (row.state, row.failures, row.last_ok_at) == ("active", 0, at)
    assert Delivery.objects.get().state == "delivered"


def test_an_address_that_is_gone_is_not_tried_again(cast, receiver):
    row, _secret = make_webhook(cast.station, receiver.url)
    receiver.answers = [(410, b"")]
    happen()
    assert outbox.relay(at=AT)["failed"] == 0
    row.refresh_from_db()
    assert (row.state, row.paused_because, Delivery.objects.get().state) == ("paused", "gone", "given_up")


def test_a_broken_receiver_keeps_nobody_else_waiting(cast, receiver):
    make_webhook(cast.station, receiver.url)
    broken, _secret = make_webhook(cast.station, receiver.url)
    type(broken).objects.filter(pk=broken.pk).update(url="http://127.0.0.1:9/closed")
    for _each in range(6):
        happen()
    counts = outbox.relay(at=AT)
    assert counts == {"sent": 6, "failed": 3, "dead": 0}
    assert len(receiver.got) == 6


def test_an_address_that_turned_inward_since_gets_nothing(cast, receiver):
    row, _secret = make_webhook(cast.station)
    type(row).objects.filter(pk=row.pk).update(url="http://169.254.169.254/latest/")
    happen()
    assert outbox.relay(at=AT)["failed"] == 1
    assert "169.254.169.254" in Attempt.objects.get().error


def test_a_new_secret_and_the_one_before_it_both_open_it_for_a_day(cast, receiver):
    row, old = make_webhook(cast.station, receiver.url)
    row, new = actions.rotate(subscription=row, by=cast.station, at=AT)
    for at in (AT + timedelta(hours=1), AT + timedelta(hours=25)):
        happen(at=at)
        outbox.relay(at=at)
    first, second = receiver.got
    assert len(first.headers["webhook-signature"].split()) == 2
    for secret, got, hours in ((old, first, 1), (new, first, 1), (new, second, 25)):
        with time_machine.travel(AT + timedelta(hours=hours), tick=False):
            Webhook(secret).verify(got.body, got.headers)
    assert len(second.headers["webhook-signature"].split()) == 1


def test_a_paused_webhook_is_told_nothing_and_resumes_with_what_was_held_back(cast, receiver):
    row, _secret = make_webhook(cast.station, receiver.url)
    happen()
    row = actions.pause(subscription=row, by=cast.station)
    happen()
    outbox.relay(at=AT)
    assert (receiver.got, Delivery.objects.get().state) == ([], "held")
    with pytest.raises(MoveRefused):
        actions.ping(subscription=row, by=cast.station, at=AT)
    actions.resume(subscription=row, by=cast.station, at=AT + DAY)
    assert outbox.relay(at=AT + DAY)["sent"] == 1
    assert len(receiver.got) == 1


def test_what_was_delivered_can_be_sent_again_under_the_same_id(cast, receiver):
    make_webhook(cast.station, receiver.url)
    happen()
    with pytest.raises(MoveRefused):
        actions.redeliver(delivery=Delivery.objects.get(), by=cast.station, at=AT)
    outbox.relay(at=AT)
    actions.redeliver(delivery=Delivery.objects.get(), by=cast.station, at=AT + DAY)
    outbox.relay(at=AT + DAY)
    assert len({got.headers["webhook-id"] for got in receiver.got}) == 1
    assert (len(receiver.got), Delivery.objects.get().tries) == (2, 2)


def test_a_test_goes_to_one_webhook_alone(cast, receiver):
    row, secret = make_webhook(cast.station, receiver.url)
    make_webhook(cast.county, receiver.url.replace("/hook", "/county"))
    actions.ping(subscription=row, by=cast.station, at=AT)
    outbox.relay(at=AT)
    (got,) = receiver.got
    assert json.loads(got.body) == {"type": "ping", "timestamp": AT.isoformat(), "data": {}}
    Webhook(secret).verify(got.body, got.headers)


@pytest.mark.parametrize("url", ["https://127.0.0.1/", "https://2130706433/", "https://[::1]/", "https://localhost/"])
def test_an_inner_address_is_refused_when_it_is_typed(cast, url):
    with pytest.raises(Invalid) as refusal:
        make_webhook(cast.station, url)
    assert refusal.value.errors[0][:2] == ("url", "not_public")
    row, _secret = make_webhook(cast.station)
    with pytest.raises(Invalid):
        actions.edit(subscription=row, changes={"url": url}, expected_version=1, by=cast.station)


def test_only_https_in_production(cast, settings):
    make_webhook(cast.station, "http://93.184.215.14/")
    settings.PRODUCTION = True
    with pytest.raises(Invalid) as refusal:
        make_webhook(cast.station, "http://93.184.215.14/")
    assert refusal.value.errors[0][:2] == ("url", "https_only")


def test_nobody_is_told_of_what_the_role_does_not_read(cast):
    with pytest.raises(Invalid) as refusal:
        make_webhook(cast.station, kinds=[Kind.OFFER_MADE])
    assert refusal.value.errors[0][:2] == ("kinds", "unknown_choice")
    assert make_webhook(cast.county, kinds=[Kind.OFFER_MADE])


def test_webhooks_belong_to_stations_and_counties(cast):
    for user in (cast.officer, cast.township, cast.site):
        with pytest.raises(Forbidden):
            make_webhook(user)


def test_there_is_an_end_to_how_many(cast):
    for _each in range(20):
        make_webhook(cast.station)
    with pytest.raises(Conflict):
        make_webhook(cast.station)
    assert make_webhook(cast.county)


def test_an_edit_of_a_version_that_is_no_more_is_refused(cast):
    row, _secret = make_webhook(cast.station)
    row = actions.edit(subscription=row, changes={"name": "新"}, expected_version=1, by=cast.station)
    assert (row.name, row.version) == ("新", 2)
    with pytest.raises(Stale):
        actions.edit(subscription=row, changes={"name": "旧"}, expected_version=1, by=cast.station)


def test_the_secret_lies_sealed_and_is_in_no_history(cast):
    row, secret = make_webhook(cast.station)
    assert secret.encode() not in bytes(row.secret)
    assert queries.secrets(row, AT) == [secret]
    kept = {field.name for field in row.history.model._meta.fields}
    assert not kept & {"secret", "old_secret"}


def test_the_log_is_dropped_after_ninety_days(cast, receiver):
    make_webhook(cast.station, receiver.url)
    happen()
    outbox.relay(at=AT)
    assert tasks.tidy(on=None, at=AT + 89 * DAY) == {"dropped": 0}
    assert tasks.tidy(on=None, at=AT + 91 * DAY)["dropped"] > 0
    assert Delivery.objects.count() == 0
