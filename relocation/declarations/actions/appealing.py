"""Appeals against a refusal: recorded for the household, decided by somebody else than who refused."""

from django.db import transaction
from django.utils.formats import date_format

from relocation.declarations import queries, rules
from relocation.declarations.actions.deciding import confirming
from relocation.declarations.actions.steps import LONGEST, fault, moved, noted
from relocation.declarations.models import Appeal, Declaration
from relocation.declarations.states import (
    APPEAL_MOVES,
    FAULTS,
    OVER,
    AppealState,
    Decision,
    DeclarationState,
    StepKind,
)
from xundian.kit.changing import locked, written
from xundian.kit.checking import Faults, check_choice, words
from xundian.kit.errors import Conflict, Forbidden, MoveRefused
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh


@transaction.atomic
def file_appeal(*, declaration, words_said, by, on, filed_on=None, id=None):
    """Record what the household says against the refusal; once for each refusal, within rules.APPEAL_DAYS.

    MoveRefused for what is not refused; Conflict when it has appealed (appealed) or was declared anew; Invalid.
    """
    row = locked(Declaration, declaration)
    if row.state != DeclarationState.REFUSED:
        raise MoveRefused(FAULTS["not_refused"], code="not_refused")
    refusal, filed_on = queries.refusal_of(row), filed_on or on
    if Appeal.objects.filter(refusal=refusal).exists():
        raise Conflict(FAULTS["appealed"], code="appealed")
    _check_alone(row)
    faults = Faults()
    said = faults.check(words, "words", words_said, LONGEST)
    faults.check(_check_filed, filed_on, refusal.on, on)
    faults.tell()
    check_fresh(Appeal, id)
    appeal = Appeal.objects.create(
        id=id or new_id(), declaration=row, refusal=refusal, refused_by=refusal.by, filed_on=filed_on,
        words=said, recorded_by=by,
    )  # fmt: skip
    noted(row, StepKind.APPEALED, by=by, on=on)
    return appeal


@transaction.atomic
def decide_appeal(*, appeal, decision, answer, by, on, site=None):
    """Decide in words: the declaration is confirmed, inspected once more, or the refusal stands (dismissed).

    Forbidden (own_decision) for who refused. To confirm, what confirm() asks for must hold.
    """
    declaration = locked(Declaration, appeal.declaration)
    row = _open(appeal)
    if by.pk == row.refused_by_id:
        raise Forbidden(FAULTS["own_decision"], code="own_decision")
    faults = Faults()
    faults.check(check_choice, "decision", decision, Decision)
    answer = faults.check(words, "answer", answer, LONGEST)
    faults.tell()
    _check_alone(declaration)
    APPEAL_MOVES.check(row.state, decision)
    values = confirming(declaration, site, None) if decision == AppealState.CONFIRMED else {}
    row = written(row, {"state": decision, "decided_on": on, "decided_by": by, "answer": answer})
    noted(declaration, StepKind.APPEAL_DECIDED, by=by, on=on, words=answer)
    if decision == AppealState.CONFIRMED:
        moved(declaration, DeclarationState.CONFIRMED, StepKind.CONFIRMED, by=by, on=on, **values)
    elif decision == AppealState.AGAIN:
        written(declaration, {"state": DeclarationState.SCREENED})
    return row


@transaction.atomic
def drop_appeal(*, appeal, by, on):
    """The household takes its appeal back; the refusal stands."""
    declaration, row = locked(Declaration, appeal.declaration), _open(appeal)
    noted(declaration, StepKind.APPEAL_DROPPED, by=by, on=on)
    return written(row, {"state": AppealState.DROPPED, "decided_on": on})


def _open(appeal):
    row = locked(Appeal, appeal)
    if row.state != AppealState.OPEN:
        raise MoveRefused(FAULTS["not_open"], code="not_open")
    return row


def _check_filed(filed_on, refused_on, on):
    if filed_on > on:
        raise fault("filed_on", "future")
    if filed_on < refused_on:
        raise fault("filed_on", "before")
    until = rules.appeal_until(refused_on)
    if filed_on > until:
        raise fault("filed_on", "too_late", day=date_format(until))


def _check_alone(row):
    others = Declaration.objects.filter(household=row.household_id).exclude(pk=row.pk)
    if others.exclude(state__in=OVER).exists():
        raise Conflict(FAULTS["declared_anew"], code="declared_anew")
