"""Webhooks in tests."""

from datetime import UTC, datetime

from xundian.webhooks import actions
from xundian.webhooks.states import Kind

AT = datetime(2026, 6, 20, 4, tzinfo=UTC)


def make_webhook(
    by, url="https://93.184.215.14/hook", kinds=(Kind.PLACEMENT_STARTED, Kind.VACANCY_OPENED), name="系统"
):
    """(Subscription, secret) of the user's station or county."""
    return actions.subscribe(name=name, url=url, kinds=list(kinds), by=by, at=AT)
