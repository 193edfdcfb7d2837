"""Loading lists, and the county's own changes to them."""

from datetime import date

import pytest
from django.db import IntegrityError

from tests.factories.codes import code_row, load_rows, load_shipped, shipped_rows
from xundian.codes import actions, queries
from xundian.codes.actions import Loaded
from xundian.codes.models import Code
from xundian.codes.states import FAULTS
from xundian.kit.errors import Invalid, Missing, MoveRefused, Stale

pytestmark = pytest.mark.django_db


def only(code, **more):
    return Code.objects.get(code=code, **more)


def add(code="own", label="自定", **columns):
    facts = {"scheme": "test", "label_en": f"{code} word", "valid_from": date(2024, 1, 1), "by": None} | columns
    return actions.add_code(code=code, label_zh=label, **facts)


def test_rows_are_loaded_in_their_order_with_their_words():
    assert load_rows(code_row("b", "乙", aliases="二| 贰 ||二", mark="A"), code_row("a", "甲")) == Loaded(2, 0, 0, 0)
    assert list(Code.objects.values_list("code", "position")) == [("b", 1), ("a", 2)]
    assert (only("b").aliases, only("b").sure, only("a").sure) == (["二", "贰"], True, False)


def test_loading_again_writes_nothing(django_assert_num_queries):
    rows = code_row("a", "甲"), code_row("b", "乙")
    load_rows(*rows)
    with django_assert_num_queries(4):  # savepoint, lock, read, release
        assert load_rows(*rows) == Loaded(0, 0, 2, 0)
    assert only("a").version == 1


def test_a_changed_row_is_updated_and_its_version_counts():
    load_rows(code_row("a", "甲"))
    assert load_rows(code_row("a", "甲等")) == Loaded(0, 1, 0, 0)
    assert (only("a").label_zh, only("a").version) == ("甲等", 2)


def test_a_row_that_the_file_no_longer_names_stays():
    load_rows(code_row("a", "甲"), code_row("b", "乙"))
    load_rows(code_row("b", "乙") | {"aliases": "二"})
    assert only("a").valid_to is None


def test_the_number_of_statements_does_not_grow_with_the_file(django_assert_num_queries):
    with django_assert_num_queries(5):  # savepoint, lock, read, one insert, release
        load_rows(*(code_row(f"c{number}", f"词{number}") for number in range(300)))


def test_all_shipped_lists_load_without_a_fault_and_again_without_effect():
    size = len(shipped_rows())
    assert actions.load_codes(rows=shipped_rows(), by=None) == Loaded(size, 0, 0, 0)
    assert actions.load_codes(rows=shipped_rows(), by=None) == Loaded(0, 0, size, 0)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"code": ""}, ("code", "code_form")),
        ({"code": "a b"}, ("code", "code_form")),
        ({"code": "丁"}, ("code", "code_form")),
        ({"code": "c" * 41}, ("code", "code_form")),
        ({"scheme": "Bad-Name"}, ("scheme", "scheme_form")),
        ({"label_zh": ""}, ("label_zh", "label_missing")),
        ({"label_en": " "}, ("label_en", "label_missing")),
        ({"label_zh": "长" * 81}, ("label_zh", "too_long")),
        ({"note": "长" * 301}, ("note", "too_long")),
        ({"aliases": "长" * 81}, ("aliases", "too_long")),
        ({"valid_from": ""}, ("valid_from", "day_unreadable")),
        ({"valid_from": "2020-02-30"}, ("valid_from", "day_unreadable")),
        ({"valid_to": "2020/1/1"}, ("valid_to", "day_unreadable")),
        ({"valid_to": "2000-01-01"}, ("valid_to", "days_crossed")),
        ({"mark": "D"}, ("mark", "mark_unknown")),
        ({"successor": "zz"}, ("successor", "successor_missing")),
        ({"code": "first", "label_zh": "再"}, ("code", "code_repeated")),
        ({"code": "first", "valid_from": "2010-01-01"}, ("valid_from", "period_overlaps")),
        ({"label_zh": "甲"}, ("aliases", "word_taken")),
        ({"aliases": "one"}, ("aliases", "word_taken")),
        ({"aliases": " Ｆｉｒｓｔ"}, ("aliases", "word_taken")),
    ],
)
def test_each_fault_is_named_with_its_place_and_nothing_is_loaded(change, fault):
    with pytest.raises(Invalid) as refusal:
        load_rows(code_row("first", "甲", aliases="one"), code_row("second", "乙") | change)
    column, code = fault
    assert [error[:2] for error in refusal.value.errors] == [(f"line 3, {column}", code)]
    assert code in FAULTS
    assert not Code.objects.exists()


def test_every_faulty_line_is_told_at_once():
    with pytest.raises(Invalid) as refusal:
        load_rows(code_row("a b"), code_row("c", "丙", mark="Z"), code_row("d", "丁", valid_to="x"))
    assert places(refusal) == ["line 2, code", "line 3, mark", "line 4, valid_to"]


def test_a_period_that_overlaps_one_in_the_database_is_refused():
    load_rows(code_row("a", "甲"))
    with pytest.raises(Invalid) as refusal:
        load_rows(code_row("a", "甲", valid_from="2015-01-01"))
    assert places(refusal) == ["line 2, valid_from"]
    load_rows(code_row("a", "甲", valid_to="2014-12-31"), code_row("a", "甲等", valid_from="2015-01-01"))
    assert Code.objects.count() == 2


def test_periods_that_meet_on_a_day_overlap():
    with pytest.raises(Invalid) as refusal:
        load_rows(code_row("a", "甲", valid_to="2015-01-01"), code_row("a", "甲等", valid_from="2015-01-01"))
    assert places(refusal) == ["line 3, valid_from"]


