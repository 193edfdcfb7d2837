"""Writers, folds and readers on connections of their own, at the worst moments: what is read was true then."""

import threading
from datetime import date

import pytest
from django.db import connection, transaction

from tests.conftest import SITE_ID
from tests.factories.cast import make_cast, make_tree
from tests.factories.histories import TODAY
from tests.factories.placements import make_consent, make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.rollups import differences, fold
from xundian.kit import clock
from xundian.kit.ids import new_id
from xundian.reports.actions import check_rollups
from xundian.reports.figures import FIGURES, counts
from xundian.reports.rollups import folding
from xundian.reports.rollups.models import RollupMark
from xundian.reports.rules import Period

pytestmark = pytest.mark.django_db(transaction=True)
YEAR = Period(2026, None, TODAY)
PATIENCE = 30


class Beside:
    """Work on a connection of its own that stops before its commit until it is let go."""

    def __init__(self, work):
        self.written, self.goes, self.work, self.failed = threading.Event(), threading.Event(), work, None
        self.thread = threading.Thread(target=self._run)

    def __enter__(self):
        self.thread.start()
        assert self.written.wait(PATIENCE)
        return self

    def __exit__(self, *_error):
        self.commit()

    def commit(self):
        """Let it commit, and wait until it has."""
        self.goes.set()
        self.thread.join(PATIENCE)
        assert not self.thread.is_alive()
        assert self.failed is None, self.failed

    def _run(self):
        try:
            with transaction.atomic():
                self.work()
                self.written.set()
                self.goes.wait(PATIENCE)
        except Exception as error:  # told by the test
            self.failed = error
        finally:
            self.written.set()
            connection.close()


@pytest.fixture
def county():
    tree = make_tree()
    tree.cast = make_cast(tree, SITE_ID)
    return tree


def ready(village, by):
    laborer = make_laborer(make_household(village, by=by), by=by)
    return laborer, make_consent(laborer, by=by)


def placed(county):
    return sum(counts(FIGURES["placements"], user=county.cast.county, period=YEAR, division="530129").values())


def agrees(county):
    return differences(county.cast.county, "530129", YEAR) == {}


def test_a_fold_while_a_writer_has_not_committed_leaves_the_writers_mark_for_the_next(county):
    by = county.cast.county
    (one, yes), (other, also) = ready(county.village, by), ready(county.village, by)
    fold()
    with Beside(lambda: make_placement(one, by, consent=yes)) as writer:
        make_placement(other, by, consent=also)
        fold()
        assert (placed(county), agrees(county)) == (1, True)
        assert not RollupMark.objects.exists()
        writer.commit()
    assert RollupMark.objects.filter(base="placements").exists()
    assert (placed(county), agrees(county)) == (2, True)
    fold()
    assert (placed(county), agrees(county)) == (2, True)


def test_a_writer_who_commits_in_the_middle_of_a_fold_is_not_forgotten(county, monkeypatch):
    by = county.cast.county
    (one, yes), (other, also) = ready(county.village, by), ready(county.far_village, by)
    fold()
    make_placement(other, by, consent=also)
    counted, brought = [], folding._brought_up_to_date
    with Beside(lambda: make_placement(one, by, consent=yes)) as writer:

        def interrupted(figure, villages):
            # Some figures are counted before the commit and some after it; all by the same marks.
            if figure.code == "placements_supported" and not counted:
                counted.append(writer.commit())
            return brought(figure, villages)

        monkeypatch.setattr(folding, "_brought_up_to_date", interrupted)
        fold()
    assert counted, "the fold was interrupted"
    assert RollupMark.objects.filter(base="placements", code=county.village.code).exists()
    assert (placed(county), agrees(county)) == (2, True)
    fold()
    assert (placed(county), agrees(county)) == (2, True)


def test_a_reader_beside_a_fold_that_has_not_committed_counts_what_is_marked(county):
    by = county.cast.county
    one, yes = ready(county.village, by)
    fold()
    make_placement(one, by, consent=yes)
    with Beside(fold):
        assert (placed(county), agrees(county)) == (1, True)
    assert not RollupMark.objects.exists()
    assert (placed(county), agrees(county)) == (1, True)


def test_two_folds_at_once_are_one(county):
    by = county.cast.county
    one, yes = ready(county.village, by)
    fold()
    make_placement(one, by, consent=yes)
    with Beside(fold):
        assert fold() == {}
    assert agrees(county)
    assert check_rollups(at=clock.now())["differences"] == 0


def test_writers_in_many_places_at_once_wait_for_nobody(county):
    """Marks take no lock: two writers of one village, and of two in both orders, commit in any order."""
    by = county.cast.county
    people = [ready(village, by) for village in (county.village, county.far_village) * 2]
    fold()

    def write(first, second):
        def work():
            for laborer, consent in (people[first], people[second]):
                make_placement(laborer, by, consent=consent)

        return work

    with Beside(write(0, 1)) as one, Beside(write(3, 2)) as other:
        assert placed(county) == 0
        other.commit()
        assert (placed(county), agrees(county)) == (2, True)
        fold()
        one.commit()
    assert (placed(county), agrees(county)) == (4, True)
    fold()
    assert check_rollups(at=clock.now())["differences"] == 0


def test_a_person_who_was_placed_by_two_at_once_in_two_villages_is_one_in_their_township(county):
    """Spells in two months, written side by side by two who do not see each other's."""
    by = county.cast.county
    one, yes = ready(county.village, by)
    fold()
    row = make_placement(one, by, date(2026, 3, 10), consent=yes)
    type(row).objects.filter(pk=row.pk).update(ended_on=date(2026, 3, 20), end_reason="changed_job")
    fold()

    def again():
        copy = type(row).objects.get(pk=row.pk)
        copy.id = new_id()
        copy.division, copy.started_on, copy.ended_on = county.next_village, date(2026, 1, 5), date(2026, 1, 9)
        copy.save(force_insert=True)

    with Beside(again) as writer:
        type(row).objects.filter(pk=row.pk).update(started_on=date(2026, 2, 1))
        fold()
        writer.commit()
    assert placed(county) == 1
    assert agrees(county)
    fold()
    assert (placed(county), agrees(county)) == (1, True)
