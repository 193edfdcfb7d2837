"""How a file looks before it is read: its sheets, its first rows, and which column is which. Pure.

A cell is shown short, and with every identity number in it masked.
"""

from typing import NamedTuple

from laborers.imports.columns import HEADER_ROWS, Guess, guess, guess_at, letters
from laborers.imports.rules import shown
from xundian.codes.rules import fold

READ_ROWS = 15
SHOWN_ROWS = 10
SAMPLES = 3


class Look(NamedTuple):
    """One sheet as it is looked at: its name and first rows, the guessed header row, the header row in force and what
    its texts mean, and {field: place} in force."""

    name: str
    rows: list
    guessed_row: int | None
    found: Guess
    index: dict


def look(sheets, layout, vocabulary):
    """The Look at the sheet that the layout names, or at the one whose header is known best; None without a sheet."""
    if not sheets:
        return None
    name, rows, best = _sheet(sheets, layout.get("sheet"), vocabulary)
    known = len(best.places) >= min(len(vocabulary.required), 2)
    header_row = layout.get("header_row") or best.row
    found = guess_at(rows, header_row, vocabulary)
    columns = layout.get("columns")
    index = found.single() if columns is None else {field: at for field, at in columns.items() if at is not None}
    return Look(name, rows, best.row if known else None, found, index)


def _sheet(sheets, chosen, vocabulary):
    guesses = [(name, rows, guess(rows[:HEADER_ROWS], vocabulary)) for name, _total, rows in sheets]
    named = [each for each in guesses if each[0] == chosen]
    return named[0] if named else max(guesses, key=lambda each: len(each[2].places))


def width(seen):
    """How many columns the first rows have."""
    return max((len(row) for row in seen.rows), default=0)


def header(seen, place):
    """The header's text above a column."""
    return seen.found.texts[place] if place < len(seen.found.texts) else ""


def told(seen, vocabulary):
    """What a person sees of a Look, in plain values; see queries.preview."""
    fields = {place: field for field, place in seen.index.items()}
    columns = [
        {
            "place": place, "letters": letters(place), "header": header(seen, place), "field": fields.get(place),
            "samples": _samples(seen, place),
        }
        for place in range(width(seen))
    ]  # fmt: skip
    missing = [field for field in vocabulary.required if field not in seen.index]
    return {
        "sheet": seen.name,
        "rows": [[shown(cell) for cell in row] for row in seen.rows[:SHOWN_ROWS]],
        "header_row": seen.found.row,
        "guessed_header_row": seen.guessed_row,
        "columns": columns,
        "unknown": [each["header"] for each in columns if each["header"] and not each["field"]],
        "missing": [{"field": name, "names": vocabulary.synonyms[name].split()} for name in missing],
    }


def _samples(seen, place):
    """The first cells below the header that hold something."""
    cells = (row[place] for row in seen.rows[seen.found.row :] if place < len(row))
    return [text for text in map(shown, cells) if text][:SAMPLES]


def places_of(seen_rows, header_row, columns, vocabulary):
    """{field: place} where the header at that row has the texts of `columns` ({field: text}); None for the others."""
    texts = guess_at(seen_rows, header_row, vocabulary).texts
    by_text = {}
    for place, text in enumerate(texts):
        by_text.setdefault(fold(text), place)
    return {field: by_text.get(fold(text)) for field, text in columns.items()}


def fits(seen_rows, header_row, columns, vocabulary):
    """Whether every required column of a saved mapping stands in the header at that row."""
    found = places_of(seen_rows, header_row, columns, vocabulary)
    return all(found.get(field) is not None for field in vocabulary.required)
