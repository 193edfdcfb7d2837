"""The reader of sheets of household incomes and land: cells to figures, amounts in fen and areas in mu. Pure."""

import re
from decimal import Decimal

from laborers.economy import rules
from laborers.imports.checking import Reading
from laborers.imports.rules import WARNING, amount, compacted, tidy, unit_of
from xundian.codes.rules import normalise

PEOPLE = ("members", "working_members")
MONEY = tuple(name.removesuffix("_fen") for name in rules.MONEY)
AREAS = rules.AREAS
MOST_PEOPLE = 99
MOST_MU = 10**6
_PEOPLE = re.compile(r"([0-9]{1,4})(?:\.0+)?(?:人|个)?")
_AREA = re.compile(r"([0-9]+(?:\.[0-9]+)?|\.[0-9]+)(亩|公顷|ha)?")
_HECTARES = re.compile(r"公顷|\bha\b|hm|hectare")


class Checker(Reading):
    """The reader of such sheets; the header of a column says its unit."""

    limits = {"household": 30}

    def __init__(self, columns):
        super().__init__(columns)
        self._codes = {}
        self._factors = {name: unit_of(columns.header[name]).factor for name in MONEY if self.has(name)}
        self._by_hectare = {
            name: bool(_HECTARES.search(normalise(columns.header[name]))) for name in AREAS if self.has(name)
        }

    def read(self, row, cells):
        """The figures of a row by column of the table, and its `household` code; None when the row has an error."""
        raw, before = self.cells_by_field(cells), len(self.problems)
        values = {"household": self._code(row, raw)}
        for name in PEOPLE:
            values[name] = self._figure(row, raw, name, people, "people_not_whole")
        for name, factor in self._factors.items():
            values[f"{name}_fen"] = self._figure(
                row, raw, name, lambda cell, by=factor: money(cell, by), "not_a_number"
            )
        for name, by in self._by_hectare.items():
            values[name] = self._figure(row, raw, name, lambda cell, by=by: area(cell, by_hectare=by), "not_an_area")
        if len(self.problems) == before:
            for name, (code, facts) in rules.faults(values).items():
                self._say_of(row, raw, name, code, facts)
        if len(self.problems) > before:
            return None
        for name, code, facts in rules.doubts(values):
            self._say_of(row, raw, name, code, facts, level=WARNING)
        return values

    def _code(self, row, raw):
        code = compacted(raw["household"])
        self.limit(row, "household", code)
        if not code:
            self.say(row, "household", "", "code_missing")
        elif (first := self._codes.setdefault(code, row)) != row:
            self.say(row, "household", raw["household"], "code_twice", args={"first": first})
        return code

    def _figure(self, row, raw, name, parse, code):
        text = normalise(raw.get(name, ""))
        if text.startswith(("-", "−")):
            self.say(row, name, raw[name], "negative")
            return None
        return self.parsed(row, raw, name, parse, code) if text else None

    def _say_of(self, row, raw, name, code, facts, **level):
        """Say something of a figure by its column; of one without a column, by the first column of its kind."""
        field = name.removesuffix("_fen")
        self.say(row, field, raw.get(field, ""), code, args=facts, **level)


def people(cell):
    """A number of people such as 5, 5.0 or 5人; ValueError for anything else."""
    found = _PEOPLE.fullmatch(normalise(cell))
    if not found or int(found[1]) > MOST_PEOPLE:
        raise ValueError(tidy(cell))
    return int(found[1])


def money(cell, factor):
    """An amount in units of `factor` yuan as fen, half up."""
    return int(rules.rounded(amount(cell) * factor * 100, 0))


def area(cell, *, by_hectare):
    """An area as mu with three decimals; a unit in the cell itself goes before that of the header."""
    found = _AREA.fullmatch(normalise(cell).replace(",", ""))
    if not found:
        raise ValueError(tidy(cell))
    hectares = found[2] != "亩" if found[2] else by_hectare
    mu = Decimal(found[1]) * (rules.MU_PER_HECTARE if hectares else 1)
    if mu >= MOST_MU:
        raise ValueError(tidy(cell))
    return rules.rounded(mu, 3)
