"""Nobody can tell who voted how: every way of linking a voter, a slip or a time to a ballot is tried (X4).

What the database holds while the vote is open and after it is searched as somebody would who has all of it: rows, the
history, physical places and the transactions that wrote them, and everything the web server keeps.
"""

import logging

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from tests.factories.cast import make_tree
from tests.factories.selections import CONFERENCE, make_round
from trainings.institutions import actions
from trainings.institutions.models import Ballot, Urn
from xundian.kit.sql import fetch

VOTERS = 12


@pytest.fixture
def vote(transactional_db):
    """(round, slips, receipts by slip, each voter's choice) of an open vote in separate transactions, in this order."""
    row = make_round(make_tree().county, members=VOTERS)
    slips = actions.issue_slips(round=row, number=VOTERS, by=None)
    actions.open_voting(round=row, by=None, on=CONFERENCE)
    receipts = {}
    for number, elector in enumerate(row.electors.order_by("name")):
        actions.give_slip(elector=elector, by=None)
        receipts[slips[number]] = actions.cast(round=row, code=slips[number], choices=[number % 2 + 1])
    return row, slips, receipts


def closed(row):
    return actions.close_voting(round=row, tellers="甲", by=None, on=CONFERENCE)


def every_row():
    """(table, place on the disk, transaction, the row as text) of every row of the database."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for found in fetch(f'SELECT t.ctid::text, t.xmin::text, t::text FROM "{table}" AS t'):
                yield table, *found


def test_no_row_holds_a_slip_and_while_the_vote_is_open_none_holds_a_ballot(vote):
    _row, slips, receipts = vote
    assert Ballot.objects.count() == 0
    for table, _place, _transaction, text in every_row():
        assert not any(slip in text for slip in slips), table
        assert not any(receipt in text for receipt in receipts.values()), table


def test_after_the_close_a_receipt_stands_in_its_ballot_alone(vote):
    row, slips, receipts = vote
    closed(row)
    tables = {table for table, *_rest, text in every_row() if any(each in text for each in receipts.values())}
    assert tables == {"trainings_ballot"}
    assert not any(slip in text for *_rest, text in every_row() for slip in slips)


def test_one_row_is_all_that_a_ballot_writes_so_nothing_else_has_its_transaction(vote):
    """What has the transaction of the last ballot is the urn, which holds all of them."""
    (xmin,) = fetch("SELECT xmin::text FROM trainings_urn")[0]
    assert [table for table, _place, transaction, _text in every_row() if transaction == xmin] == ["trainings_urn"]


def test_ballots_have_one_transaction_and_lie_in_the_order_of_random_receipts(vote):
    row, _slips, receipts = vote
    closed(row)
    found = fetch("SELECT receipt, xmin::text FROM trainings_ballot ORDER BY ctid")
    assert len({transaction for _receipt, transaction in found}) == 1
    lying = [receipt for receipt, _transaction in found]
    assert lying == sorted(lying)
    cast = list(receipts.values())
    assert lying != cast  # one in 12! draws


def test_no_key_of_a_ballot_tells_when_it_was_cast(vote):
    row, _slips, _receipts = vote
    closed(row)
    assert {each.id.version for each in Ballot.objects.all()} == {4}
    columns = {field.get_internal_type() for field in Ballot._meta.concrete_fields}
    assert columns == {"UUIDField", "ForeignKey", "CharField", "ArrayField"}
    assert {field.name for field in Ballot._meta.concrete_fields} == {"id", "round", "receipt", "choices"}


def test_no_table_points_at_a_ballot_or_from_one_at_anything_but_the_round():
    pointing = [
        (model.__name__, field.name)
        for model in apps.get_models() for field in model._meta.concrete_fields
        if field.is_relation and field.related_model in (Ballot, Urn)
    ]  # fmt: skip
    assert pointing == []
    assert [field.name for field in Ballot._meta.concrete_fields if field.is_relation] == ["round"]


def test_neither_the_vote_nor_its_close_leaves_a_line_of_the_urn_or_of_a_ballot_in_the_history(vote):
    row, _slips, _receipts = vote
    events = fetch("SELECT count(*) FROM pghistory_context")[0][0]
    assert not hasattr(Ballot, "history")
    assert not hasattr(Urn, "history")
    closed(row)
    assert fetch("SELECT count(*) FROM pghistory_context")[0][0] == events


def test_the_urn_says_nothing_of_order_and_each_ballot_is_as_long_as_any_other(vote):
    row = make_round(vote[0].county, title="另一次")
    codes = actions.issue_slips(round=row, number=5, by=None)
    actions.open_voting(round=row, by=None, on=CONFERENCE)
    before, lengths = len(Urn.objects.get(round=row).sealed), []
    for code, choices in zip(codes, ([1], [1, 2], []), strict=False):
        actions.cast(round=row, code=code, choices=choices, blank=not choices)
        urn = Urn.objects.get(round=row)
        now = len(urn.sealed)
        assert urn.slips == sorted(urn.slips)
        lengths.append(now - before)
        before = now
    assert len(set(lengths)) == 1


def test_the_history_of_members_knows_of_no_ballot(vote):
    row, _slips, receipts = vote
    closed(row)
    kept = [text for table, *_rest, text in every_row() if "history" in table]
    assert kept
    assert not any(receipt in text for text in kept for receipt in receipts.values())


def test_the_page_keeps_nothing_no_session_no_log_and_no_way_back(transactional_db, caplog):
    row = make_round(make_tree().county)
    slips = actions.issue_slips(round=row, number=2, by=None)
    actions.open_voting(round=row, by=None, on=CONFERENCE)
    client, address = Client(), f"/share/selections/{row.pk}/vote/"
    before = {text for table, *_rest, text in every_row() if table != "trainings_urn"}
    with caplog.at_level(logging.DEBUG):
        answer = client.post(address, {"slip": slips[0], "choice": ["1"]})
    assert answer.status_code == 200
    receipt = answer.context["receipt"]
    assert "no-store" in answer["Cache-Control"]
    assert "Location" not in answer
    assert not answer.cookies
    # Nothing but the urn is written, whatever table one looks at.
    assert {text for table, *_rest, text in every_row() if table != "trainings_urn"} == before
    told = " ".join(record.getMessage() for record in caplog.records if not record.name.startswith("django.db"))
    assert slips[0] not in told
    assert receipt not in told
    again = client.post(address, {"slip": slips[0], "choice": ["2"]})
    assert again.status_code == 422
    assert receipt not in again.content.decode()
