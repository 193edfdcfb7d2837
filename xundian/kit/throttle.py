"""How often something may be done in a time: counters in Redis, each counted in one step, for pages without sign-in.

Windows are fixed: the first try opens one, and it ends by itself. Where Redis does not answer, nobody is kept out: a
complaint must get through, and what is guessed at is too long to be guessed.
"""

import logging
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


def _count(limit, key):
    name = f"throttle:{limit.name}:{digest(key).hex()}"
    try:
        cache.add(name, 0, limit.seconds)
        return cache.incr(name)
    except ValueError:  # the window ended between the two
        return 1
    except RedisError:
        log.warning("Redis does not answer; tries of %s are not counted.", limit.name)
        return 0
