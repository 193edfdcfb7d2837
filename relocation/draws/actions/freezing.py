"""The freeze: roster, homes, terms and commitments become one text with one digest, published from then on (W2.2-3)."""

import secrets

from django.db import transaction

from relocation.declarations import actions as declarations
from relocation.declarations.models import Declaration
from relocation.draws import queries, rules
from relocation.draws.actions.preparing import refuse_taken, refuse_unconfirmed
from relocation.draws.actions.steps import listed, preparing, said
from relocation.draws.models import DrawEntry, DrawHome
from relocation.draws.states import DRAW_MOVES, FAULTS, DrawState
from relocation.sites.models import Site
from xundian.kit.changing import locked, written
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.masking import masked
from xundian.kit.readable import readable

# 16 signs of 30: nobody finds a masked name by trying codes.
SLIP_BYTES, SLIP_SIGNS = 16, 16


@transaction.atomic
def freeze(*, draw, by, on):
    """Fix everything that is drawn for and publish it; from here on nothing of it changes.

    Needs households and homes that fit, all declarations confirmed still, all homes free, and at least two witnesses of
    different bodies who all have committed. Declarations are in the draw from then on.
    """
    row = preparing(draw)
    DRAW_MOVES.check(row.state, DrawState.FROZEN)
    if row.reveal_by < on:
        raise Invalid(field="reveal_by", code="reveal_by", message=FAULTS["reveal_by"])
    locked(Site, row.site)
    entries, homes = list(queries.entries_of(row)), list(queries.homes_of(row))
    witnesses = list(queries.witnesses_of(row))
    _check_entries(row, entries)
    _check_homes(row, homes)
    _check_witnesses(witnesses)
    _number(row, entries, homes)
    _check_sizes(entries, homes)
    declarations.enter_draw(declarations=[each.declaration for each in entries], by=by, on=on)
    roster = _roster(row, entries, homes, witnesses, on)
    changes = {"roster": rules.canonical(roster), "digest": rules.digest_of(roster), "frozen_on": on, "frozen_by": by}
    return written(row, {"state": DrawState.FROZEN} | changes)


def _roster(draw, entries, homes, witnesses, on):
    # Its shape is described in docs/draws.md.
    former = draw.repeats
    return {
        "algorithm": rules.VERSION, "draw": draw.code, "title": draw.title, "site": draw.site.name,
        "frozen_on": on.isoformat(), "reveal_by": draw.reveal_by.isoformat(), "larger_homes": int(draw.larger_homes),
        "repeats": former and {"draw": former.code, "digest": former.digest},
        "entries": [_shown(each, "number", "name", "place", "persons", "mark") for each in entries],
        "homes": [
            {"number": each.number, "home": each.label, "persons": each.persons} for each in homes
        ],
        "witnesses": [_shown(each, "number", "name", "body", "commitment") for each in witnesses],
    }  # fmt: skip


def _shown(row, *names):
    return {name: getattr(row, name) for name in names}


def _check_entries(row, entries):
    if not entries:
        raise Conflict(FAULTS["no_entries"], code="no_entries")
    rows = Declaration.objects.select_for_update(of=("self",), no_key=True).order_by("id")
    standing = rows.in_bulk([each.declaration_id for each in entries])
    for each in entries:
        household, each.declaration = each.declaration.household, standing[each.declaration_id]
        each.declaration.household, each.persons = household, each.declaration.persons
    refuse_unconfirmed(row, [each.declaration for each in entries])


def _check_homes(row, homes):
    if not homes:
        raise Conflict(FAULTS["no_homes"], code="no_homes")
    refuse_taken(row, [each.home for each in homes])


def _check_witnesses(witnesses):
    if len(witnesses) < rules.LEAST_WITNESSES:
        raise Conflict(FAULTS["few_witnesses"], code="few_witnesses")
    without = [each.name for each in witnesses if not each.commitment]
    if without:
        raise Conflict(said("not_committed", names=listed(without)), code="not_committed")


def _check_sizes(entries, homes):
    sizes = [{"number": each.number, "persons": each.persons} for each in homes]
    large = rules.too_large([{"number": each.number, "persons": each.persons} for each in entries], sizes)
    if large:
        names = listed(each.declaration.household.number for each in entries if each.number in large)
        raise Conflict(said("too_large", names=names), code="too_large")


def _number(row, entries, homes):
    """Numbers from 1 without a gap, and what the roster shows of each; slips get their codes."""
    households = [each.declaration.household for each in entries]
    heads, places = queries.heads_of(households), queries.townships_of(households)
    for number, (each, household) in enumerate(zip(entries, households, strict=True), 1):
        head = heads.get(household.pk, "")
        each.number, each.name, each.place = (
            number,
            masked(head),
            places.get(household.division_id[: queries.TOWNSHIP_DIGITS], ""),
        )
        each.slip = readable(secrets.token_bytes(SLIP_BYTES), SLIP_SIGNS)
        each.mark = rules.mark_of(row.code, number, head, each.slip)
    DrawEntry.objects.bulk_update(entries, ["number", "name", "place", "persons", "slip", "mark"])
    for number, each in enumerate(homes, 1):
        each.number, each.label, each.persons = number, str(each.home), each.home.persons
    DrawHome.objects.bulk_update(homes, ["number", "label", "persons"])
