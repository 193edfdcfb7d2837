"""The waiting list: who may join it, who moves up when, and that the last place goes to one person."""

from datetime import timedelta

import pytest

from laborers.placements.actions import withdraw_consent
from laborers.registry.models import Case
from tests.factories.cast import make_tree
from tests.factories.placements import make_placement
from tests.factories.surveys import make_assessed_laborer
from tests.factories.trainings import OPENED, STARTS, make_class, make_trainee, make_training_consent
from tests.laborers.jobs.test_gate_races import while_open
from tests.trainings.classes.test_together import all_at_once
from trainings.classes import actions, queries
from trainings.classes.models import Enrolment
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.models import OutboxMessage

LATER = OPENED + timedelta(days=2)


def make_waiting(row, place, on=OPENED):
    laborer = make_assessed_laborer(place)
    consent = make_training_consent(laborer, on=OPENED)
    return actions.wait(training_class=row, laborer=laborer, consent=consent, by=None, on=on)


def states(*rows):
    return [Enrolment.objects.get(pk=row.pk).state for row in rows]


def stage(enrolment):
    return Case.objects.get(pk=enrolment.case_id).stage


@pytest.fixture
def full(tree):
    """(class with one place, its trainee)."""
    row = make_class(tree.township, capacity=1)
    return row, make_trainee(row, tree.village)


def test_it_waits_only_for_a_class_that_is_full(tree, full):
    row, _trainee = full
    waiting = make_waiting(row, tree)
    assert (waiting.state, waiting.enrolled_on, stage(waiting)) == ("waiting", None, "assessed")
    with pytest.raises(Conflict) as refusal:
        make_waiting(make_class(tree.township), tree)
    assert refusal.value.code == "places_free"


def test_it_needs_the_same_consent_as_joining(tree, full):
    laborer = make_assessed_laborer(tree)
    with pytest.raises(Invalid) as refusal:
        actions.wait(training_class=full[0], laborer=laborer, consent=None, by=None, on=OPENED)
    assert refusal.value.code == "consent_required"


def test_nobody_waits_twice(tree, full):
    waiting = make_waiting(full[0], tree)
    for step in (actions.wait, actions.enrol):
        with pytest.raises(Conflict) as refusal:
            step(training_class=full[0], laborer=waiting.laborer, consent=waiting.consent, by=None, on=OPENED)
        assert refusal.value.code == "already_waiting"


def test_a_freed_place_goes_to_whoever_asked_first(tree, cast, full):
    row, trainee = full
    third, first, second = (make_waiting(row, tree, on=day) for day in (LATER, OPENED, OPENED))
    actions.withdraw(enrolment=trainee, by=None, on=LATER)
    assert states(first, second, third) == ["enrolled", "waiting", "waiting"]
    first.refresh_from_db()
    assert (first.enrolled_on, stage(first)) == (LATER, "training")
    assert [each.pk for each in queries.waiting_list(row)] == [second.pk, third.pk]
    told = OutboxMessage.objects.get(payload__kind="class_place_free")
    assert told.payload["user_id"] == str(cast.officer.pk)
    assert told.payload["link"] == f"/laborers/{first.laborer_id}/"


def test_more_places_move_up_as_many(tree, full):
    row, _trainee = full
    waiting = [make_waiting(row, tree) for _number in range(3)]
    row.refresh_from_db()
    actions.change_class(training_class=row, changes={"capacity": 3}, expected_version=row.version, by=None, on=LATER)
    assert states(*waiting) == ["enrolled", "enrolled", "waiting"]


def test_who_cannot_join_now_is_passed_over_and_stays(tree, full):
    row, trainee = full
    placed, changed_mind, next_one = (make_waiting(row, tree) for _number in range(3))
    make_placement(placed.laborer, started_on=OPENED)
    withdraw_consent(consent=changed_mind.consent, by=None, on=OPENED)
    actions.withdraw(enrolment=trainee, by=None, on=LATER)
    assert states(placed, changed_mind, next_one) == ["waiting", "waiting", "enrolled"]


def test_leaving_the_list_moves_nobody(tree, full):
    row, trainee = full
    first, second = make_waiting(row, tree), make_waiting(row, tree)
    left = actions.withdraw(enrolment=first, by=None, on=LATER, drop_out="found_work")
    assert (left.state, left.drop_out, stage(first)) == ("withdrawn", "found_work", "assessed")
    assert states(trainee, second) == ["enrolled", "waiting"]


def test_the_list_ends_when_teaching_begins(tree, full):
    row, trainee = full
    waiting = make_waiting(row, tree)
    actions.start(training_class=row, by=None, on=STARTS)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.drop_out) == ("withdrawn", "no_place")
    actions.withdraw(enrolment=trainee, by=None, on=STARTS)
    assert states(waiting) == ["withdrawn"]
    with pytest.raises(MoveRefused):
        make_waiting(row, tree)


def test_a_cancelled_class_lets_everybody_go(tree, full):
    row, trainee = full
    waiting = make_waiting(row, tree)
    row = actions.cancel(training_class=row, by=None, on=LATER, reason="教师生病")
    assert (row.state, row.reason) == ("cancelled", "教师生病")
    assert set(Enrolment.objects.values_list("state", "drop_out")) == {("withdrawn", "class_cancelled")}
    assert (stage(trainee), stage(waiting)) == ("matching", "assessed")


@pytest.mark.parametrize("reason", ["", "lazy"])
def test_reasons_for_leaving_are_the_neutral_ones(tree, full, reason):
    with pytest.raises(Invalid) as refusal:
        actions.withdraw(enrolment=full[1], by=None, on=LATER, drop_out=reason)
    assert refusal.value.field == "drop_out"


@pytest.mark.django_db(transaction=True)
def test_one_freed_place_and_a_rush_for_it_make_one_trainee():
    tree = make_tree()
    row = make_class(tree.township, capacity=1)
    trainee = make_trainee(row, tree.village)
    first = make_waiting(row, tree)
    rush = [make_assessed_laborer(tree) for _number in range(4)]
    consents = [make_training_consent(each) for each in rush]

    def join(laborer, consent):
        return lambda: actions.enrol(training_class=row, laborer=laborer, consent=consent, by=None, on=LATER)

    answers = all_at_once([lambda: actions.withdraw(enrolment=trainee, by=None, on=LATER), *map(join, rush, consents)])
    assert answers.count("full") == 4
    assert Enrolment.objects.get(training_class=row, state="enrolled").pk == first.pk


@pytest.mark.django_db(transaction=True)
def test_nobody_moves_up_on_a_consent_that_is_taken_back_in_the_same_moment():
    tree = make_tree()
    row = make_class(tree.township, capacity=1)
    trainee = make_trainee(row, tree.village)
    first, second = make_waiting(row, tree), make_waiting(row, tree)
    while_open(
        lambda: withdraw_consent(consent=first.consent, on=LATER, by=None),
        lambda: actions.withdraw(enrolment=trainee, by=None, on=LATER),
    )
    states = {first.pk: "waiting", second.pk: "enrolled"}
    assert dict(Enrolment.objects.filter(pk__in=states).values_list("pk", "state")) == states
