"""Targets are set, divided down to persons and frozen; every change is logged, and explained once frozen (X2.1)."""

import pytest
from django.db import Error, transaction
from django.db.models.deletion import ProtectedError

from tests.factories.targets import FROZEN_ON, frozen, make_plan, make_target
from xundian.kit.errors import Conflict, Invalid, Missing, Stale
from xundian.targets import actions, queries
from xundian.targets.actions import Part
from xundian.targets.models import Target, TargetChange, TargetPlan

pytestmark = pytest.mark.django_db
WHY = {"reason": "county meeting of March", "document": "寻办通〔2026〕15号"}


def log(plan):
    """What the log says, the oldest line first."""
    return [
        (each.division_id, each.person and each.person.name, each.before, each.after, each.frozen)
        for each in reversed(queries.log(plan))
    ]


def codes(refusal):
    return [(field, code) for field, code, _text in refusal.value.errors]


def test_setting_makes_the_plan_and_leaves_a_line(cast, tree):
    make_target(tree.county, 100, by=cast.county)
    plan = queries.plan_of("530129103", "placements", 2026)
    assert (plan.county_id, plan.state, plan.changes) == ("530129", "draft", 1)
    assert log(plan) == [("530129", None, None, 100, False)]


def test_a_target_is_set_once_for_a_division_and_once_for_a_person(cast, tree):
    make_target(tree.township, by=cast.county)
    make_target(tree.township, person=cast.township)
    for more in ({}, {"person": cast.township}):
        with pytest.raises(Invalid) as refusal:
            make_target(tree.township, **more)
        assert codes(refusal) == [("year", "taken")]


def test_a_division_of_another_county_is_as_good_as_absent(cast, tree):
    with pytest.raises(Missing):
        make_target(tree.township, by=cast.stranger)
    with pytest.raises(Missing):
        actions.divide(division=tree.county, indicator="placements", year=2026, parts=[], by=cast.stranger)


@pytest.mark.parametrize(
    ("who", "places", "refused"),
    [
        ("colleague", ["530129103212"], []),
        ("township", ["530129103207", "530129103212"], []),
        ("county", [], [("person", "person_elsewhere")]),
        ("stranger", [], [("person", "person_elsewhere")]),
        ("station", [], [("person", "person_elsewhere")]),
        ("township", ["530129107209"], [("places", "place_elsewhere")]),
        ("township", ["530129103"], [("places", "place_elsewhere")]),
        ("township", ["x"], [("places", "place_elsewhere")]),
        ("township", ["530129103999"], [("places", "place_unknown")]),
        ("nobody", ["530129103207"], [("places", "not_a_person")]),
    ],
)
def test_a_person_sits_in_the_place_and_answers_for_places_directly_below(cast, tree, who, places, refused):
    person = getattr(cast, who, None)
    if not refused:
        assert make_target(tree.township, person=person, places=places).places == places
        return
    with pytest.raises(Invalid) as refusal:
        make_target(tree.township, person=person, places=places)
    assert codes(refusal) == refused


def test_one_place_is_answered_for_by_one_person(cast, tree):
    make_target(tree.township, person=cast.officer, places=["530129103207"])
    with pytest.raises(Invalid) as refusal:
        make_target(tree.township, person=cast.township, places=["530129103207", "530129103212"])
    assert codes(refusal) == [("places", "place_taken")]
    assert "Officer" in str(refusal.value.errors[0][2])
    make_target(tree.township, person=cast.township, places=["530129103207"], year=2027)


def test_a_group_has_no_target(cast, tree):
    group = type(tree.village).objects.create(
        code="53012910320701", name="一组", level="group", parent_id="530129103207"
    )
    with pytest.raises(Invalid) as refusal:
        make_target(group)
    assert codes(refusal) == [("division", "level")]


def test_a_whole_is_divided_at_once_and_what_is_not_named_stays(cast, tree):
    plan = make_plan(tree, by=cast.county)
    made = actions.divide(
        division=tree.county, indicator="placements", year=2026, by=cast.county, expected_version=plan.version,
        parts=[Part(70, tree.township), Part(None, tree.other_township), Part(30, person=cast.leader)],
    )  # fmt: skip
    below, persons = queries.parts_of("530129", "placements", 2026)
    assert [(each.division_id, each.value) for each in below] == [("530129103", 70)]
    assert [(each.person, each.value) for each in persons] == [(cast.leader, 30)]
    assert queries.differences("530129", "placements", 2026) == []
    assert log(made)[-3:] == [
        ("530129103", None, 60, 70, False), ("530129107", None, 40, None, False), ("530129", "Leader", None, 30, False),
    ]  # fmt: skip
    again = actions.divide(
        division=tree.county, indicator="placements", year=2026, by=cast.county, parts=[Part(70, tree.township)]
    )
    assert again.version == made.version


