"""Writes of placements. Consent comes first; spells of work never overlap (X2.2-6)."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from laborers.jobs.models import Offer
from laborers.jobs.states import OfferState
from laborers.placements import rules
from laborers.placements.actions.rosters import list_placed
from laborers.placements.actions.steps import check_destination, check_term
from laborers.placements.models import Batch, Consent, Placement
from laborers.placements.queries import consent_in_force
from laborers.placements.states import BatchState, Purpose
from laborers.registry.states import Stage
from xundian.kit.changing import locked, only
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh
from xundian.webhooks.actions import announce
from xundian.webhooks.states import Kind as Told

SPELL_CONSTRAINTS = ("placements_do_not_overlap", "one_open_placement")


@transaction.atomic
def start(
    *, laborer, case, consent, occupation, destination, organised_by, started_on, by, enterprise=None,
    employer_name="", wage_fen=None, contract_from=None, contract_to=None, offer=None, batch=None, id=None,
):  # fmt: skip
    """A spell of work begins, organised or self-found; `destination` is a 6-digit code, `wage_fen` fen a month.

    Invalid without a placement consent of this laborer in force at the start, below 16, or with a foreign offer;
    Conflict when the person already has work in these days.
    """
    _check_person(laborer, case, started_on)
    _check_consent(consent, laborer, started_on)
    _check_work(destination, organised_by, contract_from, contract_to)
    _check_offer(offer, laborer)
    _check_batch(batch, laborer)
    check_fresh(Placement, id)
    placement = Placement(
        id=id or new_id(), laborer=laborer, case=case, household_id=laborer.household_id,
        division_id=laborer.division_id, consent=consent, offer=offer, enterprise=enterprise,
        employer_name=employer_name, occupation=occupation, destination=destination,
        area=rules.area_of_work(laborer.division_id, destination), organised_by=organised_by, batch=batch,
        wage_fen=wage_fen, contract_from=contract_from, contract_to=contract_to, started_on=started_on,
    )  # fmt: skip
    _save_spell(placement, force_insert=True)
    if batch:
        list_placed(placement=placement, by=by)
    tell_of_work(placement, Told.PLACEMENT_STARTED)
    return placement


@transaction.atomic
def begin_on(*, placement, started_on, by):
    """Planned work begins, maybe on an earlier day, because its batch leaves; the Placement.

    What `start` asked may hold no longer: Invalid without a consent in force that day (another than the planned one
    takes its place), or below 16 then; Conflict when it was called off, has ended, or with other work.
    """
    placement = locked(Placement, placement)
    if placement.ended_on:
        raise Conflict(_("This work has already ended, or was called off."), code="ended")
    _check_age(placement.laborer, started_on)
    held = locked(Consent, placement.consent)
    if not rules.consent_holds(given_on=held.given_on, withdrawn_on=held.withdrawn_on, on=started_on):
        held = consent_in_force(placement.laborer_id, started_on)
    _check_consent(held, placement.laborer, started_on)
    if (placement.started_on, placement.consent_id) != (started_on, held.pk):
        placement.started_on, placement.consent = started_on, held
        _save_spell(placement, update_fields=["started_on", "consent"])
    return placement.reread()


TERMS = ("contract_from", "contract_to", "wage_fen", "employer_name", "occupation")


@transaction.atomic
def edit_terms(*, placement, changes, expected_version, by):
    """Put the terms of a placement right (TERMS): contract, wage agreed, employer as named, occupation; the Placement.

    Stale when somebody else was faster; Invalid for a term that cannot be.
    """
    row = locked(Placement, placement, expected_version)
    only(changes, TERMS)
    for name, value in changes.items():
        setattr(row, name, value)
    check_term(row.contract_from, row.contract_to)
    if row.wage_fen is not None and row.wage_fen < 0:
        raise Invalid(field="wage", code="amount", message=_("A wage is not below nothing."))
    row.save(update_fields=list(changes))
    return row.reread()


@transaction.atomic
def end(*, placement, ended_on, reason, by):
    """A spell of work ended, `ended_on` being its last day; `reason` is a code of the list `end_reason`."""
    placement = locked(Placement, placement)
    if placement.ended_on:
        raise Conflict(_("This work has already ended."), code="ended")
    if reason not in rules.END_REASONS:
        raise Invalid(field="reason", code="unknown", message=_("Choose a reason from the list of end reasons."))
    if ended_on < placement.started_on:
        raise Invalid(
            field="ended_on", code="before_start", message=_("The last day of work cannot lie before the first.")
        )
    placement.ended_on, placement.end_reason = ended_on, reason
    _save_spell(placement, update_fields=["ended_on", "end_reason"])
    tell_of_work(placement, Told.PLACEMENT_ENDED)
    return placement.reread()


def tell_of_work(placement, kind):
    """Tell the systems of county and station that work began, or is over."""
    announce(kind=kind, subject=placement.pk, division=placement.division_id, destination=placement.destination)


def _check_person(laborer, case, started_on):
    if case.laborer_id != laborer.pk or case.stage == Stage.CLOSED:
        raise Invalid(field="case", code="not_open", message=_("The case must be the person's own and open."))
    _check_age(laborer, started_on)


def _check_age(laborer, started_on):
    if not rules.old_enough(laborer.birth, started_on):
        raise Invalid(
            field="started_on",
            code="child_labour",
            message=_("This person is under 16 on that day. Work would be child labour; report it to the county."),
        )


def _check_consent(consent, laborer, started_on):
    consent = consent and locked(Consent, consent)
    fits = (
        consent is not None
        and consent.laborer_id == laborer.pk
        and consent.purpose == Purpose.PLACEMENT
        and rules.consent_holds(given_on=consent.given_on, withdrawn_on=consent.withdrawn_on, on=started_on)
    )
    if not fits:
        raise Invalid(
            field="consent",
            code="consent_required",
            message=_(
                "A placement needs this person's own consent to placement, given on or before the first day of work. "
                "Read them the text and record the consent first."
            ),
        )


def _check_work(destination, organised_by, contract_from, contract_to):
    check_destination(destination)
    if organised_by not in rules.ORGANISERS:
        raise Invalid(field="organised_by", code="unknown", message=_("Choose from the list who organised the work."))
    check_term(contract_from, contract_to)


def _check_offer(offer, laborer):
    if offer is None:
        return
    offer = locked(Offer, offer)
    if offer.laborer_id != laborer.pk:
        raise Invalid(field="offer", code="foreign", message=_("This offer was made to another person."))
    if offer.state != OfferState.ACCEPTED:
        raise Invalid(
            field="offer", code="not_accepted", message=_("The person has not accepted this offer. Record the answer.")
        )
    if Placement.objects.filter(offer=offer).exists():
        raise Conflict(_("This offer has already led to a placement."), code="offer_used", field="offer")


def _check_batch(batch, laborer):
    if batch is None:
        return
    batch = locked(Batch, batch)
    if batch.state == BatchState.CANCELLED:
        raise Invalid(field="batch", code="cancelled", message=_("This batch was cancelled. Choose another."))
    if not laborer.division_id.startswith(batch.division_id):
        raise Invalid(field="batch", code="elsewhere", message=_("This batch leaves from another place."))


def _save_spell(placement, **how):
    try:
        with transaction.atomic():
            placement.save(**how)
    except IntegrityError as error:
        if error.__cause__.diag.constraint_name not in SPELL_CONSTRAINTS:
            raise
        raise Conflict(
            _("This person already has work in these days. End that first, or correct the days."),
            code="spells_overlap",
            field="started_on",
        ) from None
