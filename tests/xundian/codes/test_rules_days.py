"""Days and months in every form that files from the field have."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xundian.codes.rules import OPEN, parse_day, parse_month

DAYS = st.dates(date(1928, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "cell",
    [
        "2018-04-05", "2018-4-5", "2018/04/05", "2018/4/5", "2018.4.5", "2018年4月5日", "2018年04月05号",
        "2018 年 4 月 5 日", "２０１８－０４－０５", "　2018-04-05　", "20180405", 20180405, 20180405.0,
        "2018-04-05 00:00:00", "2018-4-5 8:30", "2018-04-05T08:30:00", "2018年4月5日 08:30",
        "2018/4/5 23:59:59.999", 43195, 43195.0, 43195.75, "43195", date(2018, 4, 5),
        datetime(2018, 4, 5, 23, 59), datetime(2018, 4, 4, 16, 0, tzinfo=UTC),
    ],
)  # fmt: skip
def test_it_reads_the_day(cell):
    assert parse_day(cell) == date(2018, 4, 5)
    assert parse_month(cell) == date(2018, 4, 1)


@pytest.mark.parametrize(
    "cell",
    ["2024-03", "2024-3", "2024.3", "2024.03", "2024/3", "2024年3月", "2024 年 03 月", "202403", 202403,
     202403.0, 2024.3, 2024.03, "２０２４．３"],
)  # fmt: skip
def test_a_month_alone_is_its_first_day(cell):
    assert parse_month(cell) == date(2024, 3, 1)
    assert parse_day(cell) == date(2024, 3, 1)


def test_october_and_january_are_told_apart_only_where_they_can_be():
    assert parse_month("2024.10") == date(2024, 10, 1)
    assert parse_month("2024.1") == date(2024, 1, 1)
    assert parse_month(2024.12) == date(2024, 12, 1)
    with pytest.raises(ValueError, match="not a month"):
        parse_month(2024.1)


@pytest.mark.parametrize("word", ["至今", "长期", " 至 今 ", "长期有效", "现在"])
def test_no_end_is_later_than_every_day(word):
    assert parse_day(word) == parse_month(word) == OPEN
    assert date(9999, 12, 30) < OPEN


@pytest.mark.parametrize("cell", [None, "", " ", "\u3000", "\ufeff"])
def test_an_empty_cell_is_no_day(cell):
    assert parse_day(cell) is None
    assert parse_month(cell) is None


@pytest.mark.parametrize(
    "cell",
    [
        "2024", 2024, 2024.0, "18-4-5", "2024-13", "2024-02-30", "202413", 202413, 20240230, "2023年2月29日",
        "1899-12-31", "2101-01-01", "明天", "2024-03-", "-", "2024年", "2024-3-5-6", "2024-03-05T", 0, -43195,
        9_999, 80_000, 43195678901, float("nan"), float("inf"), True, "2024-03-05Z", "03/05/2024", "5/3/2024",
        "2018-04-05 25时", [], b"2018-04-05", timedelta(3), 2024.123, "1804-05", "123456789",
    ],
)  # fmt: skip
def test_it_refuses_what_is_no_day(cell):
    with pytest.raises(ValueError, match=r"."):
        parse_day(cell)


@given(DAYS)
def test_it_reads_back_what_a_spreadsheet_holds(day):
    assert parse_day((day - date(1899, 12, 30)).days) == day


@given(DAYS, st.sampled_from(["{0}-{1}-{2}", "{0}.{1}.{2}", "{0}/{1:02d}/{2:02d}", "{0}年{1}月{2}日"]))
def test_it_reads_back_what_a_clerk_writes(day, form):
    assert parse_day(form.format(day.year, day.month, day.day)) == day


@given(st.one_of(st.text(), st.integers(), st.floats(), st.from_regex(r"\A[0-9./年月日T: -]{0,14}\Z")))
def test_any_cell_is_a_day_or_empty_or_refused(cell):
    try:
        day = parse_day(cell)
    except ValueError:
        return
    assert day is None or isinstance(day, date)
