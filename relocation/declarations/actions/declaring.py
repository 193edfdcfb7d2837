"""The township declares a household, puts right what it declared, and records that the household withdraws (W2.2-1)."""

from django.db import transaction

from laborers.registry.models import Household
from relocation.declarations.actions.steps import check_persons, check_site, check_undecided, fault, line, moved
from relocation.declarations.models import Appeal, Claim, Declaration
from relocation.declarations.states import FAULTS, OVER, AppealState, Condition, DeclarationState, StepKind
from relocation.households.queries import size_of
from xundian.kit.changing import locked, only, written
from xundian.kit.checking import check_choice, words
from xundian.kit.errors import Conflict
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

FIELDS = ("persons", "site", "note", "claims")


@transaction.atomic
def declare(*, household, claims, by, on, persons=None, site=None, note="", declared_on=None, id=None):
    """Declare a household with the conditions claimed, {condition: what shows it}; `persons` as the registry counts.

    Invalid names the field. Conflict for a household that lives at a site (has_home), of which a declaration is under
    way (under_way), or whose appeal is not decided (appeal_open). One refused or withdrawn stands in no way.
    """
    household = locked(Household, household, children_wait=True)
    _check_household(household)
    persons = size_of(household) if persons is None else persons
    check_persons(persons)
    check_site(site, household)
    declared_on = declared_on or on
    if declared_on > on:
        raise fault("declared_on", "future")
    claims, note = _claims(claims), words("note", note, 500, required=False)
    check_fresh(Declaration, id)
    row = Declaration.objects.create(
        id=id or new_id(), household=household, persons=persons, site=site, note=note, declared_on=declared_on
    )
    Claim.objects.bulk_create(
        Claim(id=new_id(), declaration=row, condition=each, evidence=text) for each, text in claims.items()
    )
    line(row, StepKind.DECLARED, by=by, on=declared_on)
    return row.reread()


@transaction.atomic
def amend(*, declaration, changes, expected_version, by, on):
    """Put right, before it is decided, what was declared: FIELDS; `claims` are all conditions claimed from now on.

    What was found of a condition that is claimed on stays. Stale when it was changed since; MoveRefused (decided).
    """
    only(changes, FIELDS)
    row = locked(Declaration, declaration, expected_version)
    check_undecided(row)
    values = {name: value for name, value in changes.items() if name != "claims"}
    if "persons" in values:
        check_persons(values["persons"])
    check_site(values.get("site"), row.household)
    if "note" in values:
        values["note"] = words("note", values["note"], 500, required=False)
    if "claims" in changes:
        _claim_anew(row, _claims(changes["claims"]), on)
    line(row, StepKind.AMENDED, by=by, on=on)
    # Also when only its claims changed, so that another editor of them notices.
    return written(row, values | {"version": row.version + 1})


@transaction.atomic
def withdraw(*, declaration, by, on, words_said=""):
    """The household does not wish to move (any more). Nothing else follows from it, and it may be declared anew.

    A home allotted to it is free again; a place on a waiting list passes on.
    """
    row = locked(Declaration, declaration)
    said = words("words", words_said, required=False)
    return moved(row, DeclarationState.WITHDRAWN, StepKind.WITHDRAWN, by=by, on=on, words=said, home=None)


def _check_household(household):
    if household.ended_on:
        raise fault("household", "ended")
    if household.site_id:
        raise Conflict(FAULTS["has_home"], field="household", code="has_home")
    known = Declaration.objects.filter(household=household)
    if known.exclude(state__in=OVER).exists():
        raise Conflict(FAULTS["under_way"], field="household", code="under_way")
    if Appeal.objects.filter(declaration__in=known, state=AppealState.OPEN).exists():
        raise Conflict(FAULTS["appeal_open"], field="household", code="appeal_open")


def _claims(claims):
    if not claims:
        raise fault("claims", "unclaimed")
    for each in claims:
        check_choice("claims", each, Condition)
    return {each: words(each, claims[each]) for each in Condition.values if each in claims}


def _claim_anew(row, claims, on):
    known = {each.condition: each for each in Claim.objects.filter(declaration=row)}
    for condition, each in known.items():
        kept = condition in claims
        if kept != (each.dropped_on is None) or (kept and each.evidence != claims[condition]):
            written(each, {"dropped_on": None if kept else on, "evidence": claims.get(condition, each.evidence)})
    Claim.objects.bulk_create(
        Claim(id=new_id(), declaration=row, condition=each, evidence=text)
        for each, text in claims.items() if each not in known
    )  # fmt: skip
