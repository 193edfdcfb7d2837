"""Messages on their way out of the house: WeCom by application and by robot against a server that speaks as WeCom
does, the console, the quiet hours; keys never in what is kept."""

import json
import logging
import threading
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_network
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache
from django.core.cache.backends.redis import RedisCache

from xundian.accounts import actions as accounts
from xundian.kit import outbox
from xundian.kit.models import OutboxMessage
from xundian.messages import actions, gateways, rules, tasks  # noqa: F401, tasks register the deliveries
from xundian.messages.gateways import wecom as application
from xundian.messages.models import Message

AT = datetime(2026, 4, 1, 8, tzinfo=UTC)
CORP, SECRET, ROBOT = "ww0123456789abcdef", "corp-secret-of-this-test", "693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa"
OK = {"errcode": 0, "errmsg": "ok"}
TOO_OFTEN = {"errcode": 45009, "errmsg": "api freq out of limit, hint: [1] from ip: 10.0.0.1"}


class WeCom(BaseHTTPRequestHandler):
    """Answers as qyapi.weixin.qq.com does: status 200 whatever happened, the error in the body."""

    def _answer(self, body=None):
        url = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        server = self.server
        server.got.append((self.command, url.path, query, body, dict(self.headers)))
        told = server.answers.pop(0) if server.answers else self._told(url.path, query)
        text = told if isinstance(told, bytes) else json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json; charset=UTF-8")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def _told(self, path, query):
        if path == "/cgi-bin/gettoken":
            if query != {"corpid": CORP, "corpsecret": SECRET}:
                return {"errcode": 40001, "errmsg": f"invalid credential {query.get('corpsecret')}"}
            self.server.issued += 1
            return OK | {"access_token": f"token-{self.server.issued}-" + "a" * 500, "expires_in": 7200}
        if path == "/cgi-bin/webhook/send":
            return OK if query.get("key") == ROBOT else {"errcode": 93000, "errmsg": "invalid webhook url"}
        live = f"token-{self.server.issued}-" + "a" * 500
        over = query.get("access_token") not in (live, "a-token-of-this-test") or self.server.issued in self.server.dead
        return {"errcode": 42001, "errmsg": "access_token expired"} if over else OK | {"msgid": "m"}

    def do_GET(self):
        self._answer()

    def do_POST(self):
        self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def log_message(self, *args):
        """Quiet."""


@pytest.fixture
def wecom(settings):
    """The server, and settings that lead to it."""
    server = HTTPServer(("127.0.0.1", 0), WeCom)
    server.got, server.answers, server.issued, server.dead = [], [], 0, set()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    settings.MESSAGE_GATEWAY, settings.WECOM_URL = "wecom", f"http://127.0.0.1:{server.server_port}"
    settings.WECOM_CORP, settings.WECOM_SECRET, settings.WECOM_AGENT = CORP, SECRET, 1000002
    settings.WECOM_ROBOT, settings.WEBHOOK_NETWORKS = ROBOT, [ip_network("127.0.0.0/8")]
    settings.PUBLIC_URL = "https://xundian.example"
    cache.clear()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()
    cache.clear()


def tell(*users, key="k", kind="digest", link="/", at=AT, **values):
    actions.notify(users=users, kind=kind, values=values or {"due": 3, "overdue": 1}, link=link, key=key, at=at)


def sent(server):
    return [body for _method, path, _query, body, _headers in server.got if path.endswith("/send")]


def waiting():
    return OutboxMessage.objects.exclude(topic="notice").get()


def test_an_officer_is_written_to_in_the_own_language_with_counts_and_the_way_to_the_page(cast, wecom):
    accounts.choose_language(user=cast.officer, language="en")
    tell(cast.officer)
    assert outbox.relay(at=AT) == {"sent": 2, "failed": 0, "dead": 0}
    (body,) = sent(wecom)
    assert body == {
        "touser": "officer", "msgtype": "text", "agentid": 1000002, "enable_duplicate_check": 1,
        "duplicate_check_interval": 600,
        "text": {"content": "Today's work\nVisits due: 3. Overdue: 1.\nhttps://xundian.example/"},
    }  # fmt: skip
    assert set(waiting().payload) == {"message_id", "user_id", "kind"}
    assert Message.objects.get().recipient == cast.officer


