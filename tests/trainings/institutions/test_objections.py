"""Objections: made in time by anybody, decided by somebody whom they do not concern, and what follows (X4)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from tests.factories.selections import (
    FINAL,
    HELD,
    OBJECTIONS_UNTIL,
    PUBLISHED,
    make_counted,
    make_final,
    make_objection,
    make_published,
)
from tests.factories.trainings import make_institution
from trainings.institutions import actions, queries
from trainings.institutions.models import Objection, SelectionRound
from xundian.kit.errors import Conflict, DomainError, Forbidden, Invalid, MoveRefused
from xundian.kit.models import OutboxMessage
from xundian.kit.sql import fetch


def decided(objection, verdict="upheld", effect="", by=None, on=PUBLISHED, answer="经查实"):
    return actions.decide_objection(objection=objection, verdict=verdict, effect=effect, answer=answer, by=by, on=on)


def about_first(row, **values):
    return make_objection(row, about="institution", candidate=row.candidates.get(number=1), **values)


def listed(row):
    return list(row.candidates.filter(listed=True).order_by("number").values_list("number", flat=True))


def test_what_was_written_and_by_whom_is_sealed(tree):
    row = make_objection(make_published(tree.county), text="投票时有人偷看", contact="王某 13800000000")
    assert (queries.text_of(row), queries.contact_of(row)) == ("投票时有人偷看", "王某 13800000000")
    stored = fetch("SELECT text_sealed, contact_sealed FROM trainings_objection")[0]
    assert not any("偷看".encode() in bytes(each) or b"13800000000" in bytes(each) for each in stored)
    assert not {"text_sealed", "contact_sealed"} & {each.name for each in row.history.model._meta.get_fields()}


def test_objections_are_numbered_within_their_round(tree):
    row, other = make_published(tree.county), make_published(tree.county, title="另一次")
    assert [make_objection(each).number for each in (row, row, other)] == [1, 2, 1]


@pytest.mark.parametrize("late", [-1, 0, 7, 8])
def test_they_are_made_in_the_objection_period_both_days_included(tree, late):
    row, day = make_published(tree.county), PUBLISHED + timedelta(days=late)
    if PUBLISHED <= day <= OBJECTIONS_UNTIL:
        assert make_objection(row, on=day).filed_on == day
        return
    with pytest.raises(MoveRefused) as refusal:
        make_objection(row, on=day)
    assert refusal.value.code == "closed"
    with pytest.raises(DatabaseError), transaction.atomic():
        Objection.objects.create(
            round=row, number=1, about="vote", way="page", filed_on=day, text_sealed=b"1", sent_digest=b"1"
        )


@pytest.mark.parametrize("make", [make_counted, make_final])
def test_there_is_none_to_what_is_not_published_or_final(tree, make):
    with pytest.raises(MoveRefused):
        make_objection(make(tree.county))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"text": " "}, "text"), ({"text": "长" * 1001}, "text"), ({"contact": "长" * 101}, "contact"),
        ({"about": "weather"}, "about"), ({"about": "institution"}, "candidate"), ({"key": "short"}, "key"),
    ],
)  # fmt: skip
def test_a_wrong_objection_is_refused_by_name(tree, values, field):
    with pytest.raises(Invalid) as refusal:
        make_objection(make_published(tree.county), **values)
    assert refusal.value.field == field
    assert not Objection.objects.exists()


def test_the_same_form_sent_twice_is_one_objection(tree):
    row = make_published(tree.county)
    sent = {"key": "the same form, sent twice", "text": "重复"}
    assert make_objection(row, **sent) == make_objection(row, **sent)
    with pytest.raises(Conflict):
        make_objection(row, key=sent["key"], text="另一件事")


def test_whom_it_concerns_does_not_decide_it(tree, cast):
    row = make_published(tree.county, by=cast.county)
    with pytest.raises(Forbidden):
        decided(make_objection(row), "dismissed", by=cast.county)
    assert decided(make_objection(row), "dismissed", by=cast.auditor).decided_by == cast.auditor


def test_who_wrote_it_down_at_the_desk_does_not_decide_it(tree, cast):
    row = make_published(tree.county, by=cast.auditor)
    own = make_objection(row, by=cast.county)
    with pytest.raises(Forbidden) as refusal:
        decided(own, "dismissed", by=cast.county)
    assert (refusal.value.code, Objection.objects.get().state) == ("concerned", "filed")
    assert decided(make_objection(row, key="another form, from the page"), "dismissed", by=cast.county).decided_by


def test_who_found_an_institution_qualified_does_not_decide_about_it_but_may_about_others(tree, cast):
    ours = make_institution(tree.county, by=cast.county, name="县里批准校")
    theirs = [make_institution(tree.county, by=cast.auditor, name=name) for name in ("甲校", "乙校")]
    row = make_published(tree.county, by=cast.auditor, institutions=[ours, *theirs])
    own = make_objection(row, about="institution", candidate=row.candidates.get(institution=ours))
    with pytest.raises(Forbidden) as refusal:
        decided(own, "dismissed", by=cast.county)
    assert (refusal.value.code, Objection.objects.get().state) == ("concerned", "filed")
    other = make_objection(row, about="institution", candidate=row.candidates.get(institution=theirs[0]))
    assert decided(other, "dismissed", by=cast.county).state == "dismissed"


def test_those_who_may_decide_are_told_and_whom_it_concerns_is_not(tree, cast):
    make_objection(make_published(tree.county, by=cast.county))
    told = [each.payload["user_id"] for each in OutboxMessage.objects.filter(payload__kind="objection_received")]
    assert told == [str(cast.auditor.pk)]


def test_a_struck_institution_leaves_its_place_and_the_list_is_published_anew(tree):
    row = make_published(tree.county, ballots=([1], [1], [1, 2], [2], [3]))
    assert listed(row) == [1, 2]
    day = PUBLISHED + timedelta(days=5)
    decided(about_first(row), effect="strike", on=day)
    row.refresh_from_db()
    assert (listed(row), row.state, row.published_on) == ([2, 3], "published", day)
    assert row.objections_until == day + timedelta(days=7)
    first = row.candidates.get(number=1)
    assert (first.struck, first.votes, first.place) == (True, 3, 1)
    with pytest.raises(Conflict) as refusal:
        actions.finish_round(round=row, valid_from=HELD[0], valid_to=HELD[1], by=None, on=FINAL)
    assert refusal.value.code == "too_soon"
    again = about_first(row, on=day)
    with pytest.raises(Conflict):
        decided(again, effect="strike", on=day)


def test_an_upheld_objection_ends_a_round_and_it_is_repeated(tree):
    row = make_published(tree.county, members=5)
    other = make_objection(row)
    decided(make_objection(row), effect="repeat", answer="投票站无人值守，重新投票。")
    row.refresh_from_db()
    assert (row.state, row.ended_reason) == ("repeated", "投票站无人值守，重新投票。")
    new = actions.repeat_round(round=row, conference_on=FINAL, venue="县政府礼堂", by=None)
    assert (new.state, new.repeats, new.seats, new.venue) == ("preparing", row, row.seats, "县政府礼堂")
    assert (new.candidates.count(), new.electors.count(), new.electors.filter(has_slip=True).count()) == (3, 5, 0)
    with pytest.raises(Conflict):
        actions.repeat_round(round=row, conference_on=FINAL, venue="县政府礼堂", by=None)
    # What else was objected to still gets its answer; it changes nothing more.
    assert decided(other, effect="repeat").state == "upheld"
    assert SelectionRound.objects.count() == 2


def test_who_is_no_longer_qualified_does_not_stand_in_the_repeat(tree):
    row = make_published(tree.county)
    decided(make_objection(row), effect="repeat")
    gone = row.candidates.get(number=2).institution
    review = actions.file_review(
        institution=gone, documents=[{"kind": "licence", "number": "1"}], filed_on=PUBLISHED, by=None, on=PUBLISHED
    )
    actions.decide_review(review=review, verdict="refused", reasons="许可证已注销", by=None, on=PUBLISHED)
    new = actions.repeat_round(round=row, conference_on=FINAL, venue="礼堂", by=None)
    assert gone.pk not in new.candidates.values_list("institution", flat=True)
    assert list(new.candidates.order_by("number").values_list("number", flat=True)) == [1, 2]


@pytest.mark.parametrize(
    ("verdict", "effect", "answer", "code"),
    [
        ("upheld", "", "经查实", "effect"), ("dismissed", "repeat", "经查", "no_effect"),
        ("upheld", "strike", "经查实", "candidate"), ("dismissed", "", " ", "required"), ("filed", "", "1",
        "move_refused"),
    ],
)  # fmt: skip
def test_a_decision_without_its_parts_is_refused(tree, verdict, effect, answer, code):
    row = make_published(tree.county)
    with pytest.raises(DomainError) as refusal:
        decided(make_objection(row), verdict, effect, answer=answer)
    assert refusal.value.code == code
    row.refresh_from_db()
    assert (row.state, Objection.objects.get().state) == ("published", "filed")


def test_a_decision_is_given_once_and_stays(tree):
    row = decided(make_objection(make_published(tree.county)), "dismissed")
    with pytest.raises(MoveRefused):
        decided(row, "upheld", "repeat")
    for change in ({"answer": "改口"}, {"state": "upheld", "effect": "repeat"}, {"state": "filed"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Objection.objects.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Objection.objects.all()._raw_delete("default")
