"""How each field is corrected: its widget, its value now, and what was typed made into a value."""

from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from laborers.surveys.queries import place_finder
from laborers.surveys.rules.amounts import amount
from xundian.codes.rules import check_phone
from xundian.kit.errors import Invalid
from xundian.kit.money import fen, yuan
from xundian.kit.names import compact

MONTHS = range(13)


class Input(NamedTuple):
    """A field of the person or of the answers: words for people, kind of widget, code list, longest text, a hint."""

    label: str
    widget: str = "text"
    scheme: str = ""
    longest: int = 100
    hint: str = ""


INPUTS = {
    "name": Input(_("Name"), longest=50),
    "relation": Input(_("Relation to the head"), "choice", "relation"),
    "education": Input(_("Education"), "choice", "education"),
    "health": Input(_("Health"), "choice", "health_field"),
    "labour_skill": Input(_("Labour ability"), "choice", "labour_skill"),
    "ethnic_group": Input(_("Ethnic group"), "choice", "ethnic_group"),
    "phone": Input(_("Phone"), "phone", longest=20),
    "status": Input(_("Employment status"), "choice", "transfer_status"),
    "unemployed_reason": Input(_("Reason for not working"), "choice", "unemployed_reason"),
    "place": Input(_("Place of work"), "place", hint=_("Province, city and county in one, such as 浙江省义乌市.")),
    "employer": Input(_("Employer")),
    "months": Input(_("Months worked this year"), "months"),
    "wage_fen": Input(_("Monthly wage (yuan)"), "money"),
    "expected_wage_fen": Input(_("Expected monthly wage (yuan)"), "money"),
    "intention": Input(_("Employment intention"), "choice", "intention"),
    "care_duty": Input(_("Must care for family"), "yes_no"),
    "surveyed_on": Input(_("Day of the survey"), "day"),
}
PERSON = ("name", "relation", "education", "health", "labour_skill", "ethnic_group", "phone")
# What a question may be answered with, where it is not just the field that it is about.
BY_CODE = {
    "place_without_months": ("months", "place"),
    "months_without_place": ("place", "months"),
    "away_without_place": ("status", "place", "months"),
    "no_labour_but_working": ("labour_skill", "status"),
    "under_sixteen_working": ("status",),
    "employer_at_home": ("employer", "place"),
}
BY_FIELD = {
    "wage": "wage_fen", "expected_wage": "expected_wage_fen", "reason": "unemployed_reason", "ethnic": "ethnic_group",
    "place_text": "place", "place_province": "place", "place_city": "place", "place_county": "place",
}  # fmt: skip
SCHEMES = frozenset(each.scheme for each in INPUTS.values() if each.scheme) | {"destination"}


def names_for(doubt):
    """The fields with which a question can be answered; none where the record is put right elsewhere."""
    names = BY_CODE.get(doubt.code) or (BY_FIELD.get(doubt.field, doubt.field),)
    return [name for name in names if name in INPUTS]


def current(name, person, answers):
    """The value of a field now, of the person or of the answers; the answers may be None."""
    if name in PERSON:
        return getattr(person, name)
    if name == "place":
        return getattr(answers, "place_text", "") or getattr(answers, "place", "")
    return getattr(answers, name, None)


def typed(name, value):
    """A value as its widget shows it."""
    if value is None:
        return ""
    widget = INPUTS[name].widget
    if widget == "money":
        return f"{yuan(value):.2f}".removesuffix(".00")
    if widget == "yes_no":
        return "1" if value else "0"
    return value.isoformat() if isinstance(value, date) else str(value)


def read(names, sent, person, answers, lists):
    """{field: new value} of what differs from now; Invalid with every field that cannot be understood."""
    changes, wrong = {}, {}
    for name in names:
        text = sent.get(name, "").strip()
        if text == typed(name, current(name, person, answers)):
            continue
        try:
            changes |= _value(name, text, lists)
        except ValueError as error:
            wrong[name] = ("invalid", str(error))
    if wrong:
        raise Invalid(fields=wrong)
    return changes


def _value(name, text, lists):
    return READERS[INPUTS[name].widget](name, text, lists)


def _text(name, text, lists):
    if len(text) > INPUTS[name].longest:
        raise ValueError(_now("The text is too long. Shorten it."))
    if not text and name == "name":
        raise ValueError(_now("The name is empty. Fill it in."))
    return {name: " ".join(text.split())}


def _choice(name, text, lists):
    if text and text not in lists[INPUTS[name].scheme]:
        raise ValueError(_now("Choose a word of the list."))
    return {name: text}


def _place(name, text, lists):
    found = place_finder(lists["destination"])(compact(text)) if text else ""
    if found is None:
        raise ValueError(_now("This place is not in the list. Write province, city and county, such as 浙江省义乌市."))
    return {"place": found, "place_text": _text(name, text, lists)[name]}


def _phone(name, text, lists):
    check = check_phone(text)
    if text and "phone_format" in check.problems:
        raise ValueError(_now("This is no telephone number. A mobile number has 11 digits."))
    return {name: check.number}


def _months(name, text, lists):
    if text and not (text.isdecimal() and len(text) <= 2 and int(text) in MONTHS):
        raise ValueError(_now("Months are whole numbers from 0 to 12. Correct it."))
    return {name: int(text) if text else None}


def _money(name, text, lists):
    try:
        return {name: fen(amount(text))}
    except ValueError:
        raise ValueError(_now("This is not an amount of money. Write a number such as 3800.")) from None


def _day(name, text, lists):
    try:
        return {name: date.fromisoformat(text)}
    except ValueError:
        raise ValueError(_now("This is not a day. Write it as 2018-04-30.")) from None


def _yes_no(name, text, lists):
    return {name: text == "1"}


READERS = {
    "text": _text, "choice": _choice, "place": _place, "phone": _phone, "months": _months, "money": _money,
    "day": _day, "yes_no": _yes_no,
}  # fmt: skip
