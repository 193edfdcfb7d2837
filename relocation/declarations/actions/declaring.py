"""The township declares a household, puts right what it declared, and records that the household withdraws (W2.2-1)."""

from django.db import transaction

from laborers.registry.models import Household
from relocation.declarations import queries
from relocation.declarations.actions.steps import check_persons, check_site, check_undecided, fault, line, moved
from relocation.declarations.models import Claim, Declaration
from relocation.declarations.states import FAULTS, Condition, DeclarationState, StepKind
from relocation.households.queries import size_of
from xundian.kit.changing import locked, only, written
from xundian.kit.checking import Faults, check_choice, words
from xundian.kit.errors import Conflict
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

FIELDS = ("persons", "site", "note", "claims")


@transaction.atomic
def declare(*, household, claims, by, on, persons=None, site=None, note="", declared_on=None, id=None):
    """Declare a household with the conditions claimed, {condition: what shows it}; `persons` as the registry counts.

    Invalid names every field that is wrong, also where no household is given. Conflict for one that lives at a site
    (has_home), of which a declaration is under way (under_way), or whose appeal is not decided (appeal_open). One
    refused or withdrawn stands in no way.
    """
    faults, declared_on = Faults(), declared_on or on
    faults.required({"household": household}, ["household"])
    if household is not None:
        household = locked(Household, household, children_wait=True)
        faults.check(_check_household, household)
        faults.check(check_site, site, household)
        persons = size_of(household) if persons is None else persons
    if persons is not None:
        faults.check(check_persons, persons)
    if declared_on > on:
        faults.add("declared_on", "future", FAULTS["future"])
    claims, note = faults.check(_claims, claims), faults.check(words, "note", note, 500, required=False)
    faults.tell()
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
    values, faults = dict(changes), Faults()
    if "persons" in values:
        faults.check(check_persons, values["persons"])
    faults.check(check_site, values.get("site"), row.household)
    if "note" in values:
        values["note"] = faults.check(words, "note", values["note"], 500, required=False)
    claims = faults.check(_claims, values.pop("claims")) if "claims" in values else None
    faults.tell()
    if claims is not None:
        _claim_anew(row, claims, on)
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
    code = queries.not_declared_for(household)
    if code == "ended":
        raise fault("household", code)
    if code:
        raise Conflict(FAULTS[code], field="household", code=code)


def _claims(claims):
    if not claims:
        raise fault("claims", "unclaimed")
    for each in claims:
        check_choice("claims", each, Condition)
    faults = Faults()
    claims = {each: faults.check(words, each, claims[each]) for each in Condition.values if each in claims}
    faults.tell()
    return claims


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
