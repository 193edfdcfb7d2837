"""What a cell of a form may mean: identity numbers, dates, telephone numbers, credit codes. Pure and fast.

Numbering: GB 11643-1999 (identity), GB 32100-2015 (enterprises), GB/T 2260 (places). Nothing here reads a
clock; whoever knows the day passes it as `on`.
"""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from operator import mul
from typing import NamedTuple
from zoneinfo import ZoneInfo

from xundian.kit.names import compact

OPEN = date.max  # what 至今 and 长期 mean: no end

_COUNTY_ZONE = ZoneInfo("Asia/Shanghai")
_CHECK_DIGITS = "10X98765432"


class Check(NamedTuple):
    """A number put right, and the codes of what is wrong with it (empty: nothing)."""

    number: str
    problems: tuple[str, ...] = ()


class IdentityCheck(NamedTuple):
    """An identity number put right, what is wrong with it, and what it says: day of birth, sex "1" or "2"."""

    number: str
    problems: tuple[str, ...] = ()
    birth: date | None = None
    sex: str = ""


def normalise(value):
    """Any cell as text to compare: NFKC, no white space of any width; 1.0 becomes "1", nothing becomes ""."""
    if isinstance(value, str):
        return compact(value)
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    return compact(str(value))


def fold(value):
    """As normalise, and without regard to case: the key under which two words count as the same."""
    return normalise(value).casefold()


# --- identity numbers ---------------------------------------------------------------------------------------


def _weighted(*weights):
    """For every text of as many digits as there are weights, its share of the check sum."""
    size = len(weights)
    texts = [f"{number:0{size}d}" for number in range(10**size)]
    return {text: sum(map(mul, map(int, text), weights)) for text in texts}


# Weights 7 9 10 5 8 4 | 2 1 6 3 7 9 10 5 | 8 4 2: the number is summed up in parts, each looked up whole.
_PLACE_HEAD, _PLACE_TAIL, _SERIAL = _weighted(7, 9, 10), _weighted(5, 8, 4), _weighted(8, 4, 2)
_YEAR, _MONTH_DAY = _weighted(2, 1, 6, 3), _weighted(7, 9, 10, 5)


def check_identity(value, on=None):
    """Check one identity number as typed, pasted or read from a numeric cell; the place part is never judged.

    `on`: the day after which nobody can have been born yet. Problem codes: identity_length,
    identity_characters, identity_checksum, identity_birth, identity_truncated (Excel kept 15 digits; the
    remedy is 请把该列设为文本).
    """
    if not isinstance(value, str):
        return _check_cell(value, on)
    number = value if len(value) == 18 and value.isascii() and value.isalnum() else compact(value)
    if not number.isdigit():
        number = number.upper()
    if len(number) != 18:
        expanded = _expanded(number)
        return IdentityCheck(expanded or number, ("identity_truncated" if expanded else "identity_length",))
    return _check_eighteen(number, on)


def _check_eighteen(number, on):
    try:
        total = _PLACE_HEAD[number[:3]] + _PLACE_TAIL[number[3:6]] + _SERIAL[number[14:17]]
        share, birth = _birth_part(number[6:14])
    except KeyError:
        return IdentityCheck(number, ("identity_characters",))
    problems = ()
    if _CHECK_DIGITS[(total + share) % 11] != number[17]:
        if number[17] not in _CHECK_DIGITS:
            return IdentityCheck(number, ("identity_characters",))
        if number.endswith("000"):
            return IdentityCheck(number, ("identity_truncated",))
        problems = ("identity_checksum",)
    if birth is None or (on is not None and birth > on):
        problems += ("identity_birth",)
    return IdentityCheck(number, problems, birth, "1" if number[16] in "13579" else "2")


@lru_cache(maxsize=65536)
def _birth_part(text):
    """(share of the check sum, day of birth or None when there is no such day) of eight digits."""
    share = _YEAR[text[:4]] + _MONTH_DAY[text[4:]]
    try:
        return share, date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return share, None


def _expanded(text):
    """All digits of a number written like 9.96021E+17, or None."""
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?E\+?[0-9]{1,2}", text):
        return f"{Decimal(text):.0f}"
    return None


def _check_cell(value, on):
    """A value that is not text: numbers hold only 15 digits, so the last three of 18 are lost."""
    if isinstance(value, float) and value >= 1e15 and value != float("inf"):
        return IdentityCheck(f"{Decimal(repr(value)):.0f}", ("identity_truncated",))
    check = check_identity(normalise(value), on)
    if isinstance(value, int) and len(check.number) == 18 and check.number.endswith("000"):
        return IdentityCheck(check.number, ("identity_truncated",))
    return check


def mask_identity(text):
    """The number as most people may see it: 5201**********1234; a text of eight or less is hidden whole."""
    hidden = len(text) - 8
    return f"{text[:4]}{'*' * hidden}{text[-4:]}" if hidden > 0 else "*" * len(text)


