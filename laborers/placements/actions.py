"""Writes of consents, batches, placements and contract cards. Consent comes first; spells of work never overlap."""

import secrets
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from laborers.jobs.models import Offer
from laborers.jobs.states import OfferState
from laborers.placements import queries, rules
from laborers.placements.models import Batch, Consent, ContractCard, Placement
from laborers.placements.states import BATCH_MOVES, BatchState, Purpose
from laborers.registry import actions as registry
from laborers.registry.states import EventKind, Stage
from xundian.accounts.models import User
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh
from xundian.kit.sql import fetch
from xundian.messages.actions import Notice, notify_all

SPELL_CONSTRAINTS = ("placements_do_not_overlap", "one_open_placement")
TOKEN_BYTES = 32


@transaction.atomic
def give_consent(*, laborer, purpose, text_version, language, by, on, witness="", id=None):
    """Record a laborer's own yes to a purpose, with the version of the text they were read and its language."""
    if purpose not in Purpose.values:
        raise Invalid(field="purpose", code="unknown", message=_("Choose training or placement."))
    if not text_version:
        raise Invalid(field="text_version", code="required", message=_("Name the version of the text that was read."))
    check_fresh(Consent, id)
    consent = Consent.objects.create(
        id=id or new_id(), laborer=laborer, division_id=laborer.division_id, purpose=purpose,
        text_version=text_version, language=language, given_on=on, witness=witness, by=by,
    )  # fmt: skip
    case = registry.open_case_of(laborer)
    if case:
        detail = {"purpose": str(purpose), "consent": str(consent.pk)}
        registry.note(case=case, kind=EventKind.CONSENTED, on=on, by=by, detail=detail)
    return consent


@transaction.atomic
def withdraw_consent(*, consent, on, by):
    """Take a consent back from that day on; what is running goes on, nothing new may start. Conflict when withdrawn."""
    consent = _locked(Consent, consent)
    if consent.withdrawn_on:
        raise Conflict(_("This consent is already withdrawn."))
    if on < consent.given_on:
        raise Invalid(field="on", code="too_early", message=_("A consent cannot be withdrawn before it was given."))
    consent.withdrawn_on = on
    consent.save(update_fields=["withdrawn_on"])
    return consent.reread()


@transaction.atomic
def create_batch(*, division, name, departs_on, destination, transport, leader_name, by, leader_phone="", id=None):
    """A group that will leave together (X2.2-6); people join it by being placed with it."""
    _check_destination(destination)
    check_fresh(Batch, id)
    return Batch.objects.create(
        id=id or new_id(), division=division, name=name, departs_on=departs_on, destination=destination,
        transport=transport, leader_name=leader_name, leader_phone=leader_phone,
    )  # fmt: skip


@transaction.atomic
def depart_batch(*, batch, on, by):
    """The batch has left that day, which becomes its day of departure; MoveRefused unless it was planned."""
    return _move_batch(batch, BatchState.DEPARTED, departs_on=on)


@transaction.atomic
def arrive_batch(*, batch, on, by):
    """The batch has arrived that day; Invalid before its departure, MoveRefused unless it has departed."""
    batch = _locked(Batch, batch)
    if on < batch.departs_on:
        raise Invalid(field="on", code="too_early", message=_("A batch cannot arrive before it departs."))
    return _move_batch(batch, BatchState.ARRIVED, arrived_on=on)


@transaction.atomic
def cancel_batch(*, batch, by):
    """The batch will not leave; MoveRefused once it has."""
    return _move_batch(batch, BatchState.CANCELLED)


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
    return placement


@transaction.atomic
def end(*, placement, ended_on, reason, by):
    """A spell of work ended, `ended_on` being its last day; `reason` is a code of the list `end_reason`."""
    placement = _locked(Placement, placement)
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
    return placement.reread()


