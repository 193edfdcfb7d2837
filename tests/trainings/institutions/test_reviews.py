"""Qualification reviews: documents, verdict with reasons, what is to be put right, and the review after it (X4)."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from tests.factories.trainings import APPROVED, DOCUMENTS, make_institution, make_review
from trainings.institutions import actions
from trainings.institutions.models import Institution, Review, ReviewDocument
from trainings.institutions.queries import approved_on
from xundian.kit.errors import Conflict, Invalid, MoveRefused

ON = date(2026, 3, 3)


@pytest.fixture
def school(tree):
    return make_institution(tree.county, approved_from=None)


def filed(school, documents=DOCUMENTS, on=ON):
    return actions.file_review(institution=school, documents=documents, filed_on=on, by=None, on=on)


def decided(review, verdict="approved", on=ON, by=None, **more):
    more = ({"valid_from": on, "valid_to": on + timedelta(days=364)} if verdict == "approved" else {}) | more
    return actions.decide_review(review=review, verdict=verdict, reasons="材料齐全", by=by, on=on, **more)


def qualified(school, day):
    return Institution.objects.filter(approved_on(day), pk=school.pk).exists()


def test_a_verdict_qualifies_for_its_days_and_names_who_gave_it(school, cast):
    row = decided(filed(school), by=cast.county)
    assert (row.state, row.decided_on, row.decided_by, row.documents.count()) == ("approved", ON, cast.county, 3)
    days = [ON - timedelta(days=1), ON, ON + timedelta(days=364), ON + timedelta(days=365)]
    assert [qualified(school, day) for day in days] == [False, True, True, False]


def test_what_is_to_be_put_right_is_followed_by_a_further_review(school):
    first = decided(filed(school, DOCUMENTS[:1]), "remedy", remedy="补交许可证", remedy_by=ON + timedelta(days=30))
    assert not qualified(school, ON)
    again = filed(school, on=ON + timedelta(days=10))
    assert again.follows == first
    decided(again, on=ON + timedelta(days=11))
    assert qualified(school, ON + timedelta(days=11))
    assert filed(school, on=ON + timedelta(days=300)).follows is None


def test_a_refusal_ends_a_qualification_and_something_to_put_right_does_not(school):
    decided(filed(school))
    decided(filed(school), "remedy", remedy="消防", remedy_by=ON + timedelta(days=30))
    assert qualified(school, ON + timedelta(days=60))
    day = ON + timedelta(days=90)
    decided(filed(school, on=day), "refused", on=day)
    assert (qualified(school, day - timedelta(days=1)), qualified(school, day)) == (True, False)


def test_a_refusal_takes_back_a_qualification_still_to_come(school):
    decided(filed(school), valid_from=ON + timedelta(days=30))
    decided(filed(school), "refused")
    school.refresh_from_db()
    assert (school.approved_from, school.approved_to) == (None, None)


@pytest.mark.parametrize(
    ("documents", "field", "code"),
    [
        ([], "documents", "documents"),
        ([DOCUMENTS[0], DOCUMENTS[0]], "documents", "documents"),
        ([{"kind": "licence", "number": " "}], "documents", "required"),
        ([{"kind": "passport", "number": "1"}], "documents", "unknown_choice"),
    ],
)
def test_documents_are_listed_once_each_with_their_number(school, documents, field, code):
    with pytest.raises(Invalid) as refusal:
        filed(school, documents)
    assert (refusal.value.field, refusal.value.code) == (field, code)
    assert not Review.objects.exists()


def test_nobody_is_qualified_without_the_permit_and_the_refusal_names_it(school):
    review = filed(school, [DOCUMENTS[0], DOCUMENTS[2]])
    with pytest.raises(Invalid) as refusal:
        decided(review)
    assert refusal.value.errors[0][:2] == ("verdict", "missing")
    assert not qualified(school, ON)


def test_one_review_at_a_time_and_none_in_the_future(school):
    filed(school)
    with pytest.raises(Conflict):
        filed(school)
    with pytest.raises(Invalid):
        actions.file_review(institution=school, documents=DOCUMENTS, filed_on=ON + timedelta(days=1), by=None, on=ON)


def test_a_verdict_is_given_once_with_reasons(school):
    review = filed(school)
    with pytest.raises(Invalid):
        actions.decide_review(review=review, verdict="refused", reasons=" ", by=None, on=ON)
    decided(review)
    with pytest.raises(MoveRefused):
        decided(review, "refused")
    with pytest.raises(MoveRefused):
        decided(filed(school, on=ON), "filed")


@pytest.mark.parametrize(
    "change",
    [
        {"state": "refused"}, {"reasons": ""}, {"valid_to": date(2040, 1, 1)}, {"valid_from": None},
        {"decided_on": None},
    ],
)  # fmt: skip
def test_the_database_itself_keeps_a_verdict(school, change):
    row = make_review(school)
    with pytest.raises(DatabaseError), transaction.atomic():
        Review.objects.filter(pk=row.pk).update(**change)
    for rows in (Review.objects.all(), ReviewDocument.objects.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        ReviewDocument.objects.update(number="2")


def test_the_database_refuses_a_qualification_without_days(school):
    row = filed(school, on=APPROVED)
    for change in ({"state": "approved"}, {"state": "remedy", "decided_on": ON, "reasons": "1"}, {"valid_from": ON}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Review.objects.filter(pk=row.pk).update(**change)
