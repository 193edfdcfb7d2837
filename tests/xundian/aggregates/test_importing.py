"""A workbook of published results: the whole table of X3.1 comes in through the importer and is computed anew."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from laborers.imports import actions as imports
from laborers.imports import queries as found
from laborers.imports.models import Doubt
from tests.factories.aggregates import DAY, HEADERS, NOW, ROW, SOURCE, TABLE, checked, loaded, published
from tests.factories.indicators import sheet
from xundian.aggregates import actions, queries
from xundian.aggregates.importing.checks import number_of, period_of
from xundian.aggregates.importing.vocabulary import MEASURES, VOCABULARY
from xundian.aggregates.models import AggregateRecord
from xundian.aggregates.states import Measure

pytestmark = pytest.mark.django_db


def problems(batch):
    return [(each["row"], each["column"], each["code"]) for each in found.problems(batch)]


def lines(county):
    """{period: {measure: line}} of what holds, wholes only."""
    with translation.override("en"):
        return {
            queries.period_words(*period): {line.record.measure: line for line in told}
            for period, told in queries.by_period(county.code)
        }


def test_the_whole_published_table_is_reproduced_and_its_differences_are_told(tree, cast):
    batch = loaded(published(), tree.county, by=cast.county)
    assert (batch.report["created"], batch.report["errors"]) == (len(TABLE), 0)
    told = lines(tree.county)
    five, may = told["2014–2018"], told["to May 2019"]
    assert [(str(each.comparison.printed), str(each.comparison.rounded), each.comparison.verdict) for each in (
        five["employed"], five["trained"], may["employed"], may["urban"], *may["urban"].parts, may["trained"],
    )] == [
        ("21.7", "24.7", "differs"), ("12.4", "12.4", "same"), ("73.7", "73.8", "cut"), ("54.7", "54.8", "cut"),
        ("63.8", "63.8", "same"), ("32.25", "32.25", "same"), ("20", "20", "same"),
    ]  # fmt: skip
    assert (told["2018"]["new_skills"].comparison.verdict, told["2018"]["new_skills"].comparison.implied) == (
        "no_target", 1_000,
    )  # fmt: skip
    assert {name: tuple(each) for name, each in may["urban"].sums.items()} == {
        "done": (767, 0), "registered": (665, 0), "target": (1_400, 0),
    }  # fmt: skip
    assert {name: tuple(each) for name, each in may["trained"].sums.items()} == {
        "done": (4_866, 0), "registered": (2_602, 0),
    }  # fmt: skip
    income = may["income"].record
    assert (income.done, income.registered, str(may["income"].share)) == (18_300_000_000, 3_845_000_000, "21.0")
    assert {line.record.target for line in told["2017"].values()} == {18_980, 20_000, 2_800}


def test_what_was_printed_otherwise_than_it_computes_is_asked_once(tree, cast):
    batch = loaded(published(), tree.county, by=cast.county)
    assert [(each.code, each.division_id) for each in Doubt.objects.all()] == [("printed_differs", "530129")]
    [problem] = found.problems(batch)
    assert "24.7" in problem["message"]
    assert "21.7" in problem["message"]


def test_a_record_knows_its_source_and_its_import(tree, cast):
    batch = loaded(published(TABLE[:1]), tree.county, by=cast.county)
    row = AggregateRecord.objects.get()
    assert (row.source, row.by, row.batch_id, row.entered_on) == (SOURCE, cast.county, batch.pk, DAY)
    assert (row.since, row.until, row.printed, row.percent) == (date(2014, 1, 1), date(2018, 12, 31), "over", 2170)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"时期": "去年"}, ("时期", "not_a_period")),
        ({"时期": "2019年1-13月"}, ("时期", "not_a_period")),
        ({"时期": "2018-2014"}, ("时期", "period_backwards")),
        ({"时期": "2027"}, ("时期", "period_to_come")),
        ({"时期": "1980"}, ("时期", "period_too_early")),
        ({"指标": "满意度"}, ("指标", "unknown_measure")),
        ({"完成数": "一万多"}, ("完成数", "not_a_number_of_people")),
        ({"完成数": "17.5"}, ("完成数", "not_a_number_of_people")),
        ({"完成数": "17706元"}, ("完成数", "not_a_number_of_people")),
        ({"指标": "转移收入", "完成数": "17706人"}, ("完成数", "not_a_number_of_people")),
        ({"完成数": "", "目标数": "", "公布的百分比": ""}, ("完成数", "nothing_said")),
        ({"其中建档立卡": "17707"}, ("其中建档立卡", "more_registered_than_all")),
        ({"完成数": "999999999999999"}, ("完成数", "result_too_large")),
        ({"公布的百分比": "0.737"}, ("公布的百分比", "not_as_printed")),
        ({"公布的百分比": "73.775%"}, ("公布的百分比", "not_as_printed")),
        ({"数据来源": ""}, ("数据来源", "source_missing")),
        ({"分项": "区" * 61}, ("分项", "too_long")),
    ],
)
def test_what_cannot_be_is_told_with_row_and_column_and_nothing_is_written(tree, change, problem):
    batch = checked(sheet(ROW | {"数据来源": SOURCE} | change), tree.county)
    assert problems(batch) == [(2, *problem)]
    imports.commit(batch=batch, by=None, on=DAY, at=NOW)
    assert not AggregateRecord.objects.exists()


def test_a_line_stands_once_in_a_sheet(tree):
    assert problems(checked(published([TABLE[3], TABLE[3]]), tree.county)) == [(4, "指标", "line_twice_in_sheet")]


def test_the_same_workbook_again_writes_nothing_and_another_corrects(tree):
    loaded(published(), tree.county)
    again = loaded(published(), tree.county)
    assert (again.report["created"], again.report["updates"]) == (0, 0)
    other = dict(zip(HEADERS, TABLE[0], strict=True)) | {"公布的百分比": "超24.7%"}
    batch = loaded(sheet(other, above=[f"数据来源：{SOURCE}"]), tree.county, at=NOW + timedelta(hours=1))
    assert (batch.report["created"], batch.report["updates"]) == (0, 1)
    assert [each.state for each in queries.versions(AggregateRecord.objects.get(percent=2470))] == [
        "current", "replaced",
    ]  # fmt: skip
    assert lines(tree.county)["2014–2018"]["employed"].comparison.verdict == "same"


def test_taking_it_back_brings_back_what_was_there_but_not_what_was_corrected_since(tree, cast):
    loaded(published(TABLE[:1]), tree.county)
    rows = [(*TABLE[0][:6], "超24.7%"), TABLE[1]]
    batch = loaded(published(rows), tree.county, at=NOW + timedelta(hours=1))
    trained = AggregateRecord.objects.get(measure="trained")
    actions.correct(
        record=trained, source=SOURCE, reason="another print", expected_version=trained.version, by=cast.county, on=DAY,
        done=133_555,
    )  # fmt: skip
    imports.undo(batch=batch, by=None, at=NOW + timedelta(days=1))
    batch.refresh_from_db()
    assert batch.report["undo"]["kept"] == [[4, "edited"]]
    told = lines(tree.county)["2014–2018"]
    assert (told["employed"].record.percent, told["trained"].record.done) == (2170, 133_555)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2014-2018", ("2014-01-01", "2018-12-31")), ("2014—2018年", ("2014-01-01", "2018-12-31")),
        ("2018年度", ("2018-01-01", "2018-12-31")), ("2018", ("2018-01-01", "2018-12-31")),
        ("2019年1-5月", ("2019-01-01", "2019-05-31")), ("截至2019年5月底", ("2019-01-01", "2019-05-31")),
        ("2020年2月", ("2020-02-01", "2020-02-29")), ("2019-01-01至2019-05-30", ("2019-01-01", "2019-05-30")),
    ],
)  # fmt: skip
def test_periods_are_read_as_tables_write_them(text, period):
    assert tuple(day.isoformat() for day in period_of(text)) == period


@pytest.mark.parametrize(
    ("text", "money", "number"),
    [
        ("125,611人", False, 125_611), ("2万", False, 20_000), ("1.83亿元", True, 18_300_000_000),
        ("3845万", True, 3_845_000_000), ("12.34", True, 1_234),
    ],
)  # fmt: skip
def test_numbers_are_people_or_fen(text, money, number):
    assert number_of(text, money=money) == number


@pytest.mark.parametrize(("text", "money"), [("2万人次", False), ("3元", False), ("0.001元", True), ("3人", True)])
def test_a_number_in_another_unit_is_none(text, money):
    with pytest.raises(ValueError, match=text):
        number_of(text, money=money)


def test_every_heading_and_word_of_the_empty_form_is_known():
    assert all(VOCABULARY.field_of(VOCABULARY.title(name)) == name for name in VOCABULARY.synonyms)
    assert list(MEASURES) == [each.value for each in Measure]
