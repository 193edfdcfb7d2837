"""The clock proposes a channel to every relocated household in which nobody works (W2.2: nobody is left without)."""

from django.db import transaction

from relocation.channels import queries, rules
from relocation.channels.models import ChannelOffer
from relocation.channels.states import ChannelKind
from xundian.messages.actions import Notice, notify_all


@transaction.atomic
def propose(*, on, at):
    """The clock: a channel for every relocated household in which nobody works and no offer is live (W2.2).

    By the policy of each county in force that day. One query finds them, one statement writes; twice, late or by two
    processes at once, a household has one live offer. Each site's officers get one message. {proposed, notices}.
    """
    stock, policies = queries.places_by_site(on), queries.policies_on(on)
    offers = [
        _proposal(*place, rules.choose(members), stock, policies, on)
        for place, members in queries.awaiting(on, policies).items()
    ]
    ChannelOffer.objects.bulk_create(offers, ignore_conflicts=True, batch_size=1000)
    # Another process may have been faster for some of the households.
    ours = ChannelOffer.objects.filter(pk__in=[offer.pk for offer in offers]).order_by("pk")
    by_site = {}
    for offer in ours:
        by_site.setdefault(offer.site_id, []).append(offer)
    officers = queries.site_officers(by_site)
    notices = [_notice(site, made, officers.get(site, ()), on) for site, made in by_site.items()]
    notify_all(notices=notices, at=at)
    return {"proposed": len(ours), "notices": sum(len(notice.users) for notice in notices)}


def _proposal(household, site, division, member, stock, policies, on):
    places, policy = stock.setdefault(site, rules.Places()), policies.get(division[:6])
    terms = queries.terms_of(policy)
    proposal = rules.propose(member, places, terms)
    place = places.take(proposal.channel)
    return ChannelOffer(
        household_id=household, laborer_id=member.id, site_id=site, division_id=division, channel=proposal.channel,
        proposed_channel=proposal.channel, policy=policy,
        workshop_id=place if proposal.channel == ChannelKind.WORKSHOP else None,
        welfare_post_id=place if proposal.channel == ChannelKind.WELFARE else None,
        reasons=[reason.as_row() for reason in proposal.reasons], proposed_on=on, answer_by=rules.answer_by(on, terms),
    )  # fmt: skip


def _notice(site, offers, officers, on):
    """One message per site and run; the key names what was proposed, so that a later run's news are told too."""
    return Notice(
        users=officers, kind="channel_proposed", link="/channel-offers/",
        values={"site": str(site), "count": len(offers), "day": on.isoformat()},
        key=f"channel_proposed:{offers[0].pk}",
    )  # fmt: skip
