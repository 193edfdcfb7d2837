"""Reads of channel offers: what is free at a site, which offers are over, what fits a person, names for lists."""

from django.db.models import Exists, F, OuterRef, Prefetch, Q

from laborers.jobs import queries as jobs
from laborers.placements.models import Placement
from laborers.placements.queries import active_on
from laborers.registry.models import Laborer
from relocation.channels.models import ChannelOffer
from relocation.channels.queries.terms import terms_on
from relocation.channels.queries.waiting import able_and_willing, members, with_answers
from relocation.channels.rules import VACANCIES, Places, verdicts
from relocation.channels.states import LIVE, ChannelState
from relocation.sites.models import WelfarePost, Workshop
from relocation.sites.queries import running_on, with_free
from xundian.accounts.models import User
from xundian.accounts.roles import Role


def with_names(offers):
    """Offers as a list shows them, in one statement."""
    return offers.select_related(
        "household", "laborer", "division", "site", "workshop", "welfare_post", "offer__vacancy__enterprise",
        "placement", "policy",
    )  # fmt: skip


def with_people(households, on):
    """Households with `able` (their able and willing people) and `live` (their live offers), by two more queries."""
    return households.prefetch_related(
        Prefetch("laborers", able_and_willing(on).order_by("birth", "id"), to_attr="able"),
        Prefetch("channel_offers", ChannelOffer.objects.filter(state__in=LIVE), to_attr="live"),
    )


def places_by_site(on, site=None):
    """{site id: Places} that are neither taken nor promised by a live offer, by two queries; `site` is a key."""
    found = {}
    for model, stock in ((Workshop, "workshops"), (WelfarePost, "posts")):
        rows = running_on(model.objects.filter(**({"site": site} if site else {})), on)
        if model is Workshop:
            rows = rows.exclude(recognised_until__lt=on)
        for key, row, free, promised in with_free(rows).values_list("site_id", "id", "free", "promised"):
            getattr(found.setdefault(key, Places()), stock)[row] = free - promised
    return found


def eligibility(offer, on):
    """[Verdict] of the four channels for the person of an offer, by what is known and free on the day."""
    [member] = members(with_answers(Laborer.objects.filter(pk=offer.laborer_id), on))
    places = places_by_site(on, offer.site_id).get(offer.site_id, Places())
    return verdicts(member, places, terms_on(offer.division_id, on))


def posts_for(offer, vacancies, on, most=20):
    """(fits, hindered): the offerable vacancies of the queryset that the channel leads to and the person fits.

    As laborers.jobs.queries.posts_for gives them, best first; nothing for a channel with places of its own.
    """
    kind = VACANCIES.get(offer.channel)
    if kind is None:
        return [], []
    return jobs.posts_for(offer.laborer, vacancies.filter(channel=kind), on, most)


def site_officers(sites):
    """{site id: active site officers}."""
    found = {}
    for user in User.objects.filter(is_active=True, role=Role.SITE, site_id__in=sites).order_by("id"):
        found.setdefault(user.site_id, []).append(user)
    return found


def placed_by_offer():
    """Accepted offers whose person began to work through the post that was offered, at whichever door."""
    work = Placement.objects.filter(offer=OuterRef("offer"))
    return ChannelOffer.objects.filter(Exists(work), state=ChannelState.ACCEPTED, offer__isnull=False)


def lapsed(on):
    """Live offers that have come to nothing: unanswered in time, household gone from the site, or person at work."""
    unanswered = Q(state__in=[ChannelState.PROPOSED, ChannelState.OFFERED], answer_by__lt=on)
    gone = Q(household__site_id__isnull=True) | ~Q(household__site_id=F("site_id"))
    working = Exists(active_on(on, Placement.objects.filter(laborer=OuterRef("laborer"))))
    return ChannelOffer.objects.filter(unanswered | gone | working, state__in=LIVE)
