"""Pure parts of the complaint line: readable numbers and codes, and who answers."""

from datetime import timedelta

# Without signs that are taken for one another on paper.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
NUMBER_SIGNS, CODE_SIGNS = 8, 10
LONGEST_TEXT, LONGEST_CONTACT = 1000, 100

# A complainant may add so many lines.
MOST_LINES = 50


def readable(data, signs):
    """Random bytes as so many signs of the alphabet, in two halves."""
    value, found = int.from_bytes(data, "big"), ""
    for _sign in range(signs):
        value, place = divmod(value, len(ALPHABET))
        found += ALPHABET[place]
    return f"{found[: signs // 2]}-{found[signs // 2 :]}"


def as_written(words, signs):
    """What a person typed as `readable` would have it: capitals, one hyphen; "" when it cannot be one."""
    bare = "".join(sign for sign in (words or "").upper() if sign.isalnum())
    if len(bare) != signs or any(sign not in ALPHABET for sign in bare):
        return ""
    return f"{bare[: signs // 2]}-{bare[signs // 2 :]}"


def handler_of(concerns, has_auditor):
    """Who answers: the auditor what is about the county's bureau, as far as the county has one; else the county."""
    return "auditor" if concerns == "county" and has_auditor else "county"


def due_on(day, days):
    """The last day for an answer."""
    return day + timedelta(days=days)
