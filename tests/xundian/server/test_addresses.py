"""Addresses are read back by the libraries they are meant for."""

from pathlib import Path

from psycopg.conninfo import conninfo_to_dict
from redis.connection import parse_url as redis_parts

from xundian.server.addresses import celery_url, database_url, redis_url


def test_psycopg_reads_the_database_address():
    parts = conninfo_to_dict(database_url(Path("/tmp/a b/run")))
    assert parts == {"user": "xundian", "dbname": "xundian", "host": "/tmp/a b/run"}


def test_redis_reads_the_redis_address():
    parts = redis_parts(redis_url(Path("/tmp/a b/redis.sock")))
    assert (parts["path"], parts["db"]) == ("/tmp/a b/redis.sock", 0)


def test_celery_gets_its_own_form_of_a_socket_address():
    assert celery_url("unix:///data/redis.sock?db=3") == "redis+socket:///data/redis.sock?virtual_host=3"
    assert celery_url("unix:///data/redis.sock") == "redis+socket:///data/redis.sock?virtual_host=0"


def test_a_network_address_stays_as_it_is():
    assert celery_url("redis://:secret@cache.example:6379/1") == "redis://:secret@cache.example:6379/1"
