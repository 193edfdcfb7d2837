"""What a payload may look like: readers of single values, and one reading of a whole payload with all its errors."""

import re
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from xundian.kit.errors import Invalid

LONGEST_LIST = 100
SHA256 = re.compile(r"[0-9a-f]{64}\Z")
WORDS = {
    "required": _("This field is needed."),
    "not_a_text": _("Write text here."),
    "too_long": _("This text is too long."),
    "not_a_day": _("Write a day as year-month-day."),
    "not_an_id": _("This is no id."),
    "not_a_list": _("Send a list here."),
    "not_an_object": _("Send an object here."),
    "not_a_number": _("Send a number here."),
    "too_deep": _("This is nested too deeply."),
    "unknown": _("This word is not in the list."),
    "unexpected_field": _("Only the server says this. Leave it out."),
    "not_found": _("There is no such record."),
}


class Wrong(Exception):
    """A value that cannot be read: {field path: code}."""

    def __init__(self, problems):
        super().__init__(problems)
        self.problems = {"": problems} if isinstance(problems, str) else problems


def refused(field, code, message=None):
    """Invalid with one field and its code, in this module's words."""
    return Invalid(message or WORDS[code], field=field, code=code)


def text(longest):
    """Text of at most so many characters; nothing is empty text."""

    def read(value):
        if value is None:
            return ""
        if not isinstance(value, str) or "\x00" in value:
            raise Wrong("not_a_text")
        if len(value) > longest:
            raise Wrong("too_long")
        return value

    return read


def word(choices):
    """A word of a list of choices; nothing stays empty."""

    def read(value):
        if value in (None, ""):
            return ""
        if not isinstance(value, str) or value not in choices:
            raise Wrong("unknown")
        return value

    return read


def day(value):
    """A date in ISO form, or None."""
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise Wrong("not_a_day") from None


def ref(value):
    """The id of a row as UUID, or None."""
    if value in (None, ""):
        return None
    try:
        return UUID(value)
    except (AttributeError, TypeError, ValueError):
        raise Wrong("not_an_id") from None


def table(value):
    """An object as it came; nothing is an empty one."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise Wrong("not_an_object")
    return value


def flag(value):
    """True or false; nothing is false."""
    if value not in (None, True, False):
        raise Wrong("unknown")
    return bool(value)


def sha(value):
    """A SHA-256 in hexadecimal."""
    if not isinstance(value, str) or not SHA256.match(value):
        raise Wrong("not_an_id")
    return value


def many(each):
    """A list of such values; nothing is an empty list."""

    def read(value):
        if value is None:
            return []
        if not isinstance(value, list) or len(value) > LONGEST_LIST:
            raise Wrong("not_a_list")
        return [_read_at(str(place), each, one) for place, one in enumerate(value)]

    return read


def rows(**shape):
    """A list of objects of that shape."""
    return many(lambda value: _read(table(value), shape))


def needed(reader):
    """The same, but it must be there."""

    def read(value):
        found = reader(value)
        if found in (None, "", [], {}):
            raise Wrong("required")
        return found

    return read


def checked(payload, shape):
    """The known fields of a payload as Python values; Invalid naming every field that cannot be read.

    Names the shape does not know are left alone: a newer app may say more than is understood here.
    """
    try:
        return _read(payload, shape)
    except Wrong as wrong:
        raise Invalid(fields={name: (code, WORDS[code]) for name, code in wrong.problems.items()}) from None


def _read(payload, shape):
    found, problems = {}, {}
    for name, reader in shape.items():
        try:
            found[name] = _read_at(name, reader, payload.get(name))
        except Wrong as wrong:
            problems |= wrong.problems
    if problems:
        raise Wrong(problems)
    return found


def _read_at(name, reader, value):
    try:
        return reader(value)
    except Wrong as wrong:
        inner = {f"{name}.{path}" if path else name: code for path, code in wrong.problems.items()}
        raise Wrong(inner) from None