def test_the_same_word_may_change_its_meaning_with_time():
    load_rows(code_row("old", "词", valid_to="2020-12-31"), code_row("new", "词", valid_from="2021-01-01"))
    assert queries.lookup("test", "词", date(2020, 12, 31)) == "old"
    assert queries.lookup("test", "词", date(2021, 1, 1)) == "new"


def test_the_database_refuses_what_slips_past():
    row = {"scheme": "test", "label_zh": "甲", "label_en": "a", "valid_from": date(2020, 1, 1)}
    with pytest.raises(IntegrityError, match="code_days_in_order"):
        Code.objects.create(code="a", valid_to=date(2020, 1, 1), **row)


def test_a_code_of_the_countys_own_comes_last():
    load_rows(code_row("a", "甲"), code_row("b", "乙"))
    row = add(aliases=["自", "自 ", ""])
    assert (row.position, row.own, row.aliases) == (3, True, ["自"])


@pytest.mark.parametrize(
    ("columns", "field"),
    [
        ({"code": "a"}, "valid_from"),
        ({"label": "甲"}, "aliases"),
        ({"label": ""}, "label_zh"),
        ({"code": "x y"}, "code"),
        ({"valid_to": date(2023, 1, 1)}, "valid_to"),
    ],
)
def test_an_own_code_that_does_not_fit_is_refused(columns, field):
    load_rows(code_row("a", "甲"))
    with pytest.raises(Invalid) as refusal:
        add(**columns)
    assert field in [name for name, _code, _text in refusal.value.errors]
    assert Code.objects.count() == 1


def test_an_edited_row_is_left_alone_by_the_next_load():
    load_rows(code_row("a", "甲"), code_row("b", "乙"))
    edited = actions.edit_code(pk=only("a").pk, label_zh="甲等", aliases=["一等"], by=None, expected=1)
    assert (edited.label_zh, edited.own, edited.version) == ("甲等", True, 2)
    assert load_rows(code_row("a", "甲"), code_row("b", "乙")) == Loaded(0, 0, 1, 1)
    assert queries.lookup("test", "一等", date(2024, 1, 1)) == "a"


def test_an_edit_of_a_row_that_changed_meanwhile_is_refused():
    load_rows(code_row("a", "甲"))
    actions.edit_code(pk=only("a").pk, label_zh="甲等", by=None, expected=1)
    with pytest.raises(Stale):
        actions.edit_code(pk=only("a").pk, label_zh="甲级", by=None, expected=1)


def test_an_edit_cannot_take_anothers_word_or_touch_the_days():
    load_rows(code_row("a", "甲"), code_row("b", "乙"))
    with pytest.raises(Invalid):
        actions.edit_code(pk=only("a").pk, label_zh="乙", by=None)
    with pytest.raises(TypeError, match="valid_to"):
        actions.edit_code(pk=only("a").pk, valid_to=date(2030, 1, 1), by=None)


def test_ending_a_code_once_keeps_it_for_what_was_coded_with_it():
    load_rows(code_row("a", "甲"), code_row("b", "乙"))
    ended = actions.end_code(pk=only("a").pk, on=date(2025, 12, 31), successor="b", by=None)
    assert (ended.valid_to, ended.own) == (date(2025, 12, 31), True)
    assert queries.label("test", "a", "zh-hans", date(2026, 1, 1)) == "乙"
    with pytest.raises(MoveRefused):
        actions.end_code(pk=ended.pk, on=date(2026, 12, 31), by=None)


@pytest.mark.parametrize(
    ("change", "error"),
    [({"successor": "zz"}, Invalid), ({"on": date(1999, 1, 1)}, Invalid), ({"pk": None}, Missing)],
)
def test_an_end_that_does_not_fit_is_refused(change, error):
    load_rows(code_row("a", "甲"))
    with pytest.raises(error):
        actions.end_code(**{"pk": only("a").pk, "on": date(2025, 12, 31), "by": None} | change)
    assert only("a").valid_to is None


def test_a_new_label_opens_a_new_period_and_the_old_one_stays_an_alias():
    load_rows(code_row("a", "甲", aliases="一"))
    actions.relabel(pk=only("a").pk, on=date(2026, 1, 1), label_zh="甲等", label_en="First class", by=None)
    assert queries.label("test", "a", "zh-hans", date(2025, 12, 31)) == "甲"
    assert queries.label("test", "a", "en", date(2026, 1, 1)) == "First class"
    assert only("a", valid_to=None).aliases == ["一", "甲"]


def test_a_refused_relabel_leaves_the_old_period_open():
    load_rows(code_row("a", "甲"), code_row("b", "乙"))
    with pytest.raises(Invalid):
        actions.relabel(pk=only("a").pk, on=date(2026, 1, 1), label_zh="乙", label_en="x", by=None)
    assert only("a").valid_to is None


def test_every_change_is_kept_in_the_history():
    load_rows(code_row("a", "甲"))
    actions.edit_code(pk=only("a").pk, label_zh="甲等", by=None)
    assert list(only("a").history.order_by("pgh_id").values_list("label_zh", flat=True)) == ["甲", "甲等"]


def test_the_shipped_lists_and_an_own_change_live_together():
    load_shipped()
    row = Code.objects.get(scheme="household_category", code="out_of_poverty")
    actions.relabel(pk=row.pk, on=date(2026, 1, 1), label_zh="原建档立卡脱贫户", label_en="Formerly poor", by=None)
    assert actions.load_codes(rows=shipped_rows(), by=None).kept == 1
    assert queries.label("household_category", "out_of_poverty", "zh-hans", date(2026, 2, 1)) == "原建档立卡脱贫户"


def places(refusal):
    return [place for place, _code, _text in refusal.value.errors]
