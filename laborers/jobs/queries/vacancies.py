"""Reads of vacancies: which can be offered, why not, and about which the receiving district is to be asked (X4)."""

from django.db.models import Exists, F, OuterRef, Q

from laborers.enterprises import queries as enterprises
from laborers.jobs.models import Vacancy
from laborers.jobs.queries.events import day_ago
from laborers.jobs.queries.posts import open_vacancies
from laborers.jobs.rules import hindrances
from laborers.jobs.states import Channel, Effective, VacancyState


def offerable_vacancies(vacancies, on):
    """Those of the queryset that can be offered on the day, annotated with `promised` (live offers).

    Open with posts left; public-welfare, or of an enterprise with a valid inspection that it passed; and not called off
    by the receiving district.
    """
    return open_vacancies(vacancies, on).filter(inspected_or_welfare(on)).exclude(effective=Effective.WITHDRAWN)


def inspected_or_welfare(on):
    """Q: nobody is sent to an enterprise without a valid inspection (X4); public-welfare posts need none."""
    return Q(channel=Channel.WELFARE) | Q(enterprise__in=enterprises.inspected(on))


def with_inspection(vacancies, on):
    """The queryset with `inspected`: whether the enterprise holds a valid inspection that it passed."""
    return vacancies.annotate(inspected=Exists(enterprises.inspected(on).filter(pk=OuterRef("enterprise"))))


def why_not(vacancy, on):
    """Codes of states.NOT_OFFERABLE for one vacancy, of `with_inspection` or by itself."""
    inspected = getattr(vacancy, "inspected", None)
    if inspected is None:
        inspected = enterprises.holds_inspection(vacancy.enterprise, on)
    return hindrances(vacancy, on, inspected=inspected)


def away_vacancies():
    """Vacancies in receiving districts: only there somebody can be asked."""
    return Vacancy.objects.filter(channel=Channel.AWAY)


def to_check(vacancies, on):
    """Open ones of the queryset about which the receiving district is to be asked, the longest waiting first.

    Never asked about, or longer ago than the policy in force says, or said to stand until a day that has passed.
    """
    latest = day_ago("recheck_days", OuterRef("county"), on)
    rows = vacancies.filter(state=VacancyState.OPEN, channel=Channel.AWAY, closes__gte=on)
    rows = rows.exclude(effective=Effective.WITHDRAWN)
    due = Q(effective=Effective.UNCHECKED) | Q(confirmed_until__lt=on) | Q(confirmed_on__lte=latest)
    return rows.filter(due).order_by(F("confirmed_on").asc(nulls_first=True), "closes", "pk")
