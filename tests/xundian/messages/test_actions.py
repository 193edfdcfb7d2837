"""Notices: told once, delivered through the outbox, passed on to a gateway that may be down."""

import json
import threading
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import time_machine
from django.utils import translation
from standardwebhooks import Webhook

from tests.factories.cast import make_user
from xundian.accounts import actions as accounts
from xundian.kit import outbox
from xundian.kit.errors import MoveRefused
from xundian.kit.models import KeptAnswer, OutboxMessage
from xundian.messages import actions, queries, tasks  # noqa: F401, tasks register the deliveries
from xundian.messages.gateways import webhook
from xundian.messages.models import Message
from xundian.messages.states import TEXTS

AT = datetime(2026, 4, 1, 8, tzinfo=UTC)
SECRET = "a secret for this test"


def tell(*users, key="k", kind="digest", **values):
    actions.notify(users=users, kind=kind, values=values or {"due": 3, "overdue": 1}, link="/visits/", key=key, at=AT)


@pytest.fixture
def gateway(settings):
    """A real HTTP server at the configured address; `answers` says what it gives, one after the other, then 204."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            server.got.append((self.headers, body, self.path))
            status = server.answers.pop(0) if server.answers else 204
            self.send_response(status)
            if status == 302:
                self.send_header("Location", f"http://127.0.0.1:{server.server_port}/elsewhere")
            self.end_headers()

        do_GET = do_POST

        def log_message(self, *args):
            """Quiet."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.got, server.answers = [], []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    settings.MESSAGE_GATEWAY = "webhook"
    settings.MESSAGE_WEBHOOK_URL = f"http://127.0.0.1:{server.server_port}/sms"
    settings.MESSAGE_WEBHOOK_SECRET = SECRET
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_each_user_gets_one_message_in_the_inbox_whatever_is_repeated(cast):
    tell(cast.officer, cast.colleague)
    tell(cast.officer)
    outbox.relay(at=AT)
    OutboxMessage.objects.update(state="waiting", available_at=AT)  # a relay that died after delivering
    outbox.relay(at=AT)
    assert sorted(Message.objects.values_list("recipient__username", flat=True)) == ["colleague", "officer"]
    message = queries.inbox(cast.officer).get()
    assert (message.values, message.link, message.sent_at) == ({"due": 3, "overdue": 1}, "/visits/", AT)


def test_many_notices_are_one_statement(cast, django_assert_num_queries):
    notices = [actions.Notice([cast.officer, cast.county], "digest", {}, "", f"k{number}") for number in range(30)]
    with django_assert_num_queries(3):  # savepoint, insert, release
        actions.notify_all(notices=notices, at=AT)
    assert OutboxMessage.objects.count() == 60


def test_a_closed_account_gets_nothing_and_stops_nothing(cast):
    tell(cast.officer)
    accounts.deactivate_user(user=cast.officer, by=cast.county, on=date(2026, 6, 20))
    assert outbox.relay(at=AT) == {"sent": 1, "failed": 0, "dead": 0}
    assert not Message.objects.exists()


def test_what_lost_its_cause_before_delivery_is_taken_back(cast):
    tell(cast.officer, key="late:7")
    tell(cast.officer, key="late:70")
    assert actions.withdraw(key="late:7") == 1
    assert outbox.relay(at=AT)["sent"] == 1


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("kind", [*TEXTS, "of-a-later-version"])
def test_every_kind_has_words_and_no_gap_breaks_them(kind, language):
    with translation.override(language):
        title, text = queries.in_words(Message(kind=kind, values={"rows": 3}))
    assert title
    assert "%(" not in text


def test_an_unknown_kind_is_shown_plainly():
    assert (
        queries.in_words(Message(kind="new", values={"rows": 3, "day": "2026-04-01"}))[1]
        == "new day: 2026-04-01, rows: 3"
    )


def test_the_gateway_is_told_signed_and_thin_and_again_when_it_fails(cast, gateway):
    gateway.answers = [500, 302]
    tell(cast.officer)
    outbox.relay(at=AT)
    counts = [outbox.relay(at=AT + timedelta(minutes=minutes)) for minutes in (0, 1, 4)]
    assert [each["sent"] for each in counts] == [0, 0, 1]
    message = Message.objects.get()
    assert {path for _headers, _body, path in gateway.got} == {"/sms"}
    assert len({headers["webhook-id"] for headers, _body, _path in gateway.got}) == 1
    headers, body, _path = gateway.got[-1]
    thin = {"message_id": str(message.pk), "user_id": str(cast.officer.pk), "kind": "digest"}
    assert json.loads(body)["data"] == thin
    with time_machine.travel(AT + timedelta(minutes=8)):
        assert Webhook(SECRET.encode()).verify(body, dict(headers)) == json.loads(body)


def test_a_refusal_of_the_gateway_is_kept_in_words(cast, gateway):
    gateway.answers = [500]
    tell(cast.officer)
    assert outbox.relay(at=AT) == {"sent": 1, "failed": 1, "dead": 0}
    row = OutboxMessage.objects.get(topic=webhook.TOPIC)
    assert (row.state, row.attempts, row.last_error) == (
        "waiting",
        1,
        "NotTaken: HTTP 500",
    )


def test_reading_is_kept_with_its_first_time_and_touches_only_ones_own(cast):
    tell(cast.officer, cast.colleague)
    tell(cast.officer, key="k2")
    outbox.relay(at=AT)
    first = queries.inbox(cast.officer)[0]
    assert actions.mark_read(user=cast.colleague, message=first, at=AT) == 0
    assert actions.mark_read(user=cast.officer, message=first, at=AT) == 1
    assert actions.mark_read(user=cast.officer, message=first, at=AT + timedelta(days=1)) == 0
    assert actions.mark_read(user=cast.officer, at=AT) == 1
    assert (queries.unread_count(cast.officer), queries.unread_count(cast.colleague)) == (0, 1)


def test_only_what_was_given_up_is_sent_again(cast):
    tell(cast.officer)
    row = OutboxMessage.objects.get()
    with pytest.raises(MoveRefused):
        actions.retry(message=row, by=cast.county, at=AT)
    OutboxMessage.objects.update(state="dead", attempts=10)
    actions.retry(message=row, by=cast.county, at=AT)
    assert outbox.relay(at=AT)["sent"] == 1


def test_old_answers_and_delivered_messages_are_tidied_away(cast):
    user = make_user("tidy", "county", division=cast.county.division)
    for key, age in (("old-key", 31), ("new-key", 29)):
        KeptAnswer.objects.create(user=user, key=key, request_hash="", at=AT - timedelta(days=age))
    tell(cast.officer)
    outbox.relay(at=AT)
    assert actions.tidy(at=AT) == {"answers": 1, "outgoing": 0}
    assert actions.tidy(at=AT + timedelta(days=91)) == {"answers": 1, "outgoing": 1}
    assert Message.objects.count() == 1
