"""Reasons and obstacles in words, in the active language."""

from laborers.jobs.states import EMPTY_HANDED, FITS, OBSTACLES
from laborers.surveys.states import Direction


def explain(reasons):
    """Reasons, or the rows they were stored as, as sentences in the active language."""
    return [_sentence(each) for each in (each if isinstance(each, dict) else each.as_row() for each in reasons)]


def _sentence(row):
    code, values = row["code"], {name.removesuffix("_fen"): _word(name, each) for name, each in row["values"].items()}
    if "alone" in values:
        return OBSTACLES[code][1] % values
    sentence = FITS.get(code) or EMPTY_HANDED.get(code)
    return str(sentence or OBSTACLES[code][0]) % values


def _word(name, value):
    if name.endswith("_fen"):
        return f"{value // 100}" if value % 100 == 0 else f"{value / 100:.2f}"
    return Direction(value).label if name == "direction" else value


def hindrance(code):
    """The sentence of one obstacle of one post."""
    return str(OBSTACLES[code][0])
