"""How often something may be done in a time: counters in Redis, each counted in one step.

For pages without sign-in the first try opens a window, and it ends by itself (`spend`); for programs windows are those
of the clock, so that each answer says what is left and until when (`take`). Where Redis does not answer, nobody is
kept out: a complaint must get through, and what is guessed at is too long to be guessed.
"""

import logging
import time
from contextlib import suppress
from typing import NamedTuple

from django.core.cache import cache
from django.utils.translation import gettext as _
from redis.exceptions import RedisError

from xundian.kit.errors import TooOften
from xundian.kit.sealing import digest

log = logging.getLogger(__name__)


class Limit(NamedTuple):
    """At most `most` tries in `seconds`, for each key of the name."""

    name: str
    most: int
    seconds: int


def spend(*tries):
    """Count one try against each (Limit, key); TooOften when one is used up, with the seconds until its window ends.

    Keys are stored as digests: neither an address nor a card's token stands in Redis.
    """
    used_up = [limit for limit, key in tries if _count(limit, key) > limit.most]
    if used_up:
        wait = max(limit.seconds for limit in used_up)
        raise TooOften(_("Too many tries for now. Come back later, or call."), wait=wait)


class Left(NamedTuple):
    """How a limit stands after a try: what is left of it, and the seconds until it begins anew."""

    limit: Limit
    remaining: int
    resets_in: int


def take(limit, key):
    """Count one try of a program in the running window of the clock: Left, below zero when it is used up.

    None where Redis does not answer: then nothing is counted.
    """
    now = int(time.time())
    used = _count(limit, f"{key} {now // limit.seconds}")
    return Left(limit, limit.most - used, limit.seconds - now % limit.seconds) if used else None


def give_back(limit, key):
    """One try of the running window that did not count after all."""
    with suppress(ValueError, RedisError):
        cache.decr(_name(limit, f"{key} {int(time.time()) // limit.seconds}"))


def _name(limit, key):
    return f"throttle:{limit.name}:{digest(key).hex()}"


def _count(limit, key):
    name = _name(limit, key)
    try:
        cache.add(name, 0, limit.seconds)
        return cache.incr(name)
    except ValueError:  # the window ended between the two
        return 1
    except RedisError:
        log.warning("Redis does not answer; tries of %s are not counted.", limit.name)
        return 0
