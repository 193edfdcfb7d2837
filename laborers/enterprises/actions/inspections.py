"""Writes of inspections: planned, carried out, corrected by a new row, conditions followed up (X2.2-3, X4)."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.enterprises.models import Enterprise, Inspection
from laborers.enterprises.rules import VALID_DAYS, inspection_faults
from laborers.enterprises.states import INSPECTION_FAULTS, PARTS, InspectionState, Verdict
from xundian.kit.changing import locked, only, written
from xundian.kit.checking import words
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.ids import new_id
from xundian.kit.photos import checked
from xundian.kit.records import check_fresh

FOUND = tuple(f"{part}_found" for part in PARTS)
FIELDS = (*PARTS, *FOUND, "verdict", "valid_until", "conditions", "conditions_by", "party", "photos")


@transaction.atomic
def plan_inspection(*, enterprise, planned_on, by, on, party="", id=None):
    """An inspection that is to be carried out on a day to come, with who is to take part."""
    if planned_on < on:
        raise Invalid(field="planned_on", code="past", message=INSPECTION_FAULTS["past"])
    check_fresh(Inspection, id)
    party = words("party", party, 200, required=False)
    return Inspection.objects.create(
        id=id or new_id(), enterprise=enterprise, planned_on=planned_on, party=party, by=by
    )


@transaction.atomic
def cancel_inspection(*, inspection, by):
    """A planned inspection that will not be carried out; MoveRefused for any other."""
    return written(_planned(inspection), {"state": InspectionState.CANCELLED})


@transaction.atomic
def record_inspection(*, enterprise, carried_out_on, by, on, plan=None, corrects=None, id=None, **found):
    """What an inspection found: `found` are fields of FIELDS, each part with its verdict; photos are never asked for.

    `plan` is the planned row it carries out, `corrects` the row it puts right, which then counts no more. One that is
    passed holds for a year unless `valid_until` says otherwise. Invalid names every field that is wrong.
    """
    only(found, FIELDS)
    firm = locked(Enterprise, enterprise)
    row = _row(firm, plan, corrects, id)
    for name, value in found.items():
        setattr(row, name, value)
    row.state, row.carried_out_on, row.by = InspectionState.DONE, carried_out_on, by
    _tidy(row)
    faults = inspection_faults(row, on)
    if faults:
        raise Invalid(fields={name: (code, _fault(name, code)) for name, code in reversed(faults)})
    row.save(force_insert=plan is None)
    return row.reread()


@transaction.atomic
def meet_conditions(*, inspection, met_on, by, on, note=""):
    """The conditions of the newest inspection are met since a day; how that was seen may be told."""
    row = locked(Inspection, inspection)
    if row.verdict != Verdict.CONDITIONAL or row.conditions_met_on or _is_corrected(row):
        raise MoveRefused(INSPECTION_FAULTS["no_open_conditions"])
    if not row.carried_out_on <= met_on <= on:
        message = _("The day lies between the inspection and today.")
        raise Invalid(field="met_on", code="out_of_range", message=message)
    note = words("note", note, 200, required=False)
    return written(row, {"conditions_met_on": met_on, "conditions_note": note})


@transaction.atomic
def add_photos(*, inspection, photos, by):
    """Name more photos (SHA-256 in hex) in an inspection that was carried out."""
    row = locked(Inspection, inspection)
    if row.state != InspectionState.DONE:
        raise MoveRefused(INSPECTION_FAULTS["not_done"])
    row.photos = list(dict.fromkeys([*row.photos, *photos]))
    checked(row.photos)
    return written(row, {"photos": row.photos})


def _fault(name, code):
    return str(INSPECTION_FAULTS[code]) % {"part": PARTS[name]} if code == "part" else INSPECTION_FAULTS[code]


def _row(enterprise, plan, corrects, id):
    """The row to write on: the planned one, or a new one that may correct an old one."""
    if plan is not None:
        row = _planned(plan)
        if row.enterprise_id != enterprise.pk:
            raise Invalid(field="plan", code="foreign", message=INSPECTION_FAULTS["foreign"])
        return row
    check_fresh(Inspection, id)
    if corrects is not None:
        _check_corrects(corrects, enterprise)
    return Inspection(id=id or new_id(), enterprise=enterprise, corrects=corrects)


def _planned(inspection):
    row = locked(Inspection, inspection)
    if row.state != InspectionState.PLANNED:
        raise MoveRefused(INSPECTION_FAULTS["not_planned"])
    return row


def _check_corrects(old, enterprise):
    if old.enterprise_id != enterprise.pk:
        raise Invalid(field="corrects", code="foreign", message=INSPECTION_FAULTS["foreign"])
    if old.state != InspectionState.DONE:
        raise Invalid(field="corrects", code="not_done", message=INSPECTION_FAULTS["not_done"])
    if _is_corrected(old):
        raise Conflict(INSPECTION_FAULTS["corrected"], code="corrected", field="corrects")


def _is_corrected(row):
    return Inspection.objects.filter(corrects=row).exists()


def _tidy(row):
    for name in FOUND:
        setattr(row, name, words(name, getattr(row, name), 500, required=False))
    row.conditions = words("conditions", row.conditions, 500, required=False)
    row.party = words("party", row.party, 200, required=False)
    if row.verdict in (Verdict.PASS, Verdict.CONDITIONAL) and row.valid_until is None:
        row.valid_until = row.carried_out_on + timedelta(days=VALID_DAYS)
    checked(row.photos)
