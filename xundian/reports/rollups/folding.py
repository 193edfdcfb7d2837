"""Bringing what is kept up to date: places with a mark are counted anew, and the difference is added.

All of it runs in the caller's transaction and one at a time. The order is what makes it exact beside any writer: first
the marks are read, then the rows are counted (so at least all that those marks tell of is seen), then the difference is
written, and only the marks that were read are deleted. A writer who came later left another mark.
"""

import hashlib
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_

from django.db import connection
from django.db.models import Count, Min
from django.db.models.functions import Left, Trunc

from xundian.accounts.scope import under
from xundian.kit.sql import execute, fetch
from xundian.reports.rollups.kept import ABOVE, DAYS, MONTHS, TOWNSHIP, VILLAGE, Base, kept_of, units
from xundian.reports.rollups.models import RollupKey, RollupMark

# Counts that were kept in another form are not trusted either.
FORM = "days and months"
# So many villages are counted by one statement.
AT_ONCE = 200
DIFFERENCE = """
WITH fresh AS ({fresh}), changed AS (
    SELECT code, day, until, sum(n)::int AS n FROM (
        SELECT code, day, until, n FROM fresh
        UNION ALL SELECT code, day, until, -n FROM xundian_rollupcount
        WHERE key = %s AND unit = %s AND digits = %s {kept}
    ) compared GROUP BY code, day, until HAVING sum(n) <> 0
), places AS ({places})
INSERT INTO xundian_rollupcount (key, unit, digits, parent, code, day, until, n)
SELECT %s, %s, digits, parent, code, day, until, n FROM places {months} RETURNING digits, code, n
"""
AND_MONTHS = """
UNION ALL SELECT %s, %s, digits, parent, code, date_trunc('month', day)::date, until, sum(n)::int FROM places
GROUP BY digits, parent, code, date_trunc('month', day), until HAVING sum(n) <> 0
"""
ITSELF = "SELECT {digits} AS digits, left(code, {above}) AS parent, code, day, until, n FROM changed"
# The townships' rows change by as much as those of their villages do: rows add up, unlike different people.
AND_ABOVE = """
UNION ALL SELECT {township}, left(code, {county}), left(code, {township}), day, until, sum(n)::int FROM changed
GROUP BY 2, 3, 4, 5 HAVING sum(n) <> 0
"""
# Whole months have rows of their own, the sums of their days, so that a year is twelve rows and some days.
BY_MONTH = "SELECT code, date_trunc('month', day)::date AS day, until, sum(n)::int AS n FROM ({}) days GROUP BY 1, 2, 3"
# The villages of the rows that hang on a household or person with a mark, as far as they are seen; what comes later
# leaves a mark of its own.
HANGING = """
WITH told AS (SELECT base, who FROM xundian_rollupmark WHERE id = ANY(%s) AND who IS NOT NULL)
SELECT base, division_id FROM told JOIN laborers_placement p ON p.household_id = who WHERE base = 'categories'
UNION SELECT base, e.division_id FROM told JOIN laborers_laborer l ON l.household_id = who
    JOIN trainings_enrolment e ON e.laborer_id = l.id WHERE base = 'categories'
UNION SELECT base, division_id FROM told JOIN trainings_enrolment e ON e.laborer_id = who WHERE base = 'homes'
"""
COMPACT = """
WITH many AS (
    SELECT key, unit, digits, parent, code, day, until FROM xundian_rollupcount
    GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING count(*) > 1 OR sum(n) = 0
), gone AS (
    DELETE FROM xundian_rollupcount r USING many m WHERE (r.key, r.unit, r.digits, r.parent, r.code, r.day)
        = (m.key, m.unit, m.digits, m.parent, m.code, m.day) AND r.until IS NOT DISTINCT FROM m.until RETURNING r.*
)
INSERT INTO xundian_rollupcount (key, unit, digits, parent, code, day, until, n)
SELECT key, unit, digits, parent, code, day, until, sum(n) FROM gone GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(n) <> 0
"""


@dataclass(frozen=True)
class Difference:
    """What is kept of a figure in one place was wrong by so many, and no mark told of it."""

    key: str
    code: str
    n: int


def signature(figure):
    """A digest of the definition by which a figure is kept: with another definition, other counts."""
    return _signature(kept_of(figure), figure.place, figure.person)


@cache
def _signature(*shape):
    statement, parameters = _fresh(shape, VILLAGE, "month", None)
    # In order, for a set of words comes in another one in every process.
    words = (FORM, statement, sorted(map(repr, parameters)))
    return hashlib.md5(repr(words).encode(), usedforsecurity=False).hexdigest()


def alone(*, wait):
    """Take the lock under which one process at a time folds; whether it was to be had."""
    name = "pg_advisory_xact_lock" if wait else "pg_try_advisory_xact_lock"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name}(hashtextextended('xundian rollups', 0))")
        return wait or cursor.fetchone()[0]


