from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from relocation.declarations import actions, queries
from relocation.declarations.models import Claim, Declaration, DeclarationStep
from relocation.declarations.states import DECLARATION_MOVES, DeclarationState
from tests.factories.declarations import (
    CLAIMS,
    DECIDED,
    DECLARED,
    look,
    make_allotted,
    make_appeal,
    make_confirmed,
    make_declared,
    make_refused,
    make_screened,
)
from tests.factories.registry import make_dependant, make_household, make_laborer
from tests.factories.relocation import make_relocated, make_site
from xundian.kit.errors import Conflict, Invalid, MoveRefused, Stale


def code_of(refusal):
    return refusal.value.code


def test_a_township_declares_a_household_with_evidence_for_each_condition(cast, tree):
    row = make_declared(tree.village, by=cast.township)
    assert (row.state, row.persons, row.declared_on) == ("declared", 3, DECLARED)
    assert dict(row.claims.values_list("condition", "evidence")) == CLAIMS
    assert [(step.kind, step.by, step.on) for step in queries.steps_of(row)] == [("declared", cast.township, DECLARED)]


def test_its_size_is_what_the_registry_counts_unless_told(cast, tree):
    household = make_household(tree.village)
    make_laborer(household)
    make_dependant(household)
    row = actions.declare(household=household, claims=CLAIMS, by=cast.township, on=DECLARED)
    assert row.persons == 2


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"claims": {}}, "claims", "unclaimed"),
        ({"claims": {"poor_view": "看不见山"}}, "claims", "unknown_choice"),
        ({"claims": {"housing": "  "}}, "housing", "required"),
        ({"claims": {"housing": "房" * 501}}, "housing", "too_long"),
        ({"persons": 0}, "persons", "persons"),
        ({"persons": 31}, "persons", "persons"),
        ({"declared_on": DECLARED + timedelta(days=1)}, "declared_on", "future"),
        ({"note": "记" * 501}, "note", "too_long"),
    ],
)
def test_what_is_wrong_with_a_declaration_is_told_by_field(cast, tree, changes, field, code):
    with pytest.raises(Invalid) as refusal:
        make_declared(tree.village, **changes)
    assert (refusal.value.field, refusal.value.code) == (field, code)
    assert not Declaration.objects.exists()


def test_the_site_lies_in_the_same_county(cast, tree):
    with pytest.raises(Invalid) as refusal:
        make_declared(tree.village, site=make_site(tree.other_street))
    assert code_of(refusal) == "county"


def test_a_household_is_declared_once_at_a_time(cast, tree):
    row = make_declared(tree.village)
    with pytest.raises(Conflict) as refusal:
        make_declared(tree.village, household=row.household)
    assert code_of(refusal) == "under_way"
    with pytest.raises(IntegrityError), transaction.atomic():
        Declaration.objects.create(household=row.household, persons=1, declared_on=DECLARED)
    actions.withdraw(declaration=row, by=cast.township, on=DECLARED)
    assert make_declared(tree.village, household=row.household).pk != row.pk


def test_who_lives_at_a_site_or_nowhere_any_more_is_not_declared(cast, tree):
    with pytest.raises(Conflict) as refusal:
        make_declared(tree.village, household=make_relocated(make_site(tree.township), tree.village))
    assert code_of(refusal) == "has_home"
    gone = make_household(tree.village)
    gone.ended_on = date(2026, 1, 1)
    gone.save()
    with pytest.raises(Invalid) as refusal:
        make_declared(tree.village, household=gone)
    assert code_of(refusal) == "ended"


def test_while_an_appeal_is_open_nobody_declares_anew(cast, tree):
    appeal = make_appeal(tree.village, cast.county)
    household = appeal.declaration.household
    with pytest.raises(Conflict) as refusal:
        make_declared(tree.village, household=household)
    assert code_of(refusal) == "appeal_open"
    actions.drop_appeal(appeal=appeal, by=cast.township, on=DECIDED)
    assert make_declared(tree.village, household=household).state == "declared"


