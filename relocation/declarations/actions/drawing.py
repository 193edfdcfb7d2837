"""What a draw does to declarations, many at once, and the move into the home it gave (W2.2-3, W2.2-4)."""

from django.db import transaction

from relocation.declarations import queries, rules
from relocation.declarations.actions.steps import LONGEST, check_move, fault, moved
from relocation.declarations.models import Declaration, DeclarationStep
from relocation.declarations.states import FAULTS, DeclarationState, StepKind
from relocation.sites.models import Home
from xundian.kit.changing import locked
from xundian.kit.checking import words as checked_words
from xundian.kit.errors import Conflict, MoveRefused
from xundian.kit.ids import new_id

_S = DeclarationState


@transaction.atomic
def enter_draw(*, declarations, by, on):
    """They are in a draw from now on; MoveRefused, and nothing done, when one is not confirmed or waiting."""
    return _move_all(declarations, _S.IN_DRAW, StepKind.IN_DRAW, by, on)


@transaction.atomic
def leave_draw(*, declarations, by, on):
    """The draw came to nothing, or they were taken out: confirmed as before."""
    return _move_all(declarations, _S.CONFIRMED, StepKind.OUT_OF_DRAW, by, on)


@transaction.atomic
def wait(*, declarations, by, on):
    """No home was left for them: they wait for one given back."""
    return _move_all(declarations, _S.WAITING, StepKind.WAITING, by, on)


@transaction.atomic
def allot(*, homes, by, on):
    """Give homes to declarations, [(declaration, home)], that are in a draw or wait.

    Invalid (too_small, foreign_home) for a home that is too small or lies at another site, Conflict (home_taken) for
    one that is allotted or lived in; MoveRefused by state. Then nothing is done.
    """
    given = {declaration.pk: home.pk for declaration, home in homes}
    rows = _locked_all([declaration for declaration, _home in homes])
    found = Home.objects.select_for_update(of=("self",)).select_related("building").order_by("pk")
    found = {each.pk: each for each in found.filter(pk__in=given.values())}
    if len(set(given.values())) < len(given) or queries.taken_homes(Home.objects.filter(pk__in=found), given).exists():
        raise Conflict(FAULTS["home_taken"], code="home_taken")
    for row in rows:
        home = found[given[row.pk]]
        check_move(row, _S.ALLOTTED)
        if home.building.site_id != row.site_id:
            raise fault("home", "foreign_home")
        if not rules.fits(row.persons, home.persons):
            raise fault("home", "too_small", room=home.persons, persons=row.persons)
        row.state, row.home = _S.ALLOTTED, home
    Declaration.objects.bulk_update(rows, ["state", "home"])
    _lines(rows, StepKind.ALLOTTED, by, on)
    return len(rows)


@transaction.atomic
def give_back(*, declaration, words, by, on):
    """The household gives its home back, or waits no longer, and stays confirmed for another draw; neutral."""
    row = locked(Declaration, declaration)
    if row.state not in (_S.ALLOTTED, _S.WAITING):
        raise MoveRefused(FAULTS["not_allotted"], code="not_allotted")
    said = checked_words("words", words, LONGEST)
    return moved(row, _S.CONFIRMED, StepKind.GIVEN_BACK, by=by, on=on, words=said, home=None)


@transaction.atomic
def settle(*, declaration, by, on, reason=""):
    """The household moved into its allotted home: the declaration is at its end. Called by relocation.journeys.

    `reason`: why it moved in although the home is small for it by now. MoveRefused when no home is allotted.
    """
    row = locked(Declaration, declaration)
    if row.state != _S.ALLOTTED:
        raise MoveRefused(FAULTS["not_allotted"], code="not_allotted")
    said = checked_words("reason", reason, LONGEST, required=False)
    return moved(row, _S.MOVED_IN, StepKind.MOVED_IN, by=by, on=on, words=said)


def _move_all(declarations, state, kind, by, on):
    rows = _locked_all(declarations)
    for row in rows:
        check_move(row, state)
        row.state, row.home = state, None
    Declaration.objects.bulk_update(rows, ["state", "home"])
    _lines(rows, kind, by, on)
    return len(rows)


def _locked_all(declarations):
    """The rows as they stand, held in one order until the transaction ends."""
    rows = Declaration.objects.select_for_update(of=("self",), no_key=True).order_by("pk")
    return list(rows.filter(pk__in={each.pk for each in declarations}))


def _lines(rows, kind, by, on):
    DeclarationStep.objects.bulk_create(
        DeclarationStep(id=new_id(), declaration=row, kind=kind, on=on, by=by) for row in rows
    )
