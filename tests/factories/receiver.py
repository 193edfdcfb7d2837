"""A real HTTP server that webhooks are sent to, in a thread of the test."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from typing import NamedTuple

LOOPBACK = [ip_network("127.0.0.0/8")]


class Got(NamedTuple):
    """One request as it arrived."""

    path: str
    headers: dict
    body: bytes


class Receiver:
    """`got` holds what arrived; `answers` (status, body) are given one after the other, then 204."""

    def __init__(self):
        self.got, self.answers = [], []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"

    def _handler(self):
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                receiver.got.append(Got(self.path, {name.lower(): value for name, value in self.headers.items()}, body))
                status, text = receiver.answers.pop(0) if receiver.answers else (204, b"")
                self.send_response(status)
                if status in (301, 302, 307, 308):
                    self.send_header("Location", receiver.url.replace("/hook", "/elsewhere"))
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            do_GET = do_POST

            def log_message(self, *args):
                """Quiet."""

        return Handler


@contextmanager
def receiving():
    """A Receiver that answers while the block runs."""
    receiver = Receiver()
    thread = threading.Thread(target=receiver.server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield receiver
    finally:
        receiver.server.shutdown()
        thread.join()
        receiver.server.server_close()
