"""Writes of targets: set, changed, divided, taken away, frozen; every one leaves a line in the log (X2.1)."""

from typing import NamedTuple

from django.db import transaction
from django.db.models import F

from xundian.accounts.models import User
from xundian.accounts.scope import covers
from xundian.divisions.models import Division
from xundian.divisions.rules import parent_of
from xundian.kit.changing import locked, written
from xundian.kit.checking import Faults, words
from xundian.kit.errors import Conflict, Invalid, Missing
from xundian.kit.etag import check_version
from xundian.kit.records import check_fresh
from xundian.targets import queries, rules
from xundian.targets.models import Target, TargetChange, TargetPlan
from xundian.targets.states import FAULTS, PLAN_MOVES, PlanState

LONGEST = 200


class Part(NamedTuple):
    """What one part of a target is to be: of a division or of a person; `value` None takes the part away."""

    value: int | None
    division: Division | None = None
    person: User | None = None
    places: tuple = ()


@transaction.atomic
def set_target(*, indicator, division, year, value, by, document="", person=None, places=(), reason="", id=None):
    """Set what a division, or a person of it, is to reach of an indicator in a year (X2.1).

    Raises Missing for a division outside the user's place; Invalid when the target is set already, when the person or
    a place does not belong there, or when the plan is frozen and reason or document is missing.
    """
    _reach(by, division)
    plan = _held(division, indicator, year)
    given = {"id": id} if id else {}
    check_fresh(Target, id)
    if Target.objects.filter(indicator=indicator, division=division, year=year, person=person).exists():
        raise Invalid(field="year", code="taken", message=FAULTS["taken"])
    row = Target(
        indicator=indicator, division=division, year=year, value=value, document=document, person=person,
        places=sorted(places), **given,
    )  # fmt: skip
    _check(plan, row, reason, document)
    row.save(force_insert=True)
    _note(plan, row, None, value, by, reason, document)
    return row


@transaction.atomic
def change_target(*, target, changes, expected_version, by, reason=""):
    """Change value, document or places of a target; Stale when someone else was faster.

    In a frozen plan `reason` and a document in `changes` are a must: Invalid without them.
    """
    plan = _held(target.division, target.indicator, target.year)
    row = locked(Target, target, expected_version)
    before, asked = row.value, {name: changes[name] for name in ("value", "document", "places") if name in changes}
    for name, value in asked.items():
        setattr(row, name, sorted(value) if name == "places" else value)
    _check(plan, row, reason, changes.get("document", ""))
    row.save(update_fields=["value", "document", "places"])
    _note(plan, row, before, row.value, by, reason, changes.get("document", ""))
    return row.reread()


@transaction.atomic
def take_away(*, target, expected_version, by, reason="", document=""):
    """Take a target out of its plan; the log keeps it. Conflict (has_parts) while it is divided further."""
    plan = _held(target.division, target.indicator, target.year)
    row = locked(Target, target, expected_version)
    if row.person_id is None and any(queries.parts_of(row.division_id, row.indicator, row.year)):
        raise Conflict(FAULTS["has_parts"], code="has_parts")
    _grounds(Faults(), plan, reason, document).tell()
    _note(plan, row, row.value, None, by, reason, document)
    row.delete()


@transaction.atomic
def divide(*, division, indicator, year, parts, by, own=None, expected_version=None, reason="", document=""):
    """Divide the target of a division over Parts, all or nothing; parts that are not named stay. Returns the plan.

    `own`, where it is told, is what the division itself is to reach.

    The sum may differ from the whole as long as the plan is divided: it is shown, and freezing asks. Stale when the
    plan was changed since `expected_version`.
    """
    _reach(by, division)
    plan = _held(division, indicator, year)
    check_version(plan, expected_version)
    below, persons = queries.parts_of(division.code, indicator, year)
    known = {(row.division_id, row.person_id): row for row in [*below, *persons]}
    whole = Target.objects.filter(division=division, indicator=indicator, year=year, person=None)
    known |= {(row.division_id, None): row for row in whole}
    kept = {"by": by, "reason": reason}
    for part in parts if own is None else [Part(own, division), *parts]:
        place = part.division or division
        row = known.get((place.code, part.person.pk if part.person else None))
        if row is None and part.value is not None:
            set_target(
                indicator=indicator, division=place, year=year, value=part.value, person=part.person,
                places=part.places, document=document, **kept,
            )  # fmt: skip
        elif row is not None and part.value is None:
            take_away(target=row, expected_version=row.version, document=document, **kept)
        elif row is not None and (row.value, tuple(row.places)) != (part.value, tuple(sorted(part.places))):
            changes = {"value": part.value, "places": part.places} | ({"document": document} if document else {})
            change_target(target=row, changes=changes, expected_version=row.version, **kept)
    return plan.reread()


