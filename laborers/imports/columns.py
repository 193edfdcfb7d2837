"""Which column of a sheet holds what: a header in rows 1 to 5, under the names of a kind's Vocabulary. Pure."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from laborers.imports.rules import Refused
from xundian.codes.rules import fold

HEADER_ROWS = 5
NAMES_OFFERED = 4

_UNIT = re.compile(r"\((?:元|万元|千元|元/月|月|个月|人|年|亩|必填|选填)\)|[*:、。★]+")


@dataclass(frozen=True)
class Vocabulary:
    """The columns a kind of sheet may have, and the headers each goes by (codes 8).

    `synonyms`: {our field: "header header …"}; the first is how the county's own form calls it. `required`: fields no
    sheet of this kind can do without. `person`: the columns that make a row a row; one without any of them is a total,
    a footer or nothing. `unused`: columns every sheet may have and nothing is lost without. `within`: {what is read
    from a column beside its own field: that field}.
    """

    synonyms: dict
    required: tuple
    person: tuple
    unused: tuple = field(default=("serial",))
    within: dict = field(default_factory=dict)

    def field_of(self, header):
        """Our name of the column with that header, or None."""
        key = fold(header)
        return self._words.get(key) or self._bare_words.get(_UNIT.sub("", key))

    def title(self, name):
        """How the county's own form calls a field; a field without a column is called as it is."""
        name = self.column_of(name)
        return self.synonyms[name].split()[0] if name in self.synonyms else name

    def column_of(self, name):
        """The field whose column holds it."""
        return self.within.get(name, name)

    def looked_for(self, names):
        """What a reader is told to look for: the first names of each field."""
        return "; ".join(" / ".join(self.synonyms[name].split()[:NAMES_OFFERED]) for name in names)

    @cached_property
    def _words(self):
        return {fold(word): name for name, words in self.synonyms.items() for word in words.split()}

    @cached_property
    def _bare_words(self):
        return {_UNIT.sub("", word): name for word, name in self._words.items()}


class Columns(NamedTuple):
    """Where the fields of a sheet are: `index` by field, `header` as written by field, the row of the header."""

    row: int
    index: dict
    header: dict
    ignored: tuple = ()


def recognise(rows, vocabulary, layout=None):
    """The Columns of a sheet from its first rows (lists of cells): as `layout` chooses, and guessed where it does not.

    Cells merged downwards are read in the row below too. Refused when no row of the first five is a header; it also
    names columns that mean the same twice, and required columns that are missing with every name they could have had.
    """
    header_row, columns = (layout or {}).get("header_row"), (layout or {}).get("columns")
    if header_row and columns is not None:
        return placed(rows, header_row, columns)
    best = guess_at(rows, header_row, vocabulary) if header_row else guess(rows, vocabulary)
    missing = [name for name in vocabulary.required if name not in best.places]
    if missing:
        if len(best.places) < len(vocabulary.required):
            raise Refused("no_header", looked=vocabulary.looked_for(vocabulary.required))
        raise Refused("columns_missing", looked=vocabulary.looked_for(missing))
    twice = best.twice(vocabulary)
    if twice:
        raise Refused("columns_twice", columns=_named_twice(twice, best.texts))
    single = best.single()
    return Columns(best.row, single, {name: best.texts[place] for name, place in single.items()}, tuple(best.unknown))


class Guess(NamedTuple):
    """A row taken as the header: {field: places}, the header's texts by place, the texts nobody knows."""

    row: int
    places: dict
    texts: list
    unknown: list

    def single(self):
        """{field: its first place}."""
        return {name: places[0] for name, places in self.places.items()}

    def twice(self, vocabulary):
        """{field: places} of the fields that several columns mean."""
        return {
            name: places for name, places in self.places.items() if len(places) > 1 and name not in vocabulary.unused
        }


def guess(rows, vocabulary):
    """The row of the first five that names most columns; the first of equals."""
    found = [guess_at(rows, row, vocabulary) for row in range(1, min(len(rows), HEADER_ROWS) + 1)]
    return max(found, key=lambda each: len(each.places), default=Guess(1, {}, [], []))


def guess_at(rows, header_row, vocabulary):
    """That row (counted from 1) taken as the header."""
    own = rows[header_row - 1] if header_row <= len(rows) else []
    places, unknown, texts = {}, [], flattened(rows[:header_row])
    for place, text in enumerate(texts):
        name = vocabulary.field_of(text)
        if name:
            places.setdefault(name, []).append(place)
        elif text and fold(own[place] if place < len(own) else ""):
            unknown.append(text)
    return Guess(header_row, places, texts, unknown)


def placed(rows, header_row, columns):
    """The Columns that a person chose: {field: place or None}."""
    index = {name: place for name, place in columns.items() if place is not None}
    texts = flattened(rows[:header_row])
    header = {name: texts[place] if place < len(texts) else "" for name, place in index.items()}
    used = set(index.values())
    ignored = tuple(text for place, text in enumerate(texts) if text and place not in used)
    return Columns(header_row, index, header, ignored)


def flattened(rows):
    """The last row's texts; an empty cell shows what is written above it, for it may be merged downwards."""
    width = max((len(row) for row in rows), default=0)
    texts = [""] * width
    for row in rows:
        for place, cell in enumerate(row):
            text = " ".join(str(cell).split()) if cell not in ("", None) else ""
            texts[place] = text or texts[place]
    return texts


def _named_twice(twice, texts):
    return "; ".join(", ".join(f"{letters(place)} “{texts[place]}”" for place in places) for places in twice.values())


def letters(place):
    """The name a person sees above a column, counted from 0: A, B, … Z, AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
