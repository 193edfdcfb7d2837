"""The office's ledgers of messages and of the tools underneath."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from xundian.kit import heartbeat, outbox
from xundian.kit.models import Job, OutboxMessage
from xundian.messages import actions, tasks  # noqa: F401, tasks register the deliveries

AT = datetime(2026, 4, 1, 8, tzinfo=UTC)
LEDGERS = ["message", "outboxmessage", "job", "heartbeat"]


@pytest.fixture
def filled(cast):
    actions.notify(users=[cast.officer], kind="digest", values={}, link="", key="canary-key", at=AT)
    outbox.relay(at=AT)
    Job.objects.create(kind="canary-job", by=cast.township)
    heartbeat.beat("sweep.tick", at=AT)


@pytest.mark.parametrize("ledger", LEDGERS)
def test_the_county_reads_every_ledger_in_both_views(ledger, filled, cast, client):
    client.force_login(cast.county)
    page = client.get(reverse(f"admin:xundian_{ledger}_changelist"))
    assert page.status_code == 200
    row = page.context["cl"].queryset.get()
    assert client.get(reverse(f"admin:xundian_{ledger}_change", args=[row.pk])).status_code == 200
    assert client.get(reverse(f"admin:xundian_{ledger}_add")).status_code == 403


@pytest.mark.parametrize("ledger", ["message", "outboxmessage", "job"])
def test_another_county_sees_none_of_it(ledger, filled, cast, client):
    client.force_login(cast.stranger)
    page = client.get(reverse(f"admin:xundian_{ledger}_changelist"))
    assert page.status_code == 200
    assert not page.context["cl"].queryset.exists()


def test_a_dead_letter_is_sent_again_from_the_ledger_by_the_county_only(filled, cast, client):
    OutboxMessage.objects.update(state="dead", attempts=10)
    row = OutboxMessage.objects.get()
    order = {"action": "send_again", "sure": "1", "_selected_action": [str(row.pk)]}
    for user, state in ((cast.auditor, "dead"), (cast.county, "waiting")):
        client.force_login(user)
        client.post(reverse("admin:xundian_outboxmessage_changelist"), order)
        row.refresh_from_db()
        assert row.state == state
