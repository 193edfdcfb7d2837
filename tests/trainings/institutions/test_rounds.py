"""Selection rounds: each step and each refusal, and what the database refuses whoever asks (X4)."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from tests.factories.selections import (
    CONFERENCE,
    FINAL,
    HELD,
    OBJECTIONS_UNTIL,
    PUBLISHED,
    make_counted,
    make_final,
    make_objection,
    make_open,
    make_published,
    make_round,
)
from tests.factories.trainings import make_institution
from trainings.institutions import actions
from trainings.institutions.models import Ballot, RoundCandidate, SelectionRound, Urn
from trainings.institutions.queries import may_run_subsidised
from trainings.institutions.states import ROUND_MOVES, RoundState
from xundian.kit.errors import Conflict, DomainError, Invalid, MoveRefused, Stale


def names(row, **kind):
    return [each.institution.name[-2] for each in row.candidates.filter(**kind).order_by("number")]


def test_a_round_goes_from_its_preparation_to_the_final_list(tree, cast):
    row = make_final(tree.county, by=cast.county)
    assert (row.state, row.issued, row.cast, row.conducted_by) == ("final", 5, 5, cast.county)
    assert (row.published_on, row.objections_until, row.finished_on) == (PUBLISHED, OBJECTIONS_UNTIL, FINAL)
    told = row.candidates.order_by("number").values_list("number", "votes", "place", "listed")
    assert list(told) == [(1, 3, 1, True), (2, 2, 2, True), (3, 0, 3, False)]


def test_only_institutions_on_a_final_list_run_subsidised_classes_on_its_days(tree):
    row = make_published(tree.county)
    first, second, third = (each.institution for each in row.candidates.order_by("number"))
    assert not may_run_subsidised(first, HELD[0])
    actions.finish_round(round=row, valid_from=HELD[0], valid_to=HELD[1], by=None, on=FINAL)
    days = [HELD[0] - timedelta(days=1), HELD[0], HELD[1], HELD[1] + timedelta(days=1)]
    assert [may_run_subsidised(first, day) for day in days] == [False, True, True, False]
    assert (may_run_subsidised(second, HELD[0]), may_run_subsidised(third, HELD[0])) == (True, False)


def test_the_terms_change_only_before_the_vote(tree):
    row = make_round(tree.county)
    edited = actions.edit_round(round=row, changes={"seats": 3}, expected_version=row.version, by=None)
    assert edited.seats == 3
    with pytest.raises(Stale):
        actions.edit_round(round=row, changes={"seats": 1}, expected_version=row.version, by=None)
    with pytest.raises(Invalid):
        actions.edit_round(round=row, changes={"digest": "1"}, expected_version=None, by=None)
    actions.issue_slips(round=row, number=1, by=None)
    actions.open_voting(round=row, by=None, on=CONFERENCE)
    with pytest.raises(MoveRefused):
        actions.edit_round(round=row, changes={"seats": 1}, expected_version=None, by=None)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"seats": 0}, "seats"), ({"most_choices": 100}, "most_choices"), ({"objection_days": 2}, "objection_days"),
        ({"title": " "}, "title"), ({"electorate": "all"}, "electorate"), ({"venue": "长" * 101}, "venue"),
    ],
)  # fmt: skip
def test_wrong_terms_are_refused_by_name(tree, values, field):
    with pytest.raises(Invalid) as refusal:
        make_round(tree.county, **values)
    assert refusal.value.field == field
    assert not SelectionRound.objects.exists()


def test_who_stands_is_qualified_of_the_county_and_there_once(tree):
    row = make_round(tree.county)
    cases = [
        (make_institution(tree.other_county), "foreign"), (make_institution(tree.county, approved_from=None),
        "not_qualified"), (row.candidates.first().institution, "twice"),
        (make_institution(tree.county, approved_to=CONFERENCE - timedelta(days=1)), "not_qualified"),
    ]  # fmt: skip
    for institution, code in cases:
        with pytest.raises(DomainError) as refusal:
            actions.add_candidate(round=row, institution=institution, by=None)
        assert refusal.value.code == code
    assert row.candidates.count() == 3


def test_who_withdraws_leaves_no_gap_on_the_ballot(tree):
    row = make_round(tree.county)
    actions.remove_candidate(candidate=row.candidates.get(number=1), by=None)
    actions.issue_slips(round=row, number=1, by=None)
    actions.open_voting(round=row, by=None, on=CONFERENCE)
    assert list(row.candidates.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert names(row) == ["乙", "丙"]


@pytest.mark.parametrize(
    ("values", "slips", "on", "code"),
    [
        ({}, 0, CONFERENCE, "no_slips"),
        ({}, 1, CONFERENCE - timedelta(days=1), "before"),
        ({"schools": 1}, 1, CONFERENCE, "few"),
        ({"most_choices": 4}, 1, CONFERENCE, "choices"),
        ({"electorate": "members"}, 0, CONFERENCE, "no_members"),
        ({}, 1, date(2031, 1, 1), "not_qualified"),
    ],
)
def test_the_vote_is_not_opened_before_all_is_ready(tree, values, slips, on, code):
    row = make_round(tree.county, **values)
    if slips:
        actions.issue_slips(round=row, number=slips, by=None)
    with pytest.raises(DomainError) as refusal:
        actions.open_voting(round=row, by=None, on=on)
    assert refusal.value.code == code
    assert SelectionRound.objects.get().state == "preparing"


def test_members_get_one_slip_each_and_no_more_slips_are_made(tree):
    row = make_round(tree.county, members=3)
    first, second, _third = row.electors.order_by("name")
    with pytest.raises(Conflict) as refusal:
        actions.give_slip(elector=first, by=None)
    assert refusal.value.code == "no_slip_left"
    with pytest.raises(Invalid) as refusal:
        actions.issue_slips(round=row, number=4, by=None)
    assert refusal.value.code == "too_many_slips"
    assert len(set(actions.issue_slips(round=row, number=1, by=None))) == 1
    actions.give_slip(elector=first, by=None)
    for elector, code in ((first, "has_slip"), (second, "no_slip_left")):
        with pytest.raises(Conflict) as refusal:
            actions.give_slip(elector=elector, by=None)
        assert refusal.value.code == code


def test_members_are_told_apart_and_stay_once_the_vote_is_open(tree):
    row = make_round(tree.county, members=2)
    with pytest.raises(Invalid) as refusal:
        actions.enter_electors(round=row, members=[("新代表", ""), ("代表1", "单位1")], by=None)
    assert (refusal.value.code, row.electors.count()) == ("named_twice", 2)
    actions.enter_electors(round=row, members=[("代表1", "单位9")], by=None)
    actions.remove_elector(elector=row.electors.get(office="单位9"), by=None)
    actions.issue_slips(round=row, number=2, by=None)
    actions.open_voting(round=row, by=None, on=CONFERENCE)
    for step in (
        lambda: actions.enter_electors(round=row, members=[("晚到", "")], by=None),
        lambda: actions.remove_elector(elector=row.electors.first(), by=None),
        lambda: actions.add_candidate(round=row, institution=make_institution(tree.county), by=None),
        lambda: actions.remove_candidate(candidate=row.candidates.first(), by=None),
    ):
        with pytest.raises(MoveRefused):
            step()


def test_a_round_is_broken_off_before_the_count_and_not_after(tree):
    row, codes = make_open(tree.county)
    actions.cast(round=row, code=codes[0], choices=[1])
    with pytest.raises(Invalid):
        actions.cancel_round(round=row, reason="", by=None)
    assert actions.cancel_round(round=row, reason="停电", by=None).state == "cancelled"
    assert (Urn.objects.count(), Ballot.objects.count()) == (0, 0)
    with pytest.raises(MoveRefused):
        actions.cast(round=row, code=codes[1], choices=[1])
    counted = make_counted(tree.county, title="另一次")
    with pytest.raises(MoveRefused):
        actions.cancel_round(round=counted, reason="结果不好", by=None)


def test_the_list_is_final_only_after_the_objection_period_without_anything_undecided(tree):
    row = make_published(tree.county)
    days = {"valid_from": HELD[0], "valid_to": HELD[1]}
    with pytest.raises(Conflict) as refusal:
        actions.finish_round(round=row, **days, by=None, on=OBJECTIONS_UNTIL)
    assert refusal.value.code == "too_soon"
    objection = make_objection(row)
    with pytest.raises(Conflict) as refusal:
        actions.finish_round(round=row, **days, by=None, on=FINAL)
    assert refusal.value.code == "objections"
    actions.decide_objection(objection=objection, verdict="dismissed", answer="查无此事", by=None, on=PUBLISHED)
    with pytest.raises(Invalid):
        actions.finish_round(round=row, valid_from=HELD[1], valid_to=HELD[0], by=None, on=FINAL)
    assert actions.finish_round(round=row, **days, by=None, on=FINAL).state == "final"


STEPS = {
    RoundState.VOTING: lambda row: actions.open_voting(round=row, by=None, on=CONFERENCE),
    RoundState.CANCELLED: lambda row: actions.cancel_round(round=row, reason="停电", by=None),
    RoundState.COUNTED: lambda row: actions.close_voting(round=row, tellers="甲", by=None, on=CONFERENCE),
    RoundState.PUBLISHED: lambda row: actions.publish_round(round=row, by=None, on=PUBLISHED),
    RoundState.FINAL: lambda row: actions.finish_round(
        round=row, valid_from=HELD[0], valid_to=HELD[1], by=None, on=FINAL
    ),
}  # fmt: skip


def in_state(state, county):
    makers = {
        "preparing": make_round, "voting": lambda county: make_open(county)[0], "counted": make_counted,
        "published": make_published, "final": make_final,
    }  # fmt: skip
    if state == "cancelled":
        return actions.cancel_round(round=make_round(county), reason="停电", by=None)
    if state == "repeated":
        row = make_published(county)
        actions.decide_objection(
            objection=make_objection(row), verdict="upheld", effect="repeat", answer="重投", by=None, on=PUBLISHED
        )
        return row.reread()
    return makers[state](county)


@pytest.mark.parametrize("here", RoundState.values)
def test_every_step_out_of_order_is_refused_by_the_table_of_moves(tree, here):
    row = in_state(here, tree.county)
    assert row.state == here
    for there, step in STEPS.items():
        if not ROUND_MOVES.allows(here, there) or (here, there) == ("published", "published"):
            with pytest.raises(MoveRefused):
                step(row)
    row.refresh_from_db()
    assert row.state == here


@pytest.mark.parametrize("here", RoundState.values)
def test_the_database_refuses_the_same_steps_and_forgets_no_round(tree, here):
    row = in_state(here, tree.county)
    for there in RoundState.values:
        if there != here and not ROUND_MOVES.allows(here, there):
            with pytest.raises(DatabaseError), transaction.atomic():
                SelectionRound.objects.filter(pk=row.pk).update(state=there)
    with pytest.raises(DatabaseError), transaction.atomic():
        SelectionRound.objects.filter(pk=row.pk)._raw_delete("default")


@pytest.mark.parametrize("make", [make_counted, make_published, make_final])
def test_a_closed_count_cannot_be_changed_by_anybody(tree, make):
    row = make(tree.county)
    for change in (
        {"cast": 4},
        {"issued": 9},
        {"digest": "0" * 64},
        {"tellers": "他人"},
        {"seats": 1},
        {"title": "改"},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            SelectionRound.objects.filter(pk=row.pk).update(**change)
    for change in ({"votes": 9}, {"place": 1}, {"number": 7}, {"institution": make_institution(tree.county)}):
        with pytest.raises(DatabaseError), transaction.atomic():
            RoundCandidate.objects.filter(round=row, number=2).update(**change)
    for step in (
        lambda: Ballot.objects.update(choices=[3]),
        lambda: Ballot.objects.all().delete(),
        lambda: Ballot.objects.create(round=row, receipt="22222-33333", choices=[3]),
        lambda: RoundCandidate.objects.filter(round=row)._raw_delete("default"),
        lambda: RoundCandidate.objects.create(round=row, institution=make_institution(tree.county), number=9),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            step()


def test_a_final_list_cannot_be_changed_by_anybody(tree):
    row = make_final(tree.county)
    with pytest.raises(DatabaseError), transaction.atomic():
        RoundCandidate.objects.filter(round=row, number=1).update(listed=False)
    with pytest.raises(DatabaseError), transaction.atomic():
        SelectionRound.objects.filter(pk=row.pk).update(valid_to=date(2040, 1, 1))


def test_the_database_refuses_a_count_that_is_not_what_the_ballots_say(tree):
    row, codes = make_open(tree.county)
    actions.cast(round=row, code=codes[0], choices=[1])
    said = {
        "state": "counted", "issued": 5, "cast": 1, "digest": "0" * 64, "counted_on": CONFERENCE, "tellers": "甲",
    }  # fmt: skip
    with pytest.raises(DatabaseError, match="ballots"), transaction.atomic():
        SelectionRound.objects.filter(pk=row.pk).update(**said)
    Ballot.objects.create(round=row, receipt="22222-33333", choices=[1])
    RoundCandidate.objects.filter(round=row).update(votes=1, place=1)  # the ballot names one of three
    with pytest.raises(DatabaseError, match="ballots"), transaction.atomic():
        SelectionRound.objects.filter(pk=row.pk).update(**said)
