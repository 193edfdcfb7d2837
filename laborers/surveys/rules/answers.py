"""What one person's part of a household form says: words into codes and numbers, and what is wrong with them. Pure.

An error is a code of states.ANSWER_PROBLEMS or codes.states.PROBLEMS under the name of its field.
"""

from typing import NamedTuple

from laborers.surveys.rules.amounts import amount, months_worked
from xundian.codes.rules import check_identity, check_phone, parse_day
from xundian.kit.names import compact

MONTHS_IN_A_YEAR = 12
CODED = ("status", "unemployed_reason", "intention")
PERSON_CODED = ("relation", "education", "health", "labour_skill", "ethnic_group")
PLACE_PARTS = ("place_province", "place_city", "place_county", "place_text")
LIMITS = {"employer": 100, "place_text": 100, "training_wish": 40, "name": 50}
LOWEST_YEAR = 1900


class Answers(NamedTuple):
    """Values by field, coded and in fen, and {field: code of what is wrong with it}."""

    values: dict
    errors: dict


def read_answers(raw, words, place):
    """The Answers of one person; `raw` holds texts (or numbers) by field, all of them optional but the status.

    `words`: {field: word -> code or None}; `place`: text -> code of the most exact place or None.
    """
    values, errors = {}, {}
    for field in CODED:
        values[field] = _code(raw, field, words, errors)
    if not values["status"]:
        errors.setdefault("status", "status_missing")
    _place(raw, place, values, errors)
    values["employer"] = _text(raw, "employer", errors)
    wish = _text(raw, "training_wish", errors)
    # An occupation of the list is kept as its code, so that matching knows it; any other wish as it was told.
    values["training_wish"] = (words["training_wish"](compact(wish)) if wish else "") or wish
    values["months"] = months = _number(raw, "months", months_worked, "months_not_whole", errors)
    if months is not None and not 0 <= months <= MONTHS_IN_A_YEAR:
        errors["months"] = "months_out_of_year"
    for field in ("wage", "expected_wage"):
        number = _number(raw, field, amount, "not_a_number", errors)
        values[f"{field}_fen"] = None if number is None else int((number * 100).to_integral_value())
    values["care_duty"] = bool(raw.get("care_duty"))
    return Answers(values, errors)


def read_newcomer(raw, words, on):
    """The Answers about a person who is to be added: as registry.actions.register_laborer takes them."""
    errors = {}
    values = {"name": compact(_text(raw, "name", errors))}
    if not values["name"]:
        errors["name"] = "name_missing"
    for field in PERSON_CODED:
        values[field] = _code(raw, field, words, errors)
    values["phone"] = _phone(raw, errors)
    values["identity"] = ""
    identity = compact(str(raw.get("identity") or ""))
    values["sex"], values["birth"] = str(raw.get("sex") or ""), _day(raw, on, errors)
    if identity:
        check = check_identity(identity, on)
        values["identity"] = check.number
        if check.problems:
            errors["identity"] = check.problems[0]
        else:
            _compare(values, check, errors)
    elif not (values["sex"] in ("1", "2") and (values["birth"] or "birth" in errors)):
        errors["identity"] = "identity_or_birth"
    return Answers(values, errors)


def _compare(values, check, errors):
    """Sex and birth date that were written beside the number must be the number's."""
    if values["sex"] and values["sex"] != check.sex:
        errors["sex"] = "identity_differs"
    if values["birth"] and values["birth"] != check.birth:
        errors["birth"] = "identity_differs"
    values["sex"], values["birth"] = check.sex, check.birth


def _place(raw, place, values, errors):
    text = ""
    for field in PLACE_PARTS:
        part = str(raw.get(field) or "").strip()
        # Whoever repeats the province in the next field means it once.
        text = part if part.startswith(text) else text if part in text else text + part
    values["place_text"], values["place"] = text, (place(compact(text)) or "") if text else ""
    if len(text) > LIMITS["place_text"]:
        errors["place"] = "too_long"


def _code(raw, field, words, errors):
    word = compact(str(raw.get(field) or ""))
    code = words[field](word) if word else ""
    if code is None:
        errors[field] = "unknown_word"
    return code or ""


def _text(raw, field, errors):
    text = " ".join(str(raw.get(field) or "").split())
    if len(text) > LIMITS[field]:
        errors[field] = "too_long"
    return text


def _number(raw, field, parse, code, errors):
    try:
        return parse(raw.get(field))
    except (ValueError, TypeError, OverflowError):
        errors[field] = code
        return None


def _phone(raw, errors):
    check = check_phone(raw.get("phone") or "")
    if check.number and "phone_format" in check.problems:
        errors["phone"] = "phone_format"
    return check.number


def _day(raw, on, errors):
    try:
        day = parse_day(raw.get("birth"))
    except (ValueError, TypeError, OverflowError):
        errors["birth"] = "not_a_day"
        return None
    if day and (day > on or day.year < LOWEST_YEAR):
        errors["birth"] = "birth_in_future"
        return None
    return day
