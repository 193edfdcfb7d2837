"""Writes of contract cards (X2.2-7)."""

import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.placements import queries, rules
from laborers.placements.models import ContractCard, Placement
from laborers.registry import actions as registry
from laborers.registry.states import EventKind
from xundian.kit.changing import locked
from xundian.kit.errors import Conflict
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh
from xundian.kit.sql import fetch

TOKEN_BYTES = 32


@transaction.atomic
def issue_card(*, placement, on, by, id=None):
    """The service contract card of a running placement (X2.2-7), with the next number of county and year.

    Conflict while another card is valid, or once the work has ended.
    """
    placement = locked(Placement, placement)
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
    card = locked(ContractCard, card)
    if card.revoked_on:
        raise Conflict(_("This card is already revoked."), code="revoked")
    card.revoked_on = on
    card.save(update_fields=["revoked_on"])
    return card.reread()
