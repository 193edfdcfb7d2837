"""Writes of offers: made, seen, answered, withdrawn, expired (X2.2-6).

A "no" is neutral: it closes the offer and nothing else. Locks are always taken in the order vacancy, case, offers.
"""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from laborers.jobs import queries, rules
from laborers.jobs.models import Offer, Vacancy
from laborers.jobs.states import LIVE_OFFERS, OFFER_MOVES, OfferState, VacancyState
from laborers.registry import actions as registry
from laborers.registry.models import Case, Laborer
from laborers.registry.states import EventKind, Stage
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

BULK = 1000
OFFERABLE = (Stage.ASSESSED, Stage.TRAINING, Stage.MATCHING)


@transaction.atomic
def make_offer(*, laborer, vacancy, by, on, answer_by, run=None, score=None, reasons=(), id=None):
    """Offer a vacancy to a laborer; an assessed or trained case moves on to matching.

    Without a score, score and reasons (rows as MatchProposal keeps them) are computed here. MoveRefused for a case that
    was not assessed; Conflict for a person with work or an accepted offer, a vacancy that is not open, the same offer
    twice; Invalid when a requirement of the post is missed or the answer would come too late.
    """
    check_answer_by(answer_by, on)
    check_fresh(Offer, id)
    vacancy = Vacancy.objects.select_for_update(of=("self",), no_key=True).get(pk=vacancy.pk)
    _check_vacancy(vacancy, on, answer_by)
    _lock_case(laborer)
    _check_free(laborer, vacancy)
    offer = Offer(
        id=id or new_id(), laborer=laborer, division_id=laborer.division_id, vacancy=vacancy, run=run, score=score or 0,
        reasons=list(reasons), made_on=on, answer_by=answer_by,
    )  # fmt: skip
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
            row.state = OfferState.SEEN
            row.save(update_fields=["state"])
        return row.reread()


def answer_offer(*, offer, accept, by, on, note=""):
    """Record the laborer's own answer; `note` is what they cared to say.

    A yes takes one of the posts left, never one more, and withdraws the person's other offers. A no is neutral.
    MoveRefused when it is no longer open to an answer; Conflict when all posts are taken, the day has passed, or the
    person has work.
    """
    return _accept(offer, by, on, note) if accept else _decline(offer, by, on, note)


@transaction.atomic
def withdraw_offer(*, offer, by, on, reason=""):
    """Take an offer back; an accepted one gives its post back too. Conflict once the work has started."""
    vacancy = Vacancy.objects.select_for_update(of=("self",), no_key=True).get(pk=offer.vacancy_id)
    row = Offer.objects.select_for_update(of=("self",), no_key=True).get(pk=offer.pk)
    OFFER_MOVES.check(row.state, OfferState.WITHDRAWN)
    if row.state == OfferState.ACCEPTED:
        if not Offer.objects.filter(queries.SPOKEN_FOR, pk=row.pk).exists():
            raise Conflict(_("The work has started. End the placement instead."), code="has_started")
        _fill(vacancy, -1)
    close_offers(Offer.objects.filter(pk=row.pk), to=OfferState.WITHDRAWN, reason=reason, by=by, on=on)
    return row.reread()


@transaction.atomic
def withdraw_offers_of(*, laborer, reason, by, on, keep=None):
    """Withdraw whatever waits for a laborer, an accepted post too, for example because they found work; how many.

    `keep` is the offer that led to the work, if one did.
    """
    waiting = Offer.objects.filter(queries.SPOKEN_FOR, laborer=laborer).exclude(pk=keep and keep.pk)
    accepted = list(waiting.filter(state=OfferState.ACCEPTED))
    for offer in accepted:
        withdraw_offer(offer=offer, by=by, on=on, reason=reason)
    live = waiting.filter(state__in=LIVE_OFFERS)
    return len(accepted) + close_offers(live, to=OfferState.WITHDRAWN, reason=reason, by=by, on=on)


@transaction.atomic
def expire(*, on):
    """The clock (DESIGN 6): vacancies past their last day expire, and offers past the day of answer, both neutral.

    Offers of vacancies that meanwhile filled up are withdrawn, so that people can be matched anew. Counts by name.
    """
    over = Vacancy.objects.filter(state__in=[VacancyState.OPEN, VacancyState.FILLED], closes__lt=on)
    vacancies = Vacancy.objects.filter(pk__in=_locked_ids(over)).update(state=VacancyState.EXPIRED)
    live = Offer.objects.filter(state__in=LIVE_OFFERS)
    late = close_offers(live.filter(answer_by__lt=on), to=OfferState.EXPIRED, reason="", by=None, on=on)
    gone = live.filter(~Q(vacancy__state=VacancyState.OPEN))
    withdrawn = close_offers(gone, to=OfferState.WITHDRAWN, reason="vacancy_over", by=None, on=on)
    return {"vacancies": vacancies, "offers": late, "withdrawn": withdrawn}


# --- shared inside the room ---------------------------------------------------------------------------------


def check_answer_by(answer_by, on):
    """Invalid when the day of answer has passed."""
    if answer_by < on:
        raise Invalid(field="answer_by", code="past", message=_("The day of answer has passed. Give a later one."))


def lock_vacancies(ids):
    """Lock vacancies in the order of their keys, whichever way they were asked for."""
    return list(Vacancy.objects.filter(pk__in=ids).order_by("pk").select_for_update(of=("self",), no_key=True))


