"""Search and scope in the database alone: the product's own querysets, timed where the rows are."""

from random import Random
from time import perf_counter

from django.db import connection

from laborers.registry.models import Laborer
from laborers.registry.search import find_people
from xundian.accounts.models import User
from xundian.accounts.scope import visible_to
from xundian.bench.rounds import Table, percentiles
from xundian.demo.cast import COUNTY, TOWNSHIP
from xundian.kit.sql import fetch

QUERIES, QUICK_QUERIES, HITS = 200, 20, 20


def measure(bench):
    """The Table of searches over the whole county, and of what an officer's scope costs."""
    table = Table("In the database alone")
    user = User.objects.get(username="county")
    count = QUICK_QUERIES if bench.quick else QUERIES
    exact = _times(["SELECT id FROM laborers_laborer WHERE left(division_id, 6) = %s AND identity_digest = %s"] * count,
                   _digests(count))  # fmt: skip
    bound = percentiles(exact)[0]
    table.add("exact look-up of an identity number", bound, "ms", ratio=1.0, note=_told(exact))
    for name, typed in _typed(count).items():
        spent = _searches(user, typed)
        table.add(
            f"search: {name}", percentiles(spent)[0], "ms", ratio=percentiles(spent)[0] / bound,
            against="the exact look-up", goal="p95 < 50 ms", note=_told(spent),
        )  # fmt: skip
    township = User.objects.filter(role="township", division=TOWNSHIP).first()
    rows = visible_to(township, Laborer.objects.all())
    scope = _times(*_repeated(rows.values("pk").query, count))
    like = _times(
        ["SELECT count(*) FROM laborers_laborer WHERE division_id LIKE %s"] * count, [[f"{TOWNSHIP}%"]] * count
    )
    table.add(
        "count of a township's people", percentiles(scope)[0], "ms", ratio=percentiles(scope)[0] / percentiles(like)[0],
        against="the same with LIKE", goal="≤ 1 ms", note=_told(scope),
    )  # fmt: skip
    return table


def _typed(count):
    """{how people search: what they type}."""
    rng = Random(count)
    rows = fetch(
        "SELECT l.name, l.pinyin, l.initials, right(l.phone, 4), right(l.identity_hint, 4), h.number, h.group_name "
        "FROM laborers_laborer l JOIN laborers_household h ON h.id = l.household_id "
        "WHERE l.division_id LIKE %s ORDER BY md5(l.id::text) LIMIT %s", [f"{COUNTY}%", count],
    )  # fmt: skip
    names, pinyin, initials, phones, hints, numbers, groups = zip(*rows, strict=True)
    mixed = [rng.choice(row[:6]) for row in rows]
    return {
        "one box, everything mixed": mixed, "whole name": names, "two characters": [name[-2:] for name in names],
        "surname alone": [name[0] for name in names], "beginning of pinyin": [text[:6] for text in pinyin],
        "initials": initials, "last four of a phone": phones, "last four of an identity number": hints,
        "household number": numbers, "surname and group": [f"{n[0]} {g}" for n, g in zip(names, groups, strict=True)],
    }  # fmt: skip


def _digests(count):
    found = fetch("SELECT identity_digest FROM laborers_laborer ORDER BY md5(id::text) LIMIT %s", [count])
    return [[COUNTY, bytes(digest)] for (digest,) in found]


def _searches(user, typed):
    statements, parameters = [], []
    for text in typed:
        rows = find_people(visible_to(user, Laborer.objects.all()), text, user).order_by("-id").values("pk")[:HITS]
        sql, values = rows.query.sql_with_params()
        statements.append(sql)
        parameters.append(values)
    return _times(statements, parameters)


def _repeated(query, count):
    sql, values = query.sql_with_params()
    return [f"SELECT count(*) FROM ({sql}) counted"] * count, [values] * count


def _times(statements, parameters):
    """Milliseconds of each statement, each run once before the clock is looked at."""
    spent = []
    with connection.cursor() as cursor:
        for sql, values in zip(statements, parameters, strict=True):
            cursor.execute(sql, values)
            cursor.fetchall()
            started = perf_counter()
            cursor.execute(sql, values)
            cursor.fetchall()
            spent.append(1000 * (perf_counter() - started))
    return spent


def _told(values):
    return "ms p50 / p95 / p99: " + " / ".join(f"{value:.2f}" for value in percentiles(values))
