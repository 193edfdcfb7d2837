"""Writes of rosters: who is to leave with a batch, who left, who arrived (X2.2-6)."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from laborers.jobs.models import Offer
from laborers.jobs.states import EmployerAnswer, OfferState
from laborers.placements import queries
from laborers.placements.actions.steps import check_term
from laborers.placements.models import Batch, RosterLine
from laborers.placements.states import ROSTER_MOVES, BatchState, RosterState
from xundian.kit.changing import locked
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.etag import check_version
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

LINE_FIELDS = ("contract_from", "contract_to", "wage_fen", "note")
ONE_LIST = ("listed_for_one_batch", "once_on_a_roster")


@transaction.atomic
def list_person(*, batch, offer, by, on, id=None, **facts):
    """Put somebody who accepted a post on the roster of a batch that is still planned; the RosterLine.

    `facts` are of LINE_FIELDS. MoveRefused once the batch has left; Invalid when the offer was not accepted, or is of
    another place; Conflict when the employer said no, when the post led to work already, or for two rosters at once.
    """
    batch = _planned(batch)
    offer = locked(Offer, offer)
    if offer.state != OfferState.ACCEPTED:
        raise Invalid(field="offer", code="not_accepted",
                      message=_("The person has not accepted this offer. Record the answer."))  # fmt: skip
    if offer.employer_state in (EmployerAnswer.DECLINED, EmployerAnswer.SILENT):
        raise Conflict(_("The employer did not confirm this person."), code="not_confirmed", field="offer")
    if queries.placed_by(offer):
        raise Conflict(_("This offer has already led to a placement."), code="offer_used", field="offer")
    if not offer.division_id.startswith(batch.division_id):
        raise Invalid(field="offer", code="elsewhere", message=_("This batch leaves from another place."))
    check_fresh(RosterLine, id)
    facts = {name: value for name, value in facts.items() if name in LINE_FIELDS and value is not None}
    check_term(facts.get("contract_from"), facts.get("contract_to"))
    line = RosterLine(
        id=id or new_id(), batch=batch, laborer_id=offer.laborer_id, division_id=offer.division_id, offer=offer,
        consent=queries.consent_in_force(offer.laborer_id, on), **facts,
    )  # fmt: skip
    return _written(line)


@transaction.atomic
def list_placed(*, placement, by):
    """The line of somebody who was placed with a batch, as far as the batch has come; the RosterLine."""
    batch = locked(Batch, placement.batch)
    state = {BatchState.DEPARTED: RosterState.DEPARTED, BatchState.ARRIVED: RosterState.ARRIVED}
    known = RosterLine.objects.filter(batch=batch, laborer=placement.laborer_id).exclude(state=RosterState.REMOVED)
    line = known.first() or RosterLine(
        batch=batch, laborer_id=placement.laborer_id, division_id=placement.division_id, offer=placement.offer,
        state=state.get(batch.state, RosterState.LISTED),
    )  # fmt: skip
    line.placement, line.consent = placement, placement.consent
    for name in ("contract_from", "contract_to", "wage_fen"):
        setattr(line, name, getattr(placement, name) or getattr(line, name))
    return _written(line)


@transaction.atomic
def leave_lists(*, laborer, on, by, keep=None):
    """Whoever began other work leaves the rosters they were on, but for the batch `keep`; how many."""
    lines = RosterLine.objects.filter(laborer=laborer, state=RosterState.LISTED).exclude(batch=keep)
    rows = list(lines.select_for_update(of=("self",), no_key=True).order_by("pk"))
    for row in rows:
        row.state, row.settled_on = RosterState.REMOVED, on
        row.save(update_fields=["state", "settled_on"])
    return len(rows)


@transaction.atomic
def edit_line(*, line, changes, expected_version, by):
    """Change terms or note of a person on the list (LINE_FIELDS). Stale, MoveRefused, Invalid for wrong days."""
    row = locked(RosterLine, line)
    check_version(row, expected_version)
    if row.state != RosterState.LISTED:
        raise MoveRefused(_("This line was checked. Change the placement instead."))
    for name in LINE_FIELDS:
        setattr(row, name, changes.get(name, getattr(row, name)))
    check_term(row.contract_from, row.contract_to)
    row.save(update_fields=list(LINE_FIELDS))
    return row.reread()


@transaction.atomic
def remove_person(*, line, by, on, note=""):
    """Take somebody off the list; the post they accepted stays theirs. MoveRefused once the line was checked."""
    row = locked(RosterLine, line)
    if row.placement and row.placement.ended_on is None and row.state == RosterState.LISTED:
        raise Conflict(_("This person is placed with the batch. Call the departure off instead."), code="placed")
    return settle_line(line=row, to=RosterState.REMOVED, on=on, note=note)


@transaction.atomic
def settle_line(*, line, to, on, placement=None, handed_to="", note=""):
    """What the check found of a person: departed, goes later, called off, arrived, not arrived; the RosterLine."""
    row = locked(RosterLine, line)
    ROSTER_MOVES.check(row.state, to)
    row.state, row.settled_on = to, on
    row.placement = placement or row.placement
    row.consent = row.placement.consent if row.placement else row.consent
    row.handed_to, row.note = handed_to or row.handed_to, note or row.note
    row.save(update_fields=["state", "settled_on", "placement", "consent", "handed_to", "note"])
    return row.reread()


def _planned(batch):
    batch = locked(Batch, batch)
    if batch.state != BatchState.PLANNED:
        raise MoveRefused(_("This batch has left or was cancelled. Its roster is closed."), field="batch")
    return batch


def _written(line):
    try:
        with transaction.atomic():
            line.save()
    except IntegrityError as error:
        if error.__cause__.diag.constraint_name not in ONE_LIST:
            raise
        raise Conflict(_("This person is on a roster already."), code="listed", field="offer") from None
    return line.reread()
