"""For looking around: what would be sent stands in the worker's log, by ids and kind."""

import logging

from xundian.messages.gateways.taking import thin

TOPIC = "console"
log = logging.getLogger(__name__)


def outgoing(message, at):
    """Every message."""
    return thin(TOPIC, message)


def deliver(row, at):
    """One line."""
    payload = row.payload
    log.info("Message %s of kind %s to user %s.", payload["message_id"], payload["kind"], payload["user_id"])