def test_one_token_serves_many_messages_and_lies_sealed(cast, wecom):
    tell(cast.officer, cast.colleague, cast.township)
    outbox.relay(at=AT)
    assert [path for _m, path, *_rest in wecom.got] == ["/cgi-bin/gettoken", *["/cgi-bin/message/send"] * 3]
    (name,) = cache._cache.get_client().keys("*wecom:*")
    assert b"token-1" not in cache._cache.get_client().get(name)


def test_a_token_that_is_over_is_asked_for_anew_once(cast, wecom):
    tell(cast.officer)
    outbox.relay(at=AT)
    wecom.dead.add(1)
    tell(cast.officer, key="later")
    assert outbox.relay(at=AT)["failed"] == 0
    assert wecom.issued == 2
    wecom.dead |= {2, 3}
    tell(cast.officer, key="latest")
    assert outbox.relay(at=AT)["failed"] == 1
    assert wecom.issued == 3


def test_where_redis_keeps_nothing_the_token_is_asked_for_each_time(cast, wecom, monkeypatch):
    monkeypatch.setattr(application, "cache", RedisCache("redis://127.0.0.1:1/0", {}))
    tell(cast.officer, cast.colleague)
    assert outbox.relay(at=AT)["failed"] == 0
    assert wecom.issued == 2


def test_too_often_is_tried_again_later_with_the_reason_kept(cast, wecom):
    wecom.answers = [OK | {"access_token": "a-token-of-this-test", "expires_in": 7200}, TOO_OFTEN]
    tell(cast.officer)
    assert outbox.relay(at=AT)["failed"] == 1
    row = waiting()
    assert (row.state, row.attempts) == ("waiting", 1)
    assert row.available_at > AT
    assert row.last_error.startswith("Refused: WeCom 45009: api freq out of limit")
    wecom.issued, wecom.answers = 0, []
    assert outbox.relay(at=AT + timedelta(minutes=1)) == {"sent": 1, "failed": 0, "dead": 0}


def test_after_ten_refusals_it_is_given_up_and_can_be_sent_again(cast, wecom):
    tell(cast.officer)
    moment = AT
    for _try in range(outbox.TRIES):
        wecom.answers = [TOO_OFTEN]
        outbox.relay(at=moment)
        moment += timedelta(hours=2)
    assert waiting().state == "dead"
    actions.retry(message=waiting(), by=cast.county, at=moment)
    wecom.answers = []
    assert outbox.relay(at=moment)["sent"] == 1
    assert waiting().state == "sent"


@pytest.mark.parametrize("answer", [b"<html>busy</html>", b"[]", b'{"errmsg": "ok"}', b'{"errcode": null}', b""])
def test_what_is_no_answer_of_wecom_is_not_taken_for_one(answer, cast, wecom):
    wecom.answers = [answer]
    tell(cast.officer)
    assert outbox.relay(at=AT)["failed"] == 1
    assert waiting().last_error == "NotTaken: WeCom's answer cannot be read"


def test_an_account_that_wecom_does_not_know_is_no_delivery(cast, wecom):
    wecom.answers = [OK | {"access_token": "a-token-of-this-test", "expires_in": 7200}, OK | {"invaliduser": "officer"}]
    tell(cast.officer)
    assert outbox.relay(at=AT)["failed"] == 1
    assert "no such account" in waiting().last_error


@pytest.mark.parametrize("name", ["@all", "a|b", "officer|@all"])
def test_no_name_of_an_account_reaches_more_than_one(name, cast, wecom):
    type(cast.officer).objects.filter(pk=cast.officer.pk).update(username=name)
    tell(cast.officer)
    outbox.relay(at=AT)
    assert not wecom.got
    assert waiting().state == "waiting"


def test_an_account_closed_meanwhile_is_written_nothing(cast, wecom):
    wecom.answers = [TOO_OFTEN]
    tell(cast.officer)
    outbox.relay(at=AT)
    accounts.deactivate_user(user=cast.officer, by=cast.county, on=date(2026, 4, 1))
    outbox.relay(at=AT + timedelta(minutes=1))
    assert not sent(wecom)
    assert waiting().state == "sent"


def test_no_key_is_kept_or_logged_even_when_the_answer_repeats_it(cast, wecom, settings, caplog):
    settings.WECOM_SECRET = "another-secret"
    tell(cast.officer)
    outbox.relay(at=AT)
    assert waiting().last_error == "Refused: WeCom 40001: invalid credential …"
    settings.WECOM_URL = "http://127.0.0.1:9"
    tell(cast.officer, key="later")
    outbox.relay(at=AT + timedelta(minutes=1))
    told = " ".join([*OutboxMessage.objects.values_list("last_error", flat=True), caplog.text])
    assert "another-secret" not in told
    assert CORP not in told


