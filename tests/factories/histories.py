"""A small county that lives on at random: people placed, moved, merged, visited, trained, in every odd order."""

from datetime import date, timedelta
from random import Random

from django.db import IntegrityError, transaction

from laborers import journeys
from laborers.difficulties import actions as difficulties
from laborers.difficulties.models import Difficulty
from laborers.imports import actions as imports
from laborers.imports.models import ImportBatch
from laborers.imports.states import ImportState
from laborers.placements.models import Placement
from laborers.registry import actions as registry
from laborers.registry.actions.moving import rehouse
from laborers.registry.models import Case, DuplicatePair, Household, Laborer, Merge
from laborers.registry.states import PairState
from laborers.visits import actions as visits
from laborers.visits.models import VisitPlan
from laborers.visits.states import PlanState
from tests.factories.codes import load_shipped
from tests.factories.difficulties import make_difficulty
from tests.factories.imports import NOW, loaded, person, sheet
from tests.factories.placements import KUNMING_XISHAN, SHENZHEN, XUNDIAN, make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.trainings import make_closed_class
from tests.factories.visits import make_visit
from trainings.classes.models import Enrolment, TrainingClass
from xundian.codes.models import Code
from xundian.kit.errors import DomainError

FIRST, TODAY = date(2025, 11, 1), date(2026, 6, 20)
PLACES, KINDS = (SHENZHEN, KUNMING_XISHAN, XUNDIAN), ("guidance", "skills", "entrepreneurship")
CATEGORIES = ("registered_poor", "ordinary", "out_of_poverty")


