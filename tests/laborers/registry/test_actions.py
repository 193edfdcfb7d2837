from datetime import date

import pytest

from laborers.registry import actions, queries
from laborers.registry.models import Laborer
from laborers.registry.states import Stage
from tests.factories.registry import make_household, make_laborer
from xundian.accounts.scope import visible_to
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.sealing import unseal

DAY = date(2026, 3, 5)


def test_it_opens_a_case_for_a_new_laborer(cast, tree):
    laborer = make_laborer(make_household(tree.village))
    case = actions.open_case_of(laborer)
    assert (case.stage, case.episode) == ("surveyed", 1)
    assert [event.kind for event in queries.timeline(case)] == ["opened"]


def test_it_seals_the_identity_number(tree):
    laborer = make_laborer(make_household(tree.village), identity="new")
    row = Laborer.objects.get(pk=laborer.pk)
    number = unseal(row.identity_sealed, place=actions.IDENTITY_PLACE, row_id=row.pk)
    assert number.startswith("99")
    assert number[4:14] not in row.identity_hint


def test_it_sets_a_known_identity_aside_without_telling_where(tree):
    number = "11010519491231002X"
    person = {"identity": number, "birth": date(1949, 12, 31), "sex": "2"}
    make_laborer(make_household(tree.village), **person)
    with pytest.raises(Conflict) as refusal:
        make_laborer(make_household(tree.far_village), **person)
    assert refusal.value.code == "parked"


def test_it_advances_a_case_and_says_so_on_the_timeline(cast, tree):
    case = actions.open_case_of(make_laborer(make_household(tree.village)))
    moved = actions.advance(case=case, to=Stage.ASSESSED, by=cast.township, on=DAY)
    assert moved.stage == "assessed"
    assert moved.version == case.version + 1
    newest = queries.timeline(case)[0]
    assert (newest.from_stage, newest.to_stage, newest.by, newest.on) == (
        "surveyed",
        "assessed",
        cast.township,
        DAY,
    )


def test_it_refuses_a_step_that_is_not_in_the_table(cast, tree):
    case = actions.open_case_of(make_laborer(make_household(tree.village)))
    with pytest.raises(MoveRefused):
        actions.advance(case=case, to=Stage.TRAINING, by=cast.township, on=DAY)


def test_it_closes_a_case_only_with_an_outcome(cast, tree):
    case = actions.open_case_of(make_laborer(make_household(tree.village)))
    with pytest.raises(Invalid):
        actions.advance(case=case, to=Stage.CLOSED, by=cast.township, on=DAY)


def test_it_shows_a_laborer_to_the_own_village_only(cast, tree):
    laborer = make_laborer(make_household(tree.village))
    seen_by = {name for name, user in vars(cast).items() if laborer in visible_to(user, Laborer.objects.all())}
    assert seen_by == {"officer", "township", "county", "leader", "auditor"}


def test_it_advances_many_cases_at_once_each_with_its_line(cast, tree, django_assert_max_num_queries):
    household = make_household(tree.village)
    cases = [actions.open_case_of(make_laborer(household)) for _ in range(30)]
    with django_assert_max_num_queries(8):
        moved = actions.advance_many(cases=[case.pk for case in cases], to=Stage.ASSESSED, by=cast.township, on=DAY)
    assert moved == 30
    for case in cases:
        newest = queries.timeline(case)[0]
        assert (newest.from_stage, newest.to_stage, newest.by) == ("surveyed", "assessed", cast.township)
        assert case.reread().version == 2


def test_it_advances_none_of_many_when_one_is_refused(cast, tree):
    household = make_household(tree.village)
    cases = [actions.open_case_of(make_laborer(household)) for _ in range(3)]
    actions.advance(case=cases[0], to=Stage.CLOSED, outcome="other", by=cast.township, on=DAY)
    with pytest.raises(MoveRefused):
        actions.advance_many(cases=[case.pk for case in cases], to=Stage.ASSESSED, by=cast.township, on=DAY)
    assert [case.reread().stage for case in cases] == ["closed", "surveyed", "surveyed"]


def test_it_closes_no_cases_in_bulk(cast, tree):
    case = actions.open_case_of(make_laborer(make_household(tree.village)))
    with pytest.raises(Invalid):
        actions.advance_many(cases=[case.pk], to=Stage.CLOSED, by=cast.township, on=DAY)


def test_it_takes_sex_and_birth_from_the_number_and_refuses_a_contradiction(tree):
    household = make_household(tree.village)
    known = actions.register_laborer(household=household, name="王", identity="11010519491231002X", by=None, on=DAY)
    assert (known.sex, known.birth) == ("2", date(1949, 12, 31))
    with pytest.raises(Invalid) as refusal:
        actions.register_laborer(
            household=household,
            name="王",
            identity="440524188001010014",
            sex="2",
            birth=date(1880, 1, 1),
            by=None,
            on=DAY,
        )
    assert (refusal.value.field, refusal.value.code) == ("sex", "identity_differs")


@pytest.mark.parametrize("name", ["庄" * 50, "阿卜杜热合曼·麦麦提依明江", "𠮷䶮"])
def test_it_takes_names_of_any_length_and_rare_characters(name, tree):
    assert make_laborer(make_household(tree.village), name=name).name == name