def enter_offers(offers, *, by, on):
    """Write offers for people whose cases stand before or in matching, with their lines on the timelines."""
    cases = Case.objects.filter(laborer__in=[offer.laborer_id for offer in offers]).exclude(stage=Stage.CLOSED)
    stages = dict(cases.values_list("pk", "stage"))
    case_of = dict(cases.values_list("laborer_id", "pk"))
    moving = [pk for pk, stage in stages.items() if stage != Stage.MATCHING]
    if moving:
        registry.advance_many(cases=moving, to=Stage.MATCHING, by=by, on=on, reason="offered")
    for offer in offers:
        offer.case_id = case_of[offer.laborer_id]
    Offer.objects.bulk_create(offers, batch_size=BULK)
    lines = [(offer.case_id, {"offer": str(offer.pk), "vacancy": str(offer.vacancy_id)}) for offer in offers]
    registry.note_many(lines=lines, kind=EventKind.OFFERED, on=on, by=by)


def close_offers(offers, *, to, reason, by, on):
    """Close every offer of the queryset without an answer, with its line on the timeline; the number closed."""
    rows = list(offers.select_for_update(of=("self",), no_key=True).order_by("pk").values("pk", "case", "vacancy"))
    Offer.objects.filter(pk__in=[row["pk"] for row in rows]).update(state=to, answer_note=reason)
    lines = [(row["case"], _detail(row["pk"], row["vacancy"], to, reason)) for row in rows]
    registry.note_many(lines=lines, kind=EventKind.ANSWERED, on=on, by=by)
    return len(rows)


# --- steps --------------------------------------------------------------------------------------------------


@transaction.atomic
def _decline(offer, by, on, note):
    row = Offer.objects.select_for_update(of=("self",), no_key=True).get(pk=offer.pk)
    return _answer(row, OfferState.DECLINED, by, on, note)


@transaction.atomic
def _accept(offer, by, on, note):
    vacancy = Vacancy.objects.select_for_update(of=("self",), no_key=True).get(pk=offer.vacancy_id)
    mine = Offer.objects.filter(Q(pk=offer.pk) | Q(state__in=LIVE_OFFERS), laborer=offer.laborer_id)
    rows = {row.pk: row for row in mine.order_by("pk").select_for_update(of=("self",), no_key=True)}
    row = rows.pop(offer.pk)
    OFFER_MOVES.check(row.state, OfferState.ACCEPTED)
    if on > row.answer_by:
        raise Conflict(_("The day of answer has passed. Make a new offer."), code="too_late")
    _check_open(vacancy)
    if row.case.stage == Stage.CLOSED:
        raise Conflict(_("The case this offer belongs to is closed."), code="case_closed")
    _check_unbound(row.laborer)
    _fill(vacancy, 1)
    answered = _answer(row, OfferState.ACCEPTED, by, on, note)
    others = Offer.objects.filter(pk__in=list(rows))
    close_offers(others, to=OfferState.WITHDRAWN, reason="accepted_other", by=by, on=on)
    return answered


def _answer(row, to, by, on, note):
    OFFER_MOVES.check(row.state, to)
    row.state, row.answered_on, row.answer_note = to, on, note
    row.save(update_fields=["state", "answered_on", "answer_note"])
    detail = _detail(row.pk, row.vacancy_id, to)
    registry.note(case=row.case, kind=EventKind.ANSWERED, on=on, by=by, detail=detail)
    return row.reread()


def _fill(vacancy, posts):
    """Count posts of a locked vacancy as filled (or free again); its state follows while it is open or filled."""
    vacancy.filled += posts
    if vacancy.state in (VacancyState.OPEN, VacancyState.FILLED):
        vacancy.state = VacancyState.FILLED if vacancy.filled >= vacancy.headcount else VacancyState.OPEN
    vacancy.save(update_fields=["filled", "state"])


def _detail(offer, vacancy, answer, reason=""):
    detail = {"offer": str(offer), "vacancy": str(vacancy), "answer": str(answer)}
    return detail | {"reason": reason} if reason else detail


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


def _check_vacancy(vacancy, on, answer_by):
    _check_open(vacancy)
    if not vacancy.opens <= on <= vacancy.closes:
        raise Conflict(_("The vacancy is not open on this day."), code="not_open", field="vacancy")
    if answer_by > vacancy.closes:
        raise Invalid(
            field="answer_by",
            code="after_close",
            message=_("The vacancy closes on %(day)s. The answer must come by then.") % {"day": vacancy.closes},
        )


def _check_open(vacancy):
    if vacancy.state == VacancyState.FILLED:
        raise Conflict(_("All posts of this vacancy are taken."), code="filled", field="vacancy")
    if vacancy.state != VacancyState.OPEN:
        raise Conflict(_("The vacancy is no longer open."), code="not_open", field="vacancy")


def _check_free(laborer, vacancy):
    _check_unbound(laborer)
    if Offer.objects.filter(laborer=laborer, vacancy=vacancy, state__in=LIVE_OFFERS).exists():
        raise Conflict(_("This post is offered to this person already."), code="already_offered", field="vacancy")


def _check_unbound(laborer):
    accepted = Offer.objects.filter(queries.SPOKEN_FOR, laborer=laborer, state=OfferState.ACCEPTED)
    if accepted.exists():
        raise Conflict(_("This person has accepted another post."), code="accepted_other", field="laborer")
    if queries.has_work(laborer):
        raise Conflict(_("This person has work."), code="has_work", field="laborer")


def _judge(offer, on):
    """Score and reasons of an offer no run proposed; wishes are for the person to change, requirements are not."""
    [seeker] = queries.facts(Laborer.objects.filter(pk=offer.laborer_id), on)
    post = queries.post_of(offer.vacancy)
    missed = rules.requirements_missed(seeker, post)
    if missed:
        raise Invalid(field="laborer", code=missed[0], message=" ".join(rules.hindrance(code) for code in missed))
    offer.score, reasons = rules.score(seeker, post)
    offer.reasons = [reason.as_row() for reason in reasons]
