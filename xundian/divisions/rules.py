"""Codes and names of divisions: what lies below a code, what a name in a file may mean. Pure.

A code is a prefix of every code below it: county 6 digits, township 9, village 12, group more (DESIGN 4).
"""

import re
from collections import defaultdict
from datetime import date
from typing import NamedTuple

from xundian.kit.names import compact, spelling_of

LENGTHS = {"county": (6, 6), "township": (9, 9), "village": (12, 12), "group": (13, 20)}
PARENT_LENGTHS = {"county": 0, "township": 6, "village": 9, "group": 12}


def prefix_range(code):
    """(low, high) so that low <= x < high holds exactly for the code itself and all codes below it.

    Takes beginnings of codes too ("53", "5301"); ValueError for anything but digits, above all for nothing,
    which would open the whole country. Relies on collation C, where ":" follows "9" and "!" comes before "0".
    """
    if not (code.isascii() and code.isdigit()):
        raise ValueError(f"not a division code: {code!r}")
    return code, code + (":" if len(code) <= PARENT_LENGTHS["group"] else "!")


def level_of(code):
    """The level whose length the code has, or None."""
    if not (code.isascii() and code.isdigit()):
        return None
    return next((level for level, (low, high) in LENGTHS.items() if low <= len(code) <= high), None)


def parent_of(code):
    """The code one level up, or "" for a county."""
    return code[: PARENT_LENGTHS[level_of(code)]]


def ancestors_of(code):
    """The codes above, the county first; the code itself is not among them."""
    return tuple(code[:length] for length in (6, 9, 12) if length < len(code))


# --- names --------------------------------------------------------------------------------------------------

# What a name may end in, the longest first, and the kind of place that tells.
_ENDINGS = (
    ("社区居民委员会", "community"), ("社区居委会", "community"), ("社区委员会", "community"),
    ("居民委员会", "community"), ("居委会", "community"), ("社区", "community"),
    ("村民委员会", "village"), ("村委会", "village"), ("行政村", "village"),
    ("村民小组", "group"), ("小组", "group"), ("组", "group"),
    ("街道办事处", "street"), ("街道办", "street"), ("街道", "street"),
    ("镇人民政府", "town"), ("镇政府", "town"), ("镇", "town"),
    ("乡人民政府", "township"), ("乡政府", "township"), ("乡", "township"),
    ("自治县", "county"), ("县", "county"),
)  # fmt: skip
_PEOPLES = re.compile(r"(.{2})((?:[^族]+族)+)")
_ENGLISH = {
    "community": "Community", "village": "Village", "group": "Group", "street": "Subdistrict", "town": "Town",
    "township": "Township", "county": "County",
}  # fmt: skip


class Place(NamedTuple):
    """A name that may be looked up; `target` is the code it leads to: a successor's, for a place now gone."""

    code: str
    name: str
    target: str
    live: bool = True


class Found(NamedTuple):
    """The one division a name means; or none of several `candidates`; or none at all."""

    code: str | None
    candidates: tuple[str, ...] = ()


def split_name(name):
    """A name as (core, kind): 三营庄村委会 and 三营庄村民委员会 are both (三营庄, village)."""
    name = compact(name)
    for ending, kind in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending):
            return _bare(name.removesuffix(ending)), kind
    return (_bare(name), "village") if _bare(name) != name else (name, "")


def _bare(core):
    """阳关村村委会 and 阳关村委会 are one place; 大村 stays, for 大 alone is no name. Peoples fall away."""
    if core.endswith("村") and len(core) > 2:
        return core[:-1]
    peoples = _PEOPLES.fullmatch(core)
    return peoples[1] if peoples else core


def english_name(name):
    """The name in English by rule: 羊街镇 is Yangjie Town, 石门乡 Shimen Township.

    A name of an unknown kind is spelled out whole.
    """
    core, kind = split_name(name)
    words = [_spelled(core)]
    peoples = _PEOPLES.match(compact(name))
    if peoples and kind in ("county", "township"):
        *others, last = map(_spelled, peoples[2].split("族")[:-1])
        words += [", ".join(others), "and", last] if others else [last]
        words += ["Autonomous" if kind == "county" else "Ethnic"]
    return " ".join([*words, *filter(None, [_ENGLISH.get(kind)])])


