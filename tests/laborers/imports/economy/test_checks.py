"""Reading sheets of household incomes and land: headers with their units, cells, faults and doubts of a row."""

from decimal import Decimal

import pytest

from laborers.imports.columns import recognise
from laborers.imports.economy.checks import Checker, area, money, people
from laborers.imports.economy.states import SENTENCES
from laborers.imports.economy.vocabulary import VOCABULARY
from laborers.imports.rules import Refused
from laborers.imports.states import PROBLEMS

HEAD = ["户编号", "家庭人口", "务工人数", "家庭总收入(元)", "务工收入(元)"]
ROW = ["01", "5", "2", "26000", "20000"]


def read(*rows, head=HEAD):
    """(values of each row, problems as (row, field, code, level)) of a sheet."""
    checker = Checker(recognise([head], VOCABULARY))
    values = [checker.read(number, row) for number, row in enumerate(rows, 2)]
    for problem in checker.problems:
        assert str(SENTENCES.get(problem.code) or PROBLEMS[problem.code]) % problem.args
    return values, [(each.row, each.field, each.code, each.level) for each in checker.problems]


def test_the_headers_of_the_shipped_file_are_known():
    head = ["household_code", "members", "working_members", "total_income_yuan", "outside_income_yuan"]
    values, problems = read(["11", "4", "1", "17000", "14000"], head=head)
    assert problems == []
    assert values == [
        {
            "household": "11", "members": 4, "working_members": 1, "total_income_fen": 1_700_000,
            "outside_income_fen": 1_400_000,
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "field", "cell", "value"),
    [
        ("家庭总收入（万元）", "total_income_fen", "2.6", 2_600_000),
        ("家庭总收入(元/年)", "total_income_fen", "26,000.50", 2_600_050),
        ("总收入", "total_income_fen", "26000元", 2_600_000),
        ("务工收入（万元/年）", "outside_income_fen", "2", 2_000_000),
        ("外出前种植面积(亩)", "planted_area_before", "7.5亩", Decimal("7.500")),
        ("外出前种植面积（公顷）", "planted_area_before", "0.5", Decimal("7.500")),
        ("外出后种植面积（公顷）", "planted_area_after", "7.5亩", Decimal("7.500")),
        ("种植面积", "planted_area_after", "0.4公顷", Decimal("6.000")),
        ("种植收入(万元)", "planting_income_after_fen", "0.66", 660_000),
        ("撂荒面积", "land_idle", "1", Decimal("1.000")),
        ("土地流转面积(亩)", "land_leased", "2", Decimal("2.000")),
        ("劳动力人数", "working_members", "2人", 2),
        ("家庭人口数", "members", "5.0", 5),
    ],
)
def test_a_header_says_the_unit_and_a_cell_may_say_it_too(header, field, cell, value):
    base = {
        "户编号": "01", "家庭人口": "5", "务工人数": "2", "家庭总收入": "30000", "务工收入": "20000",
        "外出前种植面积": "8", "种植面积": "6", "外出前种植收入": "800", "种植收入": "600",
    }  # fmt: skip
    mine = VOCABULARY.field_of(header)
    cells = {name: text for name, text in base.items() if VOCABULARY.field_of(name) != mine} | {header: cell}
    values, problems = read(list(cells.values()), head=list(cells))
    assert [each for each in problems if each[3] == "error"] == []
    assert values[0][field] == value


@pytest.mark.parametrize(
    ("place", "cell", "field", "code"),
    [
        (0, " ", "household", "code_missing"), (0, "H" * 31, "household", "too_long"),
        (1, "", "members", "members_missing"), (1, "0", "members", "members_missing"),
        (1, "5.5", "members", "people_not_whole"), (1, "500", "members", "people_not_whole"),
        (1, "五", "members", "people_not_whole"), (2, "-1", "working_members", "negative"),
        (2, "6", "working_members", "working_over_members"), (3, "much", "total_income", "not_a_number"),
        (3, "-5", "total_income", "negative"), (4, "=1+1", "outside_income", "not_a_number"),
        (4, "", "outside_income", "income_incomplete"),
    ],
)  # fmt: skip
def test_a_wrong_cell_refuses_its_row_by_name(place, cell, field, code):
    values, problems = read([*ROW[:place], cell, *ROW[place + 1 :]])
    assert (values, problems) == ([None], [(2, field, code, "error")])


def test_the_same_code_twice_in_a_file_is_an_error_of_the_second_row():
    values, problems = read(ROW, ["02", *ROW[1:]], ROW)
    assert problems == [(4, "household", "code_twice", "error")]
    assert [each is None for each in values] == [False, False, True]


@pytest.mark.parametrize(
    ("row", "field", "code"),
    [
        (["01", "5", "2", "16000", "20000"], "outside_income", "outside_over_total"),
        (["01", "5", "0", "26000", "20000"], "outside_income", "outside_without_worker"),
        (["01", "5", "2", "26000000", "20000"], "total_income", "amount_unit"),
    ],
)
def test_an_odd_row_is_kept_with_a_warning(row, field, code):
    values, problems = read(row)
    assert values != [None]
    assert problems == [(2, field, code, "warning")]


def test_ten_thousand_yuan_in_a_yuan_column_and_the_reverse_are_noticed():
    _values, problems = read(["01", "5", "2", "2.6", "2"])
    assert {code for _row, _field, code, _level in problems} == {"amount_unit"}
    wan = ["户编号", "家庭人口", "务工人数", "家庭总收入(万元)", "务工收入(万元)"]
    assert {each[1] for each in read(ROW, head=wan)[1]} == {"total_income", "outside_income"}


def test_a_short_row_is_read_as_if_its_last_cells_were_empty():
    values, problems = read(["01", "5"], head=[*HEAD, "种植面积(亩)"])
    assert (values, problems) == ([None], [(2, "total_income", "nothing", "error")])


def test_a_sheet_without_codes_or_people_is_refused_as_a_whole():
    with pytest.raises(Refused) as caught:
        recognise([["家庭人口", "务工收入", "种植面积"]], VOCABULARY)
    assert caught.value.code == "columns_missing"


def test_two_columns_of_one_meaning_are_refused():
    with pytest.raises(Refused) as caught:
        recognise([[*HEAD, "劳动力人数"]], VOCABULARY)
    assert caught.value.code == "columns_twice"


@pytest.mark.parametrize("cell", ["", "x", "1.5", "100", "-1", "1e3"])
def test_people_are_whole_and_few(cell):
    with pytest.raises(ValueError, match=r".*"):
        people(cell)


@pytest.mark.parametrize("cell", ["", "x", "-1", "1/2", "66666.7公顷", "1000000"])
def test_an_area_is_a_number_of_bounded_size(cell):
    with pytest.raises(ValueError, match=r".*"):
        area(cell, by_hectare=False)


def test_amounts_are_rounded_to_fen_half_up():
    assert (money("0.005", 1), money("0.00004999", 10_000)) == (1, 50)
    assert area("22.1333", by_hectare=True) == Decimal("332.000")
