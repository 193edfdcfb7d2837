"""Answers from what is kept: one statement for any number of figures and periods, and which places it cannot say."""

from dataclasses import dataclass, field

from xundian.accounts.roles import BOUNDS, Place
from xundian.divisions.rules import prefix_range
from xundian.kit.sql import fetch
from xundian.reports.rollups.folding import signature
from xundian.reports.rollups.kept import ABOVE, TOWNSHIP, VILLAGE, kept_of, spans, unit_of
from xundian.reports.rules import COUNTY_DIGITS, digits_below

LEVELS = (0, COUNTY_DIGITS, *ABOVE)
ASKED = ("numbers", "keys", "units", "lows", "highs", "after", "until")
# Counts, marks and definitions are read by one statement, for they belong together.
ANSWER = """
WITH asked AS (
    SELECT * FROM unnest(%(numbers)s::int[], %(keys)s::text[], %(units)s::text[], %(lows)s::date[], %(highs)s::date[],
        %(after)s::date[], %(until)s::date[]) AS a(number, key, unit, low, high, after, until)
)
SELECT 'count', a.number, r.code, sum(r.n)::int FROM asked a JOIN xundian_rollupcount r
    ON r.key = a.key AND r.unit = a.unit AND r.digits = %(digits)s AND r.parent = %(parent)s
    AND r.day BETWEEN a.low AND a.high AND (r.until IS NULL OR r.until BETWEEN a.after AND a.until)
WHERE %(code)s = '' OR r.code = %(code)s GROUP BY 2, 3 HAVING sum(r.n) <> 0
UNION ALL SELECT DISTINCT 'mark ' || base, 0, left(code, %(digits)s), 0 FROM xundian_rollupmark
WHERE code = '' OR length(code) < %(digits)s OR code >= %(from)s AND code < %(to)s
UNION ALL SELECT 'key ' || key, 0, signature, 0 FROM xundian_rollupkey WHERE key = ANY(%(keys)s)
"""


@dataclass(frozen=True)
class Answer:
    """What is kept of a figure: counts by place, and the places (codes) whose counts are to be taken live instead."""

    counts: dict = field(default_factory=dict)
    stale: frozenset = frozenset()


@dataclass(frozen=True)
class Node:
    """The rows that answer: those of one level with a parent, or of one place (`code`) alone."""

    digits: int
    parent: str
    code: str = ""

    @property
    def below(self):
        """The first code of the place, and the first one after it."""
        return prefix_range(self.code or self.parent)


def answers(asked, *, user, division):
    """[Answer or None] for [(figure, period)]: by place one level below `division`, as counting groups them.

    None where counting must answer: figures that are not kept, or not by this definition; users without a place in the
    tree of divisions; a whole county at once of people, who are different people only within a township or village.
    """
    node = _node(user, division)
    wanted = [number for number, (figure, _period) in enumerate(asked) if node and _is_kept(figure, user, division)]
    found = [None] * len(asked)
    if not wanted:
        return found
    counts, marks, signatures = _read([asked[number] for number in wanted], node)
    for place, number in enumerate(wanted, 1):
        figure = asked[number][0]
        if signatures.get(figure.code) == signature(figure):
            stale = frozenset().union(*(marks.get(base.value, ()) for base in kept_of(figure).bases))
            found[number] = _answer(counts.get(place, {}), stale, node, digits_below(division))
    return found


def _answer(counts, stale, node, digits):
    """Without the stale places; None when that is all there is to say."""
    if any(len(code) != node.digits for code in stale) or (node.code and stale):
        return None
    if not stale and node.digits == digits:
        return Answer(counts, stale)
    told = {}
    for code, n in counts.items():
        if code not in stale:
            told[code[:digits]] = told.get(code[:digits], 0) + n
    return Answer(told, stale)


def _read(asked, node):
    from_code, to_code = node.below
    spread = [part for number, (figure, period) in enumerate(asked, 1) for part in _parts(number, figure, period)]
    rows = fetch(ANSWER, dict(zip(ASKED, map(_array, zip(*spread, strict=True)), strict=True)) | {
        "digits": node.digits, "parent": node.parent, "code": node.code, "from": from_code, "to": to_code,
    })  # fmt: skip
    counts, marks, signatures = {}, {}, {}
    for what, number, text, n in rows:
        kind, _space, name = what.partition(" ")
        if kind == "count":
            counts.setdefault(number, {})[text] = n
        elif kind == "mark":
            marks.setdefault(name, set()).add(text)
        else:
            signatures[name] = text
    return counts, marks, signatures


def _array(values):
    """Numbers, days, codes and units as PostgreSQL writes an array: a tenth of the time of adapting each by itself."""
    return "{" + ",".join([f'"{value}"' for value in values]) + "}"


def _parts(number, figure, period):
    kept = kept_of(figure)
    for unit, low, high in spans(unit_of(figure, period), *kept.days(period)):
        yield number, figure.code, unit, low, high, *kept.seconds(period)


def _is_kept(figure, user, division):
    """Whether a figure is kept, and adds up to what is asked."""
    whole_county = len(max(division, user.division_id, key=len)) == COUNTY_DIGITS and not division
    return kept_of(figure) is not None and not (figure.person and whole_county)


def _node(user, division):
    """The rows that answer for what a user sees of a division; None where counting must."""
    if user is None or not user.is_authenticated or not user.is_active or BOUNDS[user.role].place != Place.DIVISION:
        return None
    own = user.division_id or ""
    place = max(division, own, key=len)
    if not own or not (place.startswith(division) and place.startswith(own)):
        return None
    if len(place) not in LEVELS or len(division) not in LEVELS:
        return None
    if len(place) >= digits_below(division) and len(place) in ABOVE:
        return Node(len(place), place[: ABOVE[len(place)]], place)
    return Node(TOWNSHIP if len(place) == COUNTY_DIGITS else VILLAGE, place)
