"""Hand a task to the broker when it answers. What must not be lost stands in a table that a sweep reads again."""

import logging
import time

from celery import current_app
from kombu.exceptions import KombuError

log = logging.getLogger(__name__)

# After a failure nobody waits for the broker for a while: a request must not pay for a Redis that is down.
REST_SECONDS = 5
_resting_until = 0.0


def send(task, *, expires=None, **kwargs):
    """Send the task of that name with JSON arguments (ids only); False when the broker did not take it."""
    global _resting_until
    if time.monotonic() < _resting_until:
        return False
    try:
        current_app.send_task(task, kwargs=kwargs, expires=expires, retry=False, ignore_result=True)
    except (KombuError, OSError) as error:
        _resting_until = time.monotonic() + REST_SECONDS
        log.warning("The broker did not take %s: %s", task, error)
        return False
    return True