def fold(figures, *, at):
    """Count anew what is marked, and build what is not kept yet; {"places": …, "built": …, "changed": …}.

    The caller holds the lock. Places are villages by base; a mark for all of them counts as one.
    """
    marks = fetch("SELECT id, base, code, who FROM xundian_rollupmark ORDER BY id")
    keys = [mark for mark, *_told in marks]
    changes = {(base, code) for _id, base, code, who in marks if who is None} | set(fetch(HANGING, [keys]))
    built = dict(fetch("SELECT key, signature FROM xundian_rollupkey"))
    told = {base: _places({code for of, code in changes if of == base}) for base in Base}
    made = changed = 0
    for figure in figures:
        if built.get(figure.code) != signature(figure):
            changed += _build(figure, at)
            made += 1
        else:
            changed += len(_brought_up_to_date(figure, _of_all(told[base] for base in kept_of(figure).bases)))
    _forget(set(built) - {figure.code for figure in figures})
    execute("DELETE FROM xundian_rollupmark WHERE id = ANY(%s)", [keys])
    return {"places": len(changes), "built": made, "changed": changed}


def check(figures):
    """[Difference] of everything kept against everything counted, each repaired; the caller holds the lock and folded.

    Each level is counted by itself. A place that a writer marked meanwhile is no difference: the next fold is its turn.
    """
    found = []
    for figure in figures:
        for digits in ABOVE:
            for unit in units(figure):
                rows = _difference(figure, digits, unit, None) + _difference(figure, digits, MONTHS[unit], None)
                found += [(figure, code, n) for _digits, code, n in rows]
    marks = list(RollupMark.objects.values_list("base", "code").distinct())
    return [Difference(figure.code, code, n) for figure, code, n in found if not _marked(figure, code, marks)]


def compact():
    """Make one row of the many that a place and day have come to have; how many were written."""
    return execute(COMPACT)


def _marked(figure, code, marks):
    return any(base in kept_of(figure).bases and (not mark or mark.startswith(code)) for base, mark in marks)


def _places(codes):
    """The villages to count anew: some, or None for all of them. A place that is no village counts as all."""
    return codes if all(len(code) == VILLAGE for code in codes) else None


def _of_all(sets):
    found = set()
    for each in sets:
        if each is None:
            return None
        found |= each
    return found


def _build(figure, at):
    _forget({figure.code})
    kept = {"key": figure.code, "signature": signature(figure), "built_at": at}
    RollupKey.objects.bulk_create([RollupKey(**kept)])
    return len(_brought_up_to_date(figure, None))


def _forget(keys):
    """Drop the counts of figures that are kept no more, or by another definition."""
    if keys:
        for table in ("xundian_rollupcount", "xundian_rollupkey"):
            execute(f"DELETE FROM {table} WHERE key = ANY(%s)", [list(keys)])


def _brought_up_to_date(figure, villages):
    """The rows of the differences that were added, of some villages or (None) of all."""
    if not figure.person:
        return [
            row
            for codes in _portions(villages)
            for row in _difference(figure, VILLAGE, "", codes, derive=True, and_above=True)
        ]
    townships = None if villages is None else {code[:TOWNSHIP] for code in villages}
    return [
        row
        for unit in units(figure)
        for digits, places in ((VILLAGE, villages), (TOWNSHIP, townships))
        for codes in _portions(places)
        for row in _difference(figure, digits, unit, codes, derive=True)
    ]


def _portions(codes):
    """The places in portions that one statement takes; None, which is all of them, as it is."""
    if codes is None:
        return [None]
    places = sorted(codes)
    return [places[first : first + AT_ONCE] for first in range(0, len(places), AT_ONCE)]


def _difference(figure, digits, unit, codes, *, derive=False, and_above=False):
    """Add what counting says beyond what is kept; the rows that were added as (digits, code, n).

    With `derive` the months change as their days do, with `and_above` also the townships as their villages do.
    """
    fresh, parameters = _fresh((kept_of(figure), figure.place, figure.person), digits, unit, codes)
    kept, within = "", []
    if codes is not None:
        kept = "AND parent = ANY(%s) AND code = ANY(%s)"
        within = [sorted({code[: ABOVE[digits]] for code in codes}), codes]
    places = ITSELF.format(digits=digits, above=ABOVE[digits])
    if and_above:
        places += AND_ABOVE.format(township=TOWNSHIP, county=ABOVE[TOWNSHIP])
    statement = DIFFERENCE.format(fresh=fresh, kept=kept, places=places, months=AND_MONTHS if derive else "")
    months = [figure.code, MONTHS[unit]] if derive else []
    return fetch(statement, [*parameters, figure.code, unit, digits, *within, figure.code, unit, *months])


def _fresh(shape, digits, unit, codes):
    """(SQL, parameters) that counts (how a figure is kept, its place, its person) by place and day."""
    kept, place, person = shape
    rows = kept.counted().order_by().annotate(rolled=Left(place, digits))
    if codes is not None:
        rows = rows.filter(_any(place, codes))
    if person:
        rows = rows.annotate(slot=Trunc(kept.day, DAYS.get(unit, unit))).values(person, "rolled", "slot")
        rows = rows.annotate(first=Min(kept.day)).values_list(person, "rolled", "slot", "first")
        shown = (
            "SELECT code, day, NULL::date AS until, count(*)::int AS n FROM ({}) f(p, code, slot, day) GROUP BY 1, 2"
        )
    else:
        names = ("rolled", kept.day, "second")
        rows = rows.values(*names).annotate(n=Count("pk")).values_list(*names, "n")
        shown = "SELECT code, day, until::date, n FROM ({}) f(code, day, until, n)"
    inner, parameters = rows.query.sql_with_params()
    days = shown.format(inner)
    return BY_MONTH.format(days) if unit in DAYS else days, list(parameters)


def _any(path, codes):
    return reduce(or_, (under(path, code) for code in codes))
