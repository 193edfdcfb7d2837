"""What happens to the people of a household: births, deaths, marriages, who leaves, who is back, who comes of age.

Nobody is deleted: the membership ends with a day and a reason. A mistake is put right by another event.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.registry import queries
from laborers.registry.actions.cases import advance, note, open_case, open_case_of
from laborers.registry.actions.events import record_event
from laborers.registry.actions.households import add_dependant
from laborers.registry.actions.people import enter_laborer
from laborers.registry.models import Dependant, HouseholdEvent, Laborer
from laborers.registry.rules import age_on
from laborers.registry.states import (
    COMING_BACK,
    LEAVING,
    Change,
    DependantKind,
    EventKind,
    Outcome,
    SchoolStatus,
)
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.formats import written

WORKING_AGE = 16
OUTCOMES = {Change.MOVED_OUT: Outcome.MOVED}
SCHOOL = {Change.ENROLLED: SchoolStatus.ENROLLED, Change.GRADUATED: SchoolStatus.FINISHED}


@transaction.atomic
def leave(*, person, kind, by, on, detail=None):
    """A laborer or dependant leaves with one of LEAVING; the HouseholdEvent. The open case closes with an outcome.

    Raises Conflict (in_work) while work or a class is under way, Conflict (left) for someone who left before.
    """
    if kind not in LEAVING:
        raise Invalid(field="kind", code="unknown", message=_("This is no reason for leaving."))
    row = _locked(person)
    _refuse_left(row)
    if isinstance(row, Laborer):
        _close_case(row, kind, by, on)
    type(row).objects.filter(pk=row.pk).update(left_on=on, left_reason=kind)
    return _record(row, kind, by, on, detail)


def _close_case(row, kind, by, on):
    running = queries.under_way(row)
    if running:
        raise Conflict(
            _("This is still under way: %(what)s. Record its end first.") % {"what": running[0]},
            code="in_work",
            field="person",
        )
    case = open_case_of(row)
    if case:
        note(case=case, kind=EventKind.MEMBER, on=on, by=by, detail={"change": kind})
        advance(case=case, to="closed", outcome=OUTCOMES.get(kind, Outcome.OTHER), reason=kind, by=by, on=on)


@transaction.atomic
def come_back(*, person, kind=Change.RETURNED, by, on):
    """Someone who left is back in the household (RETURNED, DISCHARGED); a laborer gets a case again. The event.

    Raises Conflict for someone who is there, who died (correct that event instead), or whose record was merged.
    """
    if kind not in COMING_BACK:
        raise Invalid(field="kind", code="unknown", message=_("This is no way to come back."))
    row = _locked(person)
    if not row.left_on:
        raise Conflict(_("This person has not left."), code="present", field="person")
    if row.left_reason == Change.DEATH:
        raise Conflict(_("A death is on record. If it is a mistake, correct that event."), code="died", field="person")
    _refuse_gone(row)
    _restore(row, by, on)
    return _record(row, kind, by, on)


def _refuse_gone(row):
    if getattr(row, "merged_into_id", None):
        raise Conflict(_("This record was merged into another one. Open that one."), code="merged", field="person")
    if isinstance(row, Dependant) and row.laborer_id:
        raise Conflict(_("This person is registered as a laborer now."), code="came_of_age", field="person")


def _refuse_left(row):
    if row.left_on:
        message = _("This person left on %(day)s already.") % {"day": written(row.left_on)}
        raise Conflict(message, code="left", field="person")


def _restore(row, by, on):
    type(row).objects.filter(pk=row.pk).update(left_on=None, left_reason="")
    if isinstance(row, Laborer):
        open_case(laborer=row.reread(), by=by, on=on)


@transaction.atomic
def correct_event(*, event, by, on, note):
    """A leaving or a birth that never happened: as before, and both events stay on record. The correcting event.

    Invalid without a note; Conflict (not_in_force) when the person's record no longer rests on that event, and for
    kinds that are put right by the opposite step.
    """
    if not note.strip():
        raise Invalid(field="note", code="required", message=_("Write down what was wrong."))
    if event.kind not in (*LEAVING, Change.BIRTH):
        raise Conflict(_("Put this right by recording the opposite."), code="record_opposite")
    row = _locked(event.laborer or event.dependant) if event.laborer_id or event.dependant_id else None
    if row is None or HouseholdEvent.objects.filter(kind=Change.CORRECTED, detail__event=str(event.pk)).exists():
        raise _not_in_force()
    if event.kind == Change.BIRTH:
        Dependant.objects.filter(pk=row.pk).update(left_on=on, left_reason=Change.CORRECTED)
    elif (row.left_on, row.left_reason) == (event.on, event.kind):
        _restore(row, by, on)
    else:
        raise _not_in_force()
    return _record(row, Change.CORRECTED, by, on, {"event": str(event.pk), "change": event.kind, "note": note.strip()})


def _not_in_force():
    return Conflict(_("Something has changed since this event. Record what is true now."), code="not_in_force")


@transaction.atomic
def record_birth(*, household, name, on, by, id=None):
    """A child born on the day `on`; the HouseholdEvent, which names the new dependant."""
    child = add_dependant(
        household=household, by=by, id=id, name=name, birth=on, kind=DependantKind.CHILD,
        school_status=SchoolStatus.TOO_YOUNG,
    )  # fmt: skip
    return _record(child, Change.BIRTH, by, on)


@transaction.atomic
def record_school(*, dependant, kind, by, on):
    """A child starts or finishes school (ENROLLED, GRADUATED); the HouseholdEvent."""
    if kind not in SCHOOL:
        raise Invalid(field="kind", code="unknown", message=_("This is no change at school."))
    row = _locked(dependant)
    Dependant.objects.filter(pk=row.pk).update(school_status=SCHOOL[kind])
    return _record(row, kind, by, on)


@transaction.atomic
def marry_in(*, household, by, on, today, **person):
    """Somebody marries into the household and is registered, or reported when known elsewhere (enter_laborer).

    (laborer, None) or (None, transfer). `person` holds the arguments of enter_laborer; the wedding is on the day `on`.
    """
    laborer, transfer = enter_laborer(household=household, by=by, on=today, **person)
    if laborer:
        _record(laborer, Change.MARRIAGE_IN, by, on)
    return laborer, transfer


@transaction.atomic
def come_of_age(*, dependant, by, on, **person):
    """A dependant is registered as a laborer and stays the same person: (laborer, None) or (None, transfer).

    `person` may hold sex, identity, LABORER_FIELDS, and the birth date where none is on record. Invalid under
    WORKING_AGE, Conflict for someone who left.
    """
    row = _locked(dependant)
    _refuse_gone(row)
    _refuse_left(row)
    born = row.birth or person.get("birth")
    if born and age_on(born, on) < WORKING_AGE:
        raise Invalid(field="on", code="under_age", message=_("Nobody under 16 may work."))
    household = row.household
    known = {"name": row.name} | ({"birth": row.birth} if row.birth else {})
    laborer, transfer = enter_laborer(household=household, by=by, on=on, **(person | known))
    if laborer:
        Dependant.objects.filter(pk=row.pk).update(left_on=on, left_reason=Change.CAME_OF_AGE, laborer=laborer)
        record_event(
            household=household, kind=Change.CAME_OF_AGE, on=on, by=by, laborer=laborer, dependant=row.reread()
        )
    return laborer, transfer


def _locked(person):
    return type(person).objects.select_for_update(of=("self",)).get(pk=person.pk)


def _record(row, kind, by, on, detail=None):
    """The event of one person, also on the timeline of a laborer's open case."""
    who = {"laborer" if isinstance(row, Laborer) else "dependant": row}
    case = open_case_of(row) if isinstance(row, Laborer) else None
    if case:
        note(case=case, kind=EventKind.MEMBER, on=on, by=by, detail={"change": kind})
    return record_event(household=row.household, kind=kind, on=on, by=by, detail=detail, **who)
