"""The reader of sheets of published results: one line of the table a row (X3.1). Pure.

An empty cell says nothing. The source may stand above the header for the whole sheet. Percentages are taken as printed.
"""

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from laborers.imports.checking import Reading
from laborers.imports.rules import WARNING, tidy
from xundian.aggregates import rules
from xundian.aggregates.importing.vocabulary import MEASURES
from xundian.aggregates.states import MONEY, Printed, Verdict
from xundian.codes.rules import fold, normalise

LIMITS = {"source": 200, "part": 60}
_SOURCE = re.compile(r"^(?:数据|资料)?来源[:：](.+)$")
_DASH = "[-—–~～至到]+"
_YEARS = re.compile(rf"([0-9]{{4}})年?(?:{_DASH}([0-9]{{4}})年?)?(?:度)?")
_MONTHS = re.compile(rf"([0-9]{{4}})年([0-9]{{1,2}})月?(?:{_DASH}([0-9]{{1,2}})月?)?(?:份)?")
_UP_TO = re.compile(r"(?:截至|截止|到|至)([0-9]{4})年([0-9]{1,2})月(?:份|底|末)?")
_DAYS = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}){_DASH}([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})")
_NUMBER = re.compile(r"([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(亿元|万元|元|亿|万|人次|人|户)?")
_UNITS = {"亿": 10**10, "万": 10**6, "元": 100}
_PRINTED = re.compile(r"(超额完成|超额|超过|超|over)?(?:完成)?([0-9]{1,3}(?:\.([0-9]{1,2}))?)%")
_WORDS = {fold(word): name for name, words in MEASURES.items() for word in (name, *words.split())}
_CODES = {
    "period": "period_backwards", "period_early": "period_too_early", "future": "period_to_come",
    "nothing": "nothing_said", "too_large": "result_too_large", "registered": "more_registered_than_all",
    "percent": "not_as_printed",
}  # fmt: skip
_COLUMNS = {"since": "period", "until": "period", "percent": "printed"}


class Facts(NamedTuple):
    """What the checks know: the day."""

    on: date


class Checker(Reading):
    """The reader of such sheets."""

    limits = LIMITS

    def __init__(self, columns, facts):
        super().__init__(columns)
        self.facts, self._lines, self._source = facts, {}, ""

    def above(self, rows):
        """A line such as 数据来源：… holds for every row that has no source of its own."""
        for cells in rows:
            for cell in cells:
                if found := _SOURCE.match(tidy(cell)):
                    self._source = found[1].strip()

    def read(self, row, cells):
        """The values of a row by column of the table; None when the row has an error."""
        raw, before = self.cells_by_field(cells), len(self.problems)
        since, until = self._period(row, raw)
        measure = self._measure(row, raw)
        values = {"since": since, "until": until, "measure": measure, "part": tidy(raw.get("part"))}
        values |= {name: self._number(row, raw, name, measure) for name in ("done", "registered", "target")}
        values |= self._printed(row, raw) | {"source": tidy(raw.get("source")) or self._source}
        for field in ("source", "part"):
            self.limit(row, field, values[field])
        if not values["source"]:
            self.say(row, "source", "", "source_missing")
        if len(self.problems) == before:
            self._judge(row, raw, values)
        if len(self.problems) > before:
            return None
        self._doubt(row, raw, values)
        return values

    def _period(self, row, raw):
        text = normalise(raw["period"])
        try:
            return period_of(text)
        except ValueError:
            self.say(row, "period", raw["period"], "not_a_period")
            return None, None

    def _measure(self, row, raw):
        found = _WORDS.get(fold(raw["measure"]))
        if found is None:
            words = ", ".join(each.split()[0] for each in MEASURES.values())
            self.say(row, "measure", raw["measure"], "unknown_measure", args={"words": words})
        return found

    def _number(self, row, raw, name, measure):
        text = normalise(raw.get(name, ""))
        if not text:
            return None
        try:
            return number_of(text, money=measure in MONEY)
        except ValueError:
            self.say(row, name, raw[name], "not_a_number_of_people")
            return None

    def _printed(self, row, raw):
        text = fold(raw.get("printed", ""))
        if not text:
            return {"printed": Printed.NONE.value, "percent": None, "decimals": 0}
        found = _PRINTED.fullmatch(text)
        if not found:
            self.say(row, "printed", raw["printed"], "not_as_printed")
            return {"printed": "", "percent": None, "decimals": 0}
        meant = Printed.OVER if found[1] else Printed.RATE
        return {"printed": meant.value, "percent": int(Decimal(found[2]) * 100), "decimals": len(found[3] or "")}

    def _judge(self, row, raw, values):
        numbers = {name: values[name] for name in values if name not in ("measure", "part", "source")}
        for field, code in rules.faults(**numbers, on=self.facts.on):
            column = _COLUMNS.get(field, field)
            args = {"today": self.facts.on.isoformat(), "first": rules.FIRST_YEAR}
            self.say(row, column, raw.get(column, ""), _CODES[code], args=args)
        line = values["since"], values["until"], values["measure"], values["part"]
        if (first := self._lines.setdefault(line, row)) != row:
            self.say(row, "measure", raw["measure"], "line_twice_in_sheet", args={"first": first})

    def _doubt(self, row, raw, values):
        """Ask about a percentage that does not follow from the numbers beside it, neither rounded nor cut off."""
        told = [values[name] for name in ("done", "target", "printed", "percent", "decimals")]
        found = rules.compare(*told)
        if found.verdict == Verdict.DIFFERS:
            args = {
                "printed": f"{found.printed:f}", "computed": f"{found.rounded:f}",
                "done": raw["done"], "target": raw["target"],
            }  # fmt: skip
            self.say(row, "printed", raw["printed"], "printed_differs", WARNING, args)


def period_of(text):
    """(first day, last day) of a period as tables write it; ValueError for anything else."""
    if found := _DAYS.fullmatch(text):
        return date.fromisoformat(found[1]), date.fromisoformat(found[2])
    if found := _UP_TO.fullmatch(text):
        return date(int(found[1]), 1, 1), _end(int(found[1]), int(found[2]))
    if found := _MONTHS.fullmatch(text):
        year, first = int(found[1]), int(found[2])
        return date(year, first, 1), _end(year, int(found[3] or first))
    if found := _YEARS.fullmatch(text):
        return date(int(found[1]), 1, 1), date(int(found[2] or found[1]), 12, 31)
    raise ValueError(text)


def _end(year, month):
    if not 1 <= month <= 12:
        raise ValueError(month)
    return date(year, month, monthrange(year, month)[1])


def number_of(text, *, money):
    """People, or fen of an amount (yuan without a unit); ValueError for anything else."""
    found = _NUMBER.fullmatch(text)
    if not found:
        raise ValueError(text)
    number, unit = Decimal(found[1].replace(",", "")), found[2] or ""
    if money:
        if unit in ("人", "人次", "户"):
            raise ValueError(text)
        amount = number * _UNITS[unit[0] if unit else "元"]
    else:
        if "元" in unit or unit == "亿":
            raise ValueError(text)
        amount = number * (10**4 if unit == "万" else 1)
    if amount != amount.to_integral_value():
        raise ValueError(text)
    return int(amount)
