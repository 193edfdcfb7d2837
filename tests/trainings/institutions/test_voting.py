"""The vote on the spot: one slip, one ballot, whoever tries it twice at once, and nothing after the close (X4)."""

import threading

import pytest
from django.db import DatabaseError, close_old_connections, connection, transaction

from tests.factories.cast import make_tree
from tests.factories.selections import CONFERENCE, make_counted, make_open
from trainings.institutions import actions, queries, rules
from trainings.institutions.models import Ballot, Urn
from xundian.kit.errors import Conflict, Invalid, MoveRefused


def test_a_ballot_gives_a_receipt_that_is_found_in_the_published_list(tree):
    row, codes = make_open(tree.county, slips=3)
    receipts = [actions.cast(round=row, code=code, choices=[number]) for number, code in enumerate(codes, 1)]
    row = actions.close_voting(round=row, tellers="甲", by=None, on=CONFERENCE)
    assert dict(queries.ballots_of(row)) == {receipt: [number] for number, receipt in enumerate(receipts, 1)}
    assert row.digest == rules.digest_of(queries.ballots_of(row))


def test_a_slip_is_good_for_one_ballot_however_it_is_typed(tree):
    row, codes = make_open(tree.county, slips=2)
    actions.cast(round=row, code=f" {codes[0].lower().replace('-', ' ')} ", choices=[1])
    for code in (codes[0], "AAAA-AAAA", "", "1"):
        with pytest.raises(Invalid) as refusal:
            actions.cast(round=row, code=code, choices=[1])
        assert (refusal.value.field, refusal.value.code) == ("slip", "slip")
    assert Urn.objects.get().cast == 1


@pytest.mark.parametrize(("choices", "blank"), [([], False), ([1], True), ([9], False), ([1, 2, 3], False)])
def test_a_wrong_ballot_leaves_the_slip_good(tree, choices, blank):
    row, codes = make_open(tree.county, slips=1)
    with pytest.raises(Invalid) as refusal:
        actions.cast(round=row, code=codes[0], choices=choices, blank=blank)
    assert refusal.value.field == "choices"
    assert actions.cast(round=row, code=codes[0], choices=[], blank=True)


def test_slips_of_another_round_are_no_slips_here(tree):
    row, _codes = make_open(tree.county)
    _other, foreign = make_open(tree.county, title="另一次")
    with pytest.raises(Invalid):
        actions.cast(round=row, code=foreign[0], choices=[1])


def test_no_vote_before_the_opening_and_none_after_the_close(tree):
    row = make_counted(tree.county)
    with pytest.raises(MoveRefused):
        actions.cast(round=row, code="AAAA-AAAA", choices=[1])
    late, codes = make_open(tree.county, title="另一次", slips=2)
    actions.cast(round=late, code=codes[0], choices=[1])
    actions.close_voting(round=late, tellers="甲", by=None, on=CONFERENCE)
    with pytest.raises(MoveRefused):
        actions.cast(round=late, code=codes[1], choices=[1])
    with pytest.raises(MoveRefused):
        actions.issue_slips(round=late, number=1, by=None)
    assert (late.ballots.count(), Urn.objects.count()) == (1, 0)


def test_an_empty_urn_is_not_counted(tree):
    row, _codes = make_open(tree.county)
    with pytest.raises(Conflict) as refusal:
        actions.close_voting(round=row, tellers="甲", by=None, on=CONFERENCE)
    assert refusal.value.code == "no_ballot"
    with pytest.raises(Invalid):
        actions.close_voting(round=row, tellers="", by=None, on=CONFERENCE)


def test_slips_issued_later_count_too(tree):
    row, codes = make_open(tree.county, slips=1)
    actions.cast(round=row, code=codes[0], choices=[1])
    more = actions.issue_slips(round=row, number=2, by=None)
    actions.cast(round=row, code=more[1], choices=[2])
    row = actions.close_voting(round=row, tellers="甲", by=None, on=CONFERENCE)
    assert (row.issued, row.cast) == (3, 2)


@pytest.mark.parametrize(
    "change",
    [
        {"cast": 1},  # a ballot without a slip
        {"issued": 9},  # a slip that is none
        {"slips": []},  # slips thrown away
        {"sealed": b"other ballots"},  # ballots exchanged
        {"cast": 2, "slips": ["0" * 64] * 3, "sealed": b"x"},  # two at once
        {"cast": 1, "slips": ["0" * 64] * 4, "sealed": b"x"},  # a slip that was never issued
    ],
)
def test_the_database_keeps_one_slip_to_one_ballot(tree, change):
    make_open(tree.county, slips=5)
    with pytest.raises(DatabaseError), transaction.atomic():
        Urn.objects.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Urn.objects.update(cast=1, slips=Urn.objects.get().slips[1:])  # a slip used without a ballot


def test_an_urn_is_not_lost_with_its_ballots(tree):
    row, codes = make_open(tree.county)
    actions.cast(round=row, code=codes[0], choices=[1])
    with pytest.raises(DatabaseError, match="emptied"), transaction.atomic():
        Urn.objects.all()._raw_delete("default")


@pytest.fixture
def voting(transactional_db):
    row, codes = make_open(make_tree().county, slips=8)
    return row, codes


def together(*steps):
    """Run the steps at once, each in its own connection; [what each gave or raised]."""
    gate, found = threading.Barrier(len(steps)), [None] * len(steps)

    def run(place, step):
        close_old_connections()
        gate.wait()
        try:
            found[place] = step()
        except Exception as error:
            found[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(steps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return found


def test_one_slip_tried_by_many_at_once_is_one_ballot(voting):
    row, codes = voting
    found = together(*[lambda: actions.cast(round=row, code=codes[0], choices=[1])] * 12)
    assert sorted(type(each).__name__ for each in found) == ["Invalid"] * 11 + ["str"]
    assert Urn.objects.get().cast == 1


def test_many_slips_at_once_are_all_counted(voting):
    row, codes = voting
    found = together(*[lambda code=code: actions.cast(round=row, code=code, choices=[1]) for code in codes])
    assert len({each for each in found if isinstance(each, str)}) == 8
    row = actions.close_voting(round=row, tellers="甲", by=None, on=CONFERENCE)
    assert (row.cast, row.candidates.get(number=1).votes) == (8, 8)


def test_a_ballot_that_races_the_close_is_counted_or_refused_and_never_lost(voting):
    row, codes = voting
    actions.cast(round=row, code=codes[0], choices=[2])
    steps = [lambda code=code: actions.cast(round=row, code=code, choices=[1]) for code in codes[1:]]
    close = lambda: actions.close_voting(round=row, tellers="甲", by=None, on=CONFERENCE)  # noqa: E731
    found = together(*steps[:4], close, *steps[4:])
    receipts = {each for each in found if isinstance(each, str)}
    row.refresh_from_db()
    assert row.state == "counted"
    assert receipts <= set(Ballot.objects.values_list("receipt", flat=True))
    assert row.cast == len(receipts) + 1
    refused = [each for each in found if isinstance(each, Exception)]
    assert all(isinstance(each, MoveRefused) for each in refused)
    assert len(receipts) + len(refused) == 7
