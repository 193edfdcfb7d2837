"""The clock of the office: the outbox relay, stalled jobs, the worker's own sign of life, and tidying up."""

from datetime import timedelta

from celery.schedules import crontab

from xundian.kit import jobs, outbox
from xundian.kit.sweeps import sweep
from xundian.messages import actions, gateways


@outbox.handles(actions.NOTICE)
def notice(message, at):
    """Into the inbox of its recipient."""
    actions.deliver(key=message.dedupe_key, payload=message.payload, at=at)


for topic, gateway in gateways.BY_TOPIC.items():
    outbox.handles(topic)(gateway.deliver)


@sweep("outbox", schedule=timedelta(seconds=15), interval=timedelta(seconds=15), atomic=False)
def relay(on, at):
    """Deliver what waits in the outbox."""
    return outbox.relay(at=at)


# Not one transaction: the worker that gets the job must find its lock free.
@sweep("jobs", schedule=timedelta(minutes=1), interval=timedelta(minutes=1), atomic=False)
def stalled_jobs(on, at):
    """Send jobs again that the broker or a dead worker lost."""
    return {"sent_again": jobs.requeue(at=at)}


@sweep("tick", schedule=timedelta(minutes=1), interval=timedelta(minutes=1))
def tick(on, at):
    """Nothing but a heartbeat: beat, broker, worker and database work together."""
    return {}


@sweep("tidy", schedule=crontab(hour=3, minute=30), interval=timedelta(days=1))
def tidy(on, at):
    """Drop kept answers after 30 days and delivered messages of the outbox after 90."""
    return actions.tidy(at=at)
