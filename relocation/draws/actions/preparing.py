"""Preparing a draw: its terms, the households, the homes, the witnesses and what they commit to (W2.2-3)."""

import re
import secrets

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from relocation.declarations.models import Declaration
from relocation.declarations.states import DeclarationState
from relocation.draws import queries
from relocation.draws.actions.steps import listed, next_number, preparing, said
from relocation.draws.models import Draw, DrawEntry, DrawHome, DrawWitness
from relocation.draws.states import DRAW_MOVES, FAULTS, DrawState
from xundian.kit.changing import locked, only, written
from xundian.kit.checking import Faults, words
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.ids import new_id
from xundian.kit.readable import readable
from xundian.kit.records import check_fresh

TERMS = ("title", "venue", "reveal_by", "larger_homes")
CODE_BYTES, CODE_SIGNS = 8, 8
HASH = re.compile("[0-9a-f]{64}")


@transaction.atomic
def prepare_draw(*, county, site, title, reveal_by, by, on, venue="", larger_homes=False, id=None):
    """A draw of homes of a site of the county; Invalid, by every field, for no site or one elsewhere, for words that
    are missing or too long, and for no last day for secrets or one before `on`."""
    faults = Faults()
    faults.check(_check_site, site, county)
    terms = {"title": title, "venue": venue, "reveal_by": reveal_by, "larger_homes": larger_homes}
    values = faults.check(_terms, terms, on)
    faults.tell()
    check_fresh(Draw, id)
    return Draw.objects.create(id=id or new_id(), county=county, site=site, code=new_code(), **values)


@transaction.atomic
def edit_draw(*, draw, changes, expected_version, by, on):
    """Change TERMS before the freeze; Stale when someone else was faster."""
    row = preparing(draw, expected_version)
    return written(row, _terms(changes, on)) if changes else row


@transaction.atomic
def enter(*, draw, declarations, by):
    """Enter households whose declarations are confirmed; all of them or, with the reason, none.

    Conflict (to_repeat) for who waits for the repetition of a draw in which a secret was kept back.
    """
    row = preparing(draw)
    _same_as_repeated(row)
    declarations = _held(declarations)
    refuse_unconfirmed(row, declarations)
    for there in queries.live_entries(declarations).select_related("declaration__household").order_by("id"):
        fault = "entered" if there.draw_id == row.pk else "in_other_draw"
        raise Conflict(said(fault, names=there.declaration.household.number), code=fault, field="declarations")
    if queries.to_repeat(declarations):  # else who keeps a secret back would choose another draw
        raise Conflict(FAULTS["repeat_same"], code="to_repeat", field="declarations")
    first = next_number(DrawEntry.objects.filter(draw=row))
    rows = [
        DrawEntry(id=new_id(), draw=row, declaration=each, number=number, persons=each.persons)
        for number, each in enumerate(declarations, first)
    ]
    return DrawEntry.objects.bulk_create(rows)


@transaction.atomic
def strike(*, entry, by):
    """Take a household out before the freeze; in a repeated draw only one whose declaration no longer stands."""
    row = preparing(entry.draw)
    declaration = Declaration.objects.get(pk=entry.declaration_id)
    if declaration.state == DeclarationState.CONFIRMED:
        _same_as_repeated(row)
    entry.delete()


@transaction.atomic
def put_up(*, draw, homes, by):
    """Put free homes of the site up; all of them or, with the reason, none."""
    row = preparing(draw)
    _same_as_repeated(row)
    foreign = [each for each in homes if each.building.site_id != row.site_id]
    if foreign:
        raise Invalid(said("foreign_home", names=listed(foreign)), field="homes", code="foreign_home")
    there = set(DrawHome.objects.filter(draw=row).values_list("home", flat=True))
    again = [each for each in homes if each.pk in there]
    if again:
        raise Conflict(said("home_put_up", names=listed(again)), code="home_put_up", field="homes")
    refuse_taken(row, homes)
    first = next_number(DrawHome.objects.filter(draw=row))
    rows = [
        DrawHome(id=new_id(), draw=row, home=each, number=number, persons=each.persons)
        for number, each in enumerate(dict.fromkeys(homes), first)
    ]
    return DrawHome.objects.bulk_create(rows)


@transaction.atomic
def take_back(*, home, by):
    """Take a home out before the freeze; in a repeated draw only one that is free no longer."""
    row = preparing(home.draw)
    if home.home_id not in queries.taken(row.site, but=row):
        _same_as_repeated(row)
    home.delete()


