"""What stands above the header of a roster, and the days of a class as offices write them."""

from datetime import date

import pytest

from trainings.imports.heading import class_title, kind_in, span, told_above

MARCH = date(2019, 3, 4), date(2019, 3, 20)


@pytest.mark.parametrize(
    "text",
    [
        "2019年3月4日至2019年3月20日", "2019年3月4日—3月20日", "2019.3.4-2019.3.20",
        "2019.03.04-03.20", "2019-03-04~2019-03-20",
        "2019/3/4-3/20", "3月4日-3月20日", "2019年3月4日至20日", "2019.3.4-20", "３月４日－３月２０日",
    ],
)  # fmt: skip
def test_days_are_read_as_offices_write_them(text):
    assert span(text, 2019) == MARCH


def test_a_single_day_is_first_and_last():
    assert span("2019-03-04T00:00:00", 2018) == (MARCH[0], MARCH[0])


def test_a_class_over_the_turn_of_the_year_ends_in_the_next_one():
    assert span("2018年12月25日-1月5日", 2018) == (date(2018, 12, 25), date(2019, 1, 5))


def test_no_days_are_none():
    assert span("  ", 2019) is None


@pytest.mark.parametrize(
    "text", ["十五天", "2019.3.20-2019.3.4", "2019.13.4", "3月4日 3月5日 3月6日", "3.4下午", "19年3月4日", "12019.3.4"]
)
def test_what_is_no_days_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        span(text, 2019)


def test_the_lines_above_the_header_tell_of_the_class():
    rows = [
        ["寻甸县2019年羊街镇电焊工技能培训花名册（第一期）", "", ""],
        ["培训机构：寻甸职业高级中学   培训工种：电焊工", "", "培训时间：2019年3月4日至3月20日"],
        ["学时：80", "填表人：李四", ""],
    ]
    told, title = told_above(rows)
    assert title == "寻甸县2019年羊街镇电焊工技能培训花名册(第一期)" or title == rows[0][0]
    assert told == {
        "institution": "寻甸职业高级中学", "occupation": "电焊工", "days": "2019年3月4日至3月20日", "hours": "80",
    }  # fmt: skip


def test_a_sheets_title_names_the_class():
    assert class_title("2019年羊街镇引导性培训学员花名册（第一期）") == "2019年羊街镇引导性培训（第一期）"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("引导性培训花名册", "guidance"), ("精准扶贫技能培训班", "targeted_skills"), ("电焊工技能培训班", "skills"),
        ("返乡创业培训班", "entrepreneurship"), ("预备技师班", "technician"), ("花名册", ""),
    ],
)  # fmt: skip
def test_a_title_tells_the_kind(title, kind):
    assert kind_in(title) == kind
