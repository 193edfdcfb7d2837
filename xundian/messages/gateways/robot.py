"""The robot of one group in WeCom: once a morning, that the day's work is there. No officer's figures before others."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from xundian.kit.clock import day_of
from xundian.messages.gateways.calling import call
from xundian.messages.gateways.taking import NOTHING

TOPIC = "wecom-robot"
TOLD = "digest"


def outgoing(message, at):
    """The first digest of a day, and nothing else."""
    if message.kind != TOLD:
        return NOTHING
    return TOPIC, f"{TOPIC}:{day_of(at)}", {"kind": TOLD, "day": day_of(at).isoformat()}


def deliver(row, at):
    """Write to the group; NotTaken unless WeCom takes it. A morning that is over is not told of."""
    if row.payload["day"] != day_of(at).isoformat():
        return
    call("/cgi-bin/webhook/send", {"key": settings.WECOM_ROBOT}, {"msgtype": "text", "text": {"content": worded()}})


def worded():
    """The text, in the county's language."""
    with translation.override(settings.LANGUAGE_CODE):
        return _("Good morning. Today's work is in Xundian: %(address)s") % {"address": settings.PUBLIC_URL}
