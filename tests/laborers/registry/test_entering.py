"""Entering somebody who is known: here it is told plainly, elsewhere it is reported, and nobody learns of whom."""

from datetime import date

import pytest

from laborers.imports import actions as imports
from laborers.registry import actions
from laborers.registry.models import DuplicatePair, Laborer, Transfer
from tests.conftest import SITE_ID
from tests.factories.codes import load_shipped
from tests.factories.imports import NOW, sheet
from tests.factories.imports import loaded as imported
from tests.factories.imports import person as survey_person
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_round
from xundian.codes.rules import make_identity
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.sealing import unseal

DAY = date(2026, 3, 5)
NUMBER = make_identity(birth=date(1990, 5, 6), sex="2", serial=7)


def enter(division, by, **values):
    told = {"name": "周八", "identity": NUMBER} | values
    home = told.pop("household", None) or make_household(division)
    return actions.enter_laborer(household=home, by=by, on=DAY, **told)


@pytest.fixture
def known(tree):
    return make_laborer(make_household(tree.village), name="周八", birth=date(1990, 5, 6), sex="2", identity=NUMBER)


def test_it_registers_whoever_is_new(cast, tree):
    laborer, transfer = enter(tree.village, cast.officer, phone="13800000000")
    assert (laborer.birth, laborer.phone, transfer) == (date(1990, 5, 6), "13800000000", None)


@pytest.mark.parametrize("place", ["next_village", "far_village"])
def test_it_reports_whoever_is_known_elsewhere_and_keeps_what_was_written(cast, tree, known, place):
    home = make_household(getattr(tree, place))
    laborer, transfer = enter(None, cast.county, household=home, phone="13900000000", answers={"status": "02"})
    assert laborer is None
    assert (transfer.laborer, transfer.to_division_id, transfer.household_number) == (
        known, home.division_id, home.number,
    )  # fmt: skip
    assert transfer.profile == {"name": "周八", "phone": "13900000000"}
    assert transfer.answers == {"status": "02"}
    assert NUMBER not in str(Transfer.objects.filter(pk=transfer.pk).values())
    assert Laborer.objects.count() == 1


def test_a_person_of_the_same_village_is_named_to_who_sees_them(cast, tree, known):
    with pytest.raises(actions.KnownHere) as refusal:
        enter(tree.village, cast.officer)
    assert (refusal.value.code, refusal.value.laborer) == ("known_here", known)


def test_a_site_officer_is_told_nothing_of_a_villager_who_is_not_of_the_site(cast, tree, known):
    laborer, transfer = enter(None, cast.site, household=_at_site(tree))
    assert laborer is None
    assert transfer.state == "waiting"


def _at_site(tree):
    home = make_household(tree.village)
    actions.settle_household(household=home, site_id=SITE_ID, by=None)
    return home


def test_a_wrong_number_is_refused_before_anything_is_looked_up(cast, tree, known):
    with pytest.raises(Invalid):
        enter(tree.next_village, cast.county, birth=date(1991, 1, 1))
    assert not Transfer.objects.exists()


def test_it_seals_the_number_of_a_person_who_had_none(cast, tree):
    laborer = make_laborer(make_household(tree.village), birth=date(1990, 5, 6), sex="2")
    row, pair = actions.set_identity(laborer=laborer, identity=NUMBER, by=cast.officer, on=DAY)
    assert pair is None
    assert unseal(row.identity_sealed, place=actions.IDENTITY_PLACE, row_id=row.pk) == NUMBER
    assert actions.set_identity(laborer=laborer, identity=NUMBER, by=cast.officer, on=DAY)[1] is None
    other = make_identity(birth=date(1990, 5, 6), sex="2", serial=9)
    with pytest.raises(Conflict) as refusal:
        actions.set_identity(laborer=laborer, identity=other, by=cast.officer, on=DAY)
    assert refusal.value.code == "has_identity"


