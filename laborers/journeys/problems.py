"""What follow-up tells of an enterprise, as counts: of visits to it, of visits to its people, of their difficulties."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from laborers.difficulties import queries as difficulties
from laborers.difficulties.queries import UNSOLVED
from laborers.difficulties.states import Kind
from laborers.placements.models import Placement
from laborers.visits.models import EmployerVisit, Visit
from laborers.visits.states import Benefits, Lodging, Outcome, Pay, Rating
from xundian.accounts.scope import visible_to

# Findings of a visit to the employer that tell of a problem, and answers of its people; nothing sensitive is counted.
AT_EMPLOYER = {
    "environment": [Rating.POOR], "accommodation": [Lodging.POOR], "pay": [Pay.LATE, Pay.ARREARS],
    "benefits": [Benefits.PARTLY, Benefits.NONE],
}  # fmt: skip
OF_PEOPLE = {
    "work": "poor", "living": "poor", "hours": "over_10", "paid_in_full": "no", "paid_on_time": "no",
    "contract": "no", "insurance": "no",
}  # fmt: skip


@dataclass(frozen=True)
class Problem:
    """How often a thing was found: `code` is the finding, the question or the kind; `open` counts what is unsolved."""

    code: str
    label: str
    count: int
    open: int = 0


@dataclass(frozen=True)
class Problems:
    """Problems of an enterprise since a day: no names, and of confidential difficulties their number alone."""

    employer_visits: int
    at_employer: list
    people_visits: int
    of_people: list
    difficulties: list
    confidential: int

    @property
    def any(self):
        """Whether there is anything to tell."""
        return bool(self.at_employer or self.of_people or self.difficulties or self.confidential)


def problems_of(enterprise, user, since):
    """Problems of an enterprise since a day, of what lies in the user's place (X2.2-3, X2.2-7); three statements.

    A difficulty counts when its person worked there on the day it was reported. Corrected rows do not count.
    """
    own = EmployerVisit.objects.filter(enterprise=enterprise, corrected_by=None, visited_on__gte=since)
    seen = visible_to(user, own).aggregate(
        all=Count("pk"), **{name: Count("pk", filter=Q(**{f"{name}__in": bad})) for name, bad in AT_EMPLOYER.items()}
    )
    of_them = Visit.objects.filter(
        placement__enterprise=enterprise, corrected_by=None, outcome=Outcome.DONE, visited_on__gte=since
    )
    told = visible_to(user, of_them).aggregate(
        all=Count("pk"),
        **{name: Count("pk", filter=Q(**{f"findings__{name}": bad})) for name, bad in OF_PEOPLE.items()},
    )
    kinds, confidential = _difficulties(enterprise, user, since)
    return Problems(
        employer_visits=seen["all"], people_visits=told["all"], difficulties=kinds, confidential=confidential,
        at_employer=[_found(name, seen[name]) for name in AT_EMPLOYER if seen[name]],
        of_people=[Problem(name, name, told[name]) for name in OF_PEOPLE if told[name]],
    )  # fmt: skip


def _found(name, count):
    return Problem(name, str(EmployerVisit._meta.get_field(name).verbose_name), count)


def _difficulties(enterprise, user, since):
    there = Placement.objects.filter(
        Q(ended_on=None) | Q(ended_on__gte=OuterRef("reported_on")), enterprise=enterprise, laborer=OuterRef("laborer"),
        started_on__lte=OuterRef("reported_on"),
    )  # fmt: skip
    rows = difficulties.visible(user).filter(Exists(there), reported_on__gte=since).order_by("kind", "confidential")
    counted = rows.values("kind", "confidential").annotate(
        n=Count("pk"), open=Count("pk", filter=Q(state__in=UNSOLVED))
    )
    counted = list(counted)
    kinds = [
        Problem(each["kind"], str(Kind(each["kind"]).label), each["n"], each["open"])
        for each in counted
        if not each["confidential"]
    ]
    return sorted(kinds, key=lambda each: -each.count), sum(each["n"] for each in counted if each["confidential"])
