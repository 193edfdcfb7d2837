"""From a yes to work: a post of an enterprise offered through the gates of jobs, the work begun, and its end (W2.2)."""

from django.db import transaction

from laborers import journeys
from laborers.jobs import actions as jobs
from laborers.jobs.models import Offer, Vacancy
from laborers.jobs.queries import SPOKEN_FOR
from laborers.jobs.states import OfferState
from laborers.placements import actions as placements
from laborers.placements.queries import consent_in_force
from laborers.placements.states import Purpose
from relocation.channels import queries, rules
from relocation.channels.actions.steps import check_holder, check_running, moved, redirect
from relocation.channels.models import ChannelOffer
from relocation.channels.states import CHANNEL_MOVES, REFUSALS, ChannelKind, ChannelState
from relocation.sites.models import WelfarePost, Workshop
from relocation.sites.queries import taken
from xundian.kit.changing import locked
from xundian.kit.errors import Conflict, Invalid

POST_FIELDS = ("offer", "by")


@transaction.atomic
def offer_vacancy(*, channel_offer, vacancy, by, on, answer_by=None):
    """To who said yes to migration or a base, offer a real post: the Offer of laborers.jobs, which answers by itself.

    All gates of jobs.make_offer hold (inspection, requirements of the post, one answer at a time) and their errors are
    raised. Conflict (not_accepted, has_vacancy) before a yes, or while a post waits; Invalid for a channel that leads
    to no vacancies, or a vacancy of another kind. Without `answer_by` the policy's days, at most to the vacancy's last.
    """
    row = locked(ChannelOffer, channel_offer)
    if row.state != ChannelState.ACCEPTED:
        raise Conflict(REFUSALS["not_accepted"], code="not_accepted")
    kind = rules.VACANCIES.get(row.channel)
    if kind is None:
        raise Invalid(REFUSALS["no_vacancies"], field="vacancy", code="no_vacancies")
    if Vacancy.objects.get(pk=vacancy.pk).channel != kind:
        raise Invalid(REFUSALS["other_kind"], field="vacancy", code="other_kind")
    if row.offer_id and Offer.objects.filter(SPOKEN_FOR, pk=row.offer_id).exists():
        raise Conflict(REFUSALS["has_vacancy"], code="has_vacancy")
    until = answer_by or min(rules.answer_by(on, queries.terms_on(row.division_id, on)), vacancy.closes)
    row.offer = jobs.make_offer(laborer=row.laborer, vacancy=vacancy, by=by, on=on, answer_by=until)
    row.by = by
    row.save(update_fields=POST_FIELDS)
    return row.reread()


@transaction.atomic
def place(*, channel_offer, consent, started_on, by, on, workshop=None, welfare_post=None, **work):
    """Someone who accepted begins to work: the placement with all that follows from it, and the place in use.

    `work` holds what laborers.journeys.place takes of the work (employer_name, enterprise, occupation, destination,
    wage_fen, contract_from, contract_to); a workshop, post or accepted vacancy knows most of it. Conflict (full) when
    no place is free, Invalid naming what the channel lacks, and whatever journeys.place raises.
    """
    row = locked(ChannelOffer, channel_offer)
    CHANNEL_MOVES.check(row.state, ChannelState.PLACED)
    if workshop or welfare_post:
        redirect(row, row.channel, workshop, welfare_post, on)
    check_holder(row, started_on)
    accepted = row.offer if row.offer_id and row.offer.state == OfferState.ACCEPTED else None
    work = {name: value for name, value in _work(row, work | {"offer": accepted}, started_on).items() if value}
    row.placement = journeys.place(
        laborer=row.laborer, consent=consent, by=by, on=on, started_on=started_on,
        organised_by=rules.ORGANISERS[row.channel], **work,
    )  # fmt: skip
    return moved(row, ChannelState.PLACED, by=by, on=on)


@transaction.atomic
def end(*, channel_offer, ended_on, reason, by, on):
    """The work that came of an offer ended; `ended_on` is its last day. The place is free for somebody else.

    Conflict (not_placed, ended) when there is none or it ended before, and what journeys.end_placement raises.
    """
    row = locked(ChannelOffer, channel_offer)
    if row.placement is None:
        raise Conflict(REFUSALS["not_placed"], code="not_placed")
    if row.placement.ended_on:
        raise Conflict(REFUSALS["ended"], code="ended")
    journeys.end_placement(placement=row.placement, ended_on=ended_on, reason=reason, by=by, on=on)
    return row.reread()


def _work(row, work, started_on):
    """What journeys.place needs of the work, with what a workshop or post knows; the place is locked and has room."""
    missing = rules.missing_for(row.channel, work | {"workshop": row.workshop, "welfare_post": row.welfare_post})
    if missing and not (missing == "employer_name" and work.get("enterprise")):
        raise Invalid(REFUSALS["required"], field=missing, code="required")
    known = {"destination": None if work.get("offer") else row.site.division_id[:6]}
    if row.channel == ChannelKind.WORKSHOP:
        workshop = _with_room(Workshop, row.workshop, started_on, "workshop")
        known |= {"employer_name": workshop.name, "occupation": workshop.occupation, "wage_fen": workshop.wage_fen}
    if row.channel == ChannelKind.WELFARE:
        known |= _welfare(_with_room(WelfarePost, row.welfare_post, started_on, "welfare_post"), row.site, started_on)
    return known | {name: value for name, value in work.items() if value not in (None, "")}


def _welfare(post, site, started_on):
    """A post with a term has a contract to its last day, of which the reminders of contracts tell (X4.6)."""
    last = rules.term_end(started_on, post.term_months)
    occupation = rules.POST_OCCUPATIONS.get(post.kind, "other")
    term = {"contract_from": started_on, "contract_to": last} if last else {}
    return {"employer_name": site.name, "occupation": occupation, "wage_fen": post.wage_fen} | term


def _with_room(model, place, day, name):
    place = locked(model, place)
    check_running(place, day, name)
    if taken(place) >= place.places:
        raise Conflict(REFUSALS["full"], field=name, code="full")
    return place


@transaction.atomic
def begin(*, channel_offer, started_on, by, on, consent=None, **work):
    """`place` with the person's consent in force on the first day, or with the one just given (`consent`: the arguments
    of placements.actions.give_consent but laborer, purpose and by). Raises what both steps raise."""
    if consent:
        laborer = channel_offer.laborer
        held = placements.give_consent(laborer=laborer, purpose=Purpose.PLACEMENT, by=by, **consent)
    else:
        held = consent_in_force(channel_offer.laborer_id, started_on)
    return place(channel_offer=channel_offer, consent=held, started_on=started_on, by=by, on=on, **work)
