"""Codes, ranges and names of divisions."""

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import xundian.divisions
from tests.factories.divisions import file_rows
from xundian.divisions import rules
from xundian.divisions.rules import Found, NameBook, Place, prefix_range
from xundian.divisions.states import FAULTS

SHIPPED = Path(xundian.divisions.__file__).parent / "data" / "divisions.csv"
CODES = st.text("0123456789", min_size=1, max_size=20)


def shipped_rows():
    with SHIPPED.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def book_of(*names):
    return NameBook(Place(code, name, code) for code, name in names)


@given(CODES.filter(lambda code: len(code) <= 12), CODES)
def test_the_range_of_a_code_holds_exactly_what_begins_with_it(code, other):
    low, high = prefix_range(code)
    assert (low <= other < high) == other.startswith(code)


@given(CODES.filter(lambda code: len(code) > 12), CODES)
def test_nothing_lies_below_a_group(code, other):
    low, high = prefix_range(code)
    assert (low <= other < high) == (other == code)


@pytest.mark.parametrize("code", ["", " ", "5301%", "53_", ":", "５３０１２９", "٥٣", "530129 ", "abc"])
def test_a_range_of_nothing_is_refused_because_it_would_be_the_whole_country(code):
    with pytest.raises(ValueError, match="not a division code"):
        prefix_range(code)


@pytest.mark.parametrize(
    ("code", "level", "parent", "above"),
    [
        ("530129", "county", "", ()),
        ("530129103", "township", "530129", ("530129",)),
        ("530129103207", "village", "530129103", ("530129", "530129103")),
        ("53012910320701", "group", "530129103207", ("530129", "530129103", "530129103207")),
    ],
)
def test_the_code_tells_the_level_and_what_lies_above(code, level, parent, above):
    assert rules.level_of(code) == level
    assert rules.parent_of(code) == parent
    assert rules.ancestors_of(code) == above


@pytest.mark.parametrize("code", ["", "53", "5301", "5301291", "5301291032", "1" * 21, "53012９"])
def test_other_lengths_are_no_division(code):
    assert rules.level_of(code) is None


@pytest.mark.parametrize(
    "typed",
    [
        "三营庄村委会", "三营庄村民委员会", "三营庄村", "三营庄", "三营庄村村委会", "三营庄行政村",
        " 三营庄\u3000村委会", "三营庄\u200b村委会",
    ],
)  # fmt: skip
def test_a_village_is_found_under_every_usual_ending(typed):
    book = book_of(("530129103207", "三营庄村委会"), ("530129103208", "三元庄村委会"))
    assert book.find(typed, "530129103").code == "530129103207"


@pytest.mark.parametrize(
    "typed", ["和平社区", "和平社区居委会", "和平社区居民委员会", "和平居委会", "和平", "和平社区委员会"]
)
def test_a_community_is_found_under_every_usual_ending(typed):
    assert book_of(("530129001009", "和平社区居委会")).find(typed).code == "530129001009"


@pytest.mark.parametrize("typed", ["仁德街道", "仁德街道办事处", "仁德街道办", "仁德"])
def test_a_street_is_found_under_every_usual_ending(typed):
    assert book_of(("530129001", "仁德街道")).find(typed).code == "530129001"


@pytest.mark.parametrize("typed", ["寻甸", "寻甸县", "寻甸回族彝族自治县", "寻甸自治县"])
def test_a_county_is_found_without_its_peoples(typed):
    assert book_of(("530129", "寻甸回族彝族自治县"), ("520526", "威宁彝族回族苗族自治县")).find(typed).code == "530129"


@pytest.mark.parametrize("typed", ["大村", "大村村委会", "大村村民委员会"])
def test_a_name_of_one_character_and_village_is_not_cut_down_to_the_character(typed):
    book = book_of(("530129205209", "大村村委会"), ("530129205210", "大箐村委会"))
    assert book.find(typed).code == "530129205209"
    assert book.find("大") == Found(None)


def test_the_written_name_wins_over_a_likeness():
    book = book_of(("530129001201", "龙潭村委会"), ("530129001002", "龙潭社区居委会"))
    assert book.find("龙潭村委会").code == "530129001201"
    assert book.find("龙潭社区").code == "530129001002"
    assert book.find("龙潭村").code == "530129001201"


def test_an_ambiguous_name_gives_the_candidates_and_no_code():
    book = book_of(("530129103201", "羊街村委会"), ("530129103", "羊街镇"), ("520526113", "羊街镇"))
    assert book.find("羊街镇") == Found(None, ("520526113", "530129103"))
    assert book.find("羊街镇", "530129") == Found("530129103", ("530129103",))
    assert book.find("羊街", "530129").candidates == ("530129103", "530129103201")


@pytest.mark.parametrize("typed", ["不存在村委会", "", "村委会", "村", "　"])
def test_an_unknown_name_is_found_nowhere(typed):
    assert book_of(("530129103207", "三营庄村委会")).find(typed) == Found(None)


def test_a_division_does_not_lie_below_itself():
    assert book_of(("530129103", "羊街镇")).find("羊街镇", "530129103") == Found(None)


def test_the_name_of_a_place_that_is_gone_leads_to_its_successor():
    gone = Place("530129103201", "老村村委会", "530129103207", live=False)
    book = NameBook([gone, Place("530129103207", "三营庄村委会", "530129103207")])
    assert book.find("老村村委会", "530129103").code == "530129103207"


