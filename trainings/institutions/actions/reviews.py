"""Writes of qualification reviews: handed in, and decided with reasons (X4, choosing training institutions)."""

from datetime import timedelta

from django.db import transaction

from trainings.institutions.models import Institution, Review, ReviewDocument
from trainings.institutions.rules import review_faults
from trainings.institutions.states import NEEDED, REVIEW_FAULTS, REVIEW_MOVES, DocumentKind, ReviewState
from xundian.kit.changing import locked, written
from xundian.kit.checking import check_choice, words
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh


@transaction.atomic
def file_review(*, institution, documents, filed_on, by, on, id=None):
    """An institution hands in its documents, [{"kind", "number", "valid_to" or None}]; one review at a time.

    After something to be put right, or a refusal, it is the further review of that one. Conflict (open) while one is
    under way, Invalid for a day to come or documents without number, of one kind twice, or none.
    """
    if filed_on > on:
        raise Invalid(field="filed_on", code="in_future", message=REVIEW_FAULTS["in_future"])
    check_fresh(Review, id)
    school = locked(Institution, institution)
    last = Review.objects.filter(institution=school).order_by("-filed_on", "-pk").first()
    if last is not None and last.state == ReviewState.FILED:
        raise Conflict(REVIEW_FAULTS["open"], code="open", field="institution")
    follows = last if last is not None and last.state != ReviewState.APPROVED else None
    review = Review(id=id or new_id(), institution=school, filed_on=filed_on, follows=follows)
    rows = _documents(review, documents)
    review.save(force_insert=True)
    ReviewDocument.objects.bulk_create(rows)
    return review


@transaction.atomic
def decide_review(
    *, review, verdict, reasons, by, on, valid_from=None, valid_to=None, remedy="", remedy_by=None,
    expected_version=None,
):  # fmt: skip
    """The verdict with its reasons; it sets the days in which the institution is qualified, or ends them.

    `approved` needs every document of states.NEEDED, valid on the first day, and both days; `remedy` says what is to be
    put right by when, and leaves a qualification that runs; `refused` ends it with the day before. Invalid naming the
    field, MoveRefused for a review that has its verdict.
    """
    row = locked(Review, review, expected_version)
    check_choice("verdict", verdict, ReviewState)
    REVIEW_MOVES.check(row.state, verdict)
    reasons, remedy = words("reasons", reasons, 1000), words("remedy", remedy, 500, required=False)
    documents = dict(row.documents.values_list("kind", "valid_to"))
    faults = review_faults(verdict, documents, NEEDED, valid_from, valid_to, remedy, remedy_by, on)
    if faults:
        raise Invalid(fields={field: (code, _told(code, kinds)) for field, code, kinds in reversed(faults)})
    _qualify(row.institution, verdict, valid_from, valid_to, on)
    changes = {
        "state": verdict, "reasons": reasons, "valid_from": valid_from, "valid_to": valid_to, "remedy": remedy,
        "remedy_by": remedy_by, "decided_on": on, "decided_by": by,
    }  # fmt: skip
    return written(row, changes)


def _documents(review, documents):
    rows, kinds = [], set()
    for each in documents:
        check_choice("documents", each.get("kind"), DocumentKind)
        number = words("documents", each.get("number"), 100)
        kinds.add(each["kind"])
        rows.append(
            ReviewDocument(id=new_id(), review=review, kind=each["kind"], number=number, valid_to=each.get("valid_to"))
        )
    if not rows or len(kinds) < len(rows):
        raise Invalid(field="documents", code="documents", message=REVIEW_FAULTS["documents"])
    return rows


def _told(code, kinds):
    words_of = dict(DocumentKind.choices)
    return str(REVIEW_FAULTS[code]) % {"kinds": ", ".join(str(words_of[kind]) for kind in kinds)}


def _qualify(institution, verdict, valid_from, valid_to, on):
    """The days of approval after a verdict."""
    row = locked(Institution, institution)
    if verdict == ReviewState.APPROVED:
        written(row, {"approved_from": valid_from, "approved_to": valid_to})
    elif verdict == ReviewState.REFUSED and row.approved_from:
        eve = on - timedelta(days=1)
        if row.approved_from > eve:
            written(row, {"approved_from": None, "approved_to": None})
        elif row.approved_to is None or row.approved_to > eve:
            written(row, {"approved_to": eve})
