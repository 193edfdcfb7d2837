"""What leaves a mark, what a fold does with it, and what the nightly check does about a difference."""

import logging
from dataclasses import replace
from datetime import date

import pytest

from laborers.difficulties.models import Difficulty
from laborers.imports import actions as imports
from laborers.placements.models import Placement
from laborers.registry.actions.moving import rehouse
from laborers.registry.models import Case, Household
from laborers.visits import actions as visits
from laborers.visits.models import VisitPlan
from tests.factories.codes import load_shipped
from tests.factories.difficulties import make_difficulty
from tests.factories.histories import TODAY
from tests.factories.imports import DAY, NOW, loaded, person, sheet
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.rollups import differences, fold, unkept
from tests.factories.trainings import make_closed_class
from xundian.kit import clock
from xundian.kit.models import OutboxMessage
from xundian.kit.sql import execute
from xundian.kit.sweeps import load, run_sweep
from xundian.reports.actions import check_rollups, kept_figures
from xundian.reports.figures import FIGURES, counts, many_counts
from xundian.reports.rollups import folding, reading
from xundian.reports.rollups.kept import Base, Kept, kept_of, up_to_cutoff
from xundian.reports.rollups.models import RollupCount, RollupKey, RollupMark
from xundian.reports.rules import Period

YEAR = Period(2026, None, TODAY)
COUNTY = "530129"


@pytest.fixture
def worker(tree, cast):
    return make_placement(make_laborer(make_household(tree.village)), cast.county)


def marks():
    return set(RollupMark.objects.values_list("base", "code"))


def placed(user, division=COUNTY, period=YEAR):
    return counts(FIGURES["placements"], user=user, period=period, division=division)


@pytest.mark.parametrize(
    ("model", "change", "base"),
    [
        (Placement, {"started_on": date(2026, 2, 1)}, "placements"),
        (Placement, {"area": "in_county"}, "placements"),
        (Case, {"stage": "matching"}, "cases"),
        (VisitPlan, {"window_to": date(2026, 6, 29)}, "visits"),
        (Difficulty, {"confidential": True}, "difficulties"),
    ],
)
def test_a_change_that_counts_leaves_a_mark_where_the_row_lies(model, change, base, worker, tree, cast):
    visits.plan(on=TODAY)
    make_difficulty(worker.household, by=cast.county)
    fold()
    assert model.objects.update(**change) >= 1
    assert marks() == {(base, tree.village.code)}


def test_a_change_that_counts_nowhere_leaves_no_mark(worker):
    fold()
    Placement.objects.update(wage_fen=450_000, employer_name="别的厂")
    Household.objects.update(address="新村2号")
    Placement.objects.filter(wage_fen=0).update(area="abroad")
    assert marks() == set()


def test_a_row_that_moves_marks_where_it_was_and_where_it_is(worker, tree):
    fold()
    Placement.objects.update(division=tree.far_village)
    assert marks() == {("placements", tree.village.code), ("placements", tree.far_village.code)}


def test_a_category_that_changes_makes_only_what_reads_it_stale(worker, tree, cast):
    fold()
    worker.household.categories.update(category="registered_poor")
    assert marks() == {(Base.CATEGORIES.value, "")}
    found = dict(zip(FIGURES, reading.answers([(f, YEAR) for f in FIGURES.values()], user=cast.county, division=COUNTY),
                     strict=True))  # fmt: skip
    assert (found["placements"].counts, found["placements_supported"]) == ({tree.township.code: 1}, None)
    figure = FIGURES["placements_supported"]
    assert counts(figure, user=cast.county, period=YEAR, division=COUNTY) == {tree.township.code: 1}


def test_whoever_comes_into_another_household_makes_the_trained_of_poor_households_stale(tree, cast):
    """The household is that of today, the training was long ago: nothing of the enrolment itself changes."""
    _class, (trained,) = make_closed_class(tree.township, tree.village)
    poor = make_household(tree.village, category="registered_poor")
    fold()
    asked = {"user": cast.county, "period": YEAR, "division": COUNTY}
    assert counts(FIGURES["trained_supported"], **asked) == {}
    rehouse(laborers=[trained.laborer_id], household=poor)
    assert marks() == {("homes", "")}
    for _time in range(2):
        assert counts(FIGURES["trained_supported"], **asked) == {tree.township.code: 1}
        fold()
    assert check_rollups(at=clock.now())["differences"] == 0


def test_a_household_that_is_new_or_changes_makes_only_the_villages_be_counted_anew_that_hang_on_it(
    worker, tree, cast, monkeypatch
):
    make_placement(make_laborer(make_household(tree.far_village)), cast.county)
    fold()
    counted = []
    brought = folding._brought_up_to_date
    monkeypatch.setattr(
        folding, "_brought_up_to_date", lambda figure, villages: counted.append(villages) or brought(figure, villages)
    )
    make_household(tree.next_village)
    assert RollupMark.objects.get(base="categories").code == ""
    fold()
    assert set().union(*counted) == set(), "nothing hangs on a household that is new"
    worker.household.categories.update(category="registered_poor")
    fold()
    assert set().union(*counted) == {tree.village.code}
    assert counts(FIGURES["placements_supported"], user=cast.county, period=YEAR, division=COUNTY) == {
        tree.township.code: 1
    }
    assert check_rollups(at=clock.now())["differences"] == 0


