"""Answers to offers (X2.2-6). A "no" is neutral: it closes the offer and nothing else."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from laborers.jobs import queries
from laborers.jobs.actions.steps import check_gate, check_open, check_unbound, close_offers, detail_of, fill
from laborers.jobs.models import Offer, Vacancy
from laborers.jobs.states import LIVE_OFFERS, OFFER_MOVES, EmployerAnswer, OfferState
from laborers.registry import actions as registry
from laborers.registry.states import EventKind, Stage
from xundian.kit.errors import Conflict, Invalid
from xundian.webhooks.actions import announce
from xundian.webhooks.states import Kind as Told


def answer_offer(*, offer, accept, by, on, note="", employer_by=None):
    """Record the laborer's own answer; `note` is what they cared to say, in their own words.

    A yes takes one of the posts left, never one more, and withdraws the person's other offers; the employer is asked
    to confirm the person by `employer_by`, after the days of the county's policy unless told. A no is neutral.
    MoveRefused when it is no longer open to an answer; Conflict when all posts are taken, the day has passed, the
    enterprise holds no inspection any more (not_inspected), or the person has work.
    """
    if not accept:
        return _decline(offer, by, on, note)
    employer_by = employer_by or queries.employer_by(offer, on)
    if employer_by < on:
        raise Invalid(field="employer_by", code="past", message=_("The day of answer has passed. Give a later one."))
    return _accept(offer, by, on, note, employer_by)


@transaction.atomic
def _decline(offer, by, on, note):
    row = Offer.objects.select_for_update(of=("self",), no_key=True).get(pk=offer.pk)
    return _answer(row, OfferState.DECLINED, by, on, note)


def _check_left(offer, on):
    """Conflict at once when the post of a waiting offer is gone: nobody stands in the queue for a lock to hear that."""
    waiting = Offer.objects.filter(pk=offer.pk, state__in=LIVE_OFFERS, answer_by__gte=on)
    vacancy = Vacancy.objects.filter(pk__in=waiting.values("vacancy")).first()
    if vacancy:
        check_open(vacancy)


@transaction.atomic
def _accept(offer, by, on, note, employer_by):
    _check_left(offer, on)
    vacancy = Vacancy.objects.select_for_update(of=("self",), no_key=True).get(pk=offer.vacancy_id)
    mine = Offer.objects.filter(Q(pk=offer.pk) | Q(state__in=LIVE_OFFERS), laborer=offer.laborer_id)
    rows = {row.pk: row for row in mine.order_by("pk").select_for_update(of=("self",), no_key=True)}
    row = rows.pop(offer.pk)
    OFFER_MOVES.check(row.state, OfferState.ACCEPTED)
    if on > row.answer_by:
        raise Conflict(_("The day of answer has passed. Make a new offer."), code="too_late")
    check_open(vacancy)
    check_gate(vacancy, on)
    if row.case.stage == Stage.CLOSED:
        raise Conflict(_("The case this offer belongs to is closed."), code="case_closed")
    check_unbound(row.laborer)
    fill(vacancy, 1)
    row.employer_state, row.employer_by = EmployerAnswer.WAITING, employer_by
    answered = _answer(row, OfferState.ACCEPTED, by, on, note)
    others = Offer.objects.filter(pk__in=list(rows))
    close_offers(others, to=OfferState.WITHDRAWN, reason="accepted_other", by=by, on=on)
    return answered


def _answer(row, to, by, on, note):
    OFFER_MOVES.check(row.state, to)
    row.state, row.answered_on, row.answer_note, row.seen_on = to, on, note, row.seen_on or on
    row.save(update_fields=["state", "answered_on", "answer_note", "seen_on", "employer_state", "employer_by"])
    detail = detail_of(row.pk, row.vacancy_id, to)
    registry.note(case=row.case, kind=EventKind.ANSWERED, on=on, by=by, detail=detail)
    announce(kind=Told.OFFER_ANSWERED, subject=row.pk, division=row.division_id)
    return row.reread()
