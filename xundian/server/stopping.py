"""What the user asks of a running start: stop, or stop at once."""

import signal
import time
from types import FrameType

IMPATIENT_SECONDS = 0.5  # a second Ctrl-C sooner than this is the same one, sent to the group and passed on by make


class StopRequests:
    """Counts the signals that ask to stop."""

    def __init__(self):
        self.first: float | None = None
        self.number = 0
        self.hurry = False

    def install(self) -> "StopRequests":
        """From now on SIGINT and SIGTERM, and SIGHUP unless it is ignored (nohup), are requests."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.receive)
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
            signal.signal(signal.SIGHUP, self.receive)
        return self

    def receive(self, number: int, _frame: FrameType | None = None) -> None:
        """The signal handler: a second Ctrl-C means that waiting politely is over."""
        now = time.monotonic()
        if self.first is None:
            self.first, self.number = now, number
        elif number == signal.SIGINT and now - self.first > IMPATIENT_SECONDS:
            self.hurry = True

    def requested(self) -> bool:
        """True once somebody asked."""
        return self.first is not None

    def hurried(self) -> bool:
        """True once somebody asked twice."""
        return self.hurry
