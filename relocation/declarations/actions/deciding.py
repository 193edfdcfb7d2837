"""Screening, the look at each condition on the spot, and the decision in words (W2.2-1, W2.2-2)."""

from django.db import transaction

from relocation.declarations import queries, rules
from relocation.declarations.actions.steps import (
    LONGEST,
    check_move,
    check_persons,
    check_site,
    check_undecided,
    fault,
    moved,
    noted,
)
from relocation.declarations.models import Claim, ConditionCheck, Declaration
from relocation.declarations.states import FAULTS, DeclarationState, Finding, Ground, StepKind
from xundian.accounts.roles import carries
from xundian.kit.changing import locked
from xundian.kit.checking import Faults, check_choice, words
from xundian.kit.errors import Conflict, Forbidden
from xundian.kit.ids import new_id
from xundian.kit.photos import checked

DECIDE = "declarations.decide"


@transaction.atomic
def screen(*, declaration, by, on, words_said=""):
    """It passes the township's screening: the county inspects it on site next."""
    row = locked(Declaration, declaration)
    said = words("words", words_said, LONGEST, required=False)
    return moved(row, DeclarationState.SCREENED, StepKind.SCREENED, by=by, on=on, words=said)


@transaction.atomic
def inspect(*, declaration, condition, finding, found, checked_on, by, on, party="", photos=()):
    """One look at a claimed condition on the spot: what was found, in words; a photo (SHA-256) only where one likes.

    Each look is a new row and the newest counts. MoveRefused unless the declaration is screened; Invalid by field.
    """
    row = locked(Declaration, declaration)
    if row.state != DeclarationState.SCREENED:
        check_move(row, DeclarationState.CONFIRMED)
        check_undecided(row)
    faults = Faults()
    faults.check(check_choice, "finding", finding, Finding)
    claim = Claim.objects.filter(declaration=row, condition=condition, dropped_on=None).first()
    if claim is None:
        faults.add("condition", "not_claimed", FAULTS["not_claimed"])
    faults.required({"checked_on": checked_on}, ["checked_on"])
    if checked_on and not row.declared_on <= checked_on <= on:
        code = "future" if checked_on > on else "before"
        faults.add("checked_on", code, FAULTS[code])
    found, photos = faults.check(words, "found", found), faults.check(checked, photos)
    party = faults.check(words, "party", party, 200, required=False)
    faults.tell()
    look = ConditionCheck.objects.create(
        id=new_id(), claim=claim, finding=finding, checked_on=checked_on, found=found, party=party, photos=photos,
        by=by,
    )  # fmt: skip
    noted(row, StepKind.INSPECTED, by=by, on=on, words=look.found)
    return look


@transaction.atomic
def confirm(*, declaration, by, on, site=None, persons=None, words_said=""):
    """The county confirms the household's claim to a home at a site; lots are drawn for it from now on.

    Every claimed condition was looked at, and at least one found: Conflict (rules.fault_of) otherwise. Invalid without
    a site of the household's county. `persons` as they were found, else as declared.
    """
    row = locked(Declaration, declaration)
    check_move(row, DeclarationState.CONFIRMED)
    check_undecided(row)
    values = confirming(row, site, persons)
    said = words("words", words_said, LONGEST, required=False)
    return moved(row, DeclarationState.CONFIRMED, StepKind.CONFIRMED, by=by, on=on, words=said, **values)


@transaction.atomic
def refuse(*, declaration, ground, words_said, by, on):
    """Refuse it: the township at its screening, the county after it. The household is told why in words.

    Invalid without ground or words; Forbidden for a township after the screening. An appeal is the way out.
    """
    row = locked(Declaration, declaration)
    check_move(row, DeclarationState.REFUSED)
    if row.state == DeclarationState.SCREENED and not (by and carries(by.role, DECIDE)):
        raise Forbidden(FAULTS["county_decides"], code="county_decides")
    faults = Faults()
    faults.check(check_choice, "ground", ground, Ground)
    said = faults.check(words, "words", words_said, LONGEST)
    faults.tell()
    return moved(row, DeclarationState.REFUSED, StepKind.REFUSED, by=by, on=on, ground=ground, words=said)


def confirming(row, site, persons):
    """The columns of a declaration that may be confirmed; Conflict or Invalid says why it may not."""
    code = rules.fault_of(queries.findings_of(row))
    if code:
        raise Conflict(FAULTS[code], code=code)
    site, persons = site or row.site, row.persons if persons is None else persons
    if site is None:
        raise fault("site", "no_site")
    check_site(site, row.household)
    check_persons(persons)
    return {"site": site, "persons": persons}
