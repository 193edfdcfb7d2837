"""A month of visits planned by the product, beside one INSERT … SELECT a kind of what is owed; all is rolled back."""

from django.db import transaction

from laborers.visits import actions as visits
from laborers.visits.queries import OF_WORK, owed
from xundian.bench.rounds import Case, Table, interleaved, medians, timed
from xundian.kit.sql import execute, fetch

# What planning comes down to when nothing is known beforehand, planned twice, taken back or called off.
BARE = """
INSERT INTO laborers_visitplan (id, created_at, updated_at, version, kind, household_id, laborer_id, placement_id,
    division_id, destination, period, window_from, window_to, state, reason)
SELECT gen_random_uuid(), now(), now(), 1, '{kind}', household_id, laborer_id, placement_id, division_id, destination,
    period, window_from, window_to, 'planned', ''
FROM ({owed}) owed
"""


def measure(bench):
    """The Table of planning; the month is left planned, for the lists to show."""
    on = bench.on
    placements = fetch("SELECT count(*) FROM laborers_placement WHERE ended_on IS NULL")[0][0]
    before = _plans()
    cases = [
        Case("product", lambda: _undone(lambda: visits.plan(on=on))),
        Case("bare", lambda: _undone(lambda: _bare(on))),
    ]
    found = medians(interleaved(cases, bench.rounds, bench.tell))
    visits.plan(on=on)
    made = _plans() - before
    again = min(timed(lambda: visits.plan(on=on)) for _round in range(bench.rounds))
    execute("VACUUM ANALYZE laborers_visitplan")
    bench.expect(_plans() == before + made, "planning again makes nothing")
    table = Table("Planning a month of visits")
    table.add(
        f"a month of visits for {placements:,} people away", found["product"], "s",
        ratio=found["product"] / found["bare"], against="INSERT … SELECT of what is owed, without conflict clause",
        goal="≤ 1.3", note=f"{made:,} rows of three kinds; what is owed no more is called off",
    )  # fmt: skip
    table.add("the same again", again, "s", ratio=again / found["product"], against="the first", goal="≤ 0.2")
    return table


def _plans():
    return fetch("SELECT count(*) FROM laborers_visitplan")[0][0]


def _bare(on):
    for kind in OF_WORK:
        execute(BARE.format(kind=kind.value, owed=owed(kind, anew=False)), {"on": on, "households": None})


def _undone(action):
    """Seconds of a write with all its checks, taken back."""
    with transaction.atomic():
        spent = timed(lambda: (action(), execute("SET CONSTRAINTS ALL IMMEDIATE")))
        transaction.set_rollback(True)
    return spent
