"""What one cell of a sheet may mean, and how a problem is told. Pure.

Text is always inert: what looks like a formula is a text with an equals sign in front.
"""

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from xundian.codes.rules import check_identity, mask_identity, normalise

ERROR, WARNING, NOTE = "error", "warning", "note"
SHOWN_CHARACTERS = 60
MONTHS_IN_A_YEAR = 12

_CONTROLS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")
_LONG_NUMBER = re.compile(r"\d{14,}[\dXx]?")
_AMOUNT = re.compile(r"[¥￥]?(-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|-?[0-9]*\.[0-9]+)(?:元|块|/月|每月|左右)*")
_MONTHS = re.compile(r"(-?[0-9]{1,4}(?:\.[0-9]{1,4})?)(?:个?月)?")
_YES = frozenset(("是", "有", "1", "√", "✓", "y", "yes", "需要", "需", "true"))
_NO = frozenset(("否", "无", "0", "×", "x", "n", "no", "不需要", "不需", "false", "没有"))


class Problem(NamedTuple):
    """One thing to say about one cell: the row as Excel numbers it, our name of the column, code, level, facts."""

    row: int
    field: str
    value: str
    code: str
    level: str = ERROR
    args: dict = {}


class Refused(Exception):
    """The file as a whole cannot be imported: a code of states.FILE_PROBLEMS and what its sentence needs."""

    def __init__(self, code, **args):
        super().__init__(code)
        self.code, self.args_of_code = code, args


def tidy(value):
    """A cell as one line of text, white space and invisible marks put right; nothing is ever evaluated."""
    if isinstance(value, str):
        return value if value.isprintable() and " " not in value else _CONTROLS.sub(" ", value).strip()
    if value is None:
        return ""
    return normalise(value)


def shown(value):
    """A cell as a report may show it: short, and with every identity number in it masked."""
    text = unicodedata.normalize("NFKC", tidy(value))
    masked = _LONG_NUMBER.sub(lambda found: mask_identity(found[0]), text)
    return masked if len(masked) <= SHOWN_CHARACTERS else masked[: SHOWN_CHARACTERS - 1] + "…"


def shown_identity(value):
    """An identity cell as a report may show it; a number that Excel rounded is written out first."""
    return mask_identity(check_identity(value).number)[:SHOWN_CHARACTERS]


@lru_cache(maxsize=4096)
def months_worked(value):
    """Whole months of a cell such as 8, 8.0 or 8个月; None when empty; ValueError for a word or a part of a month."""
    text = normalise(value)
    if not text:
        return None
    found = _MONTHS.fullmatch(text)
    if not found or Decimal(found[1]) % 1:
        raise ValueError(text)
    return int(Decimal(found[1]))


@lru_cache(maxsize=65536)
def amount(value):
    """The number in a cell such as 3800, 3,800.50 or 3800元; None when empty; ValueError for anything else."""
    text = normalise(value)
    if not text:
        return None
    found = _AMOUNT.fullmatch(text)
    if not found:
        raise ValueError(text)
    try:
        number = Decimal(found[1].replace(",", ""))
    except InvalidOperation:
        raise ValueError(text) from None
    if not 0 <= number < 10**9:
        raise ValueError(text)
    return number


def monthly_fen(number, unit, months):
    """A wage in the column's unit (Unit) as fen a month; a year's earnings are spread over the months worked."""
    if number is None:
        return None
    fen = number * unit.factor * 100
    if unit.yearly:
        fen /= months or MONTHS_IN_A_YEAR
    return int(fen.quantize(Decimal(1), rounding="ROUND_HALF_UP"))


def odd_amount(number, unit):
    """Whether the number fits the other unit better: a year in 万元 typed as 元, or the reverse (codes 5)."""
    if not number:
        return False
    return number > 100 if unit.factor > 1 else number < 100 or number > (1_000_000 if unit.yearly else 100_000)


class Unit(NamedTuple):
    """What the numbers of a money column count: yuan times `factor`, a month or a year."""

    factor: int = 1
    yearly: bool = False


def unit_of(header):
    """The unit a money column's header states: 月收入（元）, 年收入（万元）."""
    text = normalise(header)
    factor = next((many for word, many in (("万", 10_000), ("千", 1000)) if word in text), 1)
    return Unit(factor, "年" in text)


@lru_cache(maxsize=1024)
def yes_or_no(value):
    """True, False, None for an empty cell; ValueError for any other word."""
    text = normalise(value).casefold()
    if not text:
        return None
    if text in _YES or text in _NO:
        return text in _YES
    raise ValueError(text)
