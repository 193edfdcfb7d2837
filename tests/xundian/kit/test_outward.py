"""Requests to typed addresses: public hosts only, however they are written, and the checked address itself."""

import socket
import ssl
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook, WebhookVerificationError

from tests.factories.receiver import LOOPBACK, receiving
from xundian.kit.errors import Invalid
from xundian.kit.outward import addresses, sending
from xundian.kit.outward.addresses import Refused, check, is_public, look_up, parts_of

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
INSIDE = [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
    "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
]  # fmt: skip
INSIDE6 = ["::/128", "::1/128", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8", "2001:db8::/32", "64:ff9b:1::/48"]


def within(texts):
    """Any address of these networks, their ends more often than chance would have it."""
    networks = [ip_network(text) for text in texts]
    return st.sampled_from(networks).flatmap(
        lambda network: st.one_of(
            st.sampled_from([network[0], network[-1]]),
            st.integers(0, network.num_addresses - 1).map(lambda number: network[number]),
        )
    )


def spelled(address):
    """Ways to write an IPv4 address that a resolver of C takes for the same."""
    number, (first, *rest) = int(address), address.packed
    tail = int.from_bytes(bytes(rest))
    return [
        str(address), str(number), hex(number), f"0{number:o}", f"{first}.{tail}", f"{hex(first)}.{tail}",
        ".".join(f"0{part:o}" if part else "0" for part in address.packed),
    ]  # fmt: skip


@given(within(INSIDE))
def test_no_inner_address_is_public_nor_hides_in_ipv6(address):
    number = int(address)
    carriers = [
        IPv6Address((0xFFFF << 32) | number), IPv6Address(number), IPv6Address((0x2002 << 112) | (number << 80)),
        IPv6Address((0x64FF9B << 96) | number), IPv6Address((0x20010000 << 96) | (number ^ 0xFFFFFFFF)),
    ]  # fmt: skip
    assert [each for each in (address, *carriers) if is_public(each)] == []


@given(within(INSIDE6))
def test_no_inner_ipv6_address_is_public(address):
    assert not is_public(address)


@given(within(["1.0.0.0/8", "8.0.0.0/8", "93.0.0.0/8", "114.114.0.0/16", "2400::/12", "2606::/16"]))
def test_hosts_of_the_internet_are_public(address):
    assert is_public(address)


@given(within(["127.0.0.0/8", "10.0.0.0/8", "169.254.0.0/16", "192.168.0.0/16"]), st.integers(0, 6))
def test_however_it_is_written_it_is_refused(address, way):
    with pytest.raises(Invalid) as refusal:
        check(f"http://{spelled(address)[way]}/latest/meta-data", https_only=False)
    assert refusal.value.errors[0][:2] == ("url", "not_public")


@pytest.mark.parametrize(
    "host", ["localhost", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "0", "127.1", "[fe80::1]"]
)
def test_names_of_the_machine_itself_are_refused(host):
    with pytest.raises(Invalid) as refusal:
        check(f"http://{host}:8000/", https_only=False)
    assert refusal.value.errors[0][1] == "not_public"


@given(st.text(max_size=60))
def test_whatever_is_typed_is_taken_apart_or_refused(text):
    for url in (text, f"https://{text}", f"http://example.org/{text}"):
        with suppress(Invalid):
            target = parts_of(url, https_only=False)
            assert target.host.isascii()
            assert target.path.startswith("/")
            assert target.path.isprintable()


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://example.org/", "https_only"), ("ftp://example.org/", "bad_url"), ("https://", "bad_url"),
        ("https://a:b@example.org/", "bad_url"), ("https://example.org/#x", "bad_url"), ("file:///etc/p", "bad_url"),
        ("https://exa mple.org/", "bad_url"), ("https://example.org:99999/", "bad_url"), ("//example.org/", "bad_url"),
        ("https://example.org/\r\nX: y", "bad_url"), ("https://example.org/" + "x" * 500, "bad_url"),
    ],
)  # fmt: skip
def test_an_odd_address_is_refused_with_its_field(url, code):
    with pytest.raises(Invalid) as refusal:
        parts_of(url, https_only=True)
    assert refusal.value.errors[0][:2] == ("url", code)


