"""Cooperation agreements and competitive selections: each move and each refusal."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from laborers.enterprises import actions, queries
from laborers.enterprises.models import Candidate, Cooperation, Score
from tests.factories.enterprises import (
    REGISTERED,
    make_contact,
    make_cooperation,
    make_enterprise,
    make_selection,
)
from xundian.kit.errors import Conflict, Invalid, MoveRefused

NEXT = REGISTERED + timedelta(days=1)
YEAR = timedelta(days=365)


@pytest.fixture
def firm(tree):
    return make_enterprise(tree.county)


def test_with_an_agreement_work_together_begins(firm):
    row = make_cooperation(firm)
    assert (row.fee_fen, firm.reread().state) == (0, "active")


def test_two_of_one_kind_never_overlap_and_other_kinds_may(firm, tree):
    first = make_cooperation(firm)
    with pytest.raises(Conflict) as refusal:
        make_cooperation(firm, starts=first.ends, ends=first.ends + YEAR)
    assert (refusal.value.code, refusal.value.field) == ("overlap", "starts")
    make_cooperation(firm, kind="recruitment")
    make_cooperation(make_enterprise(tree.county))
    later = make_cooperation(firm, starts=first.ends + timedelta(days=1), ends=first.ends + YEAR)
    with pytest.raises(Conflict):
        actions.edit_cooperation(cooperation=later, changes={"starts": first.ends}, expected_version=None, by=None)


def test_one_ends_early_with_its_reason_and_makes_room(firm):
    row = make_cooperation(firm)
    with pytest.raises(Invalid):
        actions.end_cooperation(cooperation=row, ends=row.ends, reason="协商终止", by=None)
    with pytest.raises(Invalid):
        actions.end_cooperation(cooperation=row, ends=NEXT, reason=" ", by=None)
    ended = actions.end_cooperation(cooperation=row, ends=NEXT, reason="协商终止", by=None)
    assert (ended.ends, ended.ended_reason) == (NEXT, "协商终止")
    make_cooperation(firm, starts=NEXT + timedelta(days=1), ends=NEXT + YEAR)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"ends": REGISTERED - timedelta(days=1)}, "ends"),
        ({"signed_on": NEXT}, "signed_on"),
        ({"services": ""}, "services"),
        ({"document": ""}, "document"),
        ({"kind": "other"}, "kind"),
    ],
)
def test_it_refuses_an_agreement_with_a_bad_field(firm, values, field):
    with pytest.raises(Invalid) as refusal:
        make_cooperation(firm, **values)
    assert [name for name, _code, _message in refusal.value.errors] == [field]
    assert not Cooperation.objects.exists()


def test_the_database_refuses_a_fee_and_a_deletion(firm):
    row = make_cooperation(firm)
    with pytest.raises(IntegrityError), transaction.atomic():
        Cooperation.objects.filter(pk=row.pk).update(fee_fen=1)
    with pytest.raises(ProgrammingError), transaction.atomic():
        row.delete()


def judged(tree, *points):
    """A selection with a candidate for each row of points, judged by one assessor."""
    selection = make_selection(tree.county, [make_enterprise(tree.county) for _each in points])
    candidates = list(Candidate.objects.filter(selection=selection).order_by("pk"))
    for candidate, given in zip(candidates, points, strict=True):
        actions.give_scores(candidate=candidate, assessor="马局长", points=given, by=None)
    return selection, candidates


def test_a_selection_is_judged_decided_published_and_leads_to_an_agreement(cast, tree):
    selection, (low, high) = judged(tree, [60, 70], [90, 80])
    assert queries.judged(selection) == [(high, Decimal("86.00")), (low, Decimal("64.00"))]
    decide = {"selection": selection, "reasons": "资质最好", "by": cast.county, "on": NEXT}
    decided = actions.decide_selection(chosen=[high.pk], **decide)
    assert (decided.state, decided.decided_by) == ("decided", cast.county)
    with pytest.raises(Invalid) as refusal:
        make_cooperation(high.enterprise, selection=selection, on=NEXT)
    assert refusal.value.code == "not_chosen"
    publish = {"selection": selection, "by": cast.county, "on": NEXT}
    actions.publish_selection(published_on=NEXT, published_at="县人民政府网站", **publish)
    assert make_cooperation(high.enterprise, selection=selection.reread(), on=NEXT).selection == selection
    with pytest.raises(Invalid):
        make_cooperation(low.enterprise, selection=selection, on=NEXT)
    for step in (
        lambda: actions.publish_selection(published_on=NEXT, published_at="x", **publish),
        lambda: actions.give_scores(candidate=low, assessor="马局长", points=[1, 1], by=None),
        lambda: actions.add_candidate(selection=selection, enterprise=make_enterprise(tree.county), by=None),
        lambda: actions.decide_selection(chosen=[low.pk], **decide),
    ):
        with pytest.raises(MoveRefused):
            step()


def test_a_decision_waits_until_every_assessor_judged_everyone(cast, tree):
    selection, (first, second) = judged(tree, [60, 70], [90, 80])
    actions.give_scores(candidate=first, assessor="李科长", points=[80, 80], by=None)
    decide = {"selection": selection, "reasons": "r", "by": cast.county, "on": NEXT}
    with pytest.raises(Conflict) as refusal:
        actions.decide_selection(chosen=[first.pk], **decide)
    assert refusal.value.code == "incomplete"
    assert "李科长" in str(refusal.value.message)
    actions.give_scores(candidate=second, assessor="李科长", points=[10, 10], by=None)
    with pytest.raises(Invalid):
        actions.decide_selection(chosen=[], **decide)
    assert actions.decide_selection(chosen=[first.pk], **decide).state == "decided"


def test_points_given_once_more_replace_the_former_ones_whose_history_stays(tree):
    _selection, (candidate,) = judged(tree, [60, 70])
    actions.give_scores(candidate=candidate, assessor="马局长", points=[65, 70], by=None)
    assert list(Score.objects.order_by("criterion").values_list("points", flat=True)) == [65, 70]
    score = Score.objects.get(criterion=0)
    assert sorted(score.history.values_list("points", flat=True)) == [60, 65]


@pytest.mark.parametrize("points", [[50], [50, 101], [50, -1], [50, 5.5]])
def test_points_are_whole_and_one_for_each_criterion(tree, points):
    _selection, (candidate,) = judged(tree, [1, 1])
    with pytest.raises(Invalid) as refusal:
        actions.give_scores(candidate=candidate, assessor="马局长", points=points, by=None)
    assert refusal.value.code == "points"


def test_a_selection_is_of_one_county_and_names_nobody_twice(tree, firm):
    selection = make_selection(tree.county, [firm])
    for other, wrong in ((firm, Conflict), (make_enterprise(tree.other_county), Invalid)):
        with pytest.raises(wrong):
            actions.add_candidate(selection=selection, enterprise=other, by=None)
    with pytest.raises(Invalid):
        make_selection(tree.county, criteria=[{"name": "x", "weight": 99}])


def test_contacts_come_and_go_with_their_days(firm):
    row = make_contact(firm)
    gone = make_contact(firm, name="李经理", valid_to=NEXT)
    assert queries.contacts_of(firm, NEXT + timedelta(days=1)) == [(row, True), (gone, False)]
    changed = actions.edit_contact(contact=row, changes={"phone": "087163330000"}, expected_version=1, by=None)
    assert changed.phone == "087163330000"
    for wrong in ({"phone": "12"}, {"name": ""}, {"valid_to": REGISTERED - timedelta(days=1)}, {"enterprise": firm}):
        with pytest.raises(Invalid):
            actions.edit_contact(contact=row, changes=wrong, expected_version=None, by=None)
    assert list(queries.found(type(firm).objects.all(), "李经")) == [firm]
    assert list(queries.found(type(firm).objects.all(), "没有")) == []
