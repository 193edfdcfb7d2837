"""A class is opened from an order or from wishes; whom to ask for it is a reading, not a record (X2.2-4, X4).

Nobody is enrolled here: enrolment needs the person's own consent, and a refusal has no consequence.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.registry.models import Laborer
from trainings.classes import actions as classes
from trainings.classes.models import TrainingClass
from trainings.classes.states import ClassState
from trainings.demand.models import TrainingOrder
from trainings.demand.queries import in_place, wishers, wishes
from trainings.demand.states import FAULTS, OrderState
from xundian.divisions.models import Division
from xundian.divisions.states import Level
from xundian.kit.errors import Conflict, Invalid

# As many as one room and one teacher take; whoever opens a class may say otherwise.
USUAL_PLACES = 50


@transaction.atomic
def open_class_from_order(*, order, programme, institution, by, on, division=None, capacity=None, **plan):
    """A planned class of a programme for an enterprise's open order; `plan` as classes.actions.plan_class takes it.

    Without more it takes place where the order's people come from (a village's in its township), with as many places
    as people are ordered. Conflict (not_open) for a closed order; Invalid where order, programme and place do not fit.
    """
    row = TrainingOrder.objects.select_for_update(of=("self",), no_key=True).get(pk=order.pk)
    if row.state != OrderState.OPEN:
        raise Conflict(FAULTS["not_open"], code="not_open", field="order")
    return classes.plan_class(
        institution=institution, division=division or place_for(row.division), programme=programme, order=row,
        capacity=capacity or row.headcount, by=by, **plan,
    )  # fmt: skip


@transaction.atomic
def open_class_from_wishes(*, division, programme, institution, by, on, capacity=None, **plan):
    """A planned class of a programme for the people of a place who wish to be trained in its occupation.

    Without more it has as many places as people wish it there, at most USUAL_PLACES. Invalid for a programme that
    teaches no occupation; Conflict (no_wishes) where nobody wishes it.
    """
    if not programme.occupation:
        message = _("Wishes are for an occupation. Choose a programme that teaches one.")
        raise Invalid(message, field="programme", code="no_occupation")
    told = wishes(in_place(Laborer.objects.all(), division.code), on, occupation=programme.occupation).count()
    if not told:
        message = _("Nobody of this place wishes to be trained in this occupation.")
        raise Conflict(message, code="no_wishes", field="programme")
    return classes.plan_class(
        institution=institution, division=division, programme=programme, capacity=capacity or min(told, USUAL_PLACES),
        by=by, **plan,
    )  # fmt: skip


def proposed(training_class, on):
    """Whom to ask for a class that is planned or open: the people of its place who wish its occupation (wishers).

    Registered poor first; none who is or was in it, and nobody once it runs.
    """
    row = training_class
    if not row.occupation or row.state not in (ClassState.PLANNED, ClassState.OPEN):
        return wishers(Laborer.objects.none(), on)
    people = in_place(Laborer.objects.exclude(enrolments__training_class=row), row.division_id)
    return wishers(people, on, occupation=row.occupation)


def opened_from(order):
    """The classes that were opened from an order, the newest first."""
    return TrainingClass.objects.filter(order=order).select_related("institution", "division").order_by("-starts_on")


def place_for(division):
    """Where a class for people of a division takes place: classes are a township's or the county's."""
    return division if division.level != Level.VILLAGE else Division.objects.get(pk=division.parent_id)
