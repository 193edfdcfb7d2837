"""A workbook of indicators: units of the headings, what is refused and why, corrections, and taking it back (W2.3)."""

from datetime import timedelta

import pytest

from laborers.imports import actions as imports
from laborers.imports import queries as found
from laborers.imports.models import Doubt
from relocation.indicators.importing.vocabulary import VOCABULARY
from relocation.indicators.models import YearFigure
from tests.factories.indicators import (
    DAY,
    GDP_2018,
    GDP_2019,
    NOW,
    ROW,
    SOURCE,
    checked,
    loaded,
    make_correction,
    make_figure,
    sheet,
)

pytestmark = pytest.mark.django_db


def problems(batch):
    return [(each["row"], each["column"], each["code"]) for each in found.problems(batch)]


def figures(county, **more):
    rows = YearFigure.objects.filter(county=county, **more).order_by("year", "indicator", "created_at")
    return [(row.year, row.indicator, row.amount, row.state) for row in rows]


def test_a_row_becomes_a_figure_for_each_cell_that_says_something(tree, cast):
    batch = loaded(sheet(ROW | {"人均可支配收入(元)": ""}), tree.county, by=cast.county)
    assert (batch.report["created"], batch.report["errors"], batch.report["warnings"]) == (1, 0, 0)
    assert figures(tree.county) == [
        (2019, "engel", 3350, "current"), (2019, "gdp", GDP_2019, "current"),
        (2019, "gdp_per_head", 2_041_100, "current"), (2019, "poverty_incidence", 198, "current"),
    ]  # fmt: skip
    row = YearFigure.objects.get(indicator="gdp")
    assert (row.source, row.by, row.batch_id, row.entered_on) == (SOURCE, cast.county, batch.pk, DAY)


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("地区生产总值（亿元）", "266.29"), ("GDP（万元）", "2662900"), ("GDP", "266.29"),
        ("地区生产总值（元）", "26629000000"), ("地区生产总值", "2,662,900万元"),
    ],
)  # fmt: skip
def test_the_heading_or_the_cell_says_the_unit(tree, header, cell):
    loaded(sheet({"年份": "2019年", header: cell, "来源": SOURCE}), tree.county)
    assert figures(tree.county) == [(2019, "gdp", GDP_2019, "current")]


def test_a_source_above_the_header_holds_for_all_rows(tree):
    content = sheet({"年份": "2018", "GDP": "243.43"}, {"年份": "2019", "GDP": "266.29"}, above=[f"数据来源：{SOURCE}"])
    loaded(content, tree.county)
    assert set(YearFigure.objects.values_list("source", flat=True)) == {SOURCE}
    assert [row[2] for row in figures(tree.county)] == [GDP_2018, GDP_2019]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"年份": "去年"}, ("年份", "not_a_year")),
        ({"年份": "2027"}, ("年份", "year_to_come")),
        ({"年份": "1911"}, ("年份", "year_too_early")),
        ({"数据来源": ""}, ("数据来源", "source_missing")),
        ({"数据来源": "源" * 201}, ("数据来源", "too_long")),
        ({"地区生产总值(亿元)": "约二百亿"}, ("地区生产总值(亿元)", "not_a_figure")),
        ({"地区生产总值(亿元)": "-3"}, ("地区生产总值(亿元)", "not_a_figure")),
        ({"地区生产总值(亿元)": "2662900000"}, ("地区生产总值(亿元)", "figure_too_large")),
        ({"恩格尔系数(%)": "133.5"}, ("恩格尔系数(%)", "not_a_percentage")),
        ({"恩格尔系数(%)": "33元"}, ("恩格尔系数(%)", "not_a_figure")),
    ],
)
def test_what_cannot_be_is_told_with_row_and_column_and_nothing_is_written(tree, change, problem):
    batch = checked(sheet(ROW | change), tree.county)
    assert problems(batch) == [(2, *problem)]
    imports.commit(batch=batch, by=None, on=DAY, at=NOW)
    assert not YearFigure.objects.exists()


def test_a_year_stands_once_in_a_sheet(tree):
    assert problems(checked(sheet(ROW, ROW), tree.county)) == [(3, "年份", "year_twice_in_sheet")]


def test_a_footer_and_an_empty_row_are_no_rows(tree):
    batch = checked(sheet(ROW, {}, {"年份": "注：按当年价格计算"}), tree.county)
    assert (batch.report["rows"], problems(batch)) == (1, [])


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([ROW | {"贫困发生率(%)": "0.0198"}], "share_for_percentage"),
        ([ROW, ROW | {"年份": "2018", "地区生产总值(亿元)": "24.343"}], "figure_jumps"),
    ],
)
def test_what_is_odd_is_asked_and_may_be_true(tree, rows, code):
    batch = loaded(sheet(*rows), tree.county)
    assert [(each.code, each.division_id, each.with_level) for each in Doubt.objects.all()] == [
        (code, tree.county.code, "county")
    ]
    assert batch.report["created"] == len(rows)


def test_a_jump_from_what_is_on_record_is_asked_too(tree):
    make_figure(tree.county, year=2018, amount=GDP_2018)
    batch = checked(sheet({"年份": "2019", "GDP（万元）": "266.29", "来源": SOURCE}), tree.county)
    assert [each["code"] for each in found.problems(batch)] == ["figure_jumps"]


def test_another_workbook_corrects_and_what_it_replaces_stays_readable(tree):
    loaded(sheet(ROW), tree.county)
    batch = loaded(sheet(ROW | {"地区生产总值(亿元)": "266.30"}), tree.county, at=NOW + timedelta(hours=1))
    assert (batch.report["created"], batch.report["updates"]) == (0, 1)
    assert figures(tree.county, indicator="gdp") == [
        (2019, "gdp", GDP_2019, "replaced"), (2019, "gdp", 2_663_000_000_000, "current"),
    ]  # fmt: skip
    assert len(figures(tree.county, indicator="engel")) == 1


def test_the_same_workbook_again_writes_nothing(tree):
    loaded(sheet(ROW), tree.county)
    before = figures(tree.county)
    again = loaded(sheet(ROW, {"年份": "2018", "地区生产总值(亿元)": "", "数据来源": SOURCE}), tree.county)
    assert (again.report["created"], again.report["updates"]) == (0, 0)
    assert figures(tree.county) == before


def test_taking_it_back_brings_back_what_was_there(tree):
    make_figure(tree.county, amount=1)
    batch = loaded(sheet(ROW | {"人均地区生产总值(元)": ""}, ROW | {"年份": "2018"}), tree.county)
    told = imports.undo(batch=batch, by=None, at=NOW + timedelta(days=1))
    assert told.undone_at is not None
    current = [row for row in figures(tree.county) if row[3] == "current"]
    assert current == [(2019, "gdp", 1, "current")]
    assert YearFigure.objects.filter(state="withdrawn", batch_id=batch.pk).count() == 7


def test_a_row_corrected_since_is_kept_as_a_whole(tree):
    batch = loaded(sheet(ROW, ROW | {"年份": "2018"}), tree.county)
    make_correction(YearFigure.objects.get(year=2019, indicator="engel"), 3400)
    imports.undo(batch=batch, by=None, at=NOW + timedelta(days=1))
    batch.refresh_from_db()
    assert batch.report["undo"]["kept"] == [[2, "edited"]]
    assert {row[0] for row in figures(tree.county, state="current")} == {2019}
    assert len(figures(tree.county, state="current")) == 4


def test_every_heading_of_the_empty_form_is_known():
    assert all(VOCABULARY.field_of(VOCABULARY.title(name)) == name for name in VOCABULARY.synonyms)