class History:
    """Random steps in the villages of a tree; each is one that an officer, the clock or an import may take.

    A step that the house refuses leaves nothing behind, like any other.
    """

    def __init__(self, tree, cast, people=5):
        self.cast, self.villages = cast, [tree.village, tree.next_village, tree.far_village]
        self.people = [
            make_laborer(make_household(self.villages[n % 3], by=cast.county, on=FIRST), on=FIRST, by=cast.county)
            for n in range(people)
        ]
        make_closed_class(tree.township, tree.village, trainees=2)

    def step(self, name, seed):
        """Take one step of STEPS by its name, its details drawn from the seed; whether it was taken."""
        rng = Random(seed)
        try:
            with transaction.atomic():
                getattr(self, name)(rng)
        except (DomainError, IntegrityError):
            return False
        return True

    def day(self, rng, until=TODAY):
        return FIRST + timedelta(days=rng.randrange((until - FIRST).days))

    def one(self, rng, rows):
        keys = list(rows.order_by("created_at", "id"))
        return rng.choice(keys) if keys else None

    def person(self, rng):
        return Laborer.objects.get(pk=rng.choice(self.people).pk)

    # --- work -----------------------------------------------------------------------------------------------------

    def place(self, rng):
        by = rng.choice(("government", "self"))
        make_placement(
            self.person(rng), self.cast.county, self.day(rng), destination=rng.choice(PLACES), organised_by=by
        )

    def end(self, rng):
        row = self.one(rng, Placement.objects.filter(ended_on=None))
        if row:
            day = row.started_on + timedelta(days=rng.randrange(90))
            journeys.end_placement(placement=row, ended_on=day, reason="changed_job", by=self.cast.county, on=TODAY)

    def call_off(self, rng):
        row = self.one(rng, Placement.objects.filter(ended_on=None))
        if row:
            journeys.call_off(placement=row, on=TODAY, by=self.cast.county, never_left=True)

    def shift_start(self, rng):
        row = self.one(rng, Placement.objects.all())
        if row:
            day = row.started_on + timedelta(days=rng.randrange(-40, 40))
            Placement.objects.filter(pk=row.pk).update(started_on=day)

    def correct_area(self, rng):
        row = self.one(rng, Placement.objects.all())
        if row:
            Placement.objects.filter(pk=row.pk).update(area=rng.choice(("in_county", "in_province", "out_province")))

    def categorise(self, rng):
        home = self.one(rng, Household.objects.all())
        registry.change_category(household=home, category=rng.choice(CATEGORIES), by=self.cast.county, on=self.day(rng))

    # --- people ---------------------------------------------------------------------------------------------------

    def move(self, rng):
        home = self.one(rng, Household.objects.all())
        journeys.move_household(household=home, to_division=rng.choice(self.villages), by=self.cast.county, on=TODAY)

    def split(self, rng):
        person = self.person(rng)
        home, number = person.household, f"H{rng.randrange(10**9):09d}"
        journeys.split_household(household=home, number=number, people=[person.pk], by=self.cast.county, on=TODAY)

    def join(self, rng):
        home = self.one(rng, Household.objects.filter(ended_on=None))
        other = self.one(rng, Household.objects.filter(ended_on=None, division=home.division))
        journeys.merge_households(stays=home, goes=other, by=self.cast.county, on=TODAY)

    def marry(self, rng):
        home = self.one(rng, Household.objects.filter(ended_on=None))
        rehouse(laborers=[self.one(rng, Laborer.objects.all()).pk], household=home)

    def merge(self, rng):
        one, other = rng.sample(self.people, 2)
        registry.pair_up(laborer=one, other=other, reason="same_identity", on=TODAY)
        pair = DuplicatePair.objects.filter(a__in=[one, other], b__in=[one, other]).first()
        registry.merge(pair=pair, stays=one, by=self.cast.county, on=TODAY)

    def undo_merge(self, rng):
        row = self.one(rng, Merge.objects.filter(pair__state=PairState.MERGED))
        if row:
            registry.undo_merge(merge=row, by=self.cast.county, on=TODAY)

    def advance(self, rng):
        row = self.one(rng, Case.objects.all())
        to = rng.choice(("assessed", "matching", "training", "closed"))
        registry.advance(case=row, to=to, by=self.cast.county, on=TODAY, outcome="stopped" if to == "closed" else "")

    def load(self, rng):
        if not Code.objects.filter(scheme="education").exists():
            load_shipped()
        first, county = rng.randrange(6), self.villages[0].parent.parent
        loaded(sheet(*(person(n) for n in range(first, first + 3))), county, by=self.cast.county)

    def undo_load(self, rng):
        batch = self.one(rng, ImportBatch.objects.filter(state=ImportState.COMMITTED))
        if batch:
            imports.undo(batch=batch, by=self.cast.county, at=NOW)

    # --- visits, difficulties, trainings --------------------------------------------------------------------------

    def plan(self, rng):
        visits.plan(on=self.day(rng, TODAY + timedelta(days=30)))

    def visit(self, rng):
        row = self.one(rng, VisitPlan.objects.filter(state=PlanState.PLANNED, kind="household_monthly"))
        if row:
            day = row.window_from + timedelta(days=rng.randrange(40))
            make_visit(Household.objects.get(pk=row.household_id), min(day, TODAY), by=self.cast.county)

    def reopen(self, rng):
        rows = VisitPlan.objects.filter(state=PlanState.DONE)
        VisitPlan.objects.filter(pk__in=[row.pk for row in rows.order_by("id")[: rng.randrange(4)]]).update(
            state=PlanState.PLANNED, done_on=None, entered_on=None
        )

    def report(self, rng):
        home = self.one(rng, Household.objects.all())
        make_difficulty(home, by=self.cast.county, on=self.day(rng))

    def resolve(self, rng):
        row = self.one(rng, Difficulty.objects.filter(state="open"))
        if row:
            day = row.reported_on + timedelta(days=rng.randrange(30))
            difficulties.start_work(difficulty=row, by=self.cast.county, on=day)
            difficulties.resolve(difficulty=row, result="已解决", by=self.cast.county, on=day)

    def reopen_difficulty(self, rng):
        row = self.one(rng, Difficulty.objects.filter(state="resolved"))
        if row:
            difficulties.reopen(difficulty=row, reason="又欠薪", by=self.cast.county, on=TODAY)

    def hide(self, rng):
        row = self.one(rng, Difficulty.objects.all())
        if row:
            Difficulty.objects.filter(pk=row.pk).update(confidential=not row.confidential)

    def rename_kind(self, rng):
        TrainingClass.objects.update(kind=rng.choice(KINDS))

    def fail_trainee(self, rng):
        row = self.one(rng, Enrolment.objects.all())
        Enrolment.objects.filter(pk=row.pk).update(state=rng.choice(("completed", "failed")))

    def transfer_trainee(self, rng):
        row = self.one(rng, Enrolment.objects.all())
        Enrolment.objects.filter(pk=row.pk).update(division=rng.choice(self.villages))


STEPS = sorted(name for name, value in vars(History).items() if callable(value) and not name.startswith("_"))
STEPS = [name for name in STEPS if name not in ("step", "day", "one", "person")]