@transaction.atomic
def freeze(*, plan, document, by, on, difference="", expected_version=None):
    """Freeze a plan with its document; from then on a change has its reason and document.

    Parts that differ from the whole need `difference`, the reason why they may: Invalid (unequal) names them. Invalid
    (no_target) without a target of the county; Conflict (frozen) the second time.
    """
    row = locked(TargetPlan, plan, expected_version)
    if row.state == PlanState.FROZEN:
        raise Conflict(FAULTS["frozen"], code="frozen")
    faults = Faults()
    document = faults.check(words, "document", document, LONGEST)
    difference = faults.check(words, "difference", difference, LONGEST, required=False) or ""
    own = queries.near(row.county_id, row.indicator, row.year)
    if row.county_id not in own:
        faults.add("document", "no_target", FAULTS["no_target"])
    unequal = queries.differences(row.county_id, row.indicator, row.year)
    if unequal and not difference:
        faults.add("difference", "unequal", FAULTS["unequal"] % {"places": queries.named(unequal)})
    faults.tell()
    PLAN_MOVES.check(row.state, PlanState.FROZEN)
    told = {"document": document, "difference": difference if unequal else "", "frozen_on": on, "frozen_by": by}
    return written(row, {"state": PlanState.FROZEN, **told})


def _reach(by, division):
    if by is not None and not covers(by, division.code):
        raise Missing


def _held(division, indicator, year):
    """The plan of the division's county, held until the transaction ends; made when it is the first time."""
    plan, _made = TargetPlan.objects.get_or_create(
        county_id=division.code[: queries.COUNTY_DIGITS], indicator=indicator, year=year
    )
    return locked(TargetPlan, plan)


def _check(plan, row, reason, document):
    """Invalid for whatever is wrong with a target as it is to be."""
    faults, code = Faults(), row.division.code
    if not rules.may_have_target(code):
        faults.add("division", "level", FAULTS["level"])
    if row.person is not None and not (row.person.division_id or "").startswith(code):
        faults.add("person", "person_elsewhere", FAULTS["person_elsewhere"])
    if row.places:
        _check_places(faults, row)
    _grounds(faults, plan, reason, document).tell()


def _check_places(faults, row):
    """A person's places lie directly below the division, and nobody else of it answers for them."""
    if row.person is None:
        faults.add("places", "not_a_person", FAULTS["not_a_person"])
    if any(_holder(code) != row.division_id for code in row.places):
        faults.add("places", "place_elsewhere", FAULTS["place_elsewhere"] % {"place": row.division.name})
    elif Division.objects.filter(code__in=row.places).count() != len(set(row.places)):
        faults.add("places", "place_unknown", FAULTS["place_unknown"])
    others = Target.objects.filter(
        indicator=row.indicator, division=row.division, year=row.year, places__overlap=row.places
    ).exclude(pk=row.pk)
    if other := others.select_related("person").order_by("person__name", "pk").first():
        faults.add("places", "place_taken", FAULTS["place_taken"] % {"name": other.person.name})


def _holder(code):
    return parent_of(code) if rules.may_have_target(code) else None


def _grounds(faults, plan, reason, document):
    """Keep what a change of a frozen plan lacks; too long a text is told in any case."""
    frozen = plan.state == PlanState.FROZEN
    for field, text in (("reason", reason), ("document", document)):
        given = faults.check(words, field, text, LONGEST, required=False)
        if frozen and given == "":
            faults.add(field, "required", FAULTS[field])
    return faults


def _note(plan, row, before, after, by, reason, document):
    TargetChange.objects.create(
        plan=plan, division=row.division, person=row.person, before=before, after=after, by=by,
        frozen=plan.state == PlanState.FROZEN, reason=reason.strip(), document=document.strip(),
    )  # fmt: skip
    TargetPlan.objects.filter(pk=plan.pk).update(changes=F("changes") + 1)
