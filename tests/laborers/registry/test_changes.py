"""What happens in a household: consequences, refusals, corrections; and nobody is ever deleted."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from laborers.registry import actions
from laborers.registry.models import Case, Dependant, Household, HouseholdEvent, Laborer, Transfer
from laborers.registry.states import LEAVING
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer
from xundian.codes.rules import make_identity
from xundian.kit.errors import Conflict, Invalid

DAY = date(2026, 6, 20)


@pytest.fixture
def home(tree):
    return make_household(tree.village, number="H100", group_name="2组", category="monitored")


@pytest.fixture
def person(home):
    return make_laborer(home, name="王五")


def again(row):
    return type(row).objects.get(pk=row.pk)


def kinds(household):
    return list(HouseholdEvent.objects.filter(household=household).order_by("id").values_list("kind", flat=True))


@pytest.mark.parametrize("kind", [kind.value for kind in LEAVING])
def test_who_leaves_keeps_the_record_with_day_and_reason_and_the_case_is_closed(cast, home, person, kind):
    case = actions.open_case_of(person)
    event = actions.leave(person=person, kind=kind, by=cast.officer, on=DAY)
    row = again(person)
    assert (row.left_on, row.left_reason) == (DAY, kind)
    assert (again(case).stage, again(case).outcome) == ("closed", "moved" if kind == "moved_out" else "other")
    assert (event.kind, event.laborer, event.household, event.by) == (kind, person, home, cast.officer)
    with pytest.raises(Conflict) as refusal:
        actions.leave(person=person, kind=kind, by=cast.officer, on=DAY)
    assert refusal.value.code == "left"


def test_work_under_way_must_be_ended_first(cast, tree, home):
    away = make_assessed_laborer(home)
    make_placement(away, by=cast.officer)
    with pytest.raises(Conflict) as refusal:
        actions.leave(person=away, kind="death", by=cast.officer, on=DAY)
    assert refusal.value.code == "in_work"
    assert again(away).left_on is None


def test_who_is_back_has_a_case_again(cast, person):
    actions.leave(person=person, kind="joined_army", by=cast.officer, on=date(2026, 4, 1))
    actions.come_back(person=person, kind="discharged", by=cast.officer, on=DAY)
    assert (again(person).left_on, again(person).left_reason) == (None, "")
    assert list(Case.objects.order_by("episode").values_list("episode", "stage")) == [(1, "closed"), (2, "surveyed")]
    with pytest.raises(Conflict, match=r".") as refusal:
        actions.come_back(person=person, by=cast.officer, on=DAY)
    assert refusal.value.code == "present"


def test_a_death_is_corrected_and_both_events_stay(cast, home, person):
    event = actions.leave(person=person, kind="death", by=cast.officer, on=DAY)
    with pytest.raises(Conflict) as refusal:
        actions.come_back(person=person, by=cast.officer, on=DAY)
    assert refusal.value.code == "died"
    with pytest.raises(Invalid):
        actions.correct_event(event=event, by=cast.officer, on=DAY, note="")
    actions.correct_event(event=event, by=cast.officer, on=DAY, note="Another of the same name")
    assert again(person).left_on is None
    assert kinds(home) == ["death", "corrected"]
    with pytest.raises(Conflict) as refusal:
        actions.correct_event(event=event, by=cast.officer, on=DAY, note="Again")
    assert refusal.value.code == "not_in_force"


def test_a_birth_makes_a_dependant_and_a_mistaken_one_ends_it(cast, home):
    event = actions.record_birth(household=home, name="王小宝", on=DAY, by=cast.officer)
    assert (event.dependant.birth, event.dependant.kind, event.dependant.school_status) == (DAY, "child", "too_young")
    actions.correct_event(event=event, by=cast.officer, on=DAY, note="The neighbours' child")
    assert (again(event.dependant).left_on, again(event.dependant).left_reason) == (DAY, "corrected")


def test_a_child_goes_to_school_and_comes_of_age_as_the_same_person(cast, home):
    child = actions.add_dependant(household=home, name="王小宝", kind="child", birth=date(2010, 6, 19), by=cast.officer)
    actions.record_school(dependant=child, kind="graduated", by=cast.officer, on=DAY)
    assert again(child).school_status == "finished"
    with pytest.raises(Invalid) as refusal:
        actions.come_of_age(dependant=child, by=cast.officer, on=date(2026, 6, 18), sex="1")
    assert refusal.value.code == "under_age"
    laborer, transfer = actions.come_of_age(dependant=child, by=cast.officer, on=DAY, sex="1")
    assert (laborer.name, laborer.birth, laborer.was_dependant, transfer) == ("王小宝", child.birth, child, None)
    assert (again(child).left_on, again(child).left_reason) == (DAY, "came_of_age")
    assert kinds(home) == ["graduated", "came_of_age"]


def test_a_bride_is_registered_or_reported_when_known_elsewhere(cast, tree, home):
    number = make_identity(birth=date(1998, 5, 6), sex="2", serial=7)
    make_laborer(make_household(tree.far_village), name="周八", sex="2", birth=date(1998, 5, 6), identity=number)
    laborer, transfer = actions.marry_in(
        household=home, name="周八", identity=number, relation="10", by=cast.officer, on=date(2026, 5, 1), today=DAY
    )
    assert (laborer, transfer.to_division, transfer.household_number) == (None, tree.village, "H100")
    assert kinds(home) == []
    bride, _none = actions.marry_in(
        household=home, name="吴九", sex="2", birth=date(1999, 1, 1), by=cast.officer, on=date(2026, 5, 1), today=DAY
    )
    assert (bride.household, kinds(home)) == (home, ["marriage_in"])


# --- households -----------------------------------------------------------------------------------------------------


def test_a_household_divides_and_what_lives_follows(cast, tree, home, person):
    son = make_assessed_laborer(home, name="王小五")
    placement = make_placement(son, by=cast.officer)
    child = actions.add_dependant(household=home, name="王小宝", kind="child", by=cast.officer)
    new = actions.split_household(
        household=home, number="H101", people=[son], dependants=[child], by=cast.officer, on=DAY
    )
    assert (new.division, new.category, new.group_name) == (tree.village, "monitored", "2组")
    assert (again(son).household, again(placement).household, again(child).household) == (new, new, new)
    assert again(person).household == home
    assert (kinds(home), kinds(new)) == (["split"], ["split"])


def test_somebody_goes_and_somebody_remains(cast, tree, home, person):
    stranger = make_laborer(make_household(tree.village))
    for people, code in (([], "required"), ([person], "nobody_left"), ([stranger], "not_of_household")):
        with pytest.raises(Invalid) as refusal:
            actions.split_household(household=home, number="H101", people=people, by=cast.officer, on=DAY)
        assert refusal.value.code == code
    assert not Household.objects.filter(number="H101").exists()


def test_households_join_and_the_empty_one_ends(cast, tree, home, person):
    other = make_household(tree.village, number="H200")
    guest = make_laborer(other, name="李六")
    elder = actions.add_dependant(household=other, name="李老", kind="elder", by=cast.officer)
    actions.merge_households(stays=home, goes=other, by=cast.officer, on=DAY)
    assert (again(guest).household, again(elder).household) == (home, home)
    assert again(other).ended_on == DAY
    assert (kinds(home), kinds(other)) == (["merged"], ["merged"])
    with pytest.raises(Conflict) as refusal:
        actions.merge_households(stays=home, goes=other, by=cast.officer, on=DAY)
    assert refusal.value.code == "ended"
    with pytest.raises(Conflict) as refusal:
        actions.merge_households(stays=home, goes=make_household(tree.next_village), by=cast.township, on=DAY)
    assert refusal.value.code == "two_villages"


def test_a_household_moves_at_once_inside_the_place_and_is_reported_beyond(cast, tree, home, person):
    moved, opened = actions.move_household(household=home, to_division=tree.next_village, by=cast.township, on=DAY)
    assert (moved.number, moved.division, opened) == ("H100", tree.next_village, [])
    assert (again(person).division, actions.open_case_of(person).division) == (tree.next_village, tree.next_village)
    assert kinds(home) == ["moved_out", "moved_in"]
    moved, (report,) = actions.move_household(household=home, to_division=tree.far_village, by=cast.township, on=DAY)
    assert (moved, report.household_number, report.from_division) == (None, "H100", tree.next_village)
    assert again(person).division == tree.next_village
    actions.confirm_transfer(transfer=report, by=cast.county, on=DAY)
    assert (again(home).division, Transfer.objects.get().state) == (tree.far_village, "confirmed")
    with pytest.raises(Invalid):
        actions.move_household(household=home, to_division=tree.township, by=cast.county, on=DAY)


# --- nobody is deleted ------------------------------------------------------------------------------------------------


def test_no_action_of_the_registry_deletes_a_person_a_household_or_a_dependant():
    folder = Path(actions.__file__).parent
    # The one there is takes away a second row of the same skill, once its certificate is void.
    people = [path for path in folder.glob("*.py") if path.name != "skills.py"]
    calls = {
        f"{path.name}:{node.lineno}"
        for path in people
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("delete", "_raw_delete")
    }
    assert calls == set()
    statements = [
        line for path in folder.glob("*.py") for line in path.read_text().splitlines() if "DELETE FROM" in line
    ]
    # The one there is takes back the lines that an undone merge had written on a timeline.
    assert [line.split()[0] for line in statements] == ["REMOVE"]


def test_nobody_is_deleted_anywhere_but_rows_that_only_an_undone_import_had_made():
    root = Path(actions.__file__).parents[3]
    sources = [path for package in ("laborers", "trainings", "relocation", "xundian")
               for path in (root / package).rglob("*.py") if "migrations" not in path.parts]  # fmt: skip
    deleting = {path.name for path in sources if "DELETE FROM laborers_laborer " in path.read_text()}
    assert deleting == {"undoing.py"}
    queries = re.compile(r"Laborer\.objects[^\n]*\.delete\(\)|\blaborers?\.delete\(\)|\bpeople\.delete\(\)")
    assert not [path for path in sources if queries.search(path.read_text())]


def test_every_event_leaves_as_many_people_as_before(cast, tree, home, person):
    make_laborer(home, name="李六")
    before = (Laborer.objects.count(), Dependant.objects.count(), Household.objects.count())
    actions.leave(person=person, kind="death", by=cast.officer, on=DAY)
    assert (Laborer.objects.count(), Dependant.objects.count(), Household.objects.count()) == before
