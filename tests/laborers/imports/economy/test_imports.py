"""The way of such a sheet through an import: whose records, what changes, a second run, undo, doubts, the command."""

import json
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command

from laborers.economy import actions as economy
from laborers.economy.models import HouseholdEconomy
from laborers.imports import actions
from laborers.imports.models import Doubt, ImportRow
from tests.factories.economy import SAMPLE, make_economy
from tests.factories.economy_sheets import LAND, NOW, ROW, checked, loaded, sheet
from tests.factories.registry import make_household
from xundian.kit.sql import fetch

FIGURES = {
    "members": 5, "working_members": 2, "total_income_fen": 2_600_000, "outside_income_fen": 2_000_000,
}  # fmt: skip


@pytest.fixture
def home(cast, tree):
    return make_household(tree.village, number="H1")


def report(batch, *names):
    return {name: batch.report[name] for name in names}


def counts(batch):
    return tuple(batch.report[name] for name in ("ready", "created", "updates", "unchanged", "errors"))


def problems(batch):
    return [(row, field, code, level) for row, field, _value, code, level, _args in batch.report["problems"]]


def untouched(rows):
    """What tells whether a row was written: its version and the system column that every write changes."""
    keys = [row.pk for row in rows]
    return fetch("SELECT id, version, xmin::text FROM laborers_householdeconomy WHERE id = ANY(%s) ORDER BY id", [keys])


def test_the_shipped_file_becomes_25_sample_households_of_the_county(cast, tree):
    batch = loaded(SAMPLE.read_bytes(), tree.county, by=cast.county)
    assert counts(batch) == (25, 25, 0, 0, 0)
    assert problems(batch) == []
    rows = HouseholdEconomy.objects.order_by("sample_code")
    assert [row.sample_code for row in rows] == [f"{n:02}" for n in range(1, 26)]
    eleventh = rows[10]
    assert (eleventh.year, eleventh.division_id, eleventh.household, eleventh.batch_id, eleventh.by) == (
        2018, "530129", None, batch.pk, cast.county,
    )  # fmt: skip
    assert (eleventh.members, eleventh.working_members, eleventh.total_income_fen, eleventh.outside_income_fen) == (
        4, 1, 1_700_000, 1_400_000,
    )  # fmt: skip
    assert eleventh.history.count() == 1


def test_a_second_run_writes_nothing(cast, tree):
    loaded(SAMPLE.read_bytes(), tree.county, by=cast.county)
    before = untouched(HouseholdEconomy.objects.all())
    again = loaded(SAMPLE.read_bytes(), tree.county, by=cast.county)
    assert counts(again) == (25, 0, 0, 25, 0)
    assert untouched(HouseholdEconomy.objects.all()) == before
    assert not ImportRow.objects.filter(batch=again).exists()


def test_a_registered_number_is_that_household_in_its_village(cast, tree, home):
    loaded(sheet(ROW | {"户编号": "H1"}, ROW | {"户编号": "H2"}), tree.county, by=cast.county)
    registered, sample = HouseholdEconomy.objects.order_by("sample_code")
    assert (registered.household, registered.division_id) == (home, home.division_id)
    assert (sample.household, sample.sample_code, sample.division_id) == (None, "H2", "530129")


def test_a_household_of_another_place_is_set_aside_without_saying_where(cast, tree, home):
    batch = loaded(sheet(ROW | {"户编号": "H1"}), tree.other_township, by=cast.county)
    assert report(batch, "set_aside", "created") == {"set_aside": 1, "created": 0}
    assert problems(batch) == [(2, "household", "household_elsewhere", "warning")]
    assert not HouseholdEconomy.objects.exists()
    doubt = Doubt.objects.get()
    assert (doubt.division_id, doubt.with_level) == (tree.other_township.code, "township")


def test_another_countys_number_means_nothing_here(cast, tree):
    make_household(tree.other_village, number="H9")
    loaded(sheet(ROW | {"户编号": "H9"}), tree.county, by=cast.county)
    assert HouseholdEconomy.objects.get().household is None


def test_what_differs_is_changed_and_an_empty_cell_erases_nothing(cast, tree):
    row = make_economy(tree.county, sample_code="01", **FIGURES, planted_area_after=Decimal(4))
    batch = loaded(sheet(ROW | {"家庭总收入(元)": "27000", "种植面积(亩)": ""}), tree.county, by=cast.county)
    assert counts(batch) == (1, 0, 1, 0, 0)
    assert batch.report["changed"] == {"total_income": 1}
    row.refresh_from_db()
    assert (row.total_income_fen, row.planted_area_after, row.version, row.batch_id, row.by) == (
        2_700_000, Decimal(4), 2, batch.pk, cast.county,
    )  # fmt: skip


def test_land_is_added_to_the_record_of_the_year(cast, tree):
    row = make_economy(tree.county, sample_code="01", **FIGURES)
    batch = loaded(sheet({"户编号": "01", "家庭人口": "5"} | LAND), tree.county, by=cast.county)
    row.refresh_from_db()
    assert (row.planted_area_before, row.planting_income_after_fen, row.total_income_fen) == (
        Decimal("7.5"), 660_000, 2_600_000,
    )  # fmt: skip
    assert sum(batch.report["changed"].values()) == 4


def test_a_sheet_that_contradicts_the_record_is_refused_by_row(cast, tree):
    make_economy(tree.county, sample_code="01", **FIGURES | {"working_members": 5})
    batch = loaded(sheet({"户编号": "01", "家庭人口": "4"} | LAND), tree.county, by=cast.county)
    assert problems(batch) == [(2, "members", "working_over_record", "error")]
    assert counts(batch) == (0, 0, 0, 0, 1)
    assert HouseholdEconomy.objects.get().members == 5


