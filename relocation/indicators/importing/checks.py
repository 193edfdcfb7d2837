"""The reader of sheets of yearly indicators: one row a year, each figure in the unit of its heading (W2.3). Pure.

An empty cell says nothing. The source may stand above the header for the whole sheet.
"""

import re
from datetime import date
from typing import NamedTuple

from laborers.imports.checking import Reading
from laborers.imports.rules import WARNING, tidy
from relocation.indicators import rules
from relocation.indicators.importing.vocabulary import INDICATORS
from xundian.codes.rules import normalise

LIMITS = {"source": 200}
_YEAR = re.compile(r"([0-9]{4})(?:\.0+)?年?(?:度)?")
_FIGURE = re.compile(r"[¥￥]?(-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(亿元|万元|千元|元|亿|万|%|％)?")
_SOURCE = re.compile(r"^(?:数据|资料)?来源[:：](.+)$")
# Smallest units (fen, hundredths of a per cent) in one unit of a heading or a cell.
_UNITS = {"亿": 10**10, "万": 10**6, "千": 10**5, "元": 100, "%": 100}
_CODES = {"below_zero": "not_a_figure", "percent": "not_a_percentage", "too_large": "figure_too_large",
          "future": "year_to_come", "year": "year_too_early"}  # fmt: skip


class Facts(NamedTuple):
    """What the checks know: the day, and {(year, indicator): amount} on record."""

    on: date
    known: dict


class Checker(Reading):
    """The reader of such sheets; a heading says the unit of its column."""

    limits = LIMITS

    def __init__(self, columns, facts):
        super().__init__(columns)
        self.facts, self._years, self._source = facts, {}, ""
        self._names = [name for name in INDICATORS if self.has(name)]
        self._units = {name: unit_in(columns.header[name], name) for name in self._names}
        # What the sheet itself says, so that a year is compared with the one above it.
        self._told = dict(facts.known)

    def above(self, rows):
        """A line such as 数据来源：县统计局 holds for every row that has no source of its own."""
        for cells in rows:
            for cell in cells:
                if found := _SOURCE.match(tidy(cell)):
                    self._source = found[1].strip()

    def read(self, row, cells):
        """{"year", "source", and each indicator's amount or None}; None when the row has an error."""
        raw, before = self.cells_by_field(cells), len(self.problems)
        values = {"year": self._year(row, raw), "source": tidy(raw.get("source")) or self._source}
        self.limit(row, "source", values["source"])
        if not values["source"]:
            self.say(row, "source", "", "source_missing")
        for name in INDICATORS:
            values[name] = self._amount(row, raw, name, values["year"]) if name in self._names else None
        if len(self.problems) > before:
            return None
        self._doubt(row, raw, values)
        return values

    def _year(self, row, raw):
        found = _YEAR.fullmatch(normalise(raw["year"]))
        if not found:
            self.say(row, "year", raw["year"], "not_a_year")
            return None
        year = int(found[1])
        if (first := self._years.setdefault(year, row)) != row:
            self.say(row, "year", raw["year"], "year_twice_in_sheet", args={"first": first})
        elif year > self.facts.on.year:
            self.say(row, "year", raw["year"], "year_to_come", args={"today": self.facts.on.isoformat()})
        elif year < rules.FIRST_YEAR:
            self.say(row, "year", raw["year"], "year_too_early", args={"first": rules.FIRST_YEAR})
        return year

    def _amount(self, row, raw, name, year):
        text = normalise(raw.get(name, ""))
        if not text:
            return None
        found = _FIGURE.fullmatch(text)
        unit = (unit_in(found[2], name) if found[2] else self._units[name]) if found else None
        if unit is None:
            self.say(row, name, raw[name], "not_a_figure")
            return None
        amount = rules.scaled(found[1].replace(",", ""), unit)
        for _field, code in rules.faults(year=None, indicator=name, amount=amount, on=self.facts.on):
            self.say(row, name, raw[name], _CODES[code])
        return amount

    def _doubt(self, row, raw, values):
        """Say what is odd and may be true: a share of one, a leap from the year before or after."""
        year = values["year"]
        for name in self._names:
            amount = values[name]
            if amount is None:
                continue
            if rules.MEASURES[name].unit == rules.PERCENT and 0 < amount < rules.SMALLEST[rules.PERCENT]:
                self.say(row, name, raw[name], "share_for_percentage", WARNING)
            elif rules.MEASURES[name].unit != rules.PERCENT:
                self._jump(row, raw, name, year, amount)
            self._told[year, name] = amount

    def _jump(self, row, raw, name, year, amount):
        beside = next((each for each in (year - 1, year + 1) if self._told.get((each, name))), None)
        if beside and rules.odd_change(self._told[beside, name], amount):
            percent = f"{rules.change(self._told[beside, name], amount):+}"
            self.say(row, name, raw[name], "figure_jumps", WARNING, {"percent": percent, "year": beside})


def unit_in(text, name):
    """Smallest units in one unit that a heading or cell names; the indicator's own where none is named, or None.

    None: a unit of another kind than the indicator's, as yuan for a percentage.
    """
    own = rules.MEASURES[name].unit
    word = next((each for each in _UNITS if each in normalise(text)), None)
    if word is None:
        return rules.SMALLEST[own]
    return _UNITS[word] if (word == "%") == (own == rules.PERCENT) else None