def test_a_host_inside_the_house_is_not_called_unless_allowed(cast, wecom, settings):
    settings.WEBHOOK_NETWORKS = []
    tell(cast.officer)
    outbox.relay(at=AT)
    assert not wecom.got
    assert "not in the public internet" in waiting().last_error or "127.0.0.1" in waiting().last_error


# --- the robot of a group ---------------------------------------------------------------------------------------------


def test_the_robot_says_once_a_morning_that_work_is_there_and_no_officers_figures(cast, wecom, settings):
    settings.MESSAGE_GATEWAY = "wecom-robot"
    tell(cast.officer, cast.colleague, cast.township)
    tell(cast.officer, key="d", kind="difficulty_assigned", due_on="2026-04-03")
    outbox.relay(at=AT)
    (call,) = wecom.got
    method, path, query, body, _headers = call
    assert (method, path, query) == ("POST", "/cgi-bin/webhook/send", {"key": ROBOT})
    assert body["msgtype"] == "text"
    assert "https://xundian.example" in body["text"]["content"]
    assert not any(sign in body["text"]["content"] for sign in ("3", "1", "officer", "Officer"))
    tomorrow = AT + timedelta(days=1)
    tell(cast.officer, key="tomorrow", at=tomorrow)
    outbox.relay(at=tomorrow)
    assert len(wecom.got) == 2


def test_a_robot_that_is_refused_tries_again_the_same_day_only(cast, wecom, settings):
    settings.MESSAGE_GATEWAY = "wecom-robot"
    wecom.answers = [TOO_OFTEN]
    tell(cast.officer)
    assert outbox.relay(at=AT)["failed"] == 1
    assert ROBOT not in waiting().last_error
    outbox.relay(at=AT + timedelta(days=1))
    assert len(wecom.got) == 1
    assert waiting().state == "sent"


# --- the console, none, and the night ---------------------------------------------------------------------------------


def test_the_console_gets_ids_and_kind(cast, settings, caplog):
    settings.MESSAGE_GATEWAY = "console"
    tell(cast.officer)
    with caplog.at_level(logging.INFO, "xundian.messages"):
        outbox.relay(at=AT)
    assert f"of kind digest to user {cast.officer.pk}" in caplog.text
    assert cast.officer.name not in caplog.text


def test_without_a_gateway_messages_stay_in_the_inbox(cast, settings):
    settings.MESSAGE_GATEWAY = "none"
    tell(cast.officer)
    assert outbox.relay(at=AT) == {"sent": 1, "failed": 0, "dead": 0}
    assert Message.objects.exists()


def test_every_gateway_of_the_settings_can_deliver():
    assert {each.TOPIC for each in gateways.CHOICES.values()} <= set(outbox.HANDLERS)


def test_at_night_the_inbox_is_filled_and_no_telephone_rings_before_the_digest(cast, wecom):
    night = datetime(2026, 4, 1, 16, 20, tzinfo=UTC)  # 00:20 of 2 April in the county
    tell(cast.township, kind="overdue_township", count=4, at=night)
    outbox.relay(at=night)
    assert Message.objects.exists()
    assert not wecom.got
    outbox.relay(at=night + timedelta(hours=7, minutes=9))
    assert not wecom.got
    outbox.relay(at=night + timedelta(hours=7, minutes=10))
    assert len(sent(wecom)) == 1


@pytest.mark.parametrize(
    ("told", "rings"),
    [
        ("2026-04-01T07:29", "2026-04-01T07:30"), ("2026-04-01T07:30", "2026-04-01T07:30"),
        ("2026-04-01T20:59", "2026-04-01T20:59"), ("2026-04-01T21:00", "2026-04-02T07:30"),
        ("2026-04-30T23:59", "2026-05-01T07:30"), ("2026-04-01T00:00", "2026-04-01T07:30"),
    ],
)  # fmt: skip
def test_the_quiet_hours_are_those_of_the_county(told, rings):
    zone = rules.COUNTY_ZONE
    moment, expected = (datetime.fromisoformat(text).replace(tzinfo=zone) for text in (told, rings))
    assert rules.pushed_at(moment.astimezone(UTC)) == expected
