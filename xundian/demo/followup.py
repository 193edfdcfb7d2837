"""A year of visits: what was planned, made, missed, tried in vain and excused; the last weeks through the actions."""

from collections import defaultdict
from datetime import timedelta
from uuid import UUID

from laborers import journeys
from laborers.placements.models import Placement
from laborers.registry.models import CaseEvent, Household
from laborers.registry.states import EventKind
from laborers.visits import actions
from laborers.visits.models import Visit, VisitPlan
from laborers.visits.rules import asks_consent
from laborers.visits.states import VisitKind
from xundian.demo.cast import COUNTY, VILLAGE
from xundian.demo.findings import findings_of, note_of
from xundian.demo.people import pick
from xundian.demo.setting import moment
from xundian.kit.clock import day_of
from xundian.kit.ids import new_id
from xundian.kit.sql import execute

MONTHLY, FIELD, CARE = VisitKind.HOUSEHOLD_MONTHLY, VisitKind.FIELD_HALF_YEAR, VisitKind.CARE_YEARLY
RECENT_DAYS, BY_ACTION = 24, 110
MODES = {
    MONTHLY: (("in_person", 84), ("phone", 12), ("wechat", 4)),
    FIELD: (("in_person", 70), ("phone", 20), ("wechat", 10)),
    CARE: (("in_person", 90), ("phone", 10)),
}  # fmt: skip
# What became of a plan, by how long ago its window closed: done in time, done late, excused, only tried, nothing.
LONG_AGO = (("done", 940), ("late", 28), ("excused", 26), ("tried", 3), ("nothing", 3))
LATELY = (("done", 838), ("late", 30), ("excused", 22), ("tried", 40), ("nothing", 70))
OWN_VILLAGE = (("done", 640), ("late", 20), ("excused", 40), ("tried", 100), ("nothing", 200))
MET = (("head", 40), ("spouse", 25), ("parent", 20))
CONSENT_TEXT = "visit_2026_1"
LATE_REASONS = ("下雨路滑，改日入户", "当时无信号，回村后补录", "参加培训，延后录入")
EXCUSES = {MONTHLY: ("migrant_home", "family_away", "road_closed"), FIELD: ("migrant_home",), CARE: ("family_away",)}
MOVE = """
UPDATE laborers_visitplan v SET state = n.state, done_on = n.done_on, entered_on = n.entered_on, reason = n.reason
FROM unnest(%(ids)s::uuid[], %(states)s::text[], %(days)s::date[], %(entered)s::date[], %(reasons)s::text[])
    AS n(id, state, done_on, entered_on, reason)
WHERE v.id = n.id
"""