def test_what_was_declared_is_put_right_before_it_is_decided(cast, tree):
    row = make_screened(tree.village)
    kept = look(row, "transport", cast.county)
    row, site = row.reread(), make_site(tree.township)
    claims = {"transport": CLAIMS["transport"], "housing": "土墙开裂，D级危房"}
    changes = {"persons": 5, "site": site, "claims": claims, "note": " 与乡里核过 "}
    row = actions.amend(declaration=row, changes=changes, expected_version=row.version, by=cast.township, on=DECIDED)
    assert (row.persons, row.site, row.note) == (5, site, "与乡里核过")
    assert [each.condition for each in queries.claims_of(row)] == ["housing", "transport"]
    assert Claim.objects.get(declaration=row, condition="utilities").dropped_on == DECIDED
    assert sorted(queries.findings_of(row), key=str) == [None, kept.finding]


def test_a_dropped_condition_may_be_claimed_again(cast, tree):
    row = make_declared(tree.village)
    for claims in ({"housing": "危房"}, CLAIMS):
        row = actions.amend(
            declaration=row, changes={"claims": claims}, expected_version=row.version, by=None, on=DECIDED
        )
    assert {each.condition for each in queries.claims_of(row)} == set(CLAIMS)


def test_two_editors_do_not_overwrite_each_other(cast, tree):
    row = make_declared(tree.village)
    for changes in ({"claims": {"housing": "危房"}}, {"persons": 4}):
        edited = actions.amend(declaration=row, changes=changes, expected_version=row.version, by=None, on=DECIDED)
        with pytest.raises(Stale):
            actions.amend(declaration=row, changes={"note": "x"}, expected_version=row.version, by=None, on=DECIDED)
        row = edited


def test_after_the_decision_and_beside_the_fields_nothing_is_put_right(cast, tree):
    row = make_refused(tree.village, cast.county)
    with pytest.raises(MoveRefused) as refusal:
        actions.amend(declaration=row, changes={"persons": 2}, expected_version=row.version, by=None, on=DECIDED)
    assert code_of(refusal) == "decided"
    row = make_declared(tree.village)
    with pytest.raises(Invalid) as refusal:
        actions.amend(declaration=row, changes={"state": "confirmed"}, expected_version=1, by=None, on=DECIDED)
    assert code_of(refusal) == "unexpected_field"


@pytest.mark.parametrize("make", ["declared", "screened", "confirmed", "allotted"])
def test_a_household_withdraws_neutrally_until_it_moved_in(cast, tree, make):
    site = make_site(tree.township)
    row = {
        "declared": lambda: make_declared(tree.village),
        "screened": lambda: make_screened(tree.village),
        "confirmed": lambda: make_confirmed(tree.village, site, cast.county),
        "allotted": lambda: make_allotted(tree.village, site, cast.county),
    }[make]()
    row = actions.withdraw(declaration=row, by=cast.township, on=DECIDED)
    assert (row.state, row.home) == ("withdrawn", None)
    # Nothing is written of why, and nothing stands in the way of another declaration.
    assert queries.steps_of(row).first().words == ""
    assert make_declared(tree.village, household=row.household).state == "declared"


def test_a_refused_or_withdrawn_one_is_not_withdrawn(cast, tree):
    for row in (make_refused(tree.village, cast.county),):
        with pytest.raises(MoveRefused):
            actions.withdraw(declaration=row, by=cast.township, on=DECIDED)


def test_every_state_but_the_end_has_a_way_on_and_the_database_knows_them_all():
    assert set(DECLARATION_MOVES.states) == set(DeclarationState.values)
    final = set(DeclarationState.values) - set(DECLARATION_MOVES)
    assert final == {"moved_in", "withdrawn"}


def test_lines_of_the_timeline_never_change(cast, tree):
    step = DeclarationStep.objects.get(declaration=make_declared(tree.village))
    step.words = "改过"
    with pytest.raises(Exception, match="Cannot update"), transaction.atomic():
        step.save()
