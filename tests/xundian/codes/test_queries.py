"""From a word to a code, from a code to a label, on a day."""

from datetime import date

import pytest
from django.utils import translation

from tests.factories.codes import code_row, load_rows
from xundian.codes import queries
from xundian.kit.errors import Invalid

pytestmark = pytest.mark.django_db
BEFORE, AFTER = date(2020, 12, 31), date(2021, 1, 1)


@pytest.fixture
def words(db):
    load_rows(
        code_row("b", "乙（新）", aliases="二|贰|Beta", valid_from="2010-01-01"),
        code_row("old", "旧词", aliases="古", valid_to="2020-12-31", successor="new"),
        code_row("new", "新词", aliases="今|旧词", valid_from="2021-01-01"),
        code_row("a", "甲", valid_to="2020-12-31"),
        code_row("a", "甲等", valid_from="2021-01-01"),
        code_row("10", "十", aliases="1"),
        code_row("x", "别", scheme="other"),
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("b", "b"), ("B", "b"), ("乙（新）", "b"), ("乙(新)", "b"), (" 乙 （ 新 ）\u3000", "b"), ("b word", "b"),
        ("B WORD", "b"), ("二", "b"), ("贰\u200b", "b"), ("ＢＥＴＡ", "b"), ("甲", "a"), (1.0, "10"), (10, "10"),
        ("10", "10"), ("丙", None), ("", None), (None, None), ("别", None), ("乙", None),
    ],
)  # fmt: skip
def test_a_word_is_a_code_a_label_or_an_alias(words, text, code):
    assert queries.lookup("test", text, BEFORE) == code


def test_a_word_means_what_it_meant_on_the_day(words):
    assert queries.lookup("test", "旧词", BEFORE) == "old"
    assert queries.lookup("test", "旧词", AFTER) == "new"


def test_a_word_of_another_time_is_still_understood(words):
    assert queries.lookup("test", "今", BEFORE) == "new"
    assert queries.lookup("test", "古", AFTER) == "old"
    assert queries.lookup("test", "甲", AFTER) == "a"
    assert queries.lookup("test", "二", date(2005, 1, 1)) == "b"


def test_a_label_is_the_one_of_the_day_and_the_language(words):
    assert queries.label("test", "a", "zh-hans", BEFORE) == "甲"
    assert queries.label("test", "a", "zh-hans", AFTER) == "甲等"
    assert queries.label("test", "a", "en", AFTER) == "a word"


def test_a_code_that_has_ended_shows_its_successor(words):
    assert queries.label("test", "old", "zh-hans", BEFORE) == "旧词"
    assert queries.label("test", "old", "zh-hans", AFTER) == "新词"


def test_a_code_is_labelled_before_its_time_too(words):
    assert queries.label("test", "new", "zh-hans", BEFORE) == "新词"


def test_an_unknown_code_is_its_own_label(words):
    assert queries.label("test", "zz", "en", AFTER) == "zz"


def test_successors_in_a_ring_do_not_hang(words):
    rows = [code_row(each, each, scheme="ring", valid_to="2020-12-31") for each in ("p", "q")]
    load_rows(*(row | {"successor": other} for row, other in zip(rows, "qp", strict=True)))
    assert queries.label("ring", "p", "en", AFTER) == "p"


def test_choices_are_what_holds_on_the_day_in_the_order_of_the_list(words):
    assert queries.choices("test", BEFORE, "zh-hans") == [("b", "乙（新）"), ("old", "旧词"), ("a", "甲"), ("10", "十")]
    assert queries.choices("test", AFTER, "zh-hans") == [
        ("b", "乙（新）"),
        ("new", "新词"),
        ("a", "甲等"),
        ("10", "十"),
    ]
    assert queries.choices("nothing", AFTER) == []


def test_without_a_day_only_what_has_no_end_counts(words):
    assert [code for code, _label in queries.choices("test", None)] == ["b", "new", "a", "10"]
    assert queries.label("test", "old", "zh-hans", None) == "新词"


@pytest.mark.parametrize(("language", "label"), [("en", "b word"), ("zh-hans", "乙（新）")])
def test_the_active_language_is_the_default(words, language, label):
    with translation.override(language):
        assert queries.table("test", AFTER).label("b") == label
        assert ("b", label) in queries.choices("test", AFTER)


def test_a_table_answers_a_whole_import_with_one_query(words, django_assert_num_queries):
    with django_assert_num_queries(1):
        table = queries.table("test", AFTER)
        for _each in range(1000):
            table.find("二")
            table.label("b", "en")
            assert "b" in table


def test_many_lists_are_read_with_one_query(words, django_assert_num_queries):
    with django_assert_num_queries(1):
        tables = queries.tables(["test", "other", "nothing"], AFTER)
    assert tables["other"].find("别") == "x"
    assert tables["nothing"].find("别") is None


def test_a_code_is_checked_against_the_day(words):
    assert queries.check_code("test", "new", AFTER, "kind") == "new"
    for code, on in (("new", BEFORE), ("old", AFTER), ("zz", AFTER), ("", AFTER)):
        with pytest.raises(Invalid) as refusal:
            queries.check_code("test", code, on, "kind")
        assert refusal.value.errors[0][:2] == ("kind", "unknown_code")
