"""A known person is reported in another village: opened once, decided once, and everything that lives follows."""

from datetime import date

import pytest

from laborers.difficulties import actions as difficulties
from laborers.difficulties.actions import load_default_deadlines
from laborers.difficulties.models import Difficulty
from laborers.registry import actions
from laborers.registry.actions.moving import move_home
from laborers.registry.models import Case, Household, HouseholdEvent, Laborer, Transfer, TransferReport
from laborers.visits.models import Visit
from tests.factories.cast import make_user
from tests.factories.difficulties import make_resolved
from tests.factories.registry import make_household, make_laborer
from tests.factories.visits import make_visit
from xundian.accounts.scope import visible_to
from xundian.kit.errors import Conflict, Invalid, MoveRefused

DAY = date(2026, 3, 5)


@pytest.fixture
def home(tree):
    return make_household(tree.village, number="H100", category="monitored")


@pytest.fixture
def person(home):
    return make_laborer(home, name="王五", identity="new")


def report(person, division, by, **values):
    told = {"household_number": "H200", "source": "entry", "profile": {"name": "王五", "phone": "13800000000"}} | values
    return actions.open_transfer(laborer=person, to_division=division, by=by, on=DAY, **told)


def test_it_opens_one_report_for_a_person_and_village(cast, tree, person):
    first = report(person, tree.far_village, cast.county, answers={"status": "02", "surveyed_on": DAY})
    assert (first.state, first.from_division_id) == ("waiting", tree.village.pk)
    assert first.answers == {"status": "02", "surveyed_on": "2026-03-05"}
    assert report(person, tree.far_village, cast.county, household_number="H9") == first
    assert report(person, tree.next_village, cast.county) != first


def test_a_report_holds_no_identity_number(cast, tree, person):
    row = report(person, tree.far_village, cast.county, profile={"name": "王五", "identity": "11010519491231002X"})
    assert row.profile == {"name": "王五"}


def test_it_opens_many_with_few_statements_and_none_twice(cast, tree, home, django_assert_max_num_queries):
    people = [make_laborer(home) for _number in range(30)]
    report(people[0], tree.far_village, cast.county)
    rows = [{"laborer": each, "to_division": tree.far_village.pk, "row_no": n, "answers": {"months": 3}}
            for n, each in enumerate(people)]  # fmt: skip
    with django_assert_max_num_queries(8):
        assert actions.open_transfers(rows, by=cast.county, on=DAY) == 29
    assert actions.open_transfers([(people[1].pk, tree.far_village, "H1")], by=cast.county, on=DAY) == 0
    opened = Transfer.objects.get(row_no=7)
    assert (opened.laborer, opened.source, opened.answers, opened.opened_by) == (
        people[7], "import", {"months": 3}, cast.county,
    )  # fmt: skip
    assert opened.history.count() == 1


def test_an_undone_import_takes_back_what_nobody_decided(cast, tree, person):
    batch = "0192f000-0000-7000-8000-00000000000b"
    actions.open_transfers(
        [{"laborer": person, "to_division": tree.far_village, "batch_id": batch}], by=cast.county, on=DAY
    )
    assert actions.withdraw_transfers(batch_id=batch, by=cast.county, on=DAY) == 1
    assert Transfer.objects.get().state == "withdrawn"
    assert actions.withdraw_transfers(batch_id=batch, by=cast.county, on=DAY) == 0


def test_only_the_place_where_the_person_is_registered_sees_it_and_the_other_side_sees_its_report(cast, tree, person):
    report(person, tree.far_village, cast.county)
    sides = {
        model: {name for name, user in vars(cast).items() if visible_to(user, model.objects.all()).exists()}
        for model in (Transfer, TransferReport)
    }
    assert sides[Transfer] == {"officer", "township", "county", "leader", "auditor"}
    assert sides[TransferReport] == {"county", "leader", "auditor"}


