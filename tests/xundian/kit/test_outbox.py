"""The outbox: bound to its cause, delivered at least once, patient with a gateway that is down."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from xundian.kit import broker, outbox
from xundian.kit.models import OutboxMessage

AT = datetime(2026, 4, 1, 8, tzinfo=UTC)


@pytest.fixture
def delivered(monkeypatch):
    """What the topic `test` got, in order; `delivered.fail` makes it refuse."""

    class Sink(list):
        fail = False

        def take(self, message, at):
            if self.fail:
                raise TimeoutError("gateway is down")
            self.append(message.dedupe_key)

    sink = Sink()
    monkeypatch.setitem(outbox.HANDLERS, "test", sink.take)
    monkeypatch.setitem(outbox.HANDLERS, "other", lambda message, at: list.append(sink, message.dedupe_key))
    return sink


def post(*keys, topic="test", at=AT):
    outbox.post_all([(topic, key, {}) for key in keys], at=at)


@pytest.mark.django_db
def test_a_message_is_delivered_once_and_a_known_key_adds_nothing(delivered):
    post("a", "b")
    post("a")
    assert outbox.relay(at=AT) == {"sent": 2, "failed": 0, "dead": 0}
    post("a")
    assert outbox.relay(at=AT) == {"sent": 0, "failed": 0, "dead": 0}
    assert delivered == ["a", "b"]


@pytest.mark.django_db
def test_it_exists_only_with_its_cause(delivered):
    with transaction.atomic():
        post("a")
        transaction.set_rollback(True)
    assert OutboxMessage.objects.count() == 0


@pytest.mark.django_db
def test_one_hint_per_transaction_whatever_it_posts(monkeypatch, django_capture_on_commit_callbacks):
    sent = []
    monkeypatch.setattr(broker, "send", lambda task, **options: sent.append(task))
    with django_capture_on_commit_callbacks(execute=True):
        post("a")
        with transaction.atomic():
            post("b", "c")
        post("d")
    assert sent == ["sweep.outbox"]


@pytest.mark.django_db
def test_a_known_broker_failure_neither_raises_nor_waits(monkeypatch, django_capture_on_commit_callbacks):
    tries = []

    def refuse(*args, **kwargs):
        tries.append(args)
        raise ConnectionRefusedError

    monkeypatch.setattr(broker, "_resting_until", 0.0)
    monkeypatch.setattr(broker.current_app, "send_task", refuse)
    for key in ("a", "b"):
        with django_capture_on_commit_callbacks(execute=True):
            post(key)
    assert (len(tries), OutboxMessage.objects.filter(state="waiting").count()) == (1, 2)


@pytest.mark.django_db
def test_a_failing_message_waits_longer_each_time_and_is_given_up_after_ten_tries(delivered):
    post("a")
    delivered.fail = True
    at, pauses = AT, []
    for _try in range(10):
        counts = outbox.relay(at=at)
        row = OutboxMessage.objects.get()
        pauses.append(row.available_at - at)
        at = row.available_at
    assert counts == {"sent": 0, "failed": 0, "dead": 1}
    assert pauses[:3] == [timedelta(seconds=30), timedelta(seconds=60), timedelta(seconds=120)]
    assert max(pauses) == timedelta(hours=1)
    assert (row.state, row.attempts, row.last_error) == ("dead", 10, "TimeoutError: gateway is down")
    assert outbox.relay(at=at + timedelta(days=1)) == {"sent": 0, "failed": 0, "dead": 0}


@pytest.mark.django_db
def test_a_given_up_message_can_be_sent_again_by_hand(delivered):
    post("a")
    OutboxMessage.objects.update(state="dead", attempts=10)
    assert outbox.retry(messages=OutboxMessage.objects.all(), at=AT)
    assert outbox.relay(at=AT)["sent"] == 1
    assert not outbox.retry(messages=OutboxMessage.objects.all(), at=AT)


@pytest.mark.django_db
def test_a_gateway_that_is_down_is_asked_three_times_and_holds_up_nobody_else(delivered):
    post(*(f"t{number:03}" for number in range(50)))
    post("o1", "o2", topic="other", at=AT + timedelta(seconds=1))
    delivered.fail = True
    assert outbox.relay(at=AT + timedelta(seconds=1)) == {"sent": 2, "failed": 3, "dead": 0}
    assert sorted(OutboxMessage.objects.filter(topic="test").values_list("attempts", flat=True)) == [0] * 47 + [1] * 3
    assert not OutboxMessage.objects.filter(topic="test", lease_until__isnull=False).exists()


@pytest.mark.django_db
def test_a_relay_that_died_leaves_its_messages_to_the_next_one_when_the_lease_ends(delivered):
    post("a")
    outbox._claim(AT, [])
    assert outbox.relay(at=AT + timedelta(minutes=1))["sent"] == 0
    assert outbox.relay(at=AT + outbox.LEASE)["sent"] == 1


@pytest.mark.django_db
def test_what_has_lost_its_cause_is_taken_back(delivered):
    post("late:1:x", "late:1:y", "late:2:x")
    assert outbox.void(keys_beginning="late:1:") == 2
    outbox.relay(at=AT)
    assert delivered == ["late:2:x"]


@pytest.mark.django_db
def test_an_unknown_topic_waits_for_a_later_version(delivered):
    post("a", topic="unheard-of")
    assert outbox.relay(at=AT)["failed"] == 1
    assert OutboxMessage.objects.get().last_error == "KeyError: 'unheard-of'"


@pytest.mark.django_db
def test_old_delivered_rows_are_forgotten_but_not_the_given_up_ones(delivered):
    post("a", "b", "c")
    OutboxMessage.objects.filter(dedupe_key="a").update(state="sent")
    OutboxMessage.objects.filter(dedupe_key="b").update(state="dead")
    assert outbox.forget(before=AT + timedelta(days=1)) == 1
    assert set(OutboxMessage.objects.values_list("dedupe_key", flat=True)) == {"b", "c"}
