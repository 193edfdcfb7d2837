"""The reader of sheets of vacancies: cells to the fields of a vacancy, wages in fen a month. Pure.

An empty cell says nothing: a new vacancy has its default there, one on record keeps what it has.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from laborers.imports.checking import Reading
from laborers.imports.rules import WARNING, amount, compacted, monthly_fen, odd_amount, tidy, unit_of, yes_or_no
from laborers.jobs.rules import vacancy_faults
from laborers.jobs.states import Channel
from xundian.codes.rules import OPEN, check_uscc, normalise, parse_day

LIMITS = {
    "enterprise": 100, "title": 80, "health_note": 200, "sex_ground": 200, "funding_source": 80, "description": 2000,
}  # fmt: skip
CODED = ("min_education", "health_required", "sex", "welfare_kind")
TEXTS = ("health_note", "sex_ground", "funding_source", "description")
WHOLE = {"headcount": (1, 100_000), "pay_day": (1, 31), "hours_per_day": (1, 24), "days_per_week": (1, 7),
         "term_months": (1, 120)}  # fmt: skip
ANY = frozenset(("不限", "无要求", "无", "均可", "男女不限", "any"))
DEFAULTS = {
    "min_age": 16, "max_age": 60, "sex": "", "sex_ground": "", "health_required": "", "health_note": "",
    "pay_day": None, "hours_per_day": None, "days_per_week": None, "season_from": None, "season_to": None,
    "welfare_kind": "", "funding_source": "", "term_months": None,
}  # fmt: skip
_KEEP = {
    "包吃住": (True, True), "包食宿": (True, True), "管吃住": (True, True), "包吃包住": (True, True),
    "是": (True, True), "有": (True, True), "yes": (True, True), "包吃": (True, False), "管吃": (True, False),
    "包餐": (True, False), "包住": (False, True), "提供住宿": (False, True), "管住": (False, True),
    "不包": (False, False), "否": (False, False), "无": (False, False), "自理": (False, False),
    "不包食宿": (False, False), "no": (False, False),
}  # fmt: skip
_CHANNELS = {
    "外出": Channel.AWAY, "县外": Channel.AWAY, "转移就业": Channel.AWAY, "外出务工": Channel.AWAY,
    "away": Channel.AWAY, "就近": Channel.NEARBY, "县内": Channel.NEARBY, "就近就业": Channel.NEARBY,
    "本地": Channel.NEARBY, "nearby": Channel.NEARBY, "公益性岗位": Channel.WELFARE, "公益岗": Channel.WELFARE,
    "公益岗位": Channel.WELFARE, "乡村公益性岗位": Channel.WELFARE, "welfare": Channel.WELFARE,
}  # fmt: skip
_TO = r"(?:-|—|–|~|～|至|到)+"
_WAGES = re.compile(rf"(.+?){_TO}(.+)")
_AGES = re.compile(rf"([0-9]{{2}})(?:周?岁)?{_TO}([0-9]{{2}})(?:周?岁)?(?:以下)?")
_AGE_UP = re.compile(r"(?:年满)?([0-9]{2})(?:周?岁)?(?:\(含\))?(?:及?以上)")
_AGE_DOWN = re.compile(r"([0-9]{2})(?:周?岁)?(?:\(含\))?(?:及?以下)")
_SEASON = re.compile(rf"([0-9]{{1,2}})月?(?:份)?{_TO}(?:次年)?([0-9]{{1,2}})月?(?:份)?")
_COUNT = re.compile(r"(?:每月)?([0-9]{1,6})(?:\.0+)?(?:人|名|个|日|号|天|小时|时|个?月)?")


class Facts(NamedTuple):
    """What the checks know of the county: read once, so that no row asks the database anything."""

    on: date
    county: str
    # For each coded field: from a word to its code or None, and the words to offer instead of a wrong one.
    words: Mapping[str, Callable]
    accepted: Mapping[str, str]
    place: Callable


class Checker(Reading):
    """The reader of such sheets; the header of the wages says their unit."""

    limits = LIMITS

    def __init__(self, columns, facts):
        super().__init__(columns)
        self.facts, self.unit = facts, unit_of(columns.header.get("wage", ""))

    def read(self, row, cells):
        """The fields of a row, None for what it does not say; None altogether when the row has an error."""
        raw, before = self.cells_by_field(cells), len(self.problems)
        values = {}
        for part in (self._who, self._post, self._wages, self._wholes, self._codes, self._needs, self._days):
            part(row, raw, values)
        if len(self.problems) > before:
            return None
        told = {name: value for name, value in values.items() if value is not None}
        for name, code in vacancy_faults(DEFAULTS | {"opens": self.facts.on} | told, county=self.facts.county):
            field = {"wage_max": "wage", "max_age": "ages", "season_from": "season"}.get(name, name)
            self.say(row, field, raw.get(field, ""), code)
        if len(self.problems) > before:
            return None
        for number in self._numbers(raw):
            if odd_amount(number, self.unit):
                self.say(row, "wage", raw["wage"], "amount_unit", WARNING)
                break
        return values

    def _who(self, row, raw, values):
        name, code = tidy(raw.get("enterprise")), compacted(raw.get("uscc")).upper()
        self.limit(row, "enterprise", name)
        values["enterprise"], values["uscc"] = name, ""
        if code:
            checked = check_uscc(code)
            values["uscc"] = checked.number
            if checked.problems:
                self.say(row, "uscc", raw["uscc"], checked.problems[0])
        elif not name:
            self.say(row, "enterprise", "", "enterprise_missing")

    def _post(self, row, raw, values):
        values["title"] = title = tidy(raw["title"])
        self.limit(row, "title", title)
        if not title:
            self.say(row, "title", "", "title_missing")
        trade = compacted(raw.get("occupation"))
        known = self.facts.words["occupation"]
        values["occupation"] = known(trade) if trade else known(compacted(title))
        if title and values["occupation"] is None:
            said = raw.get("occupation") or raw["title"]
            self.say(row, "occupation", said, "occupation_unknown", args={"words": self.facts.accepted["occupation"]})
        place = tidy(raw["destination"])
        values["destination"] = self.facts.place(place) if place else None
        if values["destination"] is None:
            self.say(row, "destination", raw["destination"], "place_not_in_list")
        word = normalise(raw.get("channel", "")).casefold()
        near = Channel.NEARBY if values["destination"] == self.facts.county else Channel.AWAY
        values["channel"] = str(_CHANNELS.get(word, near))
        if word and word not in _CHANNELS:
            self.say(row, "channel", raw["channel"], "not_a_channel")

    def _numbers(self, raw):
        """The one or two numbers of the wage cell; ValueError for anything else."""
        text = normalise(raw["wage"])
        both = _WAGES.fullmatch(text)
        return [amount(part) for part in (both.groups() if both else (text,))]

    def _wages(self, row, raw, values):
        try:
            numbers = self._numbers(raw)
        except ValueError:
            numbers = []
        if not numbers or None in numbers:
            self.say(row, "wage", raw["wage"], "not_a_wage")
            return
        fen = [monthly_fen(number, self.unit, None) for number in numbers]
        values["wage_min_fen"], values["wage_max_fen"] = fen[0], fen[-1]

    def _wholes(self, row, raw, values):
        for name, (low, high) in WHOLE.items():
            values[name], text = None, normalise(raw.get(name, ""))
            found = _COUNT.fullmatch(text)
            if found and low <= int(found[1]) <= high:
                values[name] = int(found[1])
            elif name == "headcount":
                self.say(row, name, raw[name], "not_a_count")
            elif text:
                self.say(row, name, raw[name], "not_a_whole", args={"low": low, "high": high})

    def _codes(self, row, raw, values):
        for name in CODED:
            text = compacted(raw.get(name)).removesuffix("及以上").removesuffix("以上")
            values[name] = None if not text else "" if text in ANY else self.facts.words[name](text)
            if text and values[name] is None:
                self.say(row, name, raw[name], "unknown_word", args={"words": self.facts.accepted[name]})
        for name in TEXTS:
            values[name] = tidy(raw.get(name)) or None
            self.limit(row, name, values[name] or "")

    def _needs(self, row, raw, values):
        for name in ("insurance", "needs_skill"):
            values[name] = self.parsed(row, raw, name, yes_or_no, "not_yes_or_no")
        keep = normalise(raw.get("keep", "")).casefold()
        values["board"], values["lodging"] = _KEEP.get(keep, (None, None))
        if keep and keep not in _KEEP:
            self.say(row, "keep", raw["keep"], "not_board_and_lodging")
        values["min_age"], values["max_age"] = self._pair(row, raw, "ages", _ages, "not_ages")
        values["season_from"], values["season_to"] = self._pair(row, raw, "season", _season, "not_a_season")

    def _pair(self, row, raw, name, parse, code):
        return self.parsed(row, raw, name, parse, code) or (None, None)

    def _days(self, row, raw, values):
        for name in ("opens", "closes"):
            values[name] = day = self.parsed(row, raw, name, parse_day, "not_a_day")
            if day == OPEN:
                self.say(row, name, raw[name], "not_a_day")
                values[name] = None
        if not tidy(raw["closes"]):
            self.say(row, "closes", "", "closes_missing")
        elif values["closes"] and values["closes"] < self.facts.on:
            self.say(row, "closes", raw["closes"], "past")


def _ages(cell):
    """(youngest, oldest) of 18-45, 45岁以下, 18岁以上 or 不限; None when empty; ValueError for anything else."""
    text = normalise(cell)
    if not text:
        return None
    if text in ANY:
        return DEFAULTS["min_age"], DEFAULTS["max_age"]
    if found := _AGES.fullmatch(text):
        return int(found[1]), int(found[2])
    if found := _AGE_UP.fullmatch(text):
        return int(found[1]), max(int(found[1]), DEFAULTS["max_age"])
    if found := _AGE_DOWN.fullmatch(text):
        return DEFAULTS["min_age"], int(found[1])
    raise ValueError(text)


def _season(cell):
    """(first, last month) of 3-10月; None when empty or all year; ValueError for anything else."""
    text = normalise(cell)
    if not text or text in ("全年", "长期", "常年"):
        return None
    found = _SEASON.fullmatch(text)
    if not found or not all(1 <= int(month) <= 12 for month in found.groups()):
        raise ValueError(text)
    return int(found[1]), int(found[2])
