"""Secrets, the draw itself, its end without a result, its repetition, and homes given back afterwards (W2.2-3)."""

from django.db import transaction
from django.utils.formats import date_format

from relocation.declarations import actions as declarations
from relocation.declarations.models import Declaration
from relocation.declarations.states import DeclarationState
from relocation.draws import queries, rules
from relocation.draws.actions.preparing import new_code
from relocation.draws.actions.steps import frozen, in_county_words, listed, next_number, said
from relocation.draws.models import Allotment, Draw, DrawEntry, DrawHome, DrawReveal, DrawWitness, Succession
from relocation.draws.states import FAULTS, DrawState
from xundian.kit.changing import locked, written
from xundian.kit.checking import words
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

# Entries of a made draw that were not told yet what they have.
UNSERVED = (DeclarationState.IN_DRAW, DeclarationState.WAITING)


@transaction.atomic
def reveal(*, witness, secret, by, on, from_envelope=False):
    """Keep the secret that a witness tells, or that the sealed envelope held; told by the last day, and fitting."""
    row = frozen(witness.draw)
    if on > row.reveal_by:
        raise Conflict(said("too_late", day=date_format(row.reveal_by)), code="too_late")
    secret = (secret or "").strip()
    fault = rules.secret_fault(secret)
    if fault:
        raise Invalid(field="secret", code=fault, message=FAULTS[fault])
    witness = DrawWitness.objects.get(pk=witness.pk)
    if DrawReveal.objects.filter(witness=witness).exists():
        raise Conflict(FAULTS["revealed"], code="revealed")
    if rules.commitment_of(row.code, witness.number, secret) != witness.commitment:
        raise Invalid(field="secret", code="secret", message=FAULTS["secret"])
    return DrawReveal.objects.create(
        id=new_id(), draw=row, witness=witness, secret=secret, told_on=on, from_envelope=from_envelope, entered_by=by
    )


@transaction.atomic
def run(*, draw, by, on):
    """Make the draw: it follows from the frozen roster and all secrets, whoever presses the button; once, for good.

    Households get their homes or wait. Who withdrew since the freeze keeps the place drawn, and passes it on at once.
    """
    row = frozen(draw)
    untold = list(queries.missing(row).values_list("name", flat=True))
    if untold:
        raise Conflict(said("missing", names=listed(untold)), code="missing")
    roster = queries.roster_of(row)
    secrets = list(DrawReveal.objects.filter(draw=row).order_by("witness__number").values_list("secret", flat=True))
    made = rules.result_of(roster, secrets)
    _keep(row, made)
    row = written(row, {"state": DrawState.DRAWN, "seed": made["seed"], "drawn_on": on, "drawn_by": by})
    _settle(row, by, on)
    return row


@transaction.atomic
def abandon(*, draw, reason, by, on):
    """End a frozen draw without a result, in the open: before anybody told a secret, or after the last day for them.

    Once all secrets were told the result stands, and nobody can turn it down (all_told).
    """
    row = frozen(draw)
    reason = words("reason", reason, 500)
    if not queries.missing(row).exists():
        raise Conflict(FAULTS["all_told"], code="all_told")
    if on <= row.reveal_by and DrawReveal.objects.filter(draw=row).exists():
        raise Conflict(said("begun", day=date_format(row.reveal_by)), code="begun")
    return _abandon(row, reason, by, on)


@transaction.atomic
def abandon_overdue(*, on):
    """Abandon every frozen draw of which a secret is missing after its last day; how many. Safe late and twice."""
    rows = Draw.objects.filter(state=DrawState.FROZEN, reveal_by__lt=on, witnesses__reveal=None).distinct()
    done = 0
    for each in rows.order_by("id"):
        row = locked(Draw, each)
        untold = queries.missing(row)
        if row.state == DrawState.FROZEN and untold:
            _abandon(row, in_county_words("not_told", day=row.reveal_by.isoformat(), names=listed(untold)), None, on)
            done += 1
    return done


