"""Writes of channel offers: proposed by the clock, offered, answered, placed (W2.2). A "no" has no other consequence.

Locks are taken in one order: offer, then workshop or post; whoever fills a place holds the workshop or post.
"""

from datetime import timedelta

from django.db import transaction

from laborers import journeys
from laborers.registry import actions as registry
from laborers.registry.states import EventKind
from relocation.channels import queries, rules
from relocation.channels.models import ChannelOffer
from relocation.channels.states import CHANNEL_MOVES, REFUSALS, ChannelKind, ChannelState
from relocation.sites.models import WelfarePost, Workshop
from relocation.sites.queries import taken
from xundian.kit.errors import Conflict, Invalid
from xundian.messages.actions import Notice, notify_all

ANSWER_TIME = timedelta(days=rules.ANSWER_DAYS)


@transaction.atomic
def propose(*, on, at):
    """The clock: a channel for every relocated household in which nobody works and no offer is live (W2.2).

    One query finds them, one statement writes; twice, late or by two processes at once, a household has one live offer.
    Each site's officers get one message. Returns {proposed, notices}.
    """
    stock = queries.places_by_site(on)
    offers = [_proposal(*place, rules.choose(members), stock, on) for place, members in queries.awaiting(on).items()]
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


@transaction.atomic
def offer(*, channel_offer, by, on, channel=None, workshop=None, welfare_post=None):
    """The site officer makes the offer to the person, as proposed or through another channel or place of the site.

    The person has ANSWER_DAYS from now. Invalid for a place of another channel or site, Conflict for a closed one.
    """
    row = _locked(ChannelOffer, channel_offer)
    CHANNEL_MOVES.check(row.state, ChannelState.OFFERED)
    if channel or workshop or welfare_post:
        _redirect(row, channel or row.channel, workshop, welfare_post, on)
    row.by, row.answer_by = by, on + ANSWER_TIME
    return _moved(row, ChannelState.OFFERED, by=by, on=on)


@transaction.atomic
def accept(*, channel_offer, by, on):
    """The person says yes; placing them follows."""
    row = _locked(ChannelOffer, channel_offer)
    row.answered_on = on
    return _moved(row, ChannelState.ACCEPTED, by=by, on=on)


@transaction.atomic
def decline(*, channel_offer, by, on):
    """The person says no. It closes the offer and has no other consequence; for REST_DAYS nobody asks them again."""
    row = _locked(ChannelOffer, channel_offer)
    row.answered_on = on
    return _moved(row, ChannelState.DECLINED, by=by, on=on)


@transaction.atomic
def expire(*, on):
    """The clock: close offers that have come to nothing, without any consequence; {expired}."""
    lapsed = queries.lapsed(on).values("pk")
    return {"expired": ChannelOffer.objects.filter(pk__in=lapsed).update(state=ChannelState.EXPIRED)}


@transaction.atomic
def place(*, channel_offer, consent, started_on, by, on, workshop=None, welfare_post=None, **work):
    """Someone who accepted begins to work: the placement with all that follows from it, and the place in use.

    `work` holds what laborers.journeys.place takes of the work (employer_name, enterprise, occupation, destination,
    wage_fen, contract_from, contract_to); a workshop or post knows most of it. Conflict (full) when no place is free,
    Invalid naming what the channel lacks, and whatever journeys.place raises.
    """
    row = _locked(ChannelOffer, channel_offer)
    CHANNEL_MOVES.check(row.state, ChannelState.PLACED)
    if workshop or welfare_post:
        _redirect(row, row.channel, workshop, welfare_post, on)
    work = _work(row, work, started_on)
    row.placement = journeys.place(
        laborer=row.laborer, consent=consent, by=by, on=on, started_on=started_on,
        organised_by=rules.ORGANISERS[row.channel], **work,
    )  # fmt: skip
    return _moved(row, ChannelState.PLACED, by=by, on=on)


