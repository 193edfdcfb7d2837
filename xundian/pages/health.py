"""`/healthz`: do the database, Redis and the clock's work live? For supervisors and monitors; no personal data."""

import tomllib
from functools import lru_cache

import redis
from django.conf import settings
from django.db import Error
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from xundian.kit import clock, sweeps
from xundian.kit.heartbeat import WORKER_STARTED, beats, is_late

# A process that has just started owes nothing yet.
STARTED_AT = clock.now()
REDIS_SECONDS = 1


@never_cache
@require_safe
def healthz(request):
    """200 when all is well; 503 when the database or Redis is down, or a sweep missed three of its intervals."""
    rows = _heartbeats()
    shown = _shown(rows or {}, clock.now())
    parts = {"database": rows is not None, "redis": _redis_answers()}
    late = [name for name, beat in shown.items() if beat["late"]]
    well = all(parts.values()) and not late
    body = {
        "status": "ok" if well else "late" if all(parts.values()) else "down",
        **{name: "ok" if up else "down" for name, up in parts.items()},
        "heartbeats": shown,
        "version": version(),
    }
    return JsonResponse(body, status=200 if well else 503)


def _heartbeats():
    """All heartbeats in one query; None when the database does not answer."""
    try:
        return beats()
    except Error:
        return None


def _shown(rows, at):
    """{sweep: when it last ended well, and whether it is late}, for every sweep there is."""
    worker = rows.get(WORKER_STARTED)
    since = max(STARTED_AT, worker.ok_at) if worker else STARTED_AT
    shown = {}
    for name, sweep in sorted(sweeps.load().items()):
        row = rows.get(f"sweep.{name}")
        ok_at = row.ok_at if row else None
        shown[name] = {"ok_at": ok_at, "late": is_late(ok_at, sweep.interval, since=since, at=at)}
    return shown


def _redis_answers():
    try:
        return bool(_redis().ping())
    except redis.RedisError:
        return False


@lru_cache(maxsize=1)
def _redis():
    return redis.from_url(settings.REDIS_URL, socket_timeout=REDIS_SECONDS, socket_connect_timeout=REDIS_SECONDS)


@lru_cache(maxsize=1)
def version():
    """The version in pyproject.toml."""
    with (settings.BASE_DIR / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)["project"]["version"]