def test_another_year_is_another_record(cast, tree):
    loaded(sheet(ROW), tree.county, by=cast.county)
    loaded(sheet(ROW), tree.county, by=cast.county, year=2019)
    assert sorted(HouseholdEconomy.objects.values_list("year", flat=True)) == [2018, 2019]


def test_a_sample_household_that_was_registered_since_is_not_counted_twice(cast, tree):
    loaded(sheet(ROW), tree.county, by=cast.county)
    home = make_household(tree.village, number="01")
    batch = loaded(sheet(ROW), tree.county, by=cast.county)
    assert batch.report["changed"] == {"household": 1}
    row = HouseholdEconomy.objects.get()
    assert (row.household, row.sample_code, row.division_id) == (home, "", home.division_id)
    actions.undo(batch=batch, by=cast.county, at=NOW)
    row.refresh_from_db()
    assert (row.household, row.sample_code, row.division_id) == (None, "01", "530129")


def test_undo_takes_new_records_away_and_brings_former_figures_back(cast, tree):
    row = make_economy(tree.county, sample_code="01", by=cast.township, **FIGURES | {"total_income_fen": 1})
    batch = loaded(sheet(ROW | LAND, ROW | {"户编号": "02"}), tree.county, by=cast.county)
    assert HouseholdEconomy.objects.count() == 2
    undone = actions.undo(batch=batch, by=cast.county, at=NOW)
    assert undone.report["undo"] == {"undone": 2, "kept": [], "kept_total": 0}
    row.refresh_from_db()
    assert (row.total_income_fen, row.planted_area_before, row.by, row.batch_id) == (1, None, cast.township, None)
    assert HouseholdEconomy.objects.count() == 1
    assert counts(loaded(sheet(ROW | LAND, ROW | {"户编号": "02"}), tree.county, by=cast.county))[:3] == (2, 1, 1)


def test_undo_keeps_and_names_what_was_edited_since(cast, tree):
    batch = loaded(sheet(ROW, ROW | {"户编号": "02"}), tree.county, by=cast.county)
    row = HouseholdEconomy.objects.get(sample_code="01")
    economy.edit_economy(economy=row, changes={"members": 6}, expected_version=None, by=cast.county)
    undone = actions.undo(batch=batch, by=cast.county, at=NOW)
    assert undone.report["undo"] == {"undone": 1, "kept": [[2, "edited"]], "kept_total": 1}
    assert HouseholdEconomy.objects.get().members == 6


def test_only_rows_without_errors_are_loaded_and_a_check_writes_none(cast, tree):
    content = sheet(ROW, ROW, ROW | {"户编号": "03", "务工人数": "9"}, {"户编号": "合计", "家庭人口": "5"})
    batch = checked(content, tree.county)
    assert not HouseholdEconomy.objects.exists()
    assert counts(batch) == (1, 1, 0, 0, 3)
    assert [code for _row, _field, code, _level in problems(batch)] == ["code_twice", "working_over_members", "nothing"]
    actions.commit(batch=batch, by=cast.county, on=NOW.date(), at=NOW)
    assert HouseholdEconomy.objects.get().sample_code == "01"


def test_a_doubt_waits_where_the_household_lies_and_can_be_put_right(cast, tree, home):
    odd = ROW | {"务工收入(元)": "30000"}
    loaded(sheet(odd, odd | {"户编号": "H1"}), tree.county, by=cast.county)
    sample, registered = Doubt.objects.order_by("subject")
    assert (sample.subject, sample.division_id, sample.with_level) == ("01", "530129", "county")
    assert (registered.subject, registered.division_id, registered.with_level) == ("H1", home.division_id, "village")
    row = HouseholdEconomy.objects.get(sample_code="01")
    economy.edit_economy(economy=row, changes={"outside_income_fen": 2_000_000}, expected_version=None, by=cast.county)
    actions.correct(doubt=sample, changes={}, by=cast.county, on=NOW.date(), at=NOW)
    sample.refresh_from_db()
    assert (sample.state, sample.answered_by) == ("corrected", cast.county)
    actions.state_true(doubt=registered, note="问过户主", by=cast.officer, at=NOW)
    again = loaded(sheet(odd | {"户编号": "H1"}), tree.county, by=cast.county)
    assert again.report["doubts"] == 0


@pytest.mark.parametrize("rows", [3, 300])
def test_loading_asks_the_same_number_of_questions_at_any_size(rows, cast, tree, django_assert_max_num_queries):
    batch = checked(sheet(*(ROW | {"户编号": f"S{n}"} for n in range(rows))), tree.county)
    with django_assert_max_num_queries(75):
        actions.commit(batch=batch, by=cast.county, on=NOW.date(), at=NOW)
    assert HouseholdEconomy.objects.count() == rows


def test_the_command_loads_the_shipped_file(tree):
    out = StringIO()
    call_command(
        "import_survey", str(SAMPLE), "--round", "2018", "--division", "530129", "--kind", "household_economy",
        "--commit", stdout=out, stderr=StringIO(),
    )  # fmt: skip
    told = json.loads(out.getvalue())
    assert (told["state"], told["rows"], told["created"], told["errors"]) == ("committed", 25, 25, 0)


def test_rest_takes_the_kind_of_the_design(cast, tree, api, settings):
    settings.CELERY_TASK_ALWAYS_EAGER = False
    with SAMPLE.open("rb") as file:
        answer = api(cast.county).post(
            "/api/v1/imports/", {"file": file, "kind": "household_economy", "round": 2018, "division": "530129"},
            format="multipart",
        )  # fmt: skip
    assert (answer.status_code, answer.json()["kind"], answer.json()["round"]) == (202, "household_economy", 2018)