def _spelled(word):
    return spelling_of(word)[0].replace("v", "ü").capitalize()


class NameBook:
    """Divisions by name, built once for a file with a quarter of a million rows."""

    def __init__(self, places):
        self._exact = defaultdict(list)
        self._alike = defaultdict(list)
        for place in places:
            core, kind = split_name(place.name)
            self._exact[compact(place.name)].append(place)
            self._alike[core].append((kind, place))
        self._answers = {}

    def find(self, name, within=None):
        """What a typed name means below the code `within`; every answer is remembered."""
        key = (name, within)
        if key not in self._answers:
            self._answers[key] = self._find(compact(name), within)
        return self._answers[key]

    def _find(self, name, within):
        core, kind = split_name(name)
        alike = self._alike.get(core, ())
        tries = (
            self._exact.get(name, ()),
            [place for other, place in alike if other == kind],
            # 北镇 may be short for 北镇社区, though it ends like a town.
            [place for _kind, place in self._alike.get(name, ())],
            [place for _kind, place in alike],
        )
        for places in tries:
            inside = [each for each in places if within is None or _below(each.code, within)]
            codes = sorted({each.target for each in [each for each in inside if each.live] or inside})
            if codes:
                return Found(codes[0] if len(codes) == 1 else None, tuple(codes))
        return Found(None)


def _below(code, top):
    return code != top and code.startswith(top)


# --- files --------------------------------------------------------------------------------------------------

REQUIRED = ("code", "name", "level", "parent")
OPTIONAL = ("name_en", "valid_from", "valid_to", "successor")
_TEXTS = {"name": 60, "name_en": 120}
_DAYS = ("valid_from", "valid_to")


class Fault(NamedTuple):
    """What is wrong in a file: the line a person sees, the column, a word of states.FAULTS."""

    line: int
    column: str
    code: str


def read_rows(rows, known):
    """Rows of a file, {line: {column: text}}, as (clean rows with days and blanks as None, faults).

    `known`: the codes already in the database. Every row is judged; a file with one fault is not loaded.
    """
    cleaned = {line: _cleaned(row) for line, row in rows.items()}
    lines = defaultdict(list)
    for line, row in cleaned.items():
        lines[row["code"]].append(line)
    codes = known | lines.keys()
    faults = [
        Fault(line, column, code)
        for line, row in cleaned.items()
        for column, code in (*_tree_faults(row, codes), *_time_faults(row))
    ]
    faults += [Fault(line, "code", "code_repeated") for same in lines.values() for line in same[1:]]
    return list(cleaned.values()), sorted(faults)


def _cleaned(row):
    row = {column: text.strip() if column in _TEXTS else compact(text) for column, text in row.items()}
    days = {column: _day(row[column]) for column in _DAYS if column in row}
    return row | days | {column: row[column] or None for column in ("parent", "successor") if column in row}


def _tree_faults(row, codes):
    """(column, fault) of a row's names, code, level and parent."""
    if not row["name"]:
        yield "name", "name_missing"
    yield from ((column, "too_long") for column, size in _TEXTS.items() if len(row.get(column, "")) > size)
    if row["level"] not in LENGTHS:
        yield "level", "level_unknown"
    elif level_of(row["code"]) != row["level"]:
        yield "code", "code_form"
    elif (row["parent"] or "") != parent_of(row["code"]):
        yield "parent", "parent_code"
    elif row["parent"] and row["parent"] not in codes:
        yield "parent", "parent_missing"
    if row.get("successor") and row["successor"] not in codes - {row["code"]}:
        yield "successor", "successor_missing"


def _time_faults(row):
    """(column, fault) of a row's days."""
    start, end = row.get("valid_from"), row.get("valid_to")
    yield from ((column, "day_unreadable") for column in _DAYS if row.get(column) is False)
    if start and end and end <= start:
        yield "valid_to", "days_crossed"
    if row.get("successor") and end is None:
        yield "valid_to", "end_missing"


def _day(text):
    """The day of an ISO text, None for nothing, False for anything else."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return False
