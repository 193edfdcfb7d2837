"""Addresses of the servers in the forms that Django, psycopg and Celery read."""

from pathlib import Path
from urllib.parse import parse_qs, quote, urlencode, urlsplit

USER = DATABASE = "xundian"


def database_url(sockets: Path) -> str:
    """`postgresql://xundian@/xundian?host=/folder`: PostgreSQL behind the Unix socket in `sockets`."""
    return f"postgresql://{USER}@/{DATABASE}?host={quote(str(sockets))}"


def redis_url(socket: Path) -> str:
    """`unix:///folder/redis.sock?db=0`: the form of redis-py and of Django's cache."""
    return f"unix://{quote(str(socket))}?db=0"


def celery_url(address: str) -> str:
    """The broker address for Celery of a Redis address: kombu has its own word for Unix sockets.

    `unix:///folder/redis.sock?db=0` becomes `redis+socket:///folder/redis.sock?virtual_host=0`; others stay.
    """
    parts = urlsplit(address)
    if parts.scheme != "unix":
        return address
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    query["virtual_host"] = query.pop("db", "0")
    return f"redis+socket://{parts.netloc}{parts.path}?{urlencode(query)}"
