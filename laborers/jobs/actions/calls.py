"""Writes of first calls: posts kept for those who were trained for them (X2.2-4, X4). A "no" is neutral."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Count, Q

from laborers.jobs import queries
from laborers.jobs.actions.offers import make_offer
from laborers.jobs.actions.steps import lock_vacancies
from laborers.jobs.models import FirstCall, Offer, Vacancy
from laborers.jobs.states import CALL_MOVES, LIVE_OFFERS, CallState, VacancyState
from xundian.kit.errors import DomainError
from xundian.kit.ids import new_id


@transaction.atomic
def call_first(*, vacancies, laborers, by, on, origin=None):
    """Keep the free posts of these vacancies (keys) for these people, the first in the list first; the FirstCalls.

    For as many days as the county's policy says, and never past the vacancy's last day. A person is called once to a
    post; whoever has work, or has left, is passed over. `origin` is the key of what trained them.
    """
    rows = [row for row in lock_vacancies(vacancies) if row.state == VacancyState.OPEN and row.closes >= on]
    rows.sort(key=lambda row: (row.closes, row.pk))
    free, known = (
        _free_posts(rows, on),
        set(FirstCall.objects.filter(vacancy__in=rows).values_list("vacancy", "laborer")),
    )
    at_work = set(_bound(laborers))
    people, made = [each for each in laborers if each.pk not in at_work and each.left_on is None], []
    for row in rows:
        last = min(row.closes, on + timedelta(days=queries.policy_of(row.county_id, on).call_days))
        for person in list(people):
            if free[row.pk] <= 0:
                break
            if (row.pk, person.pk) in known:  # a "no" to this post is none to the next one
                continue
            people.remove(person)
            free[row.pk] -= 1
            made.append(
                FirstCall(
                    id=new_id(), vacancy=row, laborer=person, division_id=person.division_id, origin_id=origin,
                    made_on=on, until=last,
                )
            )  # fmt: skip
    return FirstCall.objects.bulk_create(made)


@transaction.atomic
def decline_call(*, call, by, on):
    """The person does not want the post: neutral, nothing else follows, and others may be offered it at once."""
    return _ended(call, CallState.NOT_WANTED, on)


@transaction.atomic
def offer_called(*, call, by, on, answer_by):
    """Offer the kept post to the person it is kept for; the Offer. Raises what make_offer raises."""
    row = FirstCall.objects.select_related("laborer", "vacancy").get(pk=call.pk)
    CALL_MOVES.check(row.state, CallState.OFFERED)
    return make_offer(laborer=row.laborer, vacancy=row.vacancy, by=by, on=on, answer_by=answer_by)


def offer_all_called(*, calls, by, on, answer_by):
    """Every waiting one of the queryset, each by itself: ([made], [(call, DomainError)]).

    An answer is due by the day given, or by the vacancy's last day if that is sooner.
    """
    made, refused = [], []
    for row in calls.filter(queries.waiting(on)).select_related("laborer", "vacancy").order_by("made_on", "pk"):
        try:
            made.append(offer_called(call=row, by=by, on=on, answer_by=min(answer_by, row.vacancy.closes)))
        except DomainError as error:
            refused.append((row, error))
    return made, refused


@transaction.atomic
def lapse_calls(*, on):
    """The clock: what nobody answered by its day lapses, and what is kept at vacancies that are over ends; counts."""
    waiting = FirstCall.objects.filter(state=CallState.WAITING)
    late = waiting.filter(until__lt=on).update(state=CallState.LAPSED, ended_on=on)
    over = waiting.filter(vacancy__state__in=[VacancyState.CLOSED, VacancyState.EXPIRED])
    return {"lapsed": late, "ended": over.update(state=CallState.ENDED, ended_on=on)}


def _ended(call, to, on):
    row = FirstCall.objects.select_for_update(of=("self",)).get(pk=call.pk)
    CALL_MOVES.check(row.state, to)
    row.state, row.ended_on = to, on
    row.save(update_fields=["state", "ended_on"])
    return row.reread()


def _free_posts(rows, on):
    """{vacancy: posts that are neither filled, nor offered, nor kept}."""
    live = Count("offers", filter=Q(offers__state__in=LIVE_OFFERS))
    found = queries.with_kept(Vacancy.objects.filter(pk__in=[row.pk for row in rows]).annotate(live=live), on)
    return {row.pk: row.headcount - row.filled - row.live - row.kept for row in found}


def _bound(laborers):
    """Keys of those among them with work, or with an accepted post."""
    keys = [each.pk for each in laborers]
    yield from Offer.objects.filter(queries.SPOKEN_FOR, laborer__in=keys, state="accepted").values_list(
        "laborer", flat=True
    )
    yield from queries.at_work(keys)