@transaction.atomic
def name_witness(*, draw, name, body, by):
    """Name a witness of a body that is not named yet; Conflict for one who kept a secret back in a draw repeated."""
    row = preparing(draw)
    faults = Faults()
    name, body = faults.check(words, "name", name, 50), faults.check(words, "body", body, 100)
    faults.tell()
    rows = DrawWitness.objects.filter(draw=row)
    if rows.filter(body=body).exists():
        raise Conflict(said("same_body", body=body), code="same_body", field="body")
    if name in queries.kept_back(row):
        raise Conflict(said("barred", name=name), code="barred", field="name")
    return DrawWitness.objects.create(id=new_id(), draw=row, name=name, body=body, number=next_number(rows))


@transaction.atomic
def remove_witness(*, witness, by):
    """Take a witness out before the freeze; the later ones move up and commit anew, for commitments name the number."""
    row = preparing(witness.draw)
    witness.delete()
    for number, each in enumerate(DrawWitness.objects.filter(draw=row).order_by("number"), 1):
        if each.number != number:
            written(each, {"number": number, "commitment": "", "committed_on": None})


@transaction.atomic
def commit(*, witness, commitment, by, on):
    """Keep what a witness commits to: the hash of a secret that nobody else knows (rules.commitment_of), once."""
    row = preparing(witness.draw)
    commitment = (commitment or "").strip().lower()
    if not HASH.fullmatch(commitment):
        raise Invalid(field="commitment", code="commitment", message=FAULTS["commitment"])
    witness = locked(DrawWitness, witness)
    if witness.commitment:
        raise Conflict(FAULTS["committed"], code="committed", field="commitment")
    if DrawWitness.objects.filter(draw=row, commitment=commitment).exists():
        raise Conflict(FAULTS["same_commitment"], code="same_commitment", field="commitment")
    return written(witness, {"commitment": commitment, "committed_on": on})


@transaction.atomic
def cancel(*, draw, reason, by, on):
    """Call a draw off before the freeze; nothing of it was public.

    The repetition of a draw in which a secret was kept back only when it cannot be made.
    """
    row = locked(Draw, draw)
    if row.state != DrawState.PREPARING:
        DRAW_MOVES.check(row.state, DrawState.CANCELLED)
    if row.repeats_id and queries.secret_was_kept(row.repeats) and _can_be_made(row):
        _same_as_repeated(row)
    reason = words("reason", reason, 500)
    return written(row, {"state": DrawState.CANCELLED, "ended_on": on, "ended_reason": reason})


def new_code():
    """The code that names a draw in public: nobody finds it by trying."""
    return readable(secrets.token_bytes(CODE_BYTES), CODE_SIGNS)


def refuse_unconfirmed(draw, declarations):
    """Conflict for declarations that are not confirmed (not_confirmed), or for another site (other_site)."""
    for fault, wrong in (
        ("not_confirmed", [each for each in declarations if each.state != DeclarationState.CONFIRMED]),
        ("other_site", [each for each in declarations if each.site_id != draw.site_id]),
    ):
        if wrong:
            message = said(fault, names=listed(each.household.number for each in wrong))
            raise Conflict(message, code=fault, field="declarations")


def refuse_taken(draw, homes):
    """Conflict (home_not_free) for homes that are lived in, drawn for elsewhere, or held by somebody."""
    taken = queries.taken(draw.site, but=draw)
    wrong = [each for each in homes if each.pk in taken]
    if wrong:
        raise Conflict(said("home_not_free", names=listed(wrong)), code="home_not_free", field="homes")


def _held(declarations):
    rows = Declaration.objects.select_for_update(of=("self",), no_key=True).select_related("household")
    return list(rows.filter(pk__in=[each.pk for each in declarations]).order_by("household__number", "id"))


def _can_be_made(row):
    entries = DrawEntry.objects.filter(draw=row, declaration__state=DeclarationState.CONFIRMED)
    sizes = DrawHome.objects.filter(draw=row).exclude(home__in=queries.taken(row.site, but=row))
    largest, most = (rows.aggregate(most=Max("persons"))["most"] for rows in (sizes, entries))
    return bool(largest and most and most <= largest)


def _same_as_repeated(row):
    if row.repeats_id:
        raise MoveRefused(FAULTS["repeat_same"], code="repeat_same")


def _check_site(site, county):
    if site is None:
        raise Invalid(field="site", code="required", message=_("Choose a site."))
    if not site.division_id.startswith(county.pk):
        raise Invalid(field="site", code="county", message=FAULTS["county"])


def _terms(values, on):
    only(values, TERMS)
    values, faults = dict(values), Faults()
    for name, longest, required in (("title", 100, True), ("venue", 100, False)):
        if name in values:
            values[name] = faults.check(words, name, values[name], longest, required)
    if "reveal_by" in values:
        faults.required(values, ["reveal_by"])
        if values["reveal_by"] is not None and values["reveal_by"] < on:
            faults.add("reveal_by", "reveal_by", FAULTS["reveal_by"])
    faults.tell()
    return values
