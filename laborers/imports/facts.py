"""What the readers of rows must know of the county, read once: words of code lists, villages, places of work."""

from functools import cache

from laborers.surveys import queries as surveys
from xundian.codes.queries import tables
from xundian.divisions.queries import name_book

PLACES = surveys.PLACES
OFFERED_WORDS = 14


def word_finders(schemes, day):
    """({field: word -> code or None}, {field: words to offer}) of {field: names of code lists} as valid that day."""
    lists = tables({name for names in schemes.values() for name in names}, day)
    found = {field: [lists[name] for name in names] for field, names in schemes.items()}
    return {field: surveys.word_finder(many) for field, many in found.items()}, {
        field: _offered(many[0]) for field, many in found.items()
    }


def village_finder(division_code, on):
    """(township name, village name) to (code, None) or (None, code of a problem); only inside the import's place."""
    county = division_code[:6]
    book = name_book(county, on)

    @cache
    def find(township, village):
        within = division_code[:9]
        if township:
            within = book.find(township, county).code
            if within is None or len(within) != 9:
                return None, "unknown_township"
        found = book.find(village, within)
        inside = [code for code in found.candidates if len(code) == 12 and code.startswith(division_code)]
        if len(inside) == 1:
            return inside[0], None
        return None, "village_ambiguous" if inside else "unknown_village"

    return find


def place_finder(day):
    """A place of work to the code of the most exact place that its text begins with, as a form reads it too."""
    return surveys.place_finder(tables({PLACES}, day)[PLACES])


def _offered(words):
    """Labels to choose from; of a long list with sub-classes only the classes."""
    choices = words.choices("zh-hans")
    if len(choices) > OFFERED_WORDS:
        choices = [(code, label) for code, label in choices if code.endswith("0")] or choices
    labels = [label for _code, label in choices[:OFFERED_WORDS]]
    return "、".join(labels) + ("…" if len(choices) > OFFERED_WORDS else "")
