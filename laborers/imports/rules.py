"""What one cell of a sheet may mean, and how a problem is told. Pure.

Text is always inert: what looks like a formula is a text with an equals sign in front.
"""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

# Read the same way in a form.
from laborers.surveys.rules.amounts import Unit
from laborers.surveys.rules.amounts import amount as amount
from laborers.surveys.rules.amounts import months_worked as months_worked
from laborers.surveys.rules.amounts import odd_amount as odd_amount
from xundian.codes.rules import check_identity, mask_identity, normalise
from xundian.kit.names import compact

ERROR, WARNING, NOTE = "error", "warning", "note"
SHOWN_CHARACTERS = 60
MONTHS_IN_A_YEAR = 12

_CONTROLS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")
_LONG_NUMBER = re.compile(r"\d{14,}[\dXx]?")
_QUOTES = " \t\r\n\u3000'`\"´‘’“”＇｀＂′"
_OLD_IDENTITY = re.compile(r"[1-9][0-9]{5}[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}")
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


def compacted(value):
    """A cell as one word, without any white space; the same few words come again and again."""
    return _compacted(value) if isinstance(value, str) else compact(tidy(value))


@lru_cache(maxsize=32768)
def _compacted(text):
    return compact(tidy(text))


def shown(value):
    """A cell as a report may show it: short, and with every identity number in it masked."""
    text = unicodedata.normalize("NFKC", tidy(value))
    masked = _LONG_NUMBER.sub(lambda found: mask_identity(found[0]), text)
    return masked if len(masked) <= SHOWN_CHARACTERS else masked[: SHOWN_CHARACTERS - 1] + "…"


def identity_of(value, on=None):
    """The IdentityCheck of a cell: as codes.rules.check_identity, and what people and Excel do to a number besides.

    Quotation marks that once made a number a text are no part of it; identity_old is a number of the old kind, 15
    digits with a day of birth in them.
    """
    if isinstance(value, str) and value and not (value[0].isalnum() and value[-1].isalnum()):
        value = value.strip(_QUOTES)
    check = check_identity(value, on)
    if check.problems == ("identity_length",) and _OLD_IDENTITY.fullmatch(check.number):
        return check._replace(problems=("identity_old",))
    return check


def shown_identity(value):
    """An identity cell as a report may show it; a number that Excel rounded is written out first."""
    return mask_identity(identity_of(value).number)[:SHOWN_CHARACTERS]


@lru_cache(maxsize=65536)
def monthly_fen(number, unit, months):
    """A wage in the column's unit (Unit) as fen a month; a year's earnings are spread over the months worked."""
    if number is None:
        return None
    fen = number * unit.factor * 100
    if unit.yearly:
        fen /= months or MONTHS_IN_A_YEAR
    return int(fen.quantize(Decimal(1), rounding="ROUND_HALF_UP"))


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
