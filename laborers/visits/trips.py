"""Day trips of a station: whom it visits where, by city and employer; the contact points on the way.

Only people whose work goes on: with the last day of a placement its visits are no longer a station's business.
"""

from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from uuid import UUID

from django.db.models import Count, Max, Min, OuterRef, Q, Subquery

from laborers.placements.models import Placement
from laborers.visits import queries, rules
from laborers.visits.models import ContactPoint, EmployerVisit, Visit, VisitPlan
from laborers.visits.states import Outcome, VisitKind
from xundian.accounts.scope import visible_to

CITY_DIGITS = 4


@dataclass(frozen=True)
class Employer:
    """Where people work: an enterprise, or a name as it stands in placements, in one place."""

    name: str
    destination: str
    enterprise: UUID | None = None


@dataclass
class Stop:
    """One employer of a day trip with what waits there."""

    employer: Employer
    people: int
    due: int
    overdue: int
    window_from: date | None
    window_to: date | None
    contact: str = ""
    phone: str = ""
    last_visit: object = None
    wished_on: date | None = None


@dataclass
class City:
    """The stops of one city, and how much waits in it."""

    code: str
    stops: list = field(default_factory=list)

    @property
    def due(self):
        """Visits still in time."""
        return sum(stop.due for stop in self.stops)

    @property
    def overdue(self):
        """Visits that are late."""
        return sum(stop.overdue for stop in self.stops)


def at_work(user):
    """Placements of the user's place that go on, with the employer's name as `works_for`."""
    return visible_to(user, Placement.objects.filter(ended_on=None)).annotate(works_for=Placement.employer_at())


def of_employer(user, employer):
    """Those of them at one employer."""
    rows = at_work(user).filter(destination=employer.destination)
    if employer.enterprise:
        return rows.filter(enterprise=employer.enterprise)
    return rows.filter(enterprise=None, works_for=employer.name)


def cities(user, on, *, everywhere=False):
    """[City] of the user's place with the employers where visits wait, or where anyone works; three statements.

    A stop counts people at work there, visits due and overdue by the one definition, and the days in which all that
    waits may be done at once. The most urgent employer comes first.
    """
    waiting = Q(visit_plans__kind=VisitKind.FIELD_HALF_YEAR, visit_plans__state=rules.WAITING)
    waiting &= Q(visit_plans__window_from__lte=on)
    late = waiting & Q(visit_plans__window_to__lte=rules.last_day_overdue(on))
    rows = (
        at_work(user)
        .values("destination", "enterprise", "works_for", "enterprise__contact", "enterprise__phone")
        .annotate(
            people=Count("pk", distinct=True), overdue=Count("visit_plans", filter=late, distinct=True),
            waiting=Count("visit_plans", filter=waiting, distinct=True),
            first=Max("visit_plans__window_from", filter=waiting), last=Min("visit_plans__window_to", filter=waiting),
        )
        .order_by("destination", "works_for", "enterprise")
    )  # fmt: skip
    stops = [_stop(row) for row in rows if everywhere or row["waiting"]]
    _add_known(user, on, stops)
    return [
        City(code, sorted(its, key=lambda stop: (-stop.overdue, -stop.due, stop.window_to or date.max)))
        for code, its in ((code, list(its)) for code, its in groupby(stops, key=_city_of))
    ]


def _city_of(stop):
    return stop.employer.destination[:CITY_DIGITS]


def _stop(row):
    employer = Employer(row["works_for"], row["destination"], row["enterprise"])
    return Stop(
        employer, row["people"], row["waiting"] - row["overdue"], row["overdue"], row["first"], row["last"],
        row["enterprise__contact"] or "", row["enterprise__phone"] or "",
    )  # fmt: skip


def _add_known(user, on, stops):
    """The contact at the workplace and the last visit to the employer, for all stops at once."""
    points = {
        (point.enterprise_id, point.destination): point
        for point in visible_to(user, live_points(on).filter(enterprise__isnull=False))
    }
    for stop in stops:
        point = points.get((stop.employer.enterprise, stop.employer.destination))
        if point and not stop.phone:
            stop.contact, stop.phone = point.contact, point.phone
    places = {stop.employer.destination for stop in stops}
    made = visible_to(user, EmployerVisit.objects.filter(corrected_by=None, destination__in=places))
    newest = {(row.employer_name, row.destination): row for row in made.order_by("visited_on", "id")}
    for stop in stops:
        row = newest.get((stop.employer.name, stop.employer.destination))
        if row:
            stop.last_visit, stop.wished_on = row, row.next_visit_on


def people_at(user, on, employer):
    """Everyone at work at one employer with their waiting field visit, the overdue first; two statements.

    Each placement carries `plan` (or None), `late` in days, and `last_on`, the day of the last field visit made.
    """
    made = Visit.objects.filter(placement=OuterRef("pk"), outcome=Outcome.DONE, corrected_by=None)
    rows = of_employer(user, employer).select_related("laborer", "division", "enterprise", "household")
    rows = list(rows.annotate(last_on=Subquery(made.order_by("-visited_on").values("visited_on")[:1])))
    waiting = VisitPlan.objects.filter(
        placement__in=[row.pk for row in rows], state=rules.WAITING, window_from__lte=on,
        kind=VisitKind.FIELD_HALF_YEAR,
    )  # fmt: skip
    plans = {plan.placement_id: plan for plan in waiting.order_by("-window_to")}
    for row in rows:
        row.plan = plans.get(row.pk)
        row.late = (on - row.plan.window_to).days if row.plan and _overdue(row.plan, on) else 0
    return sorted(rows, key=lambda row: (row.plan is None, -row.late, row.laborer.name, str(row.pk)))


def _overdue(plan, on):
    return rules.is_overdue(plan.window_to, plan.state, on)


def ledger(user, on):
    """Everyone placed in the user's cities, contact and work alone; `due_by` is the end of the waiting field visit."""
    waiting = VisitPlan.objects.filter(placement=OuterRef("pk"), kind=VisitKind.FIELD_HALF_YEAR)
    due, late = queries.due(waiting, on), queries.overdue(waiting, on)
    both = (due | late).order_by("window_to").values("window_to")[:1]
    rows = at_work(user).select_related("laborer", "division", "enterprise")
    return rows.annotate(due_by=Subquery(both)).order_by("destination", "works_for", "laborer__name", "id")


# --- contact points --------------------------------------------------------------------------------------------------


def live_points(on):
    """Contact points that hold on a day."""
    ended = Q(valid_to__isnull=False, valid_to__lt=on)
    return ContactPoint.objects.filter(~ended, valid_from__lte=on).select_related("enterprise")


def points_for(placement, on):
    """The contact points a migrant may go to: of the employer, of the district, then of the city (X2.2-7)."""
    city = placement.destination[:CITY_DIGITS]
    rows = live_points(on).filter(county_id=placement.division_id[:6], destination__startswith=city)

    def near(point):
        own = placement.enterprise_id is not None and point.enterprise_id == placement.enterprise_id
        return not own, point.destination != placement.destination, point.name

    shown = [row for row in rows if row.enterprise_id in (None, placement.enterprise_id)]
    return sorted(shown, key=near)
