"""Ways of messages out of the house; which one is taken stands in the settings, `none` leaves them in the inbox.

A gateway is a module with `outgoing(message, at)`, the (topic, key, payload) of the outbox for a message, its topic
empty for what it does not tell, and `deliver(row, at)`, one try, which raises NotTaken. A payload holds ids and kinds;
whatever is said in words is made at the moment of sending.
"""

from django.conf import settings

from xundian.messages.gateways import console, robot, webhook, wecom

CHOICES = {"console": console, "webhook": webhook, "wecom": wecom, "wecom-robot": robot}
BY_TOPIC = {each.TOPIC: each for each in CHOICES.values()}


def chosen():
    """The gateway of the settings, or None."""
    return CHOICES.get(settings.MESSAGE_GATEWAY)