class Year:
    """Draws what became of every plan of the county and writes it down."""

    def __init__(self, setting):
        self.setting, self.rng, self.on = setting, setting.rng, setting.on
        self.visits, self.moves, self.by_action = [], [], []
        self.homes = {home.id: home for home in (*setting.fates.households, *setting.relocated)}
        self.spells = defaultdict(list)
        rows = Placement.objects.exclude(area="in_county")
        for each in rows.only("pk", "household", "case", "started_on", "ended_on"):
            self.spells[each.household_id].append(each)

    def write(self):
        """Plan everything owed, then record the year; {visits: count, by action: count}."""
        actions.plan(on=self.on)
        execute("ANALYZE laborers_visitplan")
        plans = VisitPlan.objects.filter(state="planned", window_from__lte=self.on)
        for plan in plans.order_by("window_to", "division_id", "household__number", "kind", "laborer__phone"):
            self._fate(plan)
        recent = self._choose()
        Visit.objects.bulk_create(self.visits, batch_size=1000)
        CaseEvent.objects.bulk_create(self._events(), batch_size=1000)
        ids, states, days, entered, reasons = map(list, zip(*self.moves, strict=True))
        execute(MOVE, {"ids": ids, "states": states, "days": days, "entered": entered, "reasons": reasons})
        homes = Household.objects.in_bulk({visit.household_id for visit in recent})
        for visit in sorted(recent, key=lambda each: (each.visited_on, homes[each.household_id].number)):
            self._log(visit, homes[visit.household_id])
        return {"visits": len(self.visits) + len(recent), "through the action": len(recent)}

    # --- what became of a plan ----------------------------------------------------------------------------------

    def _fate(self, plan):
        fate = self._drawn(plan)
        if fate in ("done", "late"):
            if fate == "done" and self.rng.random() < 0.05:
                self._visit(plan, self._day(plan), attempt=True)
            day = self._day(plan) if fate == "done" else plan.window_to + timedelta(days=self.rng.randint(1, 9))
            self._visit(plan, min(day, self.on), late=fate == "late")
        elif fate == "tried":
            self._visit(plan, self._day(plan), attempt=True)
        elif fate == "excused":
            self.moves.append((plan.pk, "excused", None, None, self.rng.choice(EXCUSES[plan.kind])))

    def _drawn(self, plan):
        """A word of the tables above; for a window that is still open, done as far as the window has run."""
        if plan.window_to >= self.on:
            run = (self.on - plan.window_from).days / max(1, (plan.window_to - plan.window_from).days)
            done = run * {MONTHLY: 0.75, FIELD: 0.4, CARE: 0.65}[plan.kind]
            done *= 0.4 if plan.division_id == VILLAGE else 1
            return "done" if self.rng.random() < done else "tried" if self.rng.random() < 0.05 else "waiting"
        if (self.on - plan.window_to).days > 45:
            return pick(self.rng, LONG_AGO)
        return pick(self.rng, OWN_VILLAGE if plan.division_id == VILLAGE else LATELY)

    def _day(self, plan):
        """A day of the window, for field and care visits rather late in it."""
        last = min(plan.window_to, self.on)
        length = (last - plan.window_from).days
        share = self.rng.random() if plan.kind == MONTHLY else 1 - self.rng.random() * 0.5
        return plan.window_from + timedelta(days=round(length * share))

    def _visit(self, plan, day, attempt=False, late=False):
        outcome = pick(self.rng, (("nobody_home", 70), ("unreachable", 22), ("refused", 8))) if attempt else "done"
        entered = day if self.rng.random() < 0.7 or late else min(day + timedelta(days=self.rng.randint(1, 3)), self.on)
        behind = max(entered, day) > plan.window_to
        home = self.homes[plan.household_id]
        visit = Visit(
            id=UUID(int=self.rng.getrandbits(128), version=4), kind=plan.kind, plan=plan,
            household_id=plan.household_id, laborer_id=plan.laborer_id, placement_id=plan.placement_id,
            division_id=plan.division_id, outcome=outcome, mode=pick(self.rng, MODES[plan.kind]), visited_on=day,
            by=self._visitor(plan), met="",
            entered_at=moment(entered, self.rng.randint(9, 19), self.rng.randrange(60)),
            late_reason=self.rng.choice(LATE_REASONS) if behind else "",
        )  # fmt: skip
        if not attempt:
            name = home.people[self.rng.randrange(len(home.people))].name
            visit.met = "self" if plan.kind == FIELD else pick(self.rng, (*MET, (f"other:{name}", 15)))
            visit.findings, visit.note = findings_of(self.rng, plan.kind, home), note_of(self.rng, plan.kind)
            visit.consent = CONSENT_TEXT if asks_consent(visit.findings) else ""
        if visit.visited_on > self.on - timedelta(days=RECENT_DAYS):
            self.by_action.append(visit)
        else:
            self._put(visit)

    def _put(self, visit):
        self.visits.append(visit)
        if visit.outcome == "done":
            self.moves.append((visit.plan_id, "done", visit.visited_on, day_of(visit.entered_at), ""))

    def _visitor(self, plan):
        """Of a field visit the station there, else the township; at a site its officer; of all others the village."""
        officers = self.setting.officers
        if not plan.division_id.startswith(COUNTY):
            return self.setting.users["site"]
        if plan.kind == FIELD:
            return self.setting.station_of(plan.destination) or officers[plan.division_id[:9]]
        return officers[plan.division_id]

    # --- writing ------------------------------------------------------------------------------------------------

    def _choose(self):
        """Of the last weeks' visits those that go through the action: all of the own village, and some of the rest."""
        first = [each for each in self.by_action if each.division_id == VILLAGE]
        rest = [each for each in self.by_action if each.division_id != VILLAGE]
        self.rng.shuffle(rest)
        cut = max(0, BY_ACTION - len(first))
        for visit in rest[cut:]:
            self._put(visit)
        return first + rest[:cut]

    def _events(self):
        for visit in self.visits:
            detail = {"visit": str(visit.pk), "kind": visit.kind, "outcome": visit.outcome}
            for spell in self.spells[visit.household_id]:
                there = spell.started_on <= visit.visited_on and (
                    spell.ended_on is None or spell.ended_on >= visit.visited_on
                )
                if spell.pk == visit.placement_id or (there and visit.placement_id is None):
                    yield CaseEvent(
                        id=new_id(), case_id=spell.case_id, kind=EventKind.VISITED, on=visit.visited_on, by=visit.by,
                        detail=detail,
                    )  # fmt: skip

    def _log(self, visit, household):
        journeys.log_visit(
            id=visit.pk, household=household, visited_on=visit.visited_on, at=visit.entered_at, by=visit.by,
            kind=visit.kind, outcome=visit.outcome, mode=visit.mode, placement=visit.placement, plan=visit.plan,
            met=visit.met, findings=visit.findings, note=visit.note, late_reason=visit.late_reason,
            consent=visit.consent,
        )  # fmt: skip
