"""Writes of offers: made, seen, withdrawn, expired (X2.2-6)."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from laborers.jobs import queries, rules
from laborers.jobs.actions.employers import lapse_employers, remind_of_employers, tell_home
from laborers.jobs.actions.keeping import check_kept, end_calls_of
from laborers.jobs.actions.steps import check_answer_by, check_free, check_vacancy, close_offers, enter_offers, fill
from laborers.jobs.models import Offer, Vacancy
from laborers.jobs.states import LIVE_OFFERS, OFFER_MOVES, OfferState, VacancyState
from laborers.registry.models import Case, Laborer
from laborers.registry.states import Stage
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh
from xundian.webhooks.actions import Event, announce_all
from xundian.webhooks.states import Kind as Told

OFFERABLE = (Stage.ASSESSED, Stage.TRAINING, Stage.MATCHING)


@transaction.atomic
def make_offer(*, laborer, vacancy, by, on, answer_by, run=None, score=None, reasons=(), id=None):
    """Offer a vacancy to a laborer; an assessed or trained case moves on to matching.

    Without a score, score and reasons (rows as MatchProposal keeps them) are computed here. MoveRefused for a case that
    was not assessed; Conflict for a person with work or an accepted offer, a vacancy that is not open, or kept for
    graduates, the same offer twice; Invalid when a requirement of the post is missed or the answer would come too late.
    """
    check_answer_by(answer_by, on)
    check_fresh(Offer, id)
    vacancy = Vacancy.objects.select_for_update(of=("self",), no_key=True).get(pk=vacancy.pk)
    check_vacancy(vacancy, on, answer_by)
    _lock_case(laborer)
    check_free(laborer, vacancy)
    offer = Offer(
        id=id or new_id(), laborer=laborer, division_id=laborer.division_id, vacancy=vacancy, run=run, score=score or 0,
        reasons=list(reasons), made_on=on, answer_by=answer_by,
    )  # fmt: skip
    check_kept(offer, on)
    if score is None:
        _judge(offer, on)
    enter_offers([offer], by=by, on=on)
    return offer.reread()


def see_offer(*, offer, by, on):
    """Note that the laborer has seen the offer; seen once more changes nothing. MoveRefused once it is answered."""
    with transaction.atomic():
        row = Offer.objects.select_for_update(of=("self",), no_key=True).get(pk=offer.pk)
        if row.state != OfferState.SEEN:
            OFFER_MOVES.check(row.state, OfferState.SEEN)
            row.state, row.seen_on = OfferState.SEEN, on
            row.save(update_fields=["state", "seen_on"])
        return row.reread()


@transaction.atomic
def withdraw_offer(*, offer, by, on, reason=""):
    """Take an offer back; an accepted one gives its post back too. Conflict once the work has started."""
    vacancy = Vacancy.objects.select_for_update(of=("self",), no_key=True).get(pk=offer.vacancy_id)
    row = Offer.objects.select_for_update(of=("self",), no_key=True).get(pk=offer.pk)
    OFFER_MOVES.check(row.state, OfferState.WITHDRAWN)
    if row.state == OfferState.ACCEPTED:
        if not Offer.objects.filter(queries.SPOKEN_FOR, pk=row.pk).exists():
            raise Conflict(_("The work has started. End the placement instead."), code="has_started")
        fill(vacancy, -1)
    close_offers(Offer.objects.filter(pk=row.pk), to=OfferState.WITHDRAWN, reason=reason, by=by, on=on)
    return row.reread()


@transaction.atomic
def withdraw_offers_of(*, laborer, reason, by, on, keep=None):
    """Withdraw whatever waits for a laborer, an accepted post too, for example because they found work; how many.

    `keep` is the offer that led to the work, if one did.
    """
    end_calls_of(laborer, on)
    waiting = Offer.objects.filter(queries.SPOKEN_FOR, laborer=laborer).exclude(pk=keep and keep.pk)
    accepted = list(waiting.filter(state=OfferState.ACCEPTED))
    for offer in accepted:
        withdraw_offer(offer=offer, by=by, on=on, reason=reason)
    live = waiting.filter(state__in=LIVE_OFFERS)
    return len(accepted) + close_offers(live, to=OfferState.WITHDRAWN, reason=reason, by=by, on=on)


@transaction.atomic
def expire(*, on, at):
    """The clock (DESIGN 6): vacancies past their last day expire, and offers past the day of answer, both neutral.

    Offers of vacancies that meanwhile filled up are withdrawn, so that people can be matched anew; so end accepted
    ones whose employer kept silent. Home officers are told what ended, the county what is due. Counts by name.
    """
    over = Vacancy.objects.filter(state__in=[VacancyState.OPEN, VacancyState.FILLED], closes__lt=on)
    gone_by = list(Vacancy.objects.filter(pk__in=_locked_ids(over)).only("county", "destination"))
    vacancies = Vacancy.objects.filter(pk__in=[row.pk for row in gone_by]).update(state=VacancyState.EXPIRED)
    announce_all(events=[Event(Told.VACANCY_CHANGED, row.pk, row.county_id, row.destination) for row in gone_by], at=at)
    live = Offer.objects.filter(state__in=LIVE_OFFERS)
    unanswered = list(live.filter(answer_by__lt=on).order_by("pk"))
    late = Offer.objects.filter(pk__in=[row.pk for row in unanswered], state__in=LIVE_OFFERS)
    expired = close_offers(late, to=OfferState.EXPIRED, reason="", by=None, on=on)
    tell_home(unanswered, "offer_expired", at)
    gone = live.filter(~Q(vacancy__state=VacancyState.OPEN))
    withdrawn = close_offers(gone, to=OfferState.WITHDRAWN, reason="vacancy_over", by=None, on=on)
    silent, told = lapse_employers(on=on, at=at), remind_of_employers(on=on, at=at)
    return {"vacancies": vacancies, "offers": expired, "withdrawn": withdrawn, "employers": silent, "reminded": told}


def _locked_ids(rows):
    return [row.pk for row in rows.order_by("pk").select_for_update(of=("self",), no_key=True).only("pk")]


def _lock_case(laborer):
    """The open case, locked and in a stage from which a post can be offered."""
    case = Case.objects.select_for_update(of=("self",), no_key=True).filter(laborer=laborer)
    case = case.exclude(stage=Stage.CLOSED).first()
    if case is None:
        raise Conflict(_("This person has no open case. Open one first."), code="no_case", field="laborer")
    if case.stage == Stage.PLACED:
        raise Conflict(_("This person has work."), code="has_work", field="laborer")
    if case.stage not in OFFERABLE:
        raise MoveRefused(_("This person was not assessed yet. Assess the case first."), field="laborer")


def _judge(offer, on):
    """Score and reasons of an offer no run proposed; wishes are for the person to change, requirements are not."""
    [seeker] = queries.facts(Laborer.objects.filter(pk=offer.laborer_id), on)
    post = queries.post_of(offer.vacancy)
    missed = rules.requirements_missed(seeker, post)
    if missed:
        raise Invalid(field="laborer", code=missed[0], message=" ".join(rules.hindrance(code) for code in missed))
    offer.score, reasons = rules.score(seeker, post)
    offer.reasons = [reason.as_row() for reason in reasons]
