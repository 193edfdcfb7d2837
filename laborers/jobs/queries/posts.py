"""Which vacancies are open on a day, and one of them as the matching sees it."""

from django.db.models import Count, F, Q

from laborers.jobs.rules import Post
from laborers.jobs.states import LIVE_OFFERS, VacancyState

POST_COLUMNS = tuple(name for name in Post.__dataclass_fields__ if name != "headcount_left")


def open_vacancies(vacancies, on):
    """Those of the queryset that are open on the day and have posts left, annotated with `promised` (live offers)."""
    promised = Count("offers", filter=Q(offers__state__in=LIVE_OFFERS))
    found = vacancies.filter(state=VacancyState.OPEN, opens__lte=on, closes__gte=on, filled__lt=F("headcount"))
    return found.annotate(promised=promised)


def post_of(vacancy):
    """One vacancy as the matching sees it, whatever is promised."""
    facts = {name: getattr(vacancy, name) for name in POST_COLUMNS}
    return Post(headcount_left=vacancy.headcount - vacancy.filled, **facts)
