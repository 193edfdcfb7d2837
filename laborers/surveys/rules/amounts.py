"""What is written for months and money, by hand or in a cell of a sheet. Pure."""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from xundian.codes.rules import normalise

_AMOUNT = re.compile(r"[¥￥]?(-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|-?[0-9]*\.[0-9]+)(?:元|块|/月|每月|左右)*")
_MONTHS = re.compile(r"(-?[0-9]{1,4}(?:\.[0-9]{1,4})?)(?:个?月)?")


class Unit(NamedTuple):
    """What the numbers of a money column count: yuan times `factor`, a month or a year."""

    factor: int = 1
    yearly: bool = False


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


def odd_amount(number, unit):
    """Whether the number fits the other unit better: a year in 万元 typed as 元, or the reverse (codes 5)."""
    if not number:
        return False
    return number > 100 if unit.factor > 1 else number < 100 or number > (1_000_000 if unit.yearly else 100_000)
