"""Writes of organised batches (X2.2-6)."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.placements.actions.steps import check_destination
from laborers.placements.models import Batch, RosterLine
from laborers.placements.states import BATCH_MOVES, BatchState, RosterState, Transport
from xundian.kit.changing import locked, only
from xundian.kit.checking import Faults, check_length
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.etag import check_version
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh
from xundian.webhooks.actions import announce
from xundian.webhooks.states import Kind as Told

FIELDS = (
    "name", "departs_on", "destination", "transport_kind", "transport", "meeting_point", "meets_at", "leader_name",
    "leader_phone",
)  # fmt: skip

# The longest of each text.
TEXTS = {"name": 80, "transport": 60, "meeting_point": 120, "leader_name": 50, "leader_phone": 20}

# What is told to the systems of county and station.
TOLD = {BatchState.DEPARTED: Told.BATCH_DEPARTED, BatchState.ARRIVED: Told.BATCH_ARRIVED}


@transaction.atomic
def create_batch(*, division, name, departs_on, destination, transport, leader_name, by, id=None, **more):
    """A group that will leave together (X2.2-6); people who accepted a post are put on its roster.

    `more` are the other FIELDS: how it travels, where and when it meets, the leader's telephone.
    """
    values = {
        "name": name, "departs_on": departs_on, "destination": destination, "transport": transport,
        "leader_name": leader_name,
    } | more  # fmt: skip
    _check(values)
    check_fresh(Batch, id)
    return Batch.objects.create(id=id or new_id(), division=division, **values).reread()


@transaction.atomic
def edit_batch(*, batch, changes, expected_version, by):
    """Change FIELDS of a batch that has not left; Stale, MoveRefused once it has, Invalid for what cannot be."""
    row = locked(Batch, batch)
    check_version(row, expected_version)
    if row.state != BatchState.PLANNED:
        raise MoveRefused(_("This batch has left or was cancelled. Its roster is closed."))
    for name, value in changes.items():
        setattr(row, name, value)
    _check({name: getattr(row, name) for name in FIELDS} | changes)
    row.save(update_fields=list(changes))
    return row.reread()


@transaction.atomic
def depart_batch(*, batch, on, by):
    """The batch has left that day, which becomes its day of departure; MoveRefused unless it was planned.

    Conflict (unchecked) while somebody on the list was not checked: laborers.journeys.depart_batch does both.
    """
    if RosterLine.objects.filter(batch=batch, state=RosterState.LISTED).exists():
        raise Conflict(_("Say of everybody on the list who came and who did not."), code="unchecked")
    return _move_batch(batch, BatchState.DEPARTED, departs_on=on)


@transaction.atomic
def arrive_batch(*, batch, on, by):
    """The batch has arrived that day; Invalid before its departure, MoveRefused unless it has departed."""
    batch = locked(Batch, batch)
    BATCH_MOVES.check(batch.state, BatchState.ARRIVED)
    if on < batch.departs_on:
        raise Invalid(field="on", code="too_early", message=_("A batch cannot arrive before it departs."))
    return _move_batch(batch, BatchState.ARRIVED, arrived_on=on)


@transaction.atomic
def cancel_batch(*, batch, by):
    """The batch will not leave; MoveRefused once it has.

    Conflict (unchecked) while somebody is on its list: laborers.journeys.cancel_batch lets them go later.
    """
    if RosterLine.objects.filter(batch=batch, state=RosterState.LISTED).exists():
        raise Conflict(_("Say of everybody on the list who came and who did not."), code="unchecked")
    return _move_batch(batch, BatchState.CANCELLED)


def _check(values):
    only(values, FIELDS)
    faults = Faults()
    faults.required(values, ("name", "departs_on", "destination", "leader_name"))
    for name, longest in TEXTS.items():
        faults.check(check_length, name, values.get(name) or "", longest)
    if values["destination"]:
        faults.check(check_destination, values["destination"])
    kind = values.get("transport_kind", "")
    if kind and kind not in Transport.values:
        faults.add("transport_kind", "unknown", _("Choose from the list how the batch travels."))
    faults.tell()


def _move_batch(batch, state, **changes):
    batch = locked(Batch, batch)
    BATCH_MOVES.check(batch.state, state)
    for name, value in ({"state": state} | changes).items():
        setattr(batch, name, value)
    batch.save(update_fields=["state", *changes])
    if state in TOLD:
        announce(kind=TOLD[state], subject=batch.pk, division=batch.division_id, destination=batch.destination)
    return batch.reread()