def test_confirming_moves_the_person_and_what_is_open(cast, tree, person, home):
    closed = actions.open_case_of(person)
    actions.advance(case=closed, to="closed", outcome="returned", by=cast.county, on=DAY)
    live = actions.open_case(laborer=person, by=cast.county, on=DAY)
    stays = make_laborer(home, name="李六")
    (done,) = actions.confirm_transfer(transfer=report(person, tree.far_village, cast.county), by=cast.township, on=DAY)
    person.refresh_from_db()
    assert (done.state, done.decided_by, done.decided_on) == ("confirmed", cast.township, DAY)
    assert (person.division, person.household.number, person.household.category) == (
        tree.far_village, "H200", "monitored",
    )  # fmt: skip
    assert Case.objects.get(pk=live.pk).division == tree.far_village
    assert Case.objects.get(pk=closed.pk).division == tree.village
    assert Laborer.objects.get(pk=stays.pk).division == tree.village
    events = HouseholdEvent.objects.order_by("id").values_list("household__number", "kind", "laborer", "other__number")
    assert list(events) == [("H100", "moved_out", person.pk, "H200"), ("H200", "moved_in", person.pk, "H100")]
    assert live.events.filter(kind="moved").count() == 1


def test_confirming_uses_the_household_of_that_number_in_the_village(cast, tree, person):
    there = make_household(tree.far_village, number="H200")
    actions.confirm_transfer(transfer=report(person, tree.far_village, cast.county), by=cast.township, on=DAY)
    assert Laborer.objects.get(pk=person.pk).household == there


def test_a_number_of_another_household_must_be_given_anew(cast, tree, person):
    make_household(tree.next_village, number="H200")
    row = report(person, tree.far_village, cast.county)
    with pytest.raises(Conflict) as refusal:
        actions.confirm_transfer(transfer=row, by=cast.township, on=DAY)
    assert (refusal.value.code, refusal.value.field) == ("number_taken", "household_number")
    assert Transfer.objects.get(pk=row.pk).state == "waiting"
    actions.confirm_transfer(transfer=row, by=cast.township, on=DAY, household_number="H201")
    assert Household.objects.get(number="H201").division == tree.far_village


def test_a_household_reported_whole_under_its_own_number_moves_with_its_number(cast, tree, person, home):
    second = make_laborer(home, name="李六")
    first_row = report(person, tree.far_village, cast.county, household_number="H100")
    with pytest.raises(Conflict):
        actions.confirm_transfer(transfer=first_row, by=cast.township, on=DAY)
    report(second, tree.far_village, cast.county, household_number="H100")
    settled = actions.confirm_transfer(transfer=first_row, by=cast.township, on=DAY)
    assert {row.laborer_id for row in settled} == {person.pk, second.pk}
    assert Household.objects.get(number="H100").division == tree.far_village
    assert set(Laborer.objects.values_list("division", flat=True)) == {tree.far_village.pk}


def test_keeping_changes_nothing_and_needs_a_note(cast, tree, person):
    row = report(person, tree.far_village, cast.county)
    with pytest.raises(Invalid):
        actions.keep_transfer(transfer=row, by=cast.township, on=DAY, note=" ")
    actions.keep_transfer(transfer=row, by=cast.township, on=DAY, note="Works there, lives here")
    assert Laborer.objects.get(pk=person.pk).division == tree.village
    with pytest.raises(MoveRefused):
        actions.confirm_transfer(transfer=row, by=cast.township, on=DAY)
    assert report(person, tree.far_village, cast.county) != row


def test_a_report_without_a_household_number_makes_a_new_one(cast, tree, person):
    row = report(person, tree.far_village, cast.county, household_number="")
    actions.confirm_transfer(transfer=row, by=cast.township, on=DAY)
    assert Laborer.objects.get(pk=person.pk).household.number == f"{tree.far_village.pk}-1"


def test_history_of_a_household_that_moved_is_read_where_it_lives_now_only(cast, tree, person, home):
    load_default_deadlines(by=None)
    made, _created = make_visit(home, DAY, cast.officer)
    solved, closed = (make_resolved(home, cast.officer, DAY) for _each in range(2))
    difficulties.confirm(difficulty=closed, who="母亲", way="in_person", by=cast.officer, on=DAY)
    there = make_user("there", "village", division=tree.far_village)
    assert seen(cast.officer, Visit) == {made.pk}
    move_home(household=home, to_division=tree.far_village, by=cast.county, on=DAY)
    made.refresh_from_db()
    assert made.division_id == tree.village.pk, "where it was made stays on record"
    assert (seen(cast.officer, Visit), seen(there, Visit)) == (set(), {made.pk})
    assert solved.pk in seen(there, Difficulty), "the family's new office asks whether it is solved"
    assert solved.pk not in seen(cast.officer, Difficulty)
    assert closed.pk in seen(cast.county, Difficulty)


def seen(user, model):
    return set(visible_to(user, model.objects.all()).values_list("pk", flat=True))
