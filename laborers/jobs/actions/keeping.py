"""The one gate of kept posts: nobody else is offered what waits for a graduate (X2.2-4)."""

from collections import Counter

from django.utils.formats import date_format

from laborers.jobs import queries
from laborers.jobs.models import FirstCall, Offer
from laborers.jobs.states import KEPT, LIVE_OFFERS, CallState
from xundian.kit.errors import Conflict


def check_kept(offer, on):
    """Conflict (kept_for_graduates) when all posts left of a locked vacancy wait for others."""
    if not unkept([offer], on):
        day = max(queries.called([offer.vacancy_id], on)[offer.vacancy_id].values())
        message = str(KEPT) % {"day": date_format(day)}
        raise Conflict(message, code="kept_for_graduates", field="vacancy")


def unkept(offers, on):
    """Those of the offers to be made that take no post kept for somebody else, in their order; vacancies are locked."""
    calls = queries.called({offer.vacancy_id for offer in offers}, on)
    if not calls:
        return list(offers)
    rows = Offer.objects.filter(vacancy__in=list(calls), state__in=LIVE_OFFERS).values_list("vacancy", flat=True)
    live, found = Counter(rows), []
    left = {
        offer.vacancy_id: offer.vacancy.headcount - offer.vacancy.filled - live[offer.vacancy_id]
        - len(calls[offer.vacancy_id])
        for offer in offers if offer.vacancy_id in calls
    }  # fmt: skip
    for offer in offers:
        if offer.vacancy_id in left and offer.laborer_id not in calls[offer.vacancy_id]:
            if left[offer.vacancy_id] <= 0:
                continue
            left[offer.vacancy_id] -= 1
        found.append(offer)
    return found


def answer_calls(offers, on):
    """The kept posts that these offers bring to whom they were kept for wait no longer."""
    pairs = {(offer.vacancy_id, offer.laborer_id) for offer in offers}
    rows = FirstCall.objects.filter(
        state=CallState.WAITING, vacancy__in={vacancy for vacancy, _laborer in pairs},
        laborer__in={laborer for _vacancy, laborer in pairs},
    )  # fmt: skip
    keys = [row.pk for row in rows.only("vacancy", "laborer") if (row.vacancy_id, row.laborer_id) in pairs]
    FirstCall.objects.filter(pk__in=keys).update(state=CallState.OFFERED, ended_on=on)


def end_calls_of(laborer, on):
    """Nothing is kept any longer for who found work, or whose case is closed."""
    FirstCall.objects.filter(laborer=laborer, state=CallState.WAITING).update(state=CallState.ENDED, ended_on=on)
