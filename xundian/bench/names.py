"""Invented names with the real skew: a few surnames carry half of a county, and given names come in fashions."""

from itertools import accumulate

from xundian.demo.names import MEN, WOMEN

# Per mille of the bearers, near the shares of a county in the north east of Yunnan; the last ones are rare.
SURNAMES = {
    "李": 92, "张": 81, "杨": 78, "王": 70, "马": 66, "陈": 45, "刘": 42, "赵": 34, "周": 30, "何": 24, "罗": 24,
    "唐": 18, "朱": 18, "高": 16, "孙": 16, "丁": 14, "吴": 14, "郭": 12, "尹": 12, "代": 11, "段": 11, "晏": 10,
    "柳": 10, "毕": 10, "普": 10, "龙": 9, "陆": 9, "耿": 8, "蒋": 8, "徐": 8, "钱": 7, "潘": 7, "董": 7, "窦": 6,
    "保": 6, "纳": 5, "桂": 5, "金": 5, "虎": 4, "撒": 4, "合": 3, "沙": 3, "熊": 3, "陶": 3, "安": 2, "鲁": 2,
    "单": 2, "解": 2, "曾": 2, "翟": 1, "覃": 1, "仇": 1, "尉迟": 1, "欧阳": 1, "吉克": 1, "海来": 1,
}  # fmt: skip
FAMILIES, SHARES = tuple(SURNAMES), tuple(accumulate(SURNAMES.values()))
SINGLE_GIVEN = 0.15


def family(rng):
    """A surname, as often as people bear it."""
    return rng.choices(FAMILIES, cum_weights=SHARES)[0]


def full_name(rng, surname, sex):
    """A surname with a given name of one or two characters; the first names of the lists are the fashion."""
    pool = MEN if sex == "1" else WOMEN
    start = 2 * int(len(pool) / 2 * rng.random() ** 1.6)
    return surname + pool[start : start + (1 if rng.random() < SINGLE_GIVEN else 2)]
