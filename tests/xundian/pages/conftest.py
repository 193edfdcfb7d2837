"""What the tests of the pages share: a browser that somebody signed in to."""

import pytest
import time_machine

from tests.factories.codes import load_shipped


@pytest.fixture
def lists(db):
    """All lists of codes."""
    load_shipped()


@pytest.fixture
def browse(client):
    """`browse(user)` is the browser of that user, who reads English."""
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"

    def sign_in(user):
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture
def june(client, cast):
    """The county at the desk, reading English, on a morning of June; the clock, which can be moved."""
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    client.force_login(cast.county)
    with time_machine.travel("2026-06-20T10:00:00+08:00", tick=False) as clock:
        yield clock
