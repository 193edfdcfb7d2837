"""Names as typed, and names as read aloud."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xundian.kit.names import compact, pinyin_of, spelling_of


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("王　小\u200b明", "王小明"),
        (" 王 小 明\t\r\n", "王小明"),
        ("９５３０Ｘ", "9530X"),
        ("高中（含中专）", "高中(含中专)"),
        ("\ufeff寻甸", "寻甸"),
        ("寻\u202a甸", "寻甸"),
        ("a\x00b", "ab"),
        ("", ""),
    ],
)
def test_it_makes_text_compact(typed, meant):
    assert compact(typed) == meant


@given(st.text())
def test_compact_text_stays_as_it_is(text):
    assert compact(compact(text)) == compact(text)


@given(st.text())
def test_compact_text_holds_no_white_space(text):
    assert not any(each.isspace() for each in compact(text))


@pytest.mark.parametrize(
    ("name", "full", "initials"),
    [
        ("曾小明", "zengxiaoming", "zxm"),
        ("单田芳", "shantianfang", "stf"),
        ("仇和", "qiuhe", "qh"),
        ("解晓东", "xiexiaodong", "xxd"),
        ("区莉", "ouli", "ol"),
        ("查良镛", "zhaliangyong", "zly"),
        ("翟志刚", "zhaizhigang", "zzg"),
        ("盖叫天", "gejiaotian", "gjt"),
        ("朴顺姬", "piaoshunji", "psj"),
        ("任正", "renzheng", "rz"),
        ("尉迟恭", "yuchigong", "ycg"),
        ("长孙无忌", "zhangsunwuji", "zswj"),
        ("欧阳修", "ouyangxiu", "oyx"),
        ("吕布", "lvbu", "lb"),
        ("王大长", "wangdachang", "wdc"),
        ("马 小\u3000花", "maxiaohua", "mxh"),
        ("阿卜杜·热合曼", "abodureheman", "abdrhm"),
        ("Ａli 2", "ali2", "ali2"),
        ("", "", ""),
    ],
)
def test_it_reads_a_persons_name(name, full, initials):
    assert pinyin_of(name) == (full, initials)


def test_two_characters_that_look_like_a_double_surname_are_a_surname_and_a_name():
    assert pinyin_of("单于")[0] == "shanyu"
    assert pinyin_of("单于明")[0] == "chanyuming"


def test_a_surname_reading_is_used_for_the_first_character_only():
    assert pinyin_of("王解")[0] == "wangjie"


def test_a_place_is_not_read_as_a_surname():
    assert spelling_of("解放社区") == ("jiefangshequ", "jfsq")
    assert spelling_of("重庆市") == ("chongqingshi", "cqs")


@given(st.text())
def test_pinyin_is_plain_letters_and_digits_with_one_initial_a_syllable(text):
    full, initials = pinyin_of(text)
    assert (full + initials).isalnum() or not full
    assert full == full.lower()
    assert len(initials) <= len(full)


def test_the_phrase_dictionary_is_not_loaded_because_it_would_cost_every_process_45_mb():
    code = "import sys, xundian.kit.names; print('pypinyin.phrases_dict' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
