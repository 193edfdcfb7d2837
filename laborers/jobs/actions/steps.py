"""Steps that the writes of offers share: what must hold, what is written, what the timeline keeps.

Locks are always taken in the order vacancy, enterprise (shared), case, offers.
"""

from collections import Counter

from django.db.models import Q
from django.utils.translation import gettext as _

from laborers.enterprises import actions as enterprises
from laborers.enterprises.models import Enterprise
from laborers.enterprises.queries import check_inspected
from laborers.jobs import queries
from laborers.jobs.actions.keeping import answer_calls
from laborers.jobs.models import Offer, Vacancy
from laborers.jobs.states import LIVE_OFFERS, NOT_OFFERABLE, Channel, Effective, OfferState, VacancyState
from laborers.registry import actions as registry
from laborers.registry.models import Case
from laborers.registry.states import EventKind, Stage
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.sql import execute
from xundian.webhooks.actions import Event, announce, announce_all
from xundian.webhooks.states import Kind as Told

BULK = 1000


def check_answer_by(answer_by, on):
    """Invalid when the day of answer has passed."""
    if answer_by < on:
        raise Invalid(field="answer_by", code="past", message=_("The day of answer has passed. Give a later one."))


def lock_vacancies(ids):
    """Lock vacancies in the order of their keys, whichever way they were asked for."""
    return list(Vacancy.objects.filter(pk__in=ids).order_by("pk").select_for_update(of=("self",), no_key=True))


def hold_posts_of(laborers):
    """Lock the vacancies of accepted posts of these people (keys), unless the work they led to is over.

    For steps that lock a case or an offer and may give the post back later: vacancies always come first.
    """
    kept = Q(placement=None) | Q(placement__ended_on=None)
    accepted = Offer.objects.filter(kept, laborer__in=list(laborers), state=OfferState.ACCEPTED)
    return lock_vacancies(accepted.order_by().values("vacancy"))


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
    answer_calls(offers, on)
    lines = [(offer.case_id, {"offer": str(offer.pk), "vacancy": str(offer.vacancy_id)}) for offer in offers]
    registry.note_many(lines=lines, kind=EventKind.OFFERED, on=on, by=by)
    announce_all(events=[Event(Told.OFFER_MADE, offer.pk, offer.division_id) for offer in offers])


def close_offers(offers, *, to, reason, by, on):
    """Close every offer of the queryset without an answer, with its line on the timeline; the number closed."""
    rows = list(offers.select_for_update(of=("self",), no_key=True).order_by("pk").values("pk", "case", "vacancy"))
    Offer.objects.filter(pk__in=[row["pk"] for row in rows]).update(state=to, ended_for=reason)
    lines = [(row["case"], detail_of(row["pk"], row["vacancy"], to, reason)) for row in rows]
    registry.note_many(lines=lines, kind=EventKind.ANSWERED, on=on, by=by)
    return len(rows)


def fill(vacancy, posts):
    """Count posts of a locked vacancy as filled (or free again); its state follows while it is open or filled."""
    before = vacancy.state
    vacancy.filled += posts
    if vacancy.state in (VacancyState.OPEN, VacancyState.FILLED):
        vacancy.state = VacancyState.FILLED if vacancy.filled >= vacancy.headcount else VacancyState.OPEN
    vacancy.save(update_fields=["filled", "state"])
    if vacancy.state != before:
        tell_of_vacancy(vacancy)


def tell_of_vacancy(vacancy, kind=Told.VACANCY_CHANGED):
    """Tell the systems of county and stations that a vacancy opened, or changed."""
    announce(kind=kind, subject=vacancy.pk, division=vacancy.county_id, destination=vacancy.destination)


FREE_SEATS = """
UPDATE laborers_vacancy v SET filled = v.filled - n.posts,
    state = CASE WHEN v.state = 'filled' THEN 'open' ELSE v.state END
FROM unnest(%(ids)s::uuid[], %(posts)s::int[]) AS n(id, posts) WHERE v.id = n.id
"""


def free_seats(offers):
    """Give back one post for each of these accepted offers, in one statement; their vacancies are locked."""
    posts = Counter(offer.vacancy_id for offer in offers)
    if posts:
        execute(FREE_SEATS, {"ids": list(posts), "posts": list(posts.values())})


def detail_of(offer, vacancy, answer, reason=""):
    """What the timeline keeps of an answer."""
    detail = {"offer": str(offer), "vacancy": str(vacancy), "answer": str(answer)}
    return detail | {"reason": reason} if reason else detail


def check_vacancy(vacancy, on, answer_by):
    """Conflict unless the vacancy is open on the day; Invalid when it closes before the answer is due."""
    check_open(vacancy)
    check_gate(vacancy, on)
    if not vacancy.opens <= on <= vacancy.closes:
        raise Conflict(_("The vacancy is not open on this day."), code="not_open", field="vacancy")
    if answer_by > vacancy.closes:
        raise Invalid(
            field="answer_by",
            code="after_close",
            message=_("The vacancy closes on %(day)s. The answer must come by then.") % {"day": vacancy.closes},
        )


def check_gate(vacancy, on):
    """Conflict for a post that the receiving district called off (not_effective, X4).

    And for one of organised transfer whose enterprise holds no inspection (not_inspected, X2.2-3).
    """
    if vacancy.effective == Effective.WITHDRAWN:
        raise Conflict(NOT_OFFERABLE["not_effective"], code="not_effective", field="vacancy")
    if vacancy.channel != Channel.WELFARE:
        # Read under the lock: whoever paused or failed the enterprise a moment ago was first.
        enterprises.hold([vacancy.enterprise_id])
        check_inspected(Enterprise.objects.get(pk=vacancy.enterprise_id), on)


def check_open(vacancy):
    """Conflict when all posts are taken, or the vacancy is closed or expired."""
    if vacancy.state == VacancyState.FILLED:
        raise Conflict(_("All posts of this vacancy are taken."), code="filled", field="vacancy")
    if vacancy.state != VacancyState.OPEN:
        raise Conflict(_("The vacancy is no longer open."), code="not_open", field="vacancy")


def check_free(laborer, vacancy):
    """Conflict for a person who is bound, or to whom this post is offered already."""
    check_unbound(laborer)
    if Offer.objects.filter(laborer=laborer, vacancy=vacancy, state__in=LIVE_OFFERS).exists():
        raise Conflict(_("This post is offered to this person already."), code="already_offered", field="vacancy")


def check_unbound(laborer):
    """Conflict for a person with work, or with an accepted post."""
    accepted = Offer.objects.filter(queries.SPOKEN_FOR, laborer=laborer, state=OfferState.ACCEPTED)
    if accepted.exists():
        raise Conflict(_("This person has accepted another post."), code="accepted_other", field="laborer")
    if queries.has_work(laborer):
        raise Conflict(_("This person has work."), code="has_work", field="laborer")
