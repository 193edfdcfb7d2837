"""One request to an address that was looked at, signed (Standard Webhooks) or not: no redirect, little time."""

import json
import socket
import ssl
import threading
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from typing import NamedTuple

from standardwebhooks import Webhook

from xundian.kit.outward.addresses import Refused, look_up, parts_of

# From the first packet to the last byte read; a server that drips is cut off.
SECONDS = 8
READ_BYTES = 1024
LONGEST_WITH_KEYS = 2000
PREFIX = "whsec_"


class Answer(NamedTuple):
    """What came back: the status (None without an answer), how long it took, its first bytes as text, or the fault."""

    status: int | None
    milliseconds: int
    text: str
    error: str

    @property
    def ok(self):
        """Whether the receiver took it: any 2xx."""
        return self.status is not None and 200 <= self.status < 300


def signature(*, secrets, id, at, body):
    """The header webhook-signature: one v1 signature for each secret, so that either of two fits in the overlap.

    A secret that begins with whsec_ is base64 as the standard wants it; any other is taken as it stands.
    """
    keys = [secret if secret.startswith(PREFIX) else secret.encode() for secret in secrets]
    return " ".join(Webhook(key).sign(id, at, body) for key in keys)


def post(*, url, id, event, secrets, at, https_only=True, allowed=(), anywhere=False):
    """Send a signed event; its Answer, whatever happens. `anywhere` only for addresses of the operator's settings."""
    body = json.dumps(event, ensure_ascii=False, sort_keys=True)
    headers = {
        "webhook-id": id, "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": signature(secrets=secrets, id=id, at=at, body=body),
    }  # fmt: skip
    return ask(url=url, body=body, headers=headers, https_only=https_only, allowed=allowed, anywhere=anywhere)


def ask(*, url, body=None, headers=None, https_only=True, allowed=(), anywhere=False, most=READ_BYTES):
    """POST a JSON text, or GET without one, and read `most` bytes; the Answer, whatever happens.

    The address may hold a key: no fault names it, and it may be as long as keys make it.
    """
    headers = {"Content-Type": "application/json", "User-Agent": "Xundian"} | (headers or {})
    begun = time.monotonic()
    status, text, error = None, "", ""
    try:
        target = parts_of(url, https_only=https_only, longest=LONGEST_WITH_KEYS)
        address = look_up(target, allowed=allowed, anywhere=anywhere)[0]
        status, text = _exchange(target, address, None if body is None else body.encode(), headers, most)
    except Exception as fault:  # whatever a foreign server does is an answer to be told, and tried again
        error = str(fault) if isinstance(fault, Refused) else f"{type(fault).__name__}: {fault}"
    return Answer(status, int((time.monotonic() - begun) * 1000), text, error[:300])


def _exchange(target, address, body, headers, most):
    connection = _Pinned(target, address)
    timer = threading.Timer(SECONDS, connection.cut)
    timer.daemon = True
    timer.start()
    try:
        connection.request("GET" if body is None else "POST", target.path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read(most).decode("utf-8", "replace").replace("\x00", "")
    except (OSError, HTTPException, ValueError):
        if connection.was_cut:
            raise TimeoutError(f"no whole answer within {SECONDS} seconds") from None
        raise
    finally:
        timer.cancel()
        connection.close()


class _Pinned(HTTPConnection):
    """A connection to one IP address; the host's name serves the certificate and the header Host alone."""

    was_cut = False

    def __init__(self, target, address):
        super().__init__(target.host, target.port, timeout=SECONDS)
        self.default_port = 443 if target.secure else 80
        self.secure, self.address = target.secure, address

    def connect(self):
        """To the address that was looked at."""
        self.sock = socket.create_connection((self.address, self.port), self.timeout)
        if self.secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.host, do_handshake_on_connect=False)
            self.sock.do_handshake()

    def cut(self):
        """End it from outside, wherever it is."""
        self.was_cut = True
        with suppress(OSError, AttributeError):
            self.sock.shutdown(socket.SHUT_RDWR)
