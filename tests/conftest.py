"""Fixtures that every test may use: the tree, the standing cast, REST clients with real tokens, a frozen clock."""

import uuid

import pytest
from django.db import connection
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from rest_framework.test import APIClient

from tests.factories.cast import make_cast, make_tree
from xundian.accounts import actions
from xundian.kit import broker

# A busy machine is no finding.
hypothesis_settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("house")
SITE_ID = uuid.UUID("0192f000-0000-7000-8000-000000000001")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database; before it is dropped, sessions that threads of a test left open are ended."""
    yield
    with django_db_blocker.unblock():
        connection.close()  # a test that restored a backup may have ended it
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture
def tree(db):
    """Two townships of Xundian and a neighbour county."""
    return make_tree()


@pytest.fixture
def cast(tree):
    """One user for every role; passwords are hashed cheaply in tests."""
    return make_cast(tree, SITE_ID)


@pytest.fixture
def api():
    """`api(user)` is a REST client of that user's device, `api()` one without sign-in."""

    def client(user=None):
        caller = APIClient()
        if user is not None:
            _row, token = actions.issue_token(user=user, device="test", by=None)
            caller.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
        return caller

    return client


@pytest.fixture(autouse=True)
def _cheap_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _nothing_left_over():
    """Neither the language a test spoke nor the broker it found silent is known to the next one."""
    yield
    translation.deactivate()
    broker._resting_until = 0.0


@pytest.fixture(autouse=True)
def _clean_cache(request):
    """Sign-in counters live in Redis; start every database test without them."""
    yield
    if "django_db_blocker" in request.fixturenames or request.node.get_closest_marker("django_db"):
        from django.core.cache import cache

        cache.clear()
