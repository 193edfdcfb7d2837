"""What tests of webhooks share: a receiver on this machine, which a setting lets webhooks reach."""

import pytest

from tests.factories.receiver import LOOPBACK, receiving
from xundian import tasks

# The handlers of the outbox are there once their tasks are loaded.
assert tasks.webhooks


@pytest.fixture
def receiver(settings):
    """A real HTTP server that webhooks may reach."""
    settings.WEBHOOK_NETWORKS = LOOPBACK
    with receiving() as server:
        yield server
