import re
from datetime import date

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from laborers.publications import rules
from laborers.publications.rules import Enquiries, Notice

UNTIL = date(2026, 12, 31)


def notice(**facts):
    known = {
        "id": "0", "county": "530129", "title": "缝纫工", "occupation": "缝纫", "trade": "sewing", "employer": "某厂",
        "destination": "530112", "place": "云南省昆明市西山区", "channel": "away", "wage_from": 4500, "wage_to": 6000,
        "pay_day": 15, "hours": 8, "days": 6, "min_age": 18, "max_age": 50, "board": True, "lodging": True,
        "insurance": True, "left": 10, "opens": date(2026, 11, 1), "closes": UNTIL,
    }  # fmt: skip
    return Notice(**(known | facts))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"), (2, "二"), (10, "十"), (12, "十二"), (20, "二十"), (22, "二十二"), (100, "一百"), (101, "一百零一"),
        (110, "一百一十"), (200, "两百"), (202, "两百零二"), (2000, "两千"), (2002, "两千零二"), (2020, "两千零二十"),
        (2500, "两千五百"), (5500, "五千五百"), (10_000, "一万"), (10_500, "一万零五百"), (12_000, "一万两千"),
        (20_000, "两万"), (100_000, "十万"), (110_000, "十一万"), (120_305, "十二万零三百零五"),
        (1_000_001, "一百万零一"),
        (22_222, "两万两千两百二十二"), (200_000_000, "两亿"), (10_000_010, "一千万零一十"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_they_are_spoken(number, words):
    assert rules.spoken(number) == words


@given(st.integers(0, 10**9))
def test_numbers_agree_with_a_library_but_for_the_spoken_two(number):
    assert rules.spoken(number).replace("两", "二") == cn2an.an2cn(number)


@given(st.integers(0, 10**9))
def test_numbers_are_read_back_as_what_they_were(number):
    assert cn2an.cn2an(rules.spoken(number).replace("两", "二"), "smart") == number


def test_two_people_are_counted_otherwise_than_the_number_two():
    assert rules.spoken(2, counting=True) == "两"
    assert rules.spoken(12, counting=True) == "十二"


@pytest.mark.parametrize("number", [-1, 10**12])
def test_a_number_nobody_says_is_refused(number):
    with pytest.raises(ValueError, match=str(number)):
        rules.spoken(number)


@pytest.mark.parametrize(
    ("phone", "read"),
    [
        ("13800000000", "幺三八，零零零零，零零零零"), ("138 0000 0001", "幺三八，零零零零，零零零幺"),
        ("+86 138 0000 0001", "幺三八，零零零零，零零零幺"), ("0871-62650000", "零八七幺，六二六五，零零零零"),
        ("010-62650000", "零幺零，六二六五，零零零零"), ("0871 6265000", "零八七幺，六二六，五零零零"),
        ("12333", "幺二三三三"), ("400-820-8820", "四零，零八二零，八八二零"), ("", ""), ("无", ""),
    ],
)  # fmt: skip
def test_a_telephone_is_read_digit_by_digit_in_groups(phone, read):
    assert rules.digit_by_digit(phone) == read


@given(st.text("0123456789- ", max_size=20))
def test_a_telephone_loses_no_digit(phone):
    digits = re.sub(r"\D", "", phone.strip().removeprefix("0086"))
    spelt = dict(zip("零幺二三四五六七八九", "0123456789", strict=True))
    assert "".join(spelt[each] for each in rules.digit_by_digit(phone) if each in spelt) == digits


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2号车间普工", "二号车间普工"), ("月薪5,500元", "月薪五千五百元"), ("18-50岁", "十八-五十岁"),
        ("某某路007号", "某某路零零七号"), ("编号123456789012", "编号幺二三四五六七八九零幺二"), ("普工", "普工"),
    ],
)  # fmt: skip
def test_numbers_inside_words_are_spoken_too(text, words):
    assert rules.spoken_digits(text) == words


def test_the_text_says_place_before_wage_and_the_telephone_twice():
    text = rules.broadcast([notice()], Enquiries("13800000001", UNTIL))
    assert text.index("昆明市西山区") < text.index("缝纫工") < text.index("四千五百元到六千元")
    assert "云南省" not in text
    assert "招缝纫工十人" in text
    assert "年龄十八岁到五十岁" in text
    assert "包吃包住" in text
    assert "报名到十二月三十一日为止" in text
    assert "不收任何费用" in text
    assert text.count("幺三八，零零零零，零零零幺") == 2
    assert not re.search(r"[0-9]", text)


def test_the_county_itself_is_called_by_what_it_is_to_its_people():
    text = rules.broadcast([notice(destination="530129", place="云南省昆明市寻甸回族彝族自治县")], Enquiries("", None))
    assert "本县，招缝纫工" in text
    assert "请找村信息员" in text


def test_several_posts_are_counted_and_what_finds_no_room_is_pointed_to():
    text = rules.broadcast(
        [notice(title=f"{name}车间数控机床操作工") for name in "甲乙丙丁戊"], Enquiries("13800000001", UNTIL)
    )
    assert "第一，" in text
    assert "还有别的岗位，请看村公示栏。" in text
    assert rules.han(text) <= rules.LONGEST


def test_nothing_of_the_employer_is_read_out_where_names_of_people_may_stand():
    assert "张三" not in rules.broadcast([notice(employer="张三小吃店")], Enquiries("", None))


titles = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=20)
posts = st.builds(
    notice, title=titles, wage_from=st.integers(800, 9000), wage_to=st.integers(9000, 30_000),
    left=st.integers(1, 500), board=st.booleans(), lodging=st.booleans(), min_age=st.integers(16, 30),
)  # fmt: skip


@given(st.lists(posts, min_size=1, max_size=5), st.sampled_from(["13800000001", "0871-62650000", "12333", ""]))
def test_every_text_takes_half_a_minute_to_a_minute_and_has_no_digit(some, phone):
    text = rules.broadcast(some, Enquiries(phone, UNTIL))
    assert rules.remarks(text) == []
    assert some[0].title in text


def test_it_is_read_twice():
    text = rules.broadcast([notice()], Enquiries("13800000001", UNTIL))
    assert rules.read_twice(text).count(text) == 2
    assert "再播送一遍" in rules.read_twice(text)


def test_a_changed_text_is_told_what_is_odd_about_it():
    assert rules.remarks("招工") == ["too_short"]
    assert rules.remarks("招" * 201) == ["too_long"]
    assert rules.remarks("招" * 150 + "5500元") == ["digits"]


def test_a_short_line_has_all_that_fits():
    line = rules.short_line(notice(place="昆明市西山区"), "087162650000")
    assert line == "【招工】昆明市西山区 缝纫工10人 月薪4500-6000元 电话087162650000 18-50岁 包吃住 不收费"
    english = rules.short_line(notice(place="Xishan, Kunming", title="Sewing"), "12333", "en")
    assert english.startswith("[Job] Xishan, Kunming Sewing x10 4500-6000 yuan tel 12333")


@given(st.text(min_size=1, max_size=80), st.text(min_size=1, max_size=60), st.sampled_from(["zh", "en"]))
def test_a_short_line_never_has_more_than_70_characters_and_keeps_wage_and_telephone(title, place, language):
    line = rules.short_line(notice(title=title, place=place), "087162650000", language)
    assert len(line) <= rules.LINE
    assert "087162650000" in line
    assert "4500-6000" in line
