"""The parts of a household's form, one for each person: what they say, what is wrong with them, what is odd."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from laborers.registry.models import Laborer
from laborers.surveys import queries
from laborers.surveys.actions.responses import check_day
from laborers.surveys.models import SurveyResponse
from laborers.surveys.rules import Unit, about_home, about_work, read_answers, read_newcomer
from laborers.surveys.rules.doubts import WARNING
from laborers.surveys.states import ANSWER_PROBLEMS, DOUBTS
from xundian.codes.states import PROBLEMS
from xundian.divisions.rules import split_name
from xundian.kit.errors import Invalid

NOTE_LENGTH = 200


@dataclass(frozen=True)
class Member:
    """Somebody of the household who was asked: `answers` hold FORM_FIELDS as written, or everything is as last time."""

    laborer: Laborer
    answers: dict = field(default_factory=dict)
    as_last: bool = False


@dataclass(frozen=True)
class Newcomer:
    """Somebody who is missing from the household: `person` as rules.read_newcomer reads it, `answers` as a member's."""

    person: dict
    answers: dict


@dataclass
class Part:
    """One person's part of the form while it is checked; `key` names the person in errors, doubts and results."""

    key: str
    name: str
    values: dict = field(default_factory=dict)
    laborer: Laborer | None = None
    person: dict | None = None
    as_last: SurveyResponse | None = None


class Doubtful(Invalid):
    """Something is odd and may be true: `doubts` are dicts of person, name, field, code, value, text; say so, or
    correct it."""

    code = "doubtful"

    def __init__(self, doubts):
        super().__init__(_("Some answers are unusual. Correct them, or confirm each with a note."), code=self.code)
        self.doubts = doubts

    @property
    def errors(self):
        """Each doubt as an error of its field."""
        return [(f"{each['person']}.{each['field']}", each["code"], each["text"]) for each in self.doubts]


def read(members, newcomers, people, *, round, on, today):
    """The parts with their values; Invalid with everything that is wrong."""
    lists = queries.lists_on(today)
    words, place = queries.words_of_forms(lists), queries.place_finder(lists["destination"])
    last = queries.last_answers([each.laborer.pk for each in members if each.as_last])
    wrong = _whole(members, newcomers, people, round, on, today)
    parts = []
    for each in members:
        key = str(each.laborer.pk)
        part = Part(key, each.laborer.name, laborer=each.laborer, as_last=last.get(each.laborer.pk))
        if each.as_last and not part.as_last:
            wrong[f"{key}.as_last"] = ("no_last", _("This person has not answered before. Enter the answers."))
        elif not each.as_last:
            part.values = _taken(key, read_answers(each.answers, words, place), wrong)
        parts.append(part)
    for position, each in enumerate(newcomers):
        key = f"new-{position}"
        person = _taken(key, read_newcomer(each.person, words, on), wrong)
        values = _taken(key, read_answers(each.answers, words, place), wrong)
        parts.append(Part(key, person["name"], values, person=person))
    _numbers_once(parts, wrong)
    if wrong:
        raise Invalid(fields=wrong)
    return parts


def _whole(members, newcomers, people, round, on, today):
    """What is wrong with the form as a whole: its day, nobody asked, somebody who does not live here."""
    wrong, here = {}, {person.pk for person in people}
    if on > today:
        wrong["surveyed_on"] = ("in_future", _("The day lies in the future."))
    else:
        try:
            check_day(round, on)
        except Invalid as refusal:
            wrong["surveyed_on"] = (refusal.code, refusal.message)
    if not members and not newcomers:
        wrong["members"] = ("required", _("Nobody was asked. Choose for one person at least."))
    for each in members:
        if each.laborer.pk not in here:
            wrong[str(each.laborer.pk)] = ("not_here", _("This person is not in the household."))
    return wrong


def _taken(key, answers, wrong):
    for name, code in answers.errors.items():
        wrong[f"{key}.{name}"] = (code, ANSWER_PROBLEMS.get(code) or PROBLEMS[code])
    return answers.values


def _numbers_once(parts, wrong):
    seen = set()
    for part in parts:
        number = part.person and part.person["identity"]
        if number and number in seen:
            wrong[f"{part.key}.identity"] = ("identity_twice", ANSWER_PROBLEMS["identity_twice"])
        seen.add(number)


# --- doubts ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Sheet:
    """What the shared rules ask of a sheet: a form has every column; the telephone only for who is added."""

    facts: object
    phone: bool
    units = {"wage": Unit(), "expected_wage": Unit()}

    def has(self, column):
        return self.phone if column == "phone" else True


@dataclass(frozen=True)
class _Facts:
    province: str
    county_name: str


def doubts_about(parts, people, home, on):
    """Every doubt about what was asked anew, as a dict; what is as last time was judged last time."""
    county = home.division.parent.parent
    facts, found = _Facts(county.code[:2], split_name(county.name)[0]), []
    for part in parts:
        if part.as_last:
            continue
        if part.person and not part.person["identity"]:
            found.append(_doubt(part, "identity", "", "without_number"))
        for doubt in about_work(*_as_sheet(part, on), _Sheet(facts, part.person is not None)):
            if doubt[3] == WARNING:
                found.append(_doubt(part, *doubt[:3]))
    added = [part for part in parts if part.person]
    for position, *doubt in about_home([each.relation for each in people], [p.person["relation"] for p in added]):
        found.append(_doubt(added[position], *doubt[:3]))
    return found


def _as_sheet(part, on):
    """(values, raw) as the shared rules want them."""
    person = part.person or {
        "phone": part.laborer.phone, "labour_skill": part.laborer.labour_skill, "birth": part.laborer.birth,
    }  # fmt: skip
    values = part.values | {
        "labour_skill": person["labour_skill"], "birth_of_identity": person["birth"], "surveyed_on": on,
        "wage": part.values["wage_fen"],
    }  # fmt: skip
    for name in ("wage", "expected_wage"):
        fen = part.values[f"{name}_fen"]
        values[f"{name}_number"] = fen and fen / 100
    raw = {"wage": values["wage_number"], "expected_wage": values["expected_wage_number"]}
    return values, raw | {"phone": person["phone"], "status": "", "labour_skill": "", "employer": values["employer"]}


def _doubt(part, name, value, code):
    text = DOUBTS[code]
    return {"person": part.key, "name": part.name, "field": name, "code": code, "value": str(value or ""), "text": text}


def _key(doubt):
    return doubt["person"], doubt["field"], doubt["code"]


def unanswered(doubts, stated):
    """The doubts that nobody has said anything about."""
    return [each for each in doubts if not stated.get(_key(each), "").strip()]


def with_notes(doubts, stated):
    """The doubts that are true as stated, as they are kept with the form: each with its note."""
    kept = ("person", "field", "code", "value")
    return [{name: each[name] for name in kept} | {"note": stated[_key(each)].strip()[:NOTE_LENGTH]} for each in doubts]
