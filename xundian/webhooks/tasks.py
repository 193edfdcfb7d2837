"""The clock of webhooks: their tries, and the end of their log."""

from datetime import timedelta

from celery.schedules import crontab

from xundian.kit import outbox
from xundian.kit.sweeps import sweep
from xundian.webhooks import actions
from xundian.webhooks.rules import WAITS


@outbox.handles(actions.TOPIC, waits=WAITS)
def hook(message, at):
    """To one subscriber; ten tries over three days."""
    actions.deliver(delivery_id=message.payload["delivery"], at=at, last=outbox.is_last_try(message))


@sweep("tidy-webhooks", schedule=crontab(hour=3, minute=50), interval=timedelta(days=1))
def tidy(on, at):
    """Drop deliveries of webhooks after 90 days."""
    return {"dropped": actions.forget(at=at)}
