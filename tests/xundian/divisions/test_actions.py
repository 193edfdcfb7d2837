"""Loading the tree, ending a division, and reading both."""

from datetime import date

import pytest
from django.db import IntegrityError

from tests.factories.divisions import file_rows, make_division
from xundian.divisions import actions, queries
from xundian.divisions.models import Division
from xundian.kit.errors import Invalid, Missing, MoveRefused

pytestmark = pytest.mark.django_db

SMALL = (
    "530129103207,三营庄村委会,village,530129103",
    "530129,寻甸回族彝族自治县,county,",
    "530129103,羊街镇,township,530129",
    "53012910320701,1组,group,530129103207",
)


def load(*lines, **options):
    return actions.load_divisions(rows=file_rows(*lines, **options), by=None)


def test_a_file_is_loaded_in_any_order_of_its_lines():
    assert load(*SMALL) == actions.Loaded(created=4, updated=0, unchanged=0)
    village = Division.objects.get(pk="530129103207")
    assert (village.level, village.parent_id) == ("village", "530129103")
    assert village.pinyin == "sanyingzhuangcunweihui syzcwh"
    assert village.name_en == "Sanyingzhuang Village"


def test_loading_again_writes_nothing(django_assert_num_queries):
    load(*SMALL)
    with django_assert_num_queries(3):  # savepoint, read, release
        assert load(*SMALL) == actions.Loaded(created=0, updated=0, unchanged=4)


def test_a_changed_name_is_updated_with_its_spelling():
    load(*SMALL)
    assert load("530129103,羊街街道,township,530129") == actions.Loaded(created=0, updated=1, unchanged=0)
    assert Division.objects.get(pk="530129103").pinyin == "yangjiejiedao yjjd"


def test_the_number_of_statements_does_not_grow_with_the_file(django_assert_num_queries):
    rows = [f"530129{number},乡{number},township,530129" for number in range(200, 400)]
    with django_assert_num_queries(4):  # savepoint, read, one insert, release
        load("530129,寻甸县,county,", *rows)


def test_a_file_with_a_fault_leaves_the_table_as_it_was():
    with pytest.raises(Invalid) as refusal:
        load(*SMALL, "530129104,柯渡镇,town,530129", "530129105,,township,530129")
    assert Division.objects.count() == 0
    assert [(place, code) for place, code, _text in refusal.value.errors] == [
        ("line 6, level", "level_unknown"),
        ("line 7, name", "name_missing"),
    ]


def test_a_file_without_days_does_not_open_an_ended_division_again():
    load(*SMALL)
    actions.end_division(code="53012910320701", on=date(2025, 12, 31), by=None)
    load(*SMALL)
    assert Division.objects.get(pk="53012910320701").valid_to == date(2025, 12, 31)


def test_a_file_with_days_ends_a_division_and_names_its_successor():
    columns = ("code", "name", "level", "parent", "valid_to", "successor")
    load(
        "530129,寻甸县,county,,,",
        "530129103,羊街镇,township,530129,2020-12-31,530129104",
        "530129104,柯渡镇,township,530129,,",
        columns=columns,
    )
    ended = Division.objects.get(pk="530129103")
    assert (ended.valid_to, ended.successor_id) == (date(2020, 12, 31), "530129104")


@pytest.mark.parametrize(
    "columns",
    [
        {"code": "53012910", "level": "township", "parent_id": "530129"},
        {"code": "530129103", "level": "village", "parent_id": "530129"},
        {"code": "530129103", "level": "township", "parent_id": None},
        {"code": "530129103", "level": "township", "parent_id": "520526"},
        {"code": "520500", "level": "county", "parent_id": "530129"},
        {"code": "53012910A", "level": "township", "parent_id": "530129"},
        {"code": "530129103", "level": "street", "parent_id": "530129"},
    ],
)
def test_the_database_refuses_a_division_out_of_its_place(columns):
    make_division("530129", "寻甸县")
    make_division("520526", "威宁县")
    with pytest.raises(IntegrityError, match="division_code_fits_level"):
        Division.objects.create(name="x", **columns)


