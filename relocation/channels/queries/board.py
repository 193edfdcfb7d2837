"""The board of one site: places and takers by channel, on a day (W2.2: nobody relocated is left without an offer)."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef

from laborers.jobs.models import Vacancy
from laborers.jobs.queries import offerable_vacancies
from laborers.placements.models import Placement
from laborers.placements.queries import active_on
from relocation.channels.models import ChannelOffer
from relocation.channels.rules import VACANCIES
from relocation.channels.states import LIVE, ChannelKind, ChannelState
from relocation.sites.models import WelfarePost, Workshop
from relocation.sites.queries import running_on, with_free


@dataclass(frozen=True)
class ByChannel:
    """Of one channel: places in all, of them taken and promised, and of the site's people at work and being asked.

    Workshops and posts are the site's own; the two other channels lead to vacancies of the whole county, which others
    take too.
    """

    channel: str
    places: int
    taken: int
    promised: int
    at_work: int
    proposed: int
    offered: int
    accepted: int

    @property
    def label(self):
        """The channel in the reader's language."""
        return ChannelKind(self.channel).label

    @property
    def free(self):
        """Places that nobody holds and nobody is being asked to take."""
        return max(self.places - self.taken - self.promised, 0)


def places_near(site, on):
    """(workshops, posts) of a site that run on a day, with `taken`, `promised` and `free`, by name; two queries."""
    workshops = with_free(running_on(Workshop.objects.filter(site=site.pk), on)).order_by("name", "pk")
    posts = with_free(running_on(WelfarePost.objects.filter(site=site.pk), on)).order_by("kind", "pk")
    return list(workshops), list(posts)


def by_channel(site, near, on):
    """[ByChannel] of the four channels; `near` as places_near gives it. Three queries more, whatever the size."""
    stock = {ChannelKind.WORKSHOP: _sums(near[0]), ChannelKind.WELFARE: _sums(near[1])} | _vacancies(site, on)
    own = ChannelOffer.objects.filter(site=site.pk)
    working = Exists(active_on(on, Placement.objects.filter(pk=OuterRef("placement"))))
    at_work = _counted(own.filter(working, state=ChannelState.PLACED), "channel")
    asked = _counted(own.filter(state__in=LIVE), "channel", "state")
    return [
        ByChannel(
            kind, *stock[kind], at_work.get((kind,), 0), *(asked.get((kind, state), 0) for state in LIVE)
        )
        for kind in ChannelKind
    ]  # fmt: skip


def _sums(rows):
    return tuple(sum(getattr(row, name) for row in rows) for name in ("places", "taken", "promised"))


def _vacancies(site, on):
    found = {kind: [0, 0, 0] for kind in VACANCIES}
    channels = {channel: kind for kind, channel in VACANCIES.items()}
    rows = offerable_vacancies(Vacancy.objects.filter(county=site.division_id[:6], channel__in=channels), on)
    for channel, *numbers in rows.values_list("channel", "headcount", "filled", "promised"):
        line = found[channels[channel]]
        for place, number in enumerate(numbers):
            line[place] += number
    return found


def _counted(offers, *names):
    rows = offers.order_by().values_list(*names).annotate(n=Count("pk"))
    return {tuple(key): number for *key, number in rows}