def resolver(monkeypatch, *answers):
    """The name server answers so, one after the other; how often it was asked is counted."""
    asked = []

    def getaddrinfo(host, port, **how):
        asked.append(host)
        texts = answers[min(len(asked), len(answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (text, port)) for text in texts]

    monkeypatch.setattr(addresses.socket, "getaddrinfo", getaddrinfo)
    return asked


def test_one_inner_address_among_public_ones_refuses_the_host(monkeypatch):
    resolver(monkeypatch, ["93.184.215.14", "10.0.0.7"])
    with pytest.raises(Refused, match=r"10\.0\.0\.7"):
        look_up(parts_of("https://example.org/", https_only=True))


def send(url, **how):
    options = {"allowed": LOOPBACK, "https_only": False} | how
    return sending.post(url=url, id="m1", event={"type": "ping"}, secrets=[SECRET], at=datetime.now(UTC), **options)


def test_a_name_that_changes_its_mind_is_asked_once_and_the_checked_address_is_used(monkeypatch):
    connected = []

    def connect(address, timeout):
        connected.append(address[0])
        raise ConnectionRefusedError("nobody there")

    asked = resolver(monkeypatch, ["93.184.215.14"], ["127.0.0.1"])
    monkeypatch.setattr(sending.socket, "create_connection", connect)
    answer = send("https://rebinding.example/", allowed=[])
    assert (asked, connected) == (["rebinding.example"], ["93.184.215.14"])
    assert (answer.ok, answer.status, answer.error) == (False, None, "ConnectionRefusedError: nobody there")


def test_loopback_is_reached_only_where_it_is_allowed():
    with translation.override("en"), receiving() as receiver:
        assert send(receiver.url, allowed=[]).error.startswith("This address leads to 127.0.0.1")
        assert receiver.got == []
        assert send(receiver.url).status == 204
        assert len(receiver.got) == 1


def test_a_receiver_verifies_it_with_the_public_library():
    with receiving() as receiver:
        send(receiver.url)
    (got,) = receiver.got
    assert Webhook(SECRET).verify(got.body, got.headers) == {"type": "ping"}
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(got.body + b" ", got.headers)
    old = got.headers | {"webhook-timestamp": str(int(got.headers["webhook-timestamp"]) - 301)}
    with pytest.raises(WebhookVerificationError, match="too old"):
        Webhook(SECRET).verify(got.body, old)


def test_it_signs_like_the_published_example_of_standard_webhooks():
    at = datetime.fromtimestamp(1614265330, UTC)
    signed = sending.signature(secrets=[SECRET], id="msg_p5jXN8AQM9LWM0D4loKWxJek", at=at, body='{"test": 2432232314}')
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_two_secrets_both_open_it():
    with receiving() as receiver:
        sending.post(
            url=receiver.url, id="m1", event={}, secrets=[SECRET, "plain words"], at=datetime.now(UTC),
            https_only=False, allowed=LOOPBACK,
        )  # fmt: skip
    (got,) = receiver.got
    for secret in (SECRET, b"plain words"):
        assert Webhook(secret).verify(got.body, got.headers) == {}


def test_a_redirect_is_an_answer_and_not_followed():
    with receiving() as receiver:
        receiver.answers = [(302, b"there")]
        answer = send(receiver.url)
    assert (answer.status, answer.ok, answer.text) == (302, False, "there")
    assert [got.path for got in receiver.got] == ["/hook"]


def test_of_a_large_answer_only_the_beginning_is_read():
    with receiving() as receiver:
        receiver.answers = [(500, b"x" * 100_000)]
        answer = send(receiver.url)
    assert (answer.status, len(answer.text)) == (500, sending.READ_BYTES)


def test_a_server_that_drips_is_cut_off(monkeypatch):
    monkeypatch.setattr(sending, "SECONDS", 0.6)
    listening = socket.create_server(("127.0.0.1", 0))
    ends = threading.Event()

    def drip():
        link, _where = listening.accept()
        with link:
            link.recv(10_000)
            while not ends.wait(0.1):
                try:
                    link.sendall(b"H")
                except OSError:
                    return

    thread = threading.Thread(target=drip)
    thread.start()
    begun = time.monotonic()
    answer = send(f"http://127.0.0.1:{listening.getsockname()[1]}/")
    ends.set()
    thread.join()
    listening.close()
    assert time.monotonic() - begun < 30
    assert (answer.status, answer.error) == (None, "TimeoutError: no whole answer within 0.6 seconds")


def test_a_name_server_that_is_silent_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(addresses, "RESOLVE_SECONDS", 0.2)
    ends = threading.Event()
    monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *args, **how: ends.wait(10))
    assert "does not answer" in send("https://slow.example/").error
    ends.set()


def test_the_certificate_must_be_that_of_the_name(tmp_path):
    with receiving() as receiver:
        answer = send(receiver.url.replace("http://", "https://"))
    assert answer.status is None
    assert answer.error.startswith(ssl.SSLError.__name__) or "SSL" in answer.error


def test_only_allowed_networks_open_inner_addresses():
    allowed = [ip_network("10.1.2.0/24")]
    assert is_public(ip_address("10.1.2.3"), allowed)
    assert not is_public(ip_address("10.1.3.3"), allowed)
    assert not is_public(IPv4Address("127.0.0.1"), allowed)