def test_one_marked_village_is_counted_live_and_the_other_townships_are_not(worker, tree, cast):
    make_placement(make_laborer(make_household(tree.far_village)), cast.county)
    fold()
    RollupCount.objects.filter(key="placements", code=tree.other_township.code).update(n=7)
    make_placement(make_laborer(make_household(tree.village)), cast.county)
    assert placed(cast.county) == {tree.township.code: 2, tree.other_township.code: 7}


def test_an_import_and_its_undoing_are_followed(tree, cast):
    load_shipped()
    fold()
    batch = loaded(sheet(person(1), person(2), person(3)), tree.county)
    assert counts(FIGURES["stage_surveyed"], user=cast.county, period=YEAR, division=COUNTY) == {tree.township.code: 3}
    fold()
    assert differences(cast.county, COUNTY, YEAR) == {}
    imports.undo(batch=batch, by=cast.county, at=NOW)
    assert counts(FIGURES["stage_surveyed"], user=cast.county, period=YEAR, division=COUNTY) == {}
    fold()
    assert differences(cast.county, COUNTY, YEAR) == {}
    assert DAY < TODAY


def test_what_was_written_past_the_triggers_is_found_at_night_put_right_and_told(worker, tree, cast, caplog):
    fold()
    execute("SET LOCAL session_replication_role = replica")
    Placement.objects.update(division=tree.far_village)
    execute("SET LOCAL session_replication_role = DEFAULT")
    assert placed(cast.county) == {tree.township.code: 1}, "nobody can know yet"
    assert {"check-figures", "fold-figures"} <= set(load())
    with caplog.at_level(logging.ERROR):
        found = run_sweep("check-figures", on=TODAY, at=clock.now())
    assert found["differences"] > 0
    assert f"placements {tree.far_village.code} +1" in caplog.text
    assert placed(cast.county) == {tree.other_township.code: 1}
    (message,) = OutboxMessage.objects.filter(dedupe_key__startswith="figures-repaired")
    assert message.payload["user_id"] == str(cast.county.pk)
    assert message.payload["values"] == {"count": found["differences"]}
    assert check_rollups(at=clock.now())["differences"] == 0


def test_the_check_says_nothing_of_what_only_waits_for_a_fold(worker, tree, cast, caplog, monkeypatch):
    fold()
    brought = folding._difference

    def beside(figure, *rest, **more):
        # Somebody writes after the fold of the check, before it counts.
        if not Placement.objects.filter(division=tree.far_village).exists() and figure.code == "placements":
            make_placement(make_laborer(make_household(tree.far_village)), cast.county)
        return brought(figure, *rest, **more)

    monkeypatch.setattr(folding, "_difference", beside)
    assert check_rollups(at=clock.now())["differences"] == 0
    assert Placement.objects.filter(division=tree.far_village).exists()
    assert caplog.text == ""


def test_another_definition_is_not_answered_from_what_the_former_one_kept(worker, tree, cast):
    fold()
    figure = FIGURES["placements"]
    away = Kept((Base.PLACEMENTS,), Placement.objects.filter(area="abroad").all, "started_on", up_to_cutoff)
    other = replace(figure, rows=away.rows)
    assert counts(figure, user=cast.county, period=YEAR, division=COUNTY) == {tree.township.code: 1}
    assert counts(other, user=cast.county, period=YEAR, division=COUNTY) == {}
    assert reading.answers([(other, YEAR)], user=cast.county, division=COUNTY) == [None]
    folding.fold([other], at=clock.now())
    assert list(RollupKey.objects.values_list("key", flat=True)) == ["placements"]
    assert counts(other, user=cast.county, period=YEAR, division=COUNTY) == {}
    fold()
    assert placed(cast.county) == {tree.township.code: 1}


def test_a_figure_whose_rows_are_replaced_or_that_sums_an_amount_is_not_kept():
    figure = FIGURES["placements"]
    assert kept_of(figure) is not None
    assert kept_of(unkept(figure)) is None
    assert kept_of(replace(figure, amount="wage_fen")) is None


def test_every_kept_figure_lies_where_the_scope_of_its_rows_looks():
    for figure in kept_figures():
        model = kept_of(figure).all().model
        assert model.scope_paths["division"] == figure.place, figure.code
        assert "division" not in getattr(model, "scope_only", {})


def test_all_that_is_kept_is_one_statement_and_nothing_is_counted_live(worker, cast, tree, django_assert_num_queries):
    fold()
    with django_assert_num_queries(1):
        found = many_counts(kept_figures(), user=cast.county, period=YEAR, division=COUNTY)
    assert found["placements"] == {tree.township.code: 1}
    RollupMark.objects.create(base="placements", code=tree.village.code)
    # Five live counts in one township: the placed, the areas as one, the helped, their areas, those away.
    with django_assert_num_queries(6):
        assert many_counts(kept_figures(), user=cast.county, period=YEAR, division=COUNTY) == found


def test_folding_twice_writes_nothing_and_many_rows_of_a_day_become_one(worker, tree, cast):
    fold()
    for _time in range(3):
        make_placement(make_laborer(make_household(tree.village)), cast.county)
        fold()
    before = RollupCount.objects.filter(key="placements").count()
    assert fold() == {"places": 0, "built": 0, "changed": 0}
    told = check_rollups(at=clock.now())
    assert (told["differences"], told["figures"]) == (0, len(kept_figures()))
    assert RollupCount.objects.filter(key="placements").count() == 8 < before
    assert placed(cast.county) == {tree.township.code: 4}
