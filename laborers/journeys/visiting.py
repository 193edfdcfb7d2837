"""A visit is written down, with the difficulties it brought up and its lines on the timeline."""

from django.db import transaction

from laborers.difficulties import actions as difficulties_room
from laborers.placements.queries import away_on
from laborers.registry import actions as registry
from laborers.registry.states import EventKind
from laborers.visits import actions as visits
from laborers.visits.states import VisitKind


@transaction.atomic
def log_visit(*, household, visited_on, at, by, difficulties=(), **content):
    """Write a visit down with the difficulties it brought up and a line on the timeline of everyone it concerns.

    `content` holds the other arguments of visits.actions.log; `difficulties` are dicts of kind, description, severity
    and, from a phone, id. Returns (visit, created); a repeat of the same visit changes nothing.
    """
    visit, created = visits.log(household=household, visited_on=visited_on, at=at, by=by, **content)
    if not created:
        return visit, False
    for each in difficulties:
        difficulties_room.report(household=household, laborer=visit.laborer, visit=visit, by=by, on=visited_on, **each)
    for case in _cases_of(visit):
        detail = {"visit": str(visit.pk), "kind": visit.kind, "outcome": visit.outcome}
        registry.note(case=case, kind=EventKind.VISITED, on=visited_on, by=by, detail=detail)
    return visit, True


def _cases_of(visit):
    if visit.kind == VisitKind.FIELD_HALF_YEAR:
        return [visit.placement.case]
    return [placement.case for placement in away_on(visit.visited_on, visit.household)]