@transaction.atomic
def repeat_draw(*, draw, reveal_by, by, on, venue="", id=None):
    """Prepare the draw that repeats an abandoned one: the same households and homes, witnesses named anew.

    Left out is only who is no longer confirmed and what is no longer free. Conflict when it was prepared already.
    """
    row = locked(Draw, draw)
    if row.state != DrawState.ABANDONED:
        raise MoveRefused(FAULTS["not_abandoned"], code="not_abandoned")
    if Draw.objects.filter(repeats=row).exists():
        raise Conflict(FAULTS["repeated"], code="repeated")
    if reveal_by < on:
        raise Invalid(field="reveal_by", code="reveal_by", message=FAULTS["reveal_by"])
    check_fresh(Draw, id)
    new = Draw.objects.create(
        id=id or new_id(), county_id=row.county_id, site_id=row.site_id, code=new_code(), title=row.title,
        venue=words("venue", venue or row.venue, 100, required=False), reveal_by=reveal_by,
        larger_homes=row.larger_homes, repeats=row,
    )  # fmt: skip
    entries = queries.entries_of(row).filter(declaration__state=DeclarationState.CONFIRMED)
    DrawEntry.objects.bulk_create(
        DrawEntry(id=new_id(), draw=new, declaration_id=each.declaration_id, number=number, persons=each.persons)
        for number, each in enumerate(entries, 1)
    )
    homes = queries.homes_of(row).exclude(home__in=queries.taken(row.site))
    DrawHome.objects.bulk_create(
        DrawHome(id=new_id(), draw=new, home_id=each.home_id, number=number, persons=each.persons)
        for number, each in enumerate(homes, 1)
    )
    return new


@transaction.atomic
def give_back(*, entry, reason, by, on):
    """A household gives its home back, or waits no longer: the home goes to whoever is next, and the draw stays.

    Conflict (moved_in) for one who lives in it, (given_back) for one who gave its place up already.
    """
    row = locked(Draw, entry.draw)
    if row.state != DrawState.DRAWN:
        raise MoveRefused(FAULTS["not_drawn"], code="not_drawn")
    reason = words("reason", reason, 500)
    _settle(row, by, on)
    if Succession.objects.filter(entry=entry).exists():
        raise Conflict(FAULTS["given_back"], code="given_back")
    declaration = Declaration.objects.get(pk=entry.declaration_id)
    if declaration.state == DeclarationState.MOVED_IN:
        raise Conflict(FAULTS["moved_in"], code="moved_in")
    declarations.give_back(declaration=declaration, words=reason, by=by, on=on)
    step = _pass_on(row, entry, reason, by, on)
    _settle(row, by, on)
    return step


@transaction.atomic
def settle_draws(*, on):
    """Pass on the places of everybody who withdrew after a draw, and tell what could not be told before; how many.

    Safe late and twice.
    """
    rows = Draw.objects.filter(pk__in=queries.unsettled()).order_by("id")
    return sum(_settle(locked(Draw, each), None, on) for each in rows)


def _keep(row, made):
    entries = dict(DrawEntry.objects.filter(draw=row).values_list("number", "id"))
    homes = dict(DrawHome.objects.filter(draw=row).values_list("number", "id"))
    got = {each["entry"]: homes[each["home"]] for each in made["allotments"]}
    Allotment.objects.bulk_create(
        Allotment(id=new_id(), draw=row, entry_id=entries[number], position=position, home_id=got.get(number))
        for position, number in enumerate(made["order"], 1)
    )


def _settle(row, by, on):
    """Places of those who withdrew pass on; then the declarations say what everybody has. How many passed on."""
    gone = list(queries.given_up().filter(draw=row).order_by("allotment__position"))
    for each in gone:
        _pass_on(row, each, in_county_words("withdrew"), by, on)
    held, waiting = queries.now_held(row)
    of = {each.number: each.declaration for each in queries.entries_of(row)}
    homes = {each.number: each.home for each in queries.homes_of(row)}
    new = [(of[entry], homes[home]) for entry, home in held.items() if of[entry].state in UNSERVED]
    declarations.allot(homes=queries.open_to_them(new), by=by, on=on)
    late = [of[entry] for entry in waiting if of[entry].state == DeclarationState.IN_DRAW]
    declarations.wait(declarations=late, by=by, on=on)
    return len(gone)


def _pass_on(row, entry, reason, by, on):
    held, waiting = queries.now_held(row)
    home, heir = rules.succeed(queries.roster_of(row), held, waiting, entry.number)
    rows = Succession.objects.filter(draw=row)
    return Succession.objects.create(
        id=new_id(), draw=row, number=next_number(rows), entry=entry, on=on, reason=reason, by=by,
        home=home and DrawHome.objects.get(draw=row, number=home),
        next=heir and DrawEntry.objects.get(draw=row, number=heir),
    )  # fmt: skip


def _abandon(row, reason, by, on):
    row = written(row, {"state": DrawState.ABANDONED, "ended_on": on, "ended_reason": reason})
    entries = queries.entries_of(row).filter(declaration__state=DeclarationState.IN_DRAW)
    declarations.leave_draw(declarations=[each.declaration for each in entries], by=by, on=on)
    return row