def test_a_living_place_wins_over_one_of_the_same_name_that_is_gone():
    gone = Place("530129103201", "新村村委会", "530129103207", live=False)
    book = NameBook([gone, Place("530129103209", "新村村委会", "530129103209")])
    assert book.find("新村").code == "530129103209"


def test_every_shipped_name_is_found_in_its_own_place():
    rows = shipped_rows()
    book = book_of(*((row["code"], row["name"]) for row in rows))
    assert [row for row in rows if book.find(row["name"], row["parent"] or None).code != row["code"]] == []


def test_every_shipped_village_is_found_by_its_bare_name():
    rows = [row for row in shipped_rows() if row["level"] == "village"]
    book = book_of(*((row["code"], row["name"]) for row in rows))
    bare = {row["code"]: rules.split_name(row["name"])[0] for row in rows}
    assert [row for row in rows if book.find(bare[row["code"]], row["parent"]).code != row["code"]] == []


def test_the_shipped_file_has_the_two_counties_without_a_fault():
    rows = shipped_rows()
    clean, faults = rules.read_rows(dict(enumerate(rows, start=2)), set())
    assert faults == []
    assert Counter(row["level"] for row in clean) == {"county": 2, "township": 58, "village": 799}


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("羊街镇", "Yangjie Town"),
        ("石门乡", "Shimen Township"),
        ("五里岗街道", "Wuligang Subdistrict"),
        ("三营庄村委会", "Sanyingzhuang Village"),
        ("和平社区居委会", "Heping Community"),
        ("寻甸回族彝族自治县", "Xundian Hui and Yi Autonomous County"),
        ("威宁彝族回族苗族自治县", "Weining Yi, Hui and Miao Autonomous County"),
        ("新发布依族乡", "Xinfa Buyi Ethnic Township"),
        ("绿水村委会", "Lüshui Village"),
        ("轿子山", "Jiaozishan"),
        ("3组", "3 Group"),
    ],
)
def test_a_name_is_put_into_english(name, english):
    assert rules.english_name(name) == english


def test_every_shipped_name_has_an_english_form():
    assert [row for row in shipped_rows() if not re.fullmatch(r"[A-Za-zü, ]+", rules.english_name(row["name"]))] == []


COUNTY, TOWN = "530129,寻甸县,county,", "530129103,羊街镇,township,530129"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("530129103,,township,530129", ("name", "name_missing")),
        (f"530129103,{'长' * 61},township,530129", ("name", "too_long")),
        ("530129103,羊街镇,town,530129", ("level", "level_unknown")),
        ("530129103,羊街镇,,530129", ("level", "level_unknown")),
        ("53012910,羊街镇,township,530129", ("code", "code_form")),
        (",羊街镇,township,530129", ("code", "code_form")),
        ("53012910X,羊街镇,township,530129", ("code", "code_form")),
        ("530129103,羊街镇,village,530129", ("code", "code_form")),
        ("530129103,羊街镇,township,", ("parent", "parent_code")),
        ("530129103,羊街镇,township,520526", ("parent", "parent_code")),
        ("520526113,羊街镇,township,520526", ("parent", "parent_missing")),
        ("520526,威宁县,county,530129", ("parent", "parent_code")),
    ],
)
def test_each_fault_of_a_file_is_named_with_its_line_and_column(line, fault):
    _clean, faults = rules.read_rows(file_rows(COUNTY, line), set())
    assert faults == [(3, *fault)]
    assert fault[1] in FAULTS


def test_a_parent_may_be_in_the_database_or_further_down_in_the_file():
    assert rules.read_rows(file_rows(TOWN), {"530129"})[1] == []
    assert rules.read_rows(file_rows(TOWN, COUNTY), set())[1] == []


def test_the_second_line_of_a_code_is_the_faulty_one():
    assert rules.read_rows(file_rows(COUNTY, TOWN, COUNTY), set())[1] == [(4, "code", "code_repeated")]


def test_every_fault_of_a_file_is_told_at_once():
    _clean, faults = rules.read_rows(file_rows(COUNTY, "1,,x,", "2,y,z,"), set())
    assert [fault.line for fault in faults] == [3, 3, 4]


DATED = ("code", "name", "level", "parent", "valid_from", "valid_to", "successor")


@pytest.mark.parametrize(
    ("days", "fault"),
    [
        ("2020-13-01,,", ("valid_from", "day_unreadable")),
        (",2020/1/1,", ("valid_to", "day_unreadable")),
        ("2020-01-02,2020-01-01,", ("valid_to", "days_crossed")),
        ("2020-01-02,2020-01-02,", ("valid_to", "days_crossed")),
        (",2020-01-01,530129104", ("successor", "successor_missing")),
        (",2020-01-01,530129103", ("successor", "successor_missing")),
        (",,530129105", ("valid_to", "end_missing")),
    ],
)
def test_each_fault_of_the_days_is_named(days, fault):
    rows = file_rows(f"{TOWN},{days}", columns=DATED)
    assert rules.read_rows(rows, {"530129", "530129105"})[1] == [(2, *fault)]


def test_days_and_blanks_come_out_as_values():
    rows = file_rows(f"{COUNTY},2001-02-03,,", columns=DATED)
    assert rules.read_rows(rows, set())[0] == [
        {
            "code": "530129", "name": "寻甸县", "level": "county", "parent": None, "valid_from": date(2001, 2, 3),
            "valid_to": None, "successor": None,
        }
    ]  # fmt: skip
