"""Writes of cooperation agreements (X2.2-3). Nothing is deleted; laborers never pay."""

from django.db import IntegrityError, transaction

from laborers.enterprises.actions.steps import constraint_of
from laborers.enterprises.models import Candidate, Cooperation, Enterprise
from laborers.enterprises.states import COOPERATION_FAULTS, CooperationKind, EnterpriseState, SelectionState
from xundian.kit.changing import locked, only, written
from xundian.kit.checking import Faults, check_choice, words
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

FIELDS = ("signed_on", "starts", "ends", "services", "document")
OVERLAP = "cooperations_do_not_overlap"


@transaction.atomic
def sign_cooperation(
    *, enterprise, kind, signed_on, starts, ends, services, document, by, on, selection=None, id=None,
):  # fmt: skip
    """An agreement with an enterprise or intermediary; an enterprise only registered is worked with from then on.

    `selection` is the competitive selection it follows from: published, and the enterprise chosen in it. Invalid for
    days out of order, Conflict (overlap) while one of the same kind is in force in these days.
    """
    faults = Faults()
    faults.check(check_choice, "kind", kind, CooperationKind)
    check_fresh(Cooperation, id)
    firm = locked(Enterprise, enterprise)
    if selection is not None:
        faults.check(_check_chosen, selection, firm)
    row = Cooperation(
        id=id or new_id(), enterprise=firm, kind=kind, signed_on=signed_on, starts=starts, ends=ends,
        services=services, document=document, selection=selection,
    )  # fmt: skip
    _check(row, faults)
    _keep(row, force_insert=True)
    if firm.state == EnterpriseState.REGISTERED:
        written(firm, {"state": EnterpriseState.ACTIVE})
    return row


@transaction.atomic
def edit_cooperation(*, cooperation, changes, expected_version, by):
    """Correct fields of FIELDS; Stale when someone else was faster, otherwise as on signing."""
    row = locked(Cooperation, cooperation, expected_version)
    only(changes, FIELDS)
    for name, value in changes.items():
        setattr(row, name, value)
    _check(row, Faults())
    _keep(row, update_fields=list(changes))
    return row.reread()


@transaction.atomic
def end_cooperation(*, cooperation, ends, reason, by):
    """End an agreement before its time: `ends` is its last day from now on. Invalid unless it lies within its days."""
    row = locked(Cooperation, cooperation)
    if not row.starts <= ends < row.ends:
        raise Invalid(field="ends", code="period", message=COOPERATION_FAULTS["period"])
    return written(row, {"ends": ends, "ended_reason": words("reason", reason, 200)})


def _check(row, faults):
    """Invalid with all that was found, before or here."""
    days = ("signed_on", "starts", "ends")
    faults.required({name: getattr(row, name) for name in days}, days)
    row.services = faults.check(words, "services", row.services, 500)
    row.document = faults.check(words, "document", row.document, 200)
    if row.starts and row.ends and row.ends < row.starts:
        faults.add("ends", "period", COOPERATION_FAULTS["period"])
    if row.starts and row.signed_on and row.signed_on > row.starts:
        faults.add("signed_on", "signed_late", COOPERATION_FAULTS["signed_late"])
    faults.tell()


def _check_chosen(selection, enterprise):
    chosen = Candidate.objects.filter(selection=selection, enterprise=enterprise, chosen=True)
    if selection.state != SelectionState.PUBLISHED or not chosen.exists():
        raise Invalid(field="selection", code="not_chosen", message=COOPERATION_FAULTS["not_chosen"])


def _keep(row, **how):
    try:
        with transaction.atomic():
            row.save(**how)
    except IntegrityError as error:
        if constraint_of(error) != OVERLAP:
            raise
        raise Conflict(COOPERATION_FAULTS["overlap"], code="overlap", field="starts") from None
