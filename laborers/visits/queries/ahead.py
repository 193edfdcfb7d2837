"""What visits ask of the register before they are written down, read for many of them at once."""

from typing import NamedTuple
from uuid import UUID

from laborers.registry.models import Dependant, Laborer
from laborers.visits.models import Visit, VisitPlan
from laborers.visits.queries.plans import plan_covering
from laborers.visits.queries.told import knows_consent_text
from laborers.visits.states import PlanState


class Subject(NamedTuple):
    """Whom a visit of a kind concerns on a day: a household, in the field somebody's placement (keys)."""

    kind: str
    household: UUID
    placement: UUID | None
    day: object

    @classmethod
    def of(cls, visit):
        """The subject of a visit."""
        return cls(visit.kind, visit.household_id, visit.placement_id, visit.visited_on)

    def is_covered_by(self, plan):
        """Whether a live plan is for this subject and its window holds the day."""
        same = plan.household_id == self.household and plan.placement_id == self.placement and plan.kind == self.kind
        return same and plan.window_from <= self.day <= plan.window_to


class Ahead:
    """What is known before many visits are written down; whatever is not is looked up for the single one.

    `fresh` are ids under which no visit stands, `plans` the plan (or None) of each Subject that was looked at, all that
    is owed by its day having been planned. Of `households` (keys) the people are read when the first is asked for.
    Visits that were logged and are written only with all the others are noted by `note`.
    """

    def __init__(self, *, fresh=(), plans=None, households=()):
        self.fresh, self.plans, self.households = set(fresh), plans or {}, set(households)
        self.people, self.texts, self.unwritten = {}, {}, {}

    def before(self, pk):
        """The visit under that id, or None; an id is taken for free once, for then it may be taken."""
        if pk in self.fresh:
            self.fresh.remove(pk)
            return None
        return self.unwritten.get(pk) or Visit.objects.filter(pk=pk).first()

    def note(self, visits):
        """Keep visits that are accepted, and not in the table yet, so that each is found under its id."""
        self.unwritten |= {each.pk: each for each in visits}

    def knows(self, visit):
        """Whether the plan for the visit was looked for, and what is owed planned."""
        return Subject.of(visit) in self.plans

    def plan(self, visit):
        """The live plan of the visit's kind and subject whose window holds its day, or None."""
        if self.knows(visit):
            return self.plans[Subject.of(visit)]
        return plan_covering(
            kind=visit.kind, household=visit.household, placement=visit.placement, day=visit.visited_on
        )

    def people_of(self, household):
        """(ids of laborers, ids of dependants) of a household, as text."""
        if household not in self.people:
            self.people |= people_of({household} | self.households)
        return self.people[household]

    def knows_text(self, version):
        """Whether a consent text of that version is, or was, in the list."""
        if version not in self.texts:
            self.texts[version] = knows_consent_text(version)
        return self.texts[version]


def people_of(households):
    """{household: (ids of its laborers, ids of its dependants)} as text, of households (keys)."""
    found = {household: (set(), set()) for household in households}
    for place, model in enumerate((Laborer, Dependant)):
        for household, pk in model.objects.filter(household__in=households).values_list("household_id", "pk"):
            found[household][place].add(str(pk))
    return found


def plans_covering(subjects):
    """{Subject: its plan, or None} in one statement; the plans are locked, so that none is called off meanwhile."""
    if not subjects:
        return {}
    days = [each.day for each in subjects]
    rows = VisitPlan.objects.filter(
        household__in={each.household for each in subjects}, window_from__lte=max(days), window_to__gte=min(days)
    ).exclude(state=PlanState.CANCELLED)
    homes = {}
    for row in rows.select_for_update(of=("self",), no_key=True).order_by("pk"):
        homes.setdefault(row.household_id, []).append(row)
    return {
        each: next(filter(each.is_covered_by, homes.get(each.household, ())), None) for each in subjects
    }  # fmt: skip


def fresh_ids(ids):
    """Those of the ids under which no visit stands."""
    return set(ids) - set(Visit.objects.filter(pk__in=ids).values_list("pk", flat=True))