@transaction.atomic
def issue_card(*, placement, on, by, id=None):
    """The service contract card of a running placement (X2.2-7), with the next number of county and year.

    Conflict while another card is valid, or once the work has ended.
    """
    placement = _locked(Placement, placement)
    if placement.ended_on:
        raise Conflict(_("This work has ended; a card is for people at work."), code="ended")
    if queries.valid_card(placement):
        raise Conflict(_("A valid card exists. Revoke it before you issue another."), code="card_exists")
    check_fresh(ContractCard, id)
    county = placement.division_id[:6]
    # Numbers are given out one at a time, and only by transactions that commit: no gaps, no doubles.
    fetch("SELECT pg_advisory_xact_lock(hashtextextended(%s, 2))", [f"card number {county} {on.year}"])
    last = queries.last_number(county, on.year)
    card = ContractCard.objects.create(
        id=id or new_id(), placement=placement, division_id=placement.division_id, issued_on=on,
        number=rules.card_number(county, on.year, rules.serial_of(last) + 1 if last else 1),
        token=secrets.token_urlsafe(TOKEN_BYTES),
    )  # fmt: skip
    case = registry.open_case_of(placement.laborer)
    if case:
        registry.note(case=case, kind=EventKind.CARD, on=on, by=by, detail={"number": card.number})
    return card


@transaction.atomic
def revoke_card(*, card, on, by):
    """The card is void from that day on and its QR leads nowhere; Conflict when it already is."""
    card = _locked(ContractCard, card)
    if card.revoked_on:
        raise Conflict(_("This card is already revoked."), code="revoked")
    card.revoked_on = on
    card.save(update_fields=["revoked_on"])
    return card.reread()


@transaction.atomic
def remind_of_contracts(*, on, at):
    """60, 30 and 7 days before a contract ends, the home officers and the station learn of it, once each; how many."""
    notices = []
    for row in queries.contracts_ending(on, on + timedelta(days=max(rules.CONTRACT_REMINDERS))):
        days, ends = rules.reminder_due(row["contract_to"], on), row["contract_to"].isoformat()
        values = {"placement_id": str(row["placement_id"]), "days": days, "contract_to": ends}
        key = f"contract_ending:{row['placement_id']}:{ends}:{days}"
        notices.append(Notice([User(pk=row["user_id"])], "contract_ending", values, "", key))
    notify_all(notices=notices, at=at)
    return len(notices)


def _locked(model, record):
    """The row under a lock that foreign-key checks of a running sweep need not wait for."""
    return model.objects.select_for_update(of=("self",), no_key=True).get(pk=record.pk)


def _move_batch(batch, state, **changes):
    batch = _locked(Batch, batch)
    BATCH_MOVES.check(batch.state, state)
    for name, value in ({"state": state} | changes).items():
        setattr(batch, name, value)
    batch.save(update_fields=["state", *changes])
    return batch.reread()


def _check_person(laborer, case, started_on):
    if case.laborer_id != laborer.pk or case.stage == Stage.CLOSED:
        raise Invalid(field="case", code="not_open", message=_("The case must be the person's own and open."))
    if not rules.old_enough(laborer.birth, started_on):
        raise Invalid(
            field="started_on",
            code="child_labour",
            message=_("This person is under 16 on that day. Work would be child labour; report it to the county."),
        )


def _check_consent(consent, laborer, started_on):
    consent = consent and _locked(Consent, consent)
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
    _check_destination(destination)
    if organised_by not in rules.ORGANISERS:
        raise Invalid(field="organised_by", code="unknown", message=_("Choose from the list who organised the work."))
    if contract_to and not contract_from:
        raise Invalid(field="contract_from", code="required", message=_("Give the first day of the contract too."))
    if contract_to and contract_to < contract_from:
        raise Invalid(field="contract_to", code="before_start", message=_("The contract ends before it begins."))


def _check_destination(destination):
    if not rules.is_destination(destination):
        raise Invalid(
            field="destination", code="bad_code", message=_("Give the place as the six digits of its division code.")
        )


def _check_offer(offer, laborer):
    if offer is None:
        return
    offer = _locked(Offer, offer)
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
    batch = _locked(Batch, batch)
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
