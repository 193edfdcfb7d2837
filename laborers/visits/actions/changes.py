"""What visits are told has changed: written down with the visit, settled later by an officer."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from laborers.registry.models import Dependant, Laborer
from laborers.visits import rules
from laborers.visits.actions.checking import FINDING_TEXT
from laborers.visits.models import ReportedChange
from laborers.visits.states import CHANGE_MOVES, ChangeState, DependantChange, LaborerChange
from xundian.kit.checking import check_choice, check_length
from xundian.kit.errors import Invalid
from xundian.kit.ids import key_of, new_id
from xundian.kit.once import insert_fresh

DETAIL_TEXT = FINDING_TEXT | {
    "required": gettext_lazy("Say it in a few words."),
    "bad_day": gettext_lazy("Enter the day as year-month-day, for example 2026-06-20."),
    "max_length": gettext_lazy("This text is too long."),
}


@transaction.atomic
def report_changes(*, visit, changes):
    """Write down what a visit was told of persons: dicts {id?, laborer | dependant (keys), kind, detail}; the rows.

    Raises Invalid by place in the list (changes.0.kind …) for unknown words, wrong details and people of other
    households, Conflict (id_reused) for a key that is taken.
    """
    rows = [_row(visit, number, **change) for number, change in enumerate(changes)]
    return insert_fresh(rows, "changes")


@transaction.atomic
def settle_change(*, change, to, by, on, note=""):
    """Mark a reported change as entered or set aside; MoveRefused when it is settled, Invalid without the note.

    What enters the register is done by laborers.journeys.apply_change; setting aside needs a note that says why.
    """
    row = ReportedChange.objects.select_for_update(of=("self",)).get(pk=change.pk)
    note = note.strip()
    CHANGE_MOVES.check(row.state, to)
    if to == ChangeState.DISMISSED and not note:
        raise Invalid(_("Say why it is set aside."), field="note", code="required")
    check_length("note", note, 200)
    row.state, row.settled_on, row.settled_by, row.note = to, on, by, note
    row.save(update_fields=["state", "settled_on", "settled_by", "note"])
    return row.reread()


@transaction.atomic
def drop_changes(*, visit, by, on):
    """The visit was taken back: what it was told and nobody has settled is set aside. How many."""
    waiting = ReportedChange.objects.filter(visit=visit, state=ChangeState.OPEN)
    note = _("The visit was entered by mistake.")
    return waiting.update(state=ChangeState.DISMISSED, settled_on=on, settled_by=by, note=note)


def _row(visit, number, *, kind, laborer=None, dependant=None, detail=None, id=None):
    place, detail = f"changes.{number}", detail or {}
    if bool(laborer) == bool(dependant):
        raise Invalid(_("Name one person, a laborer or a dependant."), field=f"{place}.laborer", code="one_person")
    field, model, kinds = (
        ("laborer", Laborer, LaborerChange) if laborer else ("dependant", Dependant, DependantChange)
    )  # fmt: skip
    check_choice(f"{place}.kind", kind, kinds, "unknown")
    named = laborer or dependant
    person = model.objects.filter(household=visit.household, pk=key_of(getattr(named, "pk", named))).first()
    if person is None:
        message = _("This person does not belong to the household.")
        raise Invalid(message, field=f"{place}.{field}", code="foreign")
    if not isinstance(detail, dict):
        raise Invalid(DETAIL_TEXT["unknown_answer"], field=f"{place}.detail", code="unknown_answer")
    problems = rules.change_problems(kind, detail)
    if problems:
        raise Invalid(fields={f"{place}.detail.{key}": (code, DETAIL_TEXT[code]) for key, code in problems})
    return ReportedChange(
        id=id or new_id(), visit=visit, household=visit.household, division_id=visit.division_id, kind=kind,
        detail={key: told for key, told in detail.items() if told not in ("", None)}, **{field: person},
    )  # fmt: skip
