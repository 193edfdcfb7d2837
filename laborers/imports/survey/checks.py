"""The checks of a survey sheet that refuse a row (codes 9), and the reader that turns cells into values. Pure.

A refused identity number tells nothing, so it is not compared with the rest of its row; and doubts are raised only
about rows that can be imported, for a refused row is looked at again anyhow.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from laborers.imports.checking import Reading
from laborers.imports.rules import (
    MONTHS_IN_A_YEAR,
    amount,
    compacted,
    identity_of,
    monthly_fen,
    months_worked,
    tidy,
    unit_of,
    yes_or_no,
)
from laborers.imports.survey import doubts
from xundian.codes.rules import OPEN, check_phone, parse_day
from xundian.kit.names import compact

CODED = (
    "relation", "sex", "ethnic", "education", "health", "labour_skill", "category", "status", "reason", "intention",
)  # fmt: skip
TEXTS = ("group", "employer", "training_wish", "surveyor")
MONEY = ("wage", "expected_wage")
# Columns of the tables the texts go into.
TEXT_LIMITS = {
    "name": 50, "household": 30, "group": 40, "head": 50, "employer": 100, "place": 100, "training_wish": 40,
    "surveyor": 50, "phone": 20,
}  # fmt: skip
PLACE_PARTS = ("place_province", "place_city", "place_county", "place")


class Facts(NamedTuple):
    """What the checks know of the county: read once, so that no row asks the database anything."""

    on: date
    opens: date
    closes: date
    # For each coded field: from a word to its code or None, and the words to offer instead of a wrong one.
    words: Mapping[str, Callable]
    accepted: Mapping[str, str]
    # (township name, village name) to (village code, None) or (None, a problem's code); place of work to its code.
    village: Callable
    place: Callable
    county_name: str = ""
    province: str = ""


class Checker(Reading):
    """The reader of survey sheets; `finish` adds what only the whole file shows."""

    limits = TEXT_LIMITS

    def __init__(self, columns, facts):
        super().__init__(columns)
        self.facts, self.census = facts, doubts.Census()
        self.units = {field: unit_of(columns.header[field]) for field in MONEY if field in columns.index}
        self._words = {field: {} for field in CODED if field in columns.index}
        self._texts_of = tuple(field for field in TEXTS if field in columns.index)
        self._places_of = tuple(field for field in PLACE_PARTS if field in columns.index)
        self._identities = {}

    def read(self, row, cells):
        """The values of a row by field, coded and in our units; None when the row has an error."""
        raw, before = self.cells_by_field(cells), len(self.problems)
        values = {"place_text": "", "months": None}
        for part in (self._codes, self._person, self._home, self._texts, self._work, self._days):
            part(row, raw, values)
        refused = len(self.problems) > before
        self.census.add(row, values, refused)
        if refused:
            return None
        for doubt in doubts.about_row(values, raw, self):
            self.say(row, *doubt)
        return values

    def finish(self, with_head=frozenset()):
        """Add the doubts about households and shared phones; `with_head`: numbers whose head the registry knows."""
        for row, *doubt in self.census.doubts(with_head, relations=self.has("relation")):
            self.say(row, *doubt)
        self.problems.sort(key=lambda problem: problem.row)

    def _codes(self, row, raw, values):
        """Every coded column: a word of its list; a number only for the sex, for others shift between editions."""
        for field, known in self._words.items():
            word = raw[field]
            if word not in known:
                known[word] = self._code(field, word)
            code = values[field] = known[word]
            if code is None:
                self.say(row, field, word, "unknown_word", args={"words": self.facts.accepted[field]})

    def _code(self, field, word):
        text = compact(tidy(word))
        if not text:
            return ""
        header = self.columns.header[field]
        if header.startswith("是否") and text in ("是", "否"):
            text = header.removeprefix("是否") if text == "是" else "一般农户"
        return None if text.isdigit() and field != "sex" else self.facts.words[field](text)

    def _person(self, row, raw, values):
        values["name"] = name = compacted(raw["name"])
        if not name:
            self.say(row, "name", "", "name_missing")
        self.limit(row, "name", name)
        check = identity_of(raw["identity"], self.facts.on)
        values.update(identity=check.number, birth_of_identity=check.birth, sex_of_identity=check.sex)
        if not check.number:
            self.say(row, "identity", "", "identity_missing")
        elif check.problems:
            self.say(row, "identity", raw["identity"], check.problems[0])
        else:
            # A number takes half the memory of its text; the check digit follows from the others.
            first = self._identities.setdefault(int(check.number[:17]), row)
            if first != row:
                self.say(row, "identity", raw["identity"], "identity_twice", args={"first": first})

    def _home(self, row, raw, values):
        values["household"] = number = compacted(raw["household"])
        if not number:
            self.say(row, "household", "", "household_missing")
        self.limit(row, "household", number)
        name, township = compacted(raw["village"]), compacted(raw.get("township"))
        values["village"], wrong = self.facts.village(township, name) if name else (None, "village_missing")
        if wrong:
            field = "township" if wrong == "unknown_township" else "village"
            self.say(row, field, raw[field], wrong)
        elif number and (first := self.census.elsewhere(row, number, values["village"])):
            self.say(row, "village", raw["village"], "household_in_two_villages", args={"first": first})

    def _texts(self, row, raw, values):
        for field in self._texts_of:
            text = values[field] = tidy(raw[field])
            if text:
                self.limit(row, field, text)
        wish = values.get("training_wish")
        if wish:
            # An occupation of the list is kept as its code, so that matching knows it; any other wish as it was told.
            values["training_wish"] = self.facts.words["training_wish"](compact(wish)) or wish
        if "phone" in raw:
            values["phone"] = check_phone(raw["phone"]).number
            self.limit(row, "phone", values["phone"])

    def _work(self, row, raw, values):
        parts = [part for field in self._places_of if (part := tidy(raw[field]))]
        place = "".join(dict.fromkeys(parts))
        values["place_text"], values["place"] = place, ""
        if place:
            self.limit(row, "place", place)
            values["place"] = self.facts.place(place) or ""
        months = self.parsed(row, raw, "months", months_worked, "months_not_whole")
        if months is not None and not 0 <= months <= MONTHS_IN_A_YEAR:
            self.say(row, "months", raw["months"], "months_out_of_year")
        values["months"] = months
        for field, unit in self.units.items():
            number = self.parsed(row, raw, field, amount, "not_a_number")
            values[f"{field}_number"], values[field] = number, monthly_fen(number, unit, months)
        values["care_duty"] = bool(self.parsed(row, raw, "care_duty", yes_or_no, "not_yes_or_no"))

    def _days(self, row, raw, values):
        values["surveyed_on"] = day = self.parsed(row, raw, "surveyed_on", parse_day, "not_a_day")
        if not tidy(raw["surveyed_on"]):
            self.say(row, "surveyed_on", "", "day_missing")
        elif day and (day == OPEN or day > self.facts.on):
            self.say(row, "surveyed_on", raw["surveyed_on"], "day_in_the_future", args={"today": str(self.facts.on)})
        values["birth"] = self.parsed(row, raw, "birth", parse_day, "not_a_day")
