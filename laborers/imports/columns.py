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
    a footer or nothing. `unused`: columns every sheet may have and nothing is lost without.
    """

    synonyms: dict
    required: tuple
    person: tuple
    unused: tuple = field(default=("serial",))

    def field_of(self, header):
        """Our name of the column with that header, or None."""
        key = fold(header)
        return self._words.get(key) or self._bare_words.get(_UNIT.sub("", key))

    def title(self, name):
        """How the county's own form calls a field; a field without a column is called as it is."""
        return self.synonyms[name].split()[0] if name in self.synonyms else name

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


def recognise(rows, vocabulary):
    """The Columns of a sheet from its first rows (lists of cells); Refused when no row of the first five is a header.

    Cells merged downwards are read in the row below too. Refused also names columns that mean the same twice, and
    required columns that are missing together with every name they could have had.
    """
    candidates = [_columns(rows, position, vocabulary) for position in range(min(len(rows), HEADER_ROWS))]
    best = max(candidates, key=lambda each: len(each[0]), default=({}, {}, []))
    index = best[0]
    missing = [name for name in vocabulary.required if name not in index]
    if missing:
        if len(index) < len(vocabulary.required):
            raise Refused("no_header", looked=vocabulary.looked_for(vocabulary.required))
        raise Refused("columns_missing", looked=vocabulary.looked_for(missing))
    twice = {name: places for name, places in index.items() if len(places) > 1 and name not in vocabulary.unused}
    if twice:
        raise Refused("columns_twice", columns=_named_twice(twice, best[1]))
    single = {name: places[0] for name, places in index.items()}
    header = {name: best[1][place] for name, place in single.items()}
    return Columns(candidates.index(best) + 1, single, header, tuple(best[2]))


def _columns(rows, position, vocabulary):
    """({field: places}, header text by place, unknown headers) when the row at `position` is taken as the header."""
    index, ignored = {}, []
    texts = flattened(rows[: position + 1])
    for place, text in enumerate(texts):
        name = vocabulary.field_of(text)
        if name:
            index.setdefault(name, []).append(place)
        elif text and fold(rows[position][place] if place < len(rows[position]) else ""):
            ignored.append(text)
    return index, texts, ignored


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
