"""Several migrants visited at one employer, in one form and one transaction; what to ask each of them first."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from laborers.difficulties.models import Difficulty
from laborers.difficulties.queries import UNSOLVED
from laborers.difficulties.states import DifficultyState, Side
from laborers.journeys.visiting import log_visit
from laborers.visits import actions as visits
from laborers.visits.states import Mode, Outcome, VisitKind
from xundian.kit.errors import Conflict, DomainError, Invalid


@transaction.atomic
def log_employer_visit(
    *, destination, visited_on, at, by, people, enterprise=None, employer_name="", findings=None, employer=None,
    mode=Mode.IN_PERSON.value, late_reason="",
):  # fmt: skip
    """Field visits to several people at one employer; ([(Visit, created)], EmployerVisit or None).

    `people` are dicts of id (the client's UUID for that visit), placement, and what differs for the person: outcome,
    findings, note, met, difficulties, plan and all else that journeys.log_visit takes. `findings` are the answers that
    hold for all; a person's own come first. `employer` is the content of visits.actions.visit_employer, with its id.
    Each person's visit is written as any field visit, so that sending all again changes nothing. A refusal names the
    person, as people.<position>.<field>, and nothing is written at all. Invalid for nobody and for people elsewhere.
    """
    if not people and employer is None:
        raise Invalid(_("Choose at least one person, or write down what you found of the employer."), field="people",
                      code="required")  # fmt: skip
    shared = {"visited_on": visited_on, "at": at, "by": by, "mode": mode, "late_reason": late_reason}
    written, wrong = [], {}
    for place, person in enumerate(people):
        own = person | {"findings": _findings(person, findings or {})}
        try:
            with transaction.atomic():
                _check_place(own["placement"], enterprise, employer_name, destination)
                written.append(_log(own, shared))
        except DomainError as error:
            wrong |= _named(place, own["placement"], error)
    if wrong:
        raise Invalid(fields=wrong)
    told = None
    if employer is not None:
        told, _created = visits.visit_employer(
            enterprise=enterprise, employer_name=employer_name, destination=destination, visited_on=visited_on, at=at,
            by=by, **employer,
        )  # fmt: skip
    return written, told


def _findings(person, shared):
    """The person's own answers before those that hold for all; whoever was not met answered nothing."""
    met = person.get("outcome", Outcome.DONE) == Outcome.DONE
    return (shared if met else {}) | person.get("findings", {})


def _log(person, shared):
    content = {"outcome": Outcome.DONE.value, "kind": VisitKind.FIELD_HALF_YEAR.value} | shared | person
    return log_visit(household=person["placement"].household, **content)


def _check_place(placement, enterprise, name, destination):
    same = placement.destination == destination and (
        placement.enterprise_id == enterprise.pk if enterprise else (placement.employer_name or "") == name
    )
    if not same:
        raise Conflict(_("This person works for another employer or in another place."), field="placement",
                       code="elsewhere")  # fmt: skip


def _named(place, placement, error):
    """The refusals of one person, each with the name before it."""
    told = error.errors or [("", error.code, error.message)]
    return {
        f"people.{place}.{field}".rstrip("."): (code, f"{placement.laborer.name}: {text}") for field, code, text in told
    }


def first_questions(placements):
    """{placement id: difficulties to ask about first}: told at home and unsolved, or solved and not confirmed.

    Of the migrant and of the whole family, none of a confidential kind; one statement for everyone.
    """
    rows = Difficulty.objects.filter(
        Q(state__in=UNSOLVED, side=Side.HOME) | Q(state=DifficultyState.RESOLVED),
        Q(laborer=None) | Q(laborer__in=[each.laborer_id for each in placements]),
        household__in=[each.household_id for each in placements], confidential=False,
    ).order_by("due_on", "id")  # fmt: skip
    found = {each.pk: [] for each in placements}
    for row in rows:
        for each in placements:
            if row.household_id == each.household_id and row.laborer_id in (None, each.laborer_id):
                found[each.pk].append(row)
    return found
