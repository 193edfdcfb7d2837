"""The four ways into work of the relocated: proposed, led to work, and at work now (W2.2)."""

from functools import partial

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.placements.queries import active_on
from relocation.channels.models import ChannelOffer
from relocation.channels.states import ChannelState
from xundian.reports.figures import dimensions
from xundian.reports.figures.shape import ON_THE_DAY, Figure, parts

TOPIC = _("Ways into work of the relocated")
PROPOSALS = _("Proposals of channels to relocated households, by the clock or by the site's officers.")
ANSWERED = _("What people answered: a no is neutral and counted nowhere.")
_way = partial(Figure, topic=TOPIC, source=PROPOSALS, exclusions=ANSWERED)


def _begun(period):
    return ChannelOffer.objects.filter(
        state=ChannelState.PLACED, placement__started_on__range=(period.first, period.end),
        placement__called_off_on=None,
    )  # fmt: skip


def _at_work(period):
    return ChannelOffer.objects.filter(state=ChannelState.PLACED, placement__in=active_on(period.on).values("pk"))


PROPOSED = _way(
    code="channel_proposed", label=_("Channels proposed"), day="proposed_on", unit=pgettext_lazy("unit", "proposals"),
    rows=lambda period: ChannelOffer.objects.filter(proposed_on__range=(period.first, period.end)),
    definition=_("Ways into work proposed to relocated people in the period."),
)  # fmt: skip
BEGUN = _way(
    code="channel_begun", label=_("Work begun through a channel"), day="placement__started_on", rows=_begun,
    unit=pgettext_lazy("unit", "proposals"),
    definition=_("Proposals that led to work which began in the period."),
)  # fmt: skip
AT_WORK = _way(
    code="channel_working", label=_("At work through a channel"), day="placement__started_on", rows=_at_work,
    cutoff=ON_THE_DAY, definition=_("People at work on the day of the report through a channel."),
)  # fmt: skip
PARTS = {each.code: parts(each, dimensions.WAY) for each in (PROPOSED, BEGUN, AT_WORK)}
CATALOGUE = [PROPOSED, BEGUN, AT_WORK, *(part for divided in PARTS.values() for part in divided)]