@pytest.mark.parametrize(("place", "smallest"), [
    ("village", "village"), ("next_village", "township"), ("far_village", "county"),
])  # fmt: skip
def test_a_number_known_elsewhere_makes_a_pair_for_who_may_see_both(cast, tree, known, place, smallest):
    laborer = make_laborer(make_household(getattr(tree, place)), name="周九", birth=date(1990, 5, 6), sex="2")
    row, pair = actions.set_identity(laborer=laborer, identity=NUMBER, by=cast.officer, on=DAY)
    assert (row.identity_sealed, row.identity_hint) == (None, "")
    assert (pair.reason, pair.state, pair.division) == ("same_identity", "open", getattr(tree, smallest))
    assert {pair.a, pair.b} == {known, laborer}
    assert actions.set_identity(laborer=laborer, identity=NUMBER, by=cast.officer, on=DAY)[1] == pair


def test_it_refuses_a_number_that_says_otherwise(cast, tree):
    laborer = make_laborer(make_household(tree.village), birth=date(1990, 5, 6), sex="1")
    with pytest.raises(Invalid) as refusal:
        actions.set_identity(laborer=laborer, identity=NUMBER, by=cast.officer, on=DAY)
    assert (refusal.value.field, refusal.value.code) == ("sex", "identity_differs")


# --- one person registered twice --------------------------------------------------------------------------------------


def test_the_sweep_finds_same_name_birth_and_village_once(cast, tree):
    home = make_household(tree.village)
    first, second = make_laborer(home), make_laborer(make_household(tree.village))
    make_laborer(make_household(tree.next_village))
    pair = DuplicatePair.objects.get()
    assert {pair.a, pair.b} == {first, second}
    assert (pair.reason, pair.division, pair.found_on) == ("same_name_birth_village", tree.village, date(2026, 3, 1))
    DuplicatePair.objects.all().delete()
    assert actions.find_duplicates(on=DAY) == {"found": 1}
    assert actions.find_duplicates(on=DAY) == {"found": 0}


def test_two_numbers_are_two_persons_and_who_left_is_not_asked_about(cast, tree):
    home = make_household(tree.village)
    make_laborer(home, identity="new")
    make_laborer(home, identity="new")
    make_laborer(home, name="李六")
    gone = make_laborer(home, name="李七")
    Laborer.objects.filter(pk=gone.pk).update(left_on=DAY)
    make_laborer(home, name="李七")
    assert actions.find_duplicates(on=DAY) == {"found": 0}
    assert not DuplicatePair.objects.exists()


def test_different_persons_are_never_asked_about_again(cast, tree):
    home = make_household(tree.village)
    make_laborer(home), make_laborer(home)
    pair = DuplicatePair.objects.get()
    with pytest.raises(Invalid):
        actions.mark_different(pair=pair, by=cast.township, on=DAY, note="")
    judged = actions.mark_different(pair=pair, by=cast.township, on=DAY, note="Cousins")
    assert (judged.state, judged.decided_by, judged.note) == ("different", cast.township, "Cousins")
    assert actions.find_duplicates(on=DAY) == {"found": 0}
    with pytest.raises(MoveRefused):
        actions.mark_different(pair=pair, by=cast.township, on=DAY, note="Cousins")


def test_a_move_takes_the_open_pair_to_the_smallest_place_that_holds_both(cast, tree):
    first, _second = make_laborer(make_household(tree.village)), make_laborer(make_household(tree.village))
    row = actions.open_transfer(laborer=first, to_division=tree.far_village, source="entry", by=cast.county, on=DAY)
    actions.confirm_transfer(transfer=row, by=cast.county, on=DAY)
    assert DuplicatePair.objects.get().division == tree.county


def test_a_question_that_nobody_answered_does_not_hold_up_the_undoing_of_an_import(cast, tree):
    load_shipped()
    make_round(tree.county, 2018)
    batch = imported(sheet(survey_person(1)), tree.county)
    known = Laborer.objects.get()
    make_laborer(make_household(tree.village), name=known.name, birth=known.birth, sex=known.sex)
    assert DuplicatePair.objects.get().division == tree.village
    undone = imports.undo(batch=batch, by=cast.county, at=NOW)
    assert undone.report["undo"]["undone"] == 1
    assert not DuplicatePair.objects.exists()