def test_who_divides_an_old_view_is_told_and_nothing_is_written(cast, tree):
    plan = make_plan(tree)
    make_target(tree.village, 5)
    with pytest.raises(Stale):
        actions.divide(
            division=tree.county, indicator="placements", year=2026, by=cast.county, expected_version=plan.version,
            parts=[Part(70, tree.township)],
        )  # fmt: skip
    assert Target.objects.get(division=tree.township).value == 60


def test_one_wrong_part_keeps_all_parts_back(cast, tree):
    make_plan(tree)
    with pytest.raises(Invalid):
        actions.divide(
            division=tree.county, indicator="placements", year=2026, by=cast.county,
            parts=[Part(70, tree.township), Part(30, person=cast.leader, places=("530129103207",))],
        )  # fmt: skip
    assert Target.objects.get(division=tree.township).value == 60


def test_equal_sums_are_frozen_and_nothing_of_the_plan_changes_after(cast, tree):
    plan = frozen(make_plan(tree), by=cast.county)
    assert (plan.state, plan.frozen_on, plan.frozen_by, plan.difference) == ("frozen", FROZEN_ON, cast.county, "")
    with pytest.raises(Conflict):
        frozen(plan)
    with pytest.raises(Error, match="stays as it is"), transaction.atomic():
        TargetPlan.objects.filter(pk=plan.pk).update(state="draft", frozen_on=None)


def test_parts_that_differ_need_a_reason_which_names_them(cast, tree):
    plan = make_plan(tree, other=41)
    with pytest.raises(Invalid) as refusal:
        frozen(plan)
    assert codes(refusal) == [("difference", "unequal")]
    assert "寻甸回族彝族自治县 100 / 101" in str(refusal.value.errors[0][2])
    assert frozen(plan, difference="One is a reserve.").difference == "One is a reserve."


def test_a_plan_without_the_countys_target_or_a_document_is_not_frozen(cast, tree):
    make_target(tree.township)
    plan = queries.plan_of("530129", "placements", 2026)
    for document in ("", "寻办通〔2026〕8号"):
        with pytest.raises(Invalid) as refusal:
            frozen(plan, document=document, difference="so be it")
        assert codes(refusal) == [("document", "no_target" if document else "required")]


def test_after_freezing_every_change_has_reason_and_document(cast, tree):
    plan = frozen(make_plan(tree))
    row = Target.objects.get(division=tree.township)
    steps = [
        lambda **why: actions.change_target(
            target=row, changes={"value": 61} | ({"document": why["document"]} if "document" in why else {}),
            expected_version=row.version, by=cast.county, reason=why.get("reason", ""),
        ),
        lambda **why: make_target(tree.village, 9, **why),
        lambda **why: actions.take_away(
            target=Target.objects.get(division=tree.other_township), expected_version=1, by=cast.county, **why
        ),
    ]  # fmt: skip
    for step in steps:
        with pytest.raises(Invalid) as refusal:
            step()
        assert codes(refusal) == [("reason", "required"), ("document", "required")]
        with pytest.raises(Invalid) as refusal:
            step(reason=WHY["reason"])
        assert codes(refusal) == [("document", "required")]
        step(**WHY)
    assert log(plan)[-3:] == [
        ("530129103", None, 60, 61, True), ("530129103207", None, None, 9, True), ("530129107", None, 40, None, True),
    ]  # fmt: skip
    assert {(each.reason, each.document) for each in queries.log(plan)[:3]} == {(WHY["reason"], WHY["document"])}


def test_what_is_divided_further_is_not_taken_away(cast, tree):
    make_plan(tree)
    with pytest.raises(Conflict):
        actions.take_away(target=Target.objects.get(division=tree.county), expected_version=1, by=cast.county)


def test_a_change_of_an_old_version_is_stale(cast, tree):
    row = make_target(tree.township)
    with pytest.raises(Stale):
        actions.change_target(target=row, changes={"value": 5}, expected_version=7, by=cast.county)


def test_the_log_cannot_be_rewritten_and_plans_stay(cast, tree):
    plan = make_plan(tree)
    with pytest.raises(Error), transaction.atomic():
        TargetChange.objects.update(after=1)
    with pytest.raises((Error, ProtectedError)), transaction.atomic():
        plan.delete()


def test_what_persons_carry_is_no_second_target_of_the_place(cast, tree):
    make_plan(tree)
    make_target(tree.township, 60, person=cast.township)
    assert queries.near("530129", "placements", 2026) == {"530129": 100, "530129103": 60, "530129107": 40}
    assert queries.target_of("placements", division=tree.township, year=2026) == 60
    Target.objects.filter(division=tree.county).delete()
    assert queries.target_of("placements", division="530129", year=2026) == 100
    told = [(each.division_id, each.person) for each in queries.tree("530129", "placements", 2026)]
    assert told == [("530129103", None), ("530129103", cast.township), ("530129107", None)]
