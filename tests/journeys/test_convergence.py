"""Phones, an office and a restored server under any schedule: nothing acknowledged is lost, nothing is done twice, and
after healing everybody holds the same.

A state machine plays three phones of two officers against the real database over REST: writing, pushing with replies
that get lost or come twice, batches out of order, killed apps, wrong clocks; beside them the office that edits, moves
households and officers, and settles what was parked; and a server that is restored from a backup. Invariants I1–I6,
I8–I10 of the protocol hold at every step or at the end. Run with `--hypothesis-seed` to see a schedule again.
"""

from contextlib import suppress
from datetime import timedelta
from itertools import count, pairwise

import pytest
from django.db.models import Count
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from laborers import journeys
from laborers.difficulties.models import Difficulty, DifficultyDeadline, DifficultyStep
from laborers.registry import actions as registry
from laborers.registry.models import Household, Laborer
from laborers.visits.models import Visit, VisitPlan
from tests.factories.backups import Backup
from tests.factories.cast import make_user
from tests.factories.difficulties import load_deadlines
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.simulated import SimulatedPhone, new_key
from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.sync.actions.feed import new_epoch
from xundian.sync.actions.settling import settle
from xundian.sync.models import SyncDevice, SyncOp
from xundian.sync.states import Answer, OpState

COUNTIES = count(531001)
FIELDS = ("address", "group_name")
ROUNDS = 3
MADE = {"visit": Visit, "difficulty": Difficulty, "difficulty_step": DifficultyStep}
FATES = ("answered", "answered", "never left", "reply lost", "sent twice", "killed before the disk")

# A failing schedule is told as it was: every try to shorten it plays it all again.
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]

phones = st.integers(0, 2)
some = st.integers(0, 7)


class Wire(list):
    """All requests of an example; a reply that names a household of elsewhere is found at once (I6)."""

    def append(self, request):
        """Note (phone, path, body, reply) and look into the reply."""
        super().append(request)
        phone, path, _body, reply = request
        place = User.objects.values_list("division_id", flat=True).get(pk=phone.user.pk)
        county = Household.objects.filter(division__code__startswith=place[:6]).exclude(division=place)
        strange = [number for number in county.values_list("number", flat=True) if number in reply]
        assert not strange, (path, strange)