def make_identity(area="990000", *, birth, sex, serial):
    """A valid number that nobody can hold, for demonstrations and tests.

    `area` is six digits from 99, `sex` "1" or "2", `serial` 0 to 499; ValueError for anything else.
    """
    if not (re.fullmatch(r"99[0-9]{4}", area) and sex in ("1", "2") and 0 <= serial < 500):
        raise ValueError("a made-up number takes an area 99xxxx, a sex of 1 or 2, a serial below 500")
    serial = f"{2 * serial + (sex == '1'):03d}"
    day = f"{birth.year:04d}{birth:%m%d}"
    total = _PLACE_HEAD[area[:3]] + _PLACE_TAIL[area[3:]] + _birth_part(day)[0] + _SERIAL[serial]
    return f"{area}{day}{serial}{_CHECK_DIGITS[total % 11]}"


# --- days and months ----------------------------------------------------------------------------------------

_OPEN_WORDS = frozenset(("至今", "长期", "长期有效", "现在", "目前", "今"))
_WRITTEN = re.compile(
    r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})(?:\s*[-/.月]\s*([0-9]{1,2}))?\s*[月日号]?"
    r"(?:[T\s]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_SERIAL_DAYS = range(10_000, 80_000)  # 1927 to 2119; smaller numbers could be years
_EXCEL_EPOCH = date(1899, 12, 30)


def parse_day(value):
    """The day a cell means: a date, OPEN for 至今 or 长期, None for an empty cell.

    Reads 2024-03-05, 2024/3/5, 2024.3.5, 2024年3月5日, 20240305, Excel serials and date objects, and as the
    first of the month 2024-03, 2024.3, 2024年3月, 202403. Raises ValueError for anything else.
    """
    if isinstance(value, str):
        return _parse_text(value)
    if value is None:
        return None
    if isinstance(value, datetime):
        return (value.astimezone(_COUNTY_ZONE) if value.tzinfo else value).date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
        return _parse_number(value)
    raise ValueError(f"not a day: {value!r}")


def parse_month(value):
    """The first day of the month a cell means; otherwise as parse_day."""
    day = parse_day(value)
    return day if day in (None, OPEN) else day.replace(day=1)


@lru_cache(maxsize=65536)
def _parse_text(value):
    text = value.strip()
    found = _WRITTEN.fullmatch(text)
    if not found:
        text = compact(value)
        if not text:
            return None
        if text in _OPEN_WORDS:
            return OPEN
        if re.fullmatch(r"[0-9]{5,8}", text):
            return _parse_number(int(text))
        found = _WRITTEN.fullmatch(text)
    if not found:
        raise ValueError(f"not a day: {value!r}")
    year, month, day = found.groups(default="1")
    return _real_day(int(year), int(month), int(day))


def _parse_number(number):
    whole = int(number)
    if whole in _SERIAL_DAYS:
        return _EXCEL_EPOCH + timedelta(days=whole)
    if whole != number:
        return _parse_decimal(number)
    if 10**5 <= whole < 10**6:
        return _real_day(whole // 100, whole % 100, 1)
    return _real_day(whole // 10_000, whole // 100 % 100, whole % 100)


def _parse_decimal(number):
    """2024.3 typed into a numeric cell is March; 2024.1 could be January or October, so it is refused."""
    year, _point, month = repr(number).partition(".")
    if month == "1" or len(month) > 2:
        raise ValueError(f"not a month: {number!r}")
    return _real_day(int(year), int(month), 1)


def _real_day(year, month, day):
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(f"no year of ours: {year}")
    return date(year, month, day)


# --- telephones, enterprises, places ------------------------------------------------------------------------

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_USCC_DIGITS = {character: value for value, character in enumerate("0123456789ABCDEFGHJKLMNPQRTUWXY")}
_USCC_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))


def check_phone(value):
    """A telephone number without spaces, hyphens and +86: phone_landline is a doubt, phone_format wrong."""
    if isinstance(value, str) and _MOBILE.fullmatch(value):
        return Check(value)
    number = re.sub(r"[-()]|^\+", "", normalise(value))
    number = re.sub(r"^(0086|86)(?=1[0-9]{10}$)", "", number)
    if _MOBILE.fullmatch(number):
        return Check(number)
    landline = re.fullmatch(r"0[1-9][0-9]{8,10}", number)
    return Check(number, ("phone_landline" if landline else "phone_format",))


def check_uscc(value):
    """A unified social credit code (GB 32100-2015): uscc_length, uscc_characters or uscc_checksum."""
    number = normalise(value).upper()
    if len(number) != 18:
        return Check(number, ("uscc_length",))
    if not set(number) <= set(_USCC_DIGITS):
        return Check(number, ("uscc_characters",))
    total = sum(_USCC_DIGITS[each] * weight for each, weight in zip(number, _USCC_WEIGHTS, strict=False))
    return Check(number, () if _USCC_DIGITS[number[17]] == -total % 31 else ("uscc_checksum",))


def destination_prefix(code):
    """What the codes of all places inside a destination start with: 530000 gives 53, 530100 gives 5301."""
    return re.sub(r"(00){1,2}$", "", code)