def _proposal(household, site, division, member, stock, on):
    places = stock.setdefault(site, rules.Places())
    proposal = rules.propose(member, places)
    place = places.take(proposal.channel)
    return ChannelOffer(
        household_id=household, laborer_id=member.id, site_id=site, division_id=division, channel=proposal.channel,
        workshop_id=place if proposal.channel == ChannelKind.WORKSHOP else None,
        welfare_post_id=place if proposal.channel == ChannelKind.WELFARE else None,
        reasons=[reason.as_row() for reason in proposal.reasons], proposed_on=on, answer_by=on + ANSWER_TIME,
    )  # fmt: skip


def _notice(site, offers, officers, on):
    """One message per site and run; the key names what was proposed, so that a later run's news are told too."""
    return Notice(
        users=officers, kind="channel_proposed", link="/channel-offers/",
        values={"site": str(site), "count": len(offers), "day": on.isoformat()},
        key=f"channel_proposed:{offers[0].pk}",
    )  # fmt: skip


def _locked(model, record):
    return model.objects.select_for_update(of=("self",)).get(pk=record.pk)


def _moved(row, state, *, by, on):
    CHANNEL_MOVES.check(row.state, state)
    row.state = state
    row.save(
        update_fields=[
            "state", "answered_on", "answer_by", "by", "channel", "workshop", "welfare_post", "reasons", "placement",
        ]
    )  # fmt: skip
    case = registry.open_case_of(row.laborer)
    if case:
        detail = {"channel_offer": str(row.pk), "channel": row.channel, "state": str(state)}
        registry.note(case=case, kind=EventKind.CHANNEL, on=on, by=by, detail=detail)
    return row.reread()


def _redirect(row, channel, workshop, welfare_post, on):
    """Point an offer to another channel or place of its site."""
    _refuse_if(rules.place_problem(channel, workshop=workshop, welfare_post=welfare_post))
    for name, place in (("workshop", workshop), ("welfare_post", welfare_post)):
        if place and place.site_id != row.site_id:
            raise Invalid(REFUSALS["other_site"], field=name, code="other_site")
        if place:
            _check_running(place, on, name)
    if channel != row.channel or (row.workshop, row.welfare_post) != (workshop, welfare_post):
        row.reasons = [*row.reasons, {"code": "officer_choice", "values": {}}]
    row.channel, row.workshop, row.welfare_post = channel, workshop, welfare_post


def _work(row, work, started_on):
    """What journeys.place needs of the work, with what a workshop or post knows; the place is locked and has room."""
    missing = rules.missing_for(row.channel, work | {"workshop": row.workshop, "welfare_post": row.welfare_post})
    if missing and not (missing == "employer_name" and work.get("enterprise")):
        raise Invalid(REFUSALS["required"], field=missing, code="required")
    county = row.site.division_id[:6]
    known = {"destination": county}
    if row.channel == ChannelKind.WORKSHOP:
        workshop = _with_room(Workshop, row.workshop, started_on, "workshop")
        known |= {"employer_name": workshop.name, "occupation": workshop.occupation, "wage_fen": workshop.wage_fen}
    if row.channel == ChannelKind.WELFARE:
        post = _with_room(WelfarePost, row.welfare_post, started_on, "welfare_post")
        occupation = rules.POST_OCCUPATIONS.get(post.kind, "other")
        known |= {"employer_name": row.site.name, "occupation": occupation, "wage_fen": post.wage_fen}
    return known | {name: value for name, value in work.items() if value not in (None, "")}


def _with_room(model, place, day, name):
    place = _locked(model, place)
    _check_running(place, day, name)
    if taken(place) >= place.places:
        raise Conflict(REFUSALS["full"], field=name, code="full")
    return place


def _check_running(place, day, name):
    if place.closed_on and place.closed_on < day:
        raise Conflict(REFUSALS["closed"], field=name, code="closed")


def _refuse_if(problem):
    if problem:
        raise Invalid(REFUSALS[problem[1]], field=problem[0], code=problem[1])
