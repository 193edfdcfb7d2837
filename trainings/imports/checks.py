"""The reader of class rosters: cells, and the lines above them, to the fields of an enrolment that is over. Pure.

What a row does not say of its class stands above the header, for the whole sheet.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from laborers.imports.checking import Reading
from laborers.imports.rules import WARNING, compacted, identity_of, tidy, yes_or_no
from trainings.classes.rules import certificate_number_problem
from trainings.imports.heading import class_title, kind_in, span, told_above
from xundian.codes.rules import OPEN, fold, normalise, parse_day

LIMITS = {"title": 80, "institution": 100, "venue": 100, "name": 50, "certificate": 60, "note": 200}
CODED = ("project", "level", "certificate_kind")
PASS_MARK, MOST_HOURS, BEST_SCORE = 60, 2000, 100
COMPLETED, FAILED, WITHDRAWN = "completed", "failed", "withdrawn"
OF_A_TRADE = ("skills", "targeted_skills")
# What the rows of one class must say alike.
OF_CLASS = ("ends_on", "kind", "occupation", "institution", "hours")
_WORDS = {
    COMPLETED: "合格 及格 优秀 优 良好 良 中等 通过 结业 是 已结业 毕业 考核合格 鉴定合格 passed yes",
    FAILED: "不合格 不及格 未通过 未合格 差 否 未结业 考核不合格 缺考 failed no",
    WITHDRAWN: "中途退出 退学 退出 中途退学 退训 辍学 未完成 withdrawn",
}
_STATES = {word: state for state, words in _WORDS.items() for word in words.split()}
_POOR = {"建档立卡": True, "建档立卡户": True, "建档立卡贫困户": True, "贫困户": True, "脱贫户": True, "已脱贫": True,
         "一般农户": False, "一般户": False, "非建档立卡": False, "非贫困户": False, "非建档立卡户": False}  # fmt: skip


class Facts(NamedTuple):
    """What the checks know of the county: read once, so that no row asks the database anything."""

    on: date
    year: int
    # For each coded field: from a word to its code or None, and the words to offer instead of a wrong one.
    words: Mapping[str, Callable]
    accepted: Mapping[str, str]
    village: Callable


class Checker(Reading):
    """The reader of rosters; what stands above the header holds for every row that does not say otherwise."""

    limits = LIMITS

    def __init__(self, columns, facts):
        super().__init__(columns)
        self.facts, self._above, self._title = facts, {}, ""
        self._classes, self._people, self._certificates = {}, {}, {}

    def above(self, rows):
        """Read the lines above the header."""
        self._above, self._title = told_above(rows)

    def read(self, row, cells):
        """The fields of a row; None when it has an error."""
        raw, before = self.cells_by_field(cells), len(self.problems)
        values = {}
        for part in (self._person, self._class, self._days, self._taught, self._result, self._beside):
            part(row, raw, values)
        if len([each for each in self.problems[before:] if each.level != WARNING]):
            return None
        self._once(row, raw, values)
        return None if len([each for each in self.problems[before:] if each.level != WARNING]) else values

    def _said(self, raw, field):
        """The row's own cell, or what stands above for the whole sheet."""
        own = raw.get(field)
        return own if tidy(own) else self._above.get(field, "")

    def _person(self, row, raw, values):
        values["name"] = name = compacted(raw["name"])
        if not name:
            self.say(row, "name", "", "name_missing")
        self.limit(row, "name", name)
        check = identity_of(raw["identity"], self.facts.on)
        values["identity"] = check.number
        if not check.number:
            self.say(row, "identity", "", "identity_missing")
        elif check.problems:
            self.say(row, "identity", raw["identity"], check.problems[0])
        else:
            sex = {"男": "1", "女": "2", "1": "1", "2": "2"}.get(compacted(raw.get("sex")), "")
            if sex and sex != check.sex:
                self.say(row, "sex", raw["sex"], "sex_differs", WARNING)

    def _class(self, row, raw, values):
        title = tidy(self._said(raw, "title")) or class_title(self._title)
        values["title"], values["institution"] = title, tidy(self._said(raw, "institution"))
        values["venue"] = tidy(self._said(raw, "venue"))
        for field, missing in (("title", "class_missing"), ("institution", "institution_missing")):
            if not values[field]:
                self.say(row, field, "", missing)
            self.limit(row, field, values[field])
        self.limit(row, "venue", values["venue"])

    def _days(self, row, raw, values):
        field, days = "days", None
        said = tidy(self._said(raw, "starts_on")), tidy(self._said(raw, "ends_on"))
        try:
            if all(said):
                field = "ends_on"
                days = parse_day(self._said(raw, "starts_on")), parse_day(self._said(raw, "ends_on"))
            else:
                days = span(self._said(raw, "days") or said[0], self.facts.year)
        except (ValueError, TypeError, OverflowError):
            self.say(row, field, self._said(raw, field), "not_days")
            return
        if days is None:
            self.say(row, field, "", "days_missing")
        elif OPEN in days:
            self.say(row, field, self._said(raw, field), "not_days")
        elif days[1] < days[0]:
            self.say(row, field, self._said(raw, field), "days_turned")
        elif days[1] >= self.facts.on:
            self.say(row, field, self._said(raw, field), "class_not_over", args={"today": self.facts.on.isoformat()})
        else:
            values["starts_on"], values["ends_on"] = days

    def _taught(self, row, raw, values):
        kind, trade = compacted(self._said(raw, "kind")), compacted(self._said(raw, "occupation"))
        values["kind"] = self.facts.words["kind"](kind) if kind else kind_in(f"{self._title} {values['title']}")
        values["occupation"] = (trade and self.facts.words["occupation"](trade)) or ""
        if not values["kind"] and not kind and values["occupation"]:
            values["kind"] = "skills"
        if not values["kind"]:
            self.say(row, "kind", kind, "kind_missing", args={"words": self.facts.accepted["kind"]})
        elif values["kind"] in OF_A_TRADE and not values["occupation"]:
            code = "occupation_unknown" if trade else "occupation_missing"
            self.say(row, "occupation", trade, code, args={"words": self.facts.accepted["occupation"]})
        for field in CODED:
            text = compacted(self._said(raw, field))
            values[field] = self.facts.words[field](text) if text else ""
            if values[field] is None:
                self.say(row, field, text, "unknown_word", args={"words": self.facts.accepted[field]})
        try:
            values["hours"] = _hours(self._said(raw, "hours"))
        except (ValueError, OverflowError):
            self.say(row, "hours", self._said(raw, "hours"), "not_hours")

    def _result(self, row, raw, values):
        score, by_score = self.parsed(row, raw, "score", _score, "not_a_score") or (None, None)
        by_word = self.parsed(row, raw, "result", _word, "not_a_result")
        values["score"], values["state"] = score, by_word or by_score or COMPLETED
        values["certificate"] = compacted(raw.get("certificate"))
        self.limit(row, "certificate", values["certificate"])
        if values["certificate"] and values["state"] != COMPLETED:
            self.say(row, "certificate", raw["certificate"], "not_passed")
        elif certificate_number_problem(values["certificate"]):
            self.say(row, "certificate", raw["certificate"], "certificate_own_kind")

    def _beside(self, row, raw, values):
        """What is only compared with the registry, and the note."""
        values["note"] = tidy(raw.get("note"))
        self.limit(row, "note", values["note"])
        word = normalise(raw.get("poor", ""))
        try:
            values["poor"] = _POOR[word] if word in _POOR else yes_or_no(word)
        except ValueError:
            values["poor"] = None
            self.say(row, "poor", word, "not_yes_or_no", WARNING)
        name, township = compacted(raw.get("village")), compacted(raw.get("township"))
        values["village"], wrong = self.facts.village(township, name) if name else (None, None)
        if wrong:
            self.say(row, "township" if wrong == "unknown_township" else "village", name, wrong, WARNING)

    def _once(self, row, raw, values):
        """Rows of one class agree; nobody is in it twice, and no certificate is given twice."""
        key = values["class_key"] = f"{fold(values['title'])} {values['starts_on'].isoformat()}"
        first, facts = self._classes.setdefault(key, (row, [values[name] for name in OF_CLASS]))
        differing = [name for name, fact in zip(OF_CLASS, facts, strict=True) if values[name] != fact]
        if differing:
            self.say(row, differing[0], str(values[differing[0]]), "class_differs", args={"first": first})
        first = self._people.setdefault((key, int(values["identity"][:17])), row)
        if first != row:
            self.say(row, "identity", raw["identity"], "twice_in_class", args={"first": first})
        if values["certificate"]:
            first = self._certificates.setdefault(values["certificate"], row)
            if first != row:
                self.say(row, "certificate", raw["certificate"], "certificate_twice", args={"first": first})


def _hours(cell):
    """Whole hours of 80, 80学时 or 80.0; 0 when nothing is said. ValueError for anything else."""
    text = normalise(cell).removesuffix("个").removesuffix("学时").removesuffix("课时").removesuffix("小时")
    if not text:
        return 0
    hours = float(text)
    if hours != int(hours) or not 0 < hours <= MOST_HOURS:
        raise ValueError(text)
    return int(hours)


def _score(cell):
    """(score or None, state) of 85, 85分, 合格; None when empty. ValueError for anything else."""
    text = normalise(cell).casefold().removesuffix("分")
    if not text:
        return None
    if text in _STATES:
        return None, _STATES[text]
    score = float(text)
    if not 0 <= score <= BEST_SCORE:
        raise ValueError(text)
    return int(score + 0.5), COMPLETED if score >= PASS_MARK else FAILED


def _word(cell):
    """The state of 合格, 不合格, 中途退出; None when empty. ValueError for anything else."""
    text = normalise(cell).casefold()
    if not text:
        return None
    if text in _STATES:
        return _STATES[text]
    raise ValueError(text)