class Convergence(RuleBasedStateMachine):
    """Two villages of a township of its own for every example."""

    @initialize()
    def county(self):
        code = str(next(COUNTIES))
        county = Division.objects.create(code=code, name="某县", level="county")
        township = Division.objects.create(code=f"{code}001", name="某镇", level="township", parent=county)
        self.villages = [
            Division.objects.create(code=f"{code}001{number}", name="某村", level="village", parent=township)
            for number in (201, 202)
        ]
        if not DifficultyDeadline.objects.exists():
            load_deadlines()
        self.office = make_user(f"office{code}", Role.TOWNSHIP, division=township)
        officers = [make_user(f"o{n}{code}", Role.VILLAGE, division=self.villages[n]) for n in range(2)]
        self.wire, self.values, self.backup, self.restored = Wire(), count(1), None, False
        self.phones = [SimulatedPhone(user, self.wire) for user in (officers[0], officers[0], officers[1])]
        homes = [make_household(self.villages[n], number=f"HOME-{code}-{n}-{m}") for n, m in ((0, 0), (0, 1), (1, 0))]
        for home in homes:
            make_laborer(home, phone="13800000000")
        make_placement(homes[0].laborers.get(), by=self.office, started_on=clock.today() - timedelta(days=40))
        # {op id: (phone, operation, what its author saw of the fields)}
        self.written, self.replayable = {}, 0
        for phone in self.phones:
            phone.pull()
            assert phone.verify() == 200

    # --- officers at work -------------------------------------------------------------------------------------------

    def write(self, phone, seen, entity, kind, payload, **said):
        op = phone.write(entity, kind, payload, **said)
        self.written[op["op_id"]] = (phone, op, seen)
        return op

    @rule(which=phones, at=some, field=st.sampled_from(FIELDS))
    def an_officer_corrects_a_household(self, which, at, field):
        phone = self.phones[which]
        if rows := phone.held("household"):
            key, version, data = rows[at % len(rows)]
            payload = {field: f"w{next(self.values)}"}
            self.write(phone, {field: data[field]}, "household", "update", payload, entity_id=key, base_version=version)

    @rule(which=phones, at=some)
    def an_officer_corrects_a_telephone(self, which, at):
        phone = self.phones[which]
        if rows := phone.held("laborer"):
            key, version, data = rows[at % len(rows)]
            payload = {"phone": f"139{next(self.values):08d}"}
            self.write(phone, {"phone": data["phone"]}, "laborer", "update", payload, entity_id=key,
                       base_version=version)  # fmt: skip

    @rule(which=phones, at=some, outcome=st.sampled_from(["done", "nobody_home"]))
    def an_officer_visits(self, which, at, outcome):
        phone = self.phones[which]
        if rows := phone.held("household"):
            household = rows[at % len(rows)][0]
            self.write(phone, {}, "visit", "create", {
                "kind": "household_monthly", "household": household, "outcome": outcome, "mode": "in_person",
                "visited_on": clock.today().isoformat(), "met": "head",
            })  # fmt: skip

    @rule(which=phones, at=some, step=st.booleans())
    def an_officer_notes_a_difficulty(self, which, at, step):
        phone = self.phones[which]
        if rows := phone.held("household"):
            payload = {"household": rows[at % len(rows)][0], "kind": "wage_arrears", "severity": "normal",
                       "description": f"欠薪 {next(self.values)}"}  # fmt: skip
            op = self.write(phone, {}, "difficulty", "create", payload, entity_id=new_key())
            if step:
                payload = {"difficulty": op["entity_id"], "kind": "progress", "note": "问过"}
                self.write(phone, {}, "difficulty_step", "create", payload, depends_on=[op["op_id"]])

    @rule(which=phones, at=some)
    def an_officer_excuses_a_visit(self, which, at):
        phone = self.phones[which]
        if rows := [row for row in phone.held("visit_plan") if row[2]["state"] == "planned"]:
            key, version, _data = rows[at % len(rows)]
            self.write(phone, {}, "visit_plan", "update", {"excuse": "family_away"}, entity_id=key,
                       base_version=version)  # fmt: skip

    # --- the way to the server and back -----------------------------------------------------------------------------

    @rule(which=phones, most=st.integers(1, 6), fate=st.sampled_from(FATES))
    def a_phone_pushes(self, which, most, fate):
        phone = self.phones[which]
        if ops := phone.next_batch(most):
            self.send(phone, ops, fate)

    @rule(which=phones, skipped=st.integers(1, 3))
    def a_later_batch_overtakes_the_first(self, which, skipped):
        phone, seen = self.phones[which], set()
        ops = [op for op in phone.memory.queue[skipped:] if not (op["entity_id"] in seen or seen.add(op["entity_id"]))]
        if ops:
            self.send(phone, ops, "answered")

    def send(self, phone, ops, fate):
        body = phone.body_of(ops)
        if fate == "never left":
            return
        reply = phone.post("push", body)
        assert reply.status_code == 207, reply.content
        told = SyncDevice.objects.values_list("unsent", flat=True).get(pk=phone.device.pk)
        assert told == len(phone.memory.queue)  # I9
        if fate == "reply lost":
            return
        if fate == "sent twice":
            again = phone.post("push", body)
            self.same_answers(reply.json()["results"], again.json()["results"])
            reply = again
        phone.take_answers(body, reply)
        phone.crash() if fate == "killed before the disk" else phone.save()

    def same_answers(self, first, again):
        """I10: the first result again, marked; a parent that came meanwhile may have moved what waited for it."""
        for before, after in zip(first, again, strict=True):
            assert after["duplicate"]
            assert before["op_id"] == after["op_id"]
            assert before["code"] in (after["code"], "dependency")

    @rule(which=phones, pages=st.integers(1, 3), save=st.booleans())
    def a_phone_pulls(self, which, pages, save):
        self.phones[which].pull(pages=pages, save=save)

    @rule(which=phones)
    def an_app_is_killed(self, which):
        self.phones[which].crash()

    @rule(which=phones, minutes=st.sampled_from([0, 15, -15, 3 * 365 * 1440, -3 * 365 * 1440]))
    def a_clock_jumps(self, which, minutes):
        self.phones[which].skew = timedelta(minutes=minutes)

    @rule(at=some)
    def a_request_is_replayed(self, at):
        """I10: replaying anything that was recorded changes nothing."""
        sent = [each for each in self.wire[self.replayable :] if each[1] == "push"]
        if sent:
            phone, path, body, _reply = sent[at % len(sent)]
            before = fingerprint()
            assert phone.client.post(f"/api/v1/sync/{path}", body).status_code == 207
            assert fingerprint() == before

    # --- the office -------------------------------------------------------------------------------------------------

    def home(self, at):
        rows = Household.objects.filter(division__in=self.villages).order_by("number")
        return rows[at % len(rows)]

    @rule(at=some, field=st.sampled_from(FIELDS))
    def the_office_corrects_a_household(self, at, field):
        changes = {field: f"o{next(self.values)}"}
        registry.edit_household(household=self.home(at), changes=changes, expected_version=None, by=self.office)

    @rule(at=some)
    def a_household_moves(self, at):
        home = self.home(at)
        there = self.villages[home.division_id == self.villages[0].pk]
        journeys.move_household(household=home, to_division=there, by=self.office, on=clock.today())

    @rule(which=phones)
    def an_officer_is_posted_to_the_other_village(self, which):
        user = self.phones[which].user
        user.refresh_from_db()
        there = self.villages[user.division_id == self.villages[0].pk]
        User.objects.filter(pk=user.pk).update(division=there)

    @rule(at=some, aside=st.booleans())
    def the_office_settles_what_is_parked(self, at, aside):
        parked = list(SyncOp.objects.filter(state=OpState.PARKED, division__in=self.villages).order_by("op_id"))
        if parked:
            answer = Answer.SET_ASIDE if aside else Answer.AS_IT_IS
            with suppress(DomainError):  # what cannot be done in the office's name either stays parked
                settle(op=parked[at % len(parked)], answer=answer, by=self.office, at=clock.now(), note="看过")

    # --- the server -------------------------------------------------------------------------------------------------

    @precondition(lambda self: not self.backup and not self.restored)
    @rule()
    def the_server_is_backed_up(self):
        self.backup = Backup()

    @precondition(lambda self: self.backup)
    @rule()
    def the_server_is_restored(self):
        self.backup.restore()
        new_epoch()
        self.backup, self.restored, self.replayable = None, True, len(self.wire)

    # --- what must hold at the end ----------------------------------------------------------------------------------

    def teardown(self):
        if not hasattr(self, "wire"):
            return
        if self.backup:
            self.backup.drop()
        self.heal()
        self.nothing_is_lost()
        self.nothing_is_done_twice()
        self.nothing_is_overwritten_unseen()

    def heal(self):
        """I8, I9: with a working line everybody holds the same after three rounds, and no phone holds anything back."""
        for _round in range(ROUNDS):
            for phone in self.phones:
                while phone.memory.queue:
                    self.send(phone, phone.next_batch(100), "answered")
                phone.pull()
                phone.listen()
        for phone in self.phones:
            assert not phone.memory.queue
            assert phone.verify() == 200, phone.user
            assert SyncDevice.objects.get(pk=phone.device.pk).unsent == 0

    def nothing_is_lost(self):
        """I1: whatever an officer wrote has a receipt, and what is called done is there."""
        book = SyncOp.objects.in_bulk(list(self.written))
        assert set(map(str, book)) == set(self.written)
        for row in book.values():
            if row.entity in MADE and row.state == OpState.APPLIED:
                assert MADE[row.entity].objects.filter(pk=row.entity_id).count() == 1

    def nothing_is_done_twice(self):
        """I2, I4: no value comes back by itself, and versions grow by one."""
        for home in Household.objects.filter(division__in=self.villages):
            versions = list(home.history.order_by("pgh_id").values_list("version", flat=True))
            assert versions == list(range(1, home.version + 1))
            for field in FIELDS:
                values = [value for _before, value in turns(home, field) if value.startswith("w")]
                assert len(values) == len(set(values)), (field, values)

    def nothing_is_overwritten_unseen(self):
        """I3: what an officer's value took the place of, the officer had seen or written; or the office decided."""
        settled = set(SyncOp.objects.exclude(settled_by=None).values_list("op_id", flat=True))
        wrote = {}
        for op_id, (phone, op, seen) in self.written.items():
            for field, value in op["payload"].items():
                wrote[op["entity_id"], field, value] = (op_id, phone, seen)
        for row, fields in self.rows_with_fields():
            for field in fields:
                for before, after in turns(row, field):
                    op_id, phone, seen = wrote.get((str(row.pk), field, after), (None, None, {}))
                    if op_id is None or SyncOp.objects.get(pk=op_id).pk in settled:
                        continue
                    own = wrote.get((str(row.pk), field, before), (None, None, {}))[1]
                    assert before == seen[field] or own is phone, (field, before, after, seen)

    def rows_with_fields(self):
        """[(row, its fields that phones change)] of the example."""
        for model, fields in ((Household, FIELDS), (Laborer, ("phone",))):
            for row in model.objects.filter(division__in=self.villages):
                yield row, fields


def turns(row, field):
    """[(value before, value after)] of every change of a field, from the row's history."""
    values = list(row.history.order_by("pgh_id").values_list(field, flat=True))
    return [(before, after) for before, after in pairwise(values) if before != after]


def fingerprint():
    """How much there is of what operations make, and at which versions."""
    tables = (SyncOp, Visit, Difficulty, DifficultyStep, VisitPlan)
    versions = Household.objects.order_by("pk").values_list("pk", "version")
    return [model.objects.aggregate(n=Count("pk"))["n"] for model in tables], list(versions)


@pytest.mark.django_db(transaction=True)
def test_phones_and_office_converge():
    run_state_machine_as_test(
        Convergence,
        settings=settings(
            max_examples=8, stateful_step_count=30, suppress_health_check=list(HealthCheck), phases=PHASES
        ),
    )
