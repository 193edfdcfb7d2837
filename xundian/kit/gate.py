"""A door before the application: of some requests only so many at once, so that the others are always served.

When six hundred phones come back at eight in the morning, whoever waited in a line inside would wait longer than a
phone has patience for, and would send again what is being done already; and nobody at a desk could open a page. So
nobody waits inside: who finds no place free is told, before anything is read or looked up, when those refused before
are through.
"""

import json
import math
import random
import threading
import time
from heapq import heappop, heappush

from django.core.handlers.wsgi import WSGIRequest
from django.utils import translation
from django.utils.translation import gettext as _

FIRST_GUESS_SECONDS, LONGEST_SECONDS = 1.0, 300
# How much the newest request counts for what one takes; how much later than reckoned they are asked to come.
WEIGHT, SLACK = 0.1, 1.25


class Gate:
    """WSGI: at most `most` requests to `paths` at once in this process; others get 503 with Retry-After at once."""

    def __init__(self, application, *, paths, most, clock=time.monotonic, chance=random.random):
        self.application, self.paths, self.most = application, frozenset(paths), most
        self.clock, self.chance = clock, chance
        self.lock, self.inside, self.seconds = threading.Lock(), 0, FIRST_GUESS_SECONDS
        # When those come back who were refused, the next first.
        self.promised: list[float] = []

    def __call__(self, environ, start_response):
        """The application's answer, or the refusal."""
        if environ.get("PATH_INFO") not in self.paths:
            return self.application(environ, start_response)
        wait = self._enter()
        if wait:
            return _refuse(environ, start_response, wait)
        begun = self.clock()
        try:
            return self.application(environ, start_response)
        finally:
            self._leave(self.clock() - begun)

    def _enter(self):
        """0 for who may go in, else the seconds until the turn."""
        with self.lock:
            if self.inside < self.most:
                self.inside += 1
                return 0
            now = self.clock()
            while self.promised and self.promised[0] <= now:
                heappop(self.promised)
            turn = (len(self.promised) + 1) * self.seconds / self.most * SLACK
            # Spread, so that those who were refused together do not come back together.
            wait = min(max(1, math.ceil(turn * (0.5 + self.chance()))), LONGEST_SECONDS)
            heappush(self.promised, now + wait)
            return wait

    def _leave(self, spent):
        with self.lock:
            self.inside -= 1
            self.seconds += (spent - self.seconds) * WEIGHT


def _refuse(environ, start_response, wait):
    request = WSGIRequest(environ)
    with translation.override(translation.get_language_from_request(request)):
        title = _("The server is busy. Send the same again in a moment.")
    body = {
        "type": "urn:xundian:problem:retry",
        "title": title,
        "status": 503,
        "code": "retry",
        "instance": request.path,
    }
    told = json.dumps(body, ensure_ascii=False).encode()
    headers = [
        ("Content-Type", "application/problem+json"), ("Content-Length", str(len(told))), ("Retry-After", str(wait)),
        ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"),
    ]  # fmt: skip
    start_response("503 Service Unavailable", headers)
    return [told]
