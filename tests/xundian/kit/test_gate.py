"""The door before the application: how many go in, who is refused, and when the refused are asked to come back."""

import io
import json
import threading

import pytest

from xundian import wsgi
from xundian.kit.gate import FIRST_GUESS_SECONDS, LONGEST_SECONDS, Gate
from xundian.server import web

BUSY, FREE = "/api/v1/sync/push", "/healthz"


class Clock:
    """A clock that stands until it is set."""

    now = 100.0

    def __call__(self):
        return self.now


class Held:
    """An application whose requests stay inside until they are let go."""

    def __init__(self):
        self.entered, self.go = threading.Semaphore(0), threading.Event()

    def __call__(self, environ, start_response):
        if environ["PATH_INFO"] == BUSY:
            self.entered.release()
            assert self.go.wait(10)
        start_response("200 OK", [])
        return [b"done"]


def ask(gate, path=BUSY, language="en"):
    """(status, headers, body)."""
    told = []
    environ = {
        "REQUEST_METHOD": "POST", "PATH_INFO": path, "HTTP_ACCEPT_LANGUAGE": language, "wsgi.input": io.BytesIO(),
        "SERVER_NAME": "localhost", "SERVER_PORT": "80",
    }  # fmt: skip
    body = b"".join(gate(environ, lambda status, headers: told.extend((status, dict(headers)))))
    return *told, body


@pytest.fixture
def full():
    """(gate, application, clock): two inside, and no place for a third."""
    application, clock = Held(), Clock()
    gate = Gate(application, paths=[BUSY], most=2, clock=clock, chance=lambda: 0.5)
    threads = [threading.Thread(target=ask, args=[gate]) for _each in range(2)]
    for thread in threads:
        thread.start()
        assert application.entered.acquire(timeout=10)
    yield gate, application, clock
    application.go.set()
    for thread in threads:
        thread.join()


def test_who_finds_no_place_is_told_when_to_come_back_and_nothing_is_asked(full):
    gate, application, _clock = full
    status, headers, body = ask(gate)
    assert status == "503 Service Unavailable"
    assert headers["Content-Type"] == "application/problem+json"
    said = json.loads(body)
    assert (said["code"], said["status"], said["instance"]) == ("retry", 503, BUSY)
    assert said["title"].startswith("The server is busy")
    assert int(headers["Retry-After"]) >= 1
    assert not application.entered.acquire(blocking=False)


def test_others_go_in_whatever_phones_do(full):
    gate, _application, _clock = full
    assert ask(gate, FREE)[::2] == ("200 OK", b"done")


def test_a_place_that_is_free_again_is_given_to_the_next_and_one_that_failed_is_free_too():
    def fails(_environ, _start_response):
        raise ZeroDivisionError

    gate = Gate(fails, paths=[BUSY], most=1)
    for _each in range(3):
        with pytest.raises(ZeroDivisionError):
            ask(gate)
    assert gate.inside == 0


def test_each_is_asked_to_come_after_those_who_were_refused_before(full):
    gate, _application, clock = full
    waits = [int(ask(gate)[1]["Retry-After"]) for _each in range(40)]
    assert waits == sorted(waits)
    assert waits[0] == 1
    assert waits[-1] >= 40 * FIRST_GUESS_SECONDS / 2  # two at a time
    clock.now += waits[-1]  # all of them have had their turn
    assert int(ask(gate)[1]["Retry-After"]) == 1


def test_nobody_is_sent_away_for_longer_than_five_minutes(full):
    gate, _application, _clock = full
    waits = {int(ask(gate)[1]["Retry-After"]) for _each in range(2000)}
    assert max(waits) == LONGEST_SECONDS == 300


def test_what_one_takes_is_learned_from_those_who_were_inside():
    clock = Clock()

    def slow(_environ, start_response):
        clock.now += 9
        start_response("200 OK", [])
        return []

    gate = Gate(slow, paths=[BUSY], most=1, clock=clock)
    for _each in range(60):
        ask(gate)
    assert gate.seconds == pytest.approx(9, rel=0.01)


def test_the_site_keeps_a_thread_for_people_at_desks_from_all_the_phones():
    assert 0 < wsgi.PHONES_AT_ONCE < web.threads
    assert wsgi.application.paths == {
        f"/api/v1/sync/{name}" for name in ("push", "deposit", "changes", "snapshot", "verify")
    }  # fmt: skip
    assert wsgi.application.most == wsgi.PHONES_AT_ONCE