def test_the_database_refuses_a_successor_of_a_division_that_goes_on():
    make_division("530129", "寻甸县")
    with pytest.raises(IntegrityError, match="division_successor_follows_an_end"):
        make_division("530130", "新县", successor_id="530129")


def test_ending_a_division_keeps_it_and_leads_its_name_to_the_successor(tree):
    ended = actions.end_division(code="530129103207", on=date(2025, 6, 30), successor="530129103212", by=None)
    assert ended.valid_to == date(2025, 6, 30)
    assert queries.find("三营庄", "530129103").code == "530129103212"
    assert queries.find("三营庄", "530129103", on=date(2025, 6, 30)).code == "530129103207"
    assert queries.find("三营庄", "530129103", on=date(2025, 7, 1)).code == "530129103212"
    assert [each.code for each in queries.children("530129103")] == ["530129103212"]


def test_a_chain_of_successors_is_followed_to_its_end(tree):
    make_division("530129103213", "新村村委会")
    actions.end_division(code="530129103207", on=date(2024, 12, 31), successor="530129103212", by=None)
    actions.end_division(code="530129103212", on=date(2025, 12, 31), successor="530129103213", by=None)
    assert queries.find("三营庄", "530129103").code == "530129103213"


def test_the_name_of_a_division_that_ended_without_successor_is_not_found(tree):
    actions.end_division(code="530129103207", on=date(2025, 6, 30), by=None)
    assert queries.find("三营庄", "530129103").code is None


@pytest.mark.parametrize(
    ("code", "successor", "error"),
    [
        ("530129103999", None, Missing),
        ("530129103", None, MoveRefused),
        ("530129103207", "530129103207", Invalid),
        ("530129103207", "530129107", Invalid),
        ("530129103207", "530129103999", Invalid),
    ],
)
def test_an_end_that_does_not_fit_is_refused(tree, code, successor, error):
    with pytest.raises(error):
        actions.end_division(code=code, on=date(2025, 6, 30), successor=successor, by=None)
    assert not Division.objects.exclude(valid_to=None).exists()


def test_a_division_ends_once(tree):
    actions.end_division(code="530129103207", on=date(2025, 6, 30), by=None)
    with pytest.raises(MoveRefused):
        actions.end_division(code="530129103207", on=date(2025, 7, 31), by=None)


def test_a_division_cannot_end_before_it_began(tree):
    Division.objects.filter(pk="530129103207").update(valid_from=date(2025, 7, 1))
    with pytest.raises(Invalid):
        actions.end_division(code="530129103207", on=date(2025, 6, 30), by=None)


def test_below_is_a_range_that_holds_the_place_and_all_under_it(tree):
    def codes(code):
        return set(Division.objects.filter(queries.below(code)).values_list("code", flat=True))

    assert codes("530129103") == {"530129103", "530129103207", "530129103212"}
    assert codes("5301") == {code for code in codes("53") if code.startswith("5301")}
    assert "520526" not in codes("530129")
    assert "LIKE" not in str(Division.objects.filter(queries.below("530129")).query)


def test_a_range_reaches_through_a_foreign_key(tree):
    below = Division.objects.filter(queries.under("parent_id", "530129103"))
    assert {each.code for each in below} == {"530129103207", "530129103212"}


def test_ancestors_are_read_at_once_from_the_code(tree, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [each.code for each in queries.ancestors("530129103207")] == ["530129", "530129103"]


def test_a_whole_file_of_names_is_found_with_one_query(tree, django_assert_num_queries):
    with django_assert_num_queries(1):
        book = queries.name_book("530129")
        for _each in range(100):
            town = book.find("羊街镇", "530129").code
            assert book.find("清水沟村民委员会", town).code == "530129103212"


def test_a_change_of_a_division_is_kept_in_its_history(tree):
    actions.end_division(code="530129103207", on=date(2025, 6, 30), by=None)
    ends = Division.objects.get(pk="530129103207").history.values_list("valid_to", flat=True)
    assert sorted(ends, key=str) == [date(2025, 6, 30), None]
