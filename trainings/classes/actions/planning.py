"""Writes of the plan of a class: made, changed (X2.2-4, X4)."""

from django.db import transaction
from django.utils.translation import gettext as _

from trainings.classes import queries, rules
from trainings.classes.actions.steps import check_codes, check_listed, locked, refusal, refuse_if
from trainings.classes.actions.waiting import fill_places
from trainings.classes.models import TrainingClass
from trainings.classes.states import ClassState, VenueKind
from trainings.demand.states import OrderState
from trainings.programmes.states import KIND_OF_WORD
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.etag import check_version
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

WORD_OF_KIND = {str(kind): word for word, kind in KIND_OF_WORD.items()}
CHANGEABLE = ("title", "venue_kind", "venue", "teacher", "capacity", "hours", "starts_on", "ends_on")
# What still may change once teaching has begun.
LATER = ("venue_kind", "venue", "teacher")


@transaction.atomic
def plan_class(
    *, institution, division, title, capacity, starts_on, ends_on, by, kind="", hours=None, occupation="", project="",
    programme=None, order=None, subsidised=False, venue_kind=VenueKind.INSTITUTION, venue="", teacher="", id=None,
):  # fmt: skip
    """A class of a township or the county, planned; `kind`, `project`, `occupation` are codes, `hours` of teaching.

    What it teaches comes from the `programme` where there is one. Invalid for days out of order, no places, an unknown
    code, a division outside the institution's county, a programme or an order that does not fit, and a subsidised class
    of an institution that is on no final list (not_on_final_list).
    """
    if programme:
        kind, occupation, project = WORD_OF_KIND[programme.kind], programme.occupation, programme.project
        hours = hours or programme.hours
    _check_plan(institution, division, capacity, starts_on, ends_on, hours)
    check_codes({"kind": kind, "project": project} | ({} if programme else {"occupation": occupation}), starts_on)
    _check_programme(programme, division, starts_on)
    _check_order(order, division, occupation)
    if subsidised:
        check_listed(institution.pk, starts_on)
    check_fresh(TrainingClass, id)
    return TrainingClass.objects.create(
        id=id or new_id(), institution=institution, division=division, title=title, kind=kind, programme=programme,
        order=order, project=project, occupation=occupation, subsidised=subsidised, venue_kind=venue_kind, venue=venue,
        teacher=teacher, capacity=capacity, hours=hours, starts_on=starts_on, ends_on=ends_on,
    )  # fmt: skip


@transaction.atomic
def change_class(*, training_class, changes, expected_version, by, on):
    """Correct CHANGEABLE of a planned or open class, LATER ones of a running class; more places move people up.

    Stale when someone else was faster; Invalid for other fields, MoveRefused for a settled plan, Conflict for fewer
    places than trainees or days that leave sessions outside.
    """
    row = locked(TrainingClass, training_class)
    check_version(row, expected_version)
    allowed = CHANGEABLE if row.state in (ClassState.PLANNED, ClassState.OPEN) else LATER
    settled = row.state in (ClassState.CLOSED, ClassState.CANCELLED)
    for name in sorted(changes):
        if name not in CHANGEABLE:
            raise Invalid(_("This field cannot be changed here."), field=name, code="unexpected_field")
        if settled or name not in allowed:
            raise refusal("plan_settled", error=MoveRefused, field=name)
        setattr(row, name, changes[name])
    _check_plan(row.institution, row.division, row.capacity, row.starts_on, row.ends_on, row.hours)
    if queries.taken(row) > row.capacity:
        raise refusal("fewer_places", error=Conflict, field="capacity")
    if queries.sessions_of(row).exclude(day__range=(row.starts_on, row.ends_on)).exists():
        raise refusal("sessions_outside", error=Conflict, field="starts_on")
    row.save(update_fields=list(changes))
    fill_places(row, by=by, on=on)
    return row.reread()


def _check_plan(institution, division, capacity, starts_on, ends_on, hours):
    problem = rules.plan_problem(
        county=institution.county_id, division=division.code, level=division.level, capacity=capacity,
        starts_on=starts_on, ends_on=ends_on,
    )  # fmt: skip
    refuse_if(problem or (None if hours else ("hours", "no_hours")))


def _check_programme(programme, division, starts_on):
    if programme is None:
        return
    if not division.code.startswith(programme.county_id):
        raise refusal("programme_place", field="programme")
    if not (programme.active_from <= starts_on and (not programme.active_to or starts_on <= programme.active_to)):
        raise refusal("programme_ended", field="programme")


def _check_order(order, division, occupation):
    if order is None:
        return
    if order.state != OrderState.OPEN:
        raise refusal("order_closed", field="order")
    if not (division.code.startswith(order.division_id) or order.division_id.startswith(division.code)):
        raise refusal("order_place", field="order")
    if occupation and order.occupation != occupation:
        raise refusal("order_occupation", field="order")
