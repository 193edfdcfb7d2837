"""A month of visits planned by the product, beside one INSERT … SELECT of the same rows; everything is rolled back."""

from django.db import transaction

from laborers.visits import actions as visits
from xundian.bench.rounds import Case, Table, interleaved, medians, timed
from xundian.kit.sql import execute, fetch

COLUMNS = """id, created_at, updated_at, version, kind, household_id, laborer_id, placement_id, division_id,
    destination, period, window_from, window_to, state, done_on, reason"""
BARE = f"INSERT INTO laborers_visitplan ({COLUMNS}) SELECT {COLUMNS} FROM bench_plan"


def measure(bench):
    """The Table of planning; the month is left planned, for the lists to show."""
    on = bench.on
    placements = fetch("SELECT count(*) FROM laborers_placement WHERE ended_on IS NULL")[0][0]
    made = _new_rows(on)
    cases = [
        Case("product", lambda: _undone(lambda: visits.plan(on=on))),
        Case("bare", lambda: _undone(lambda: execute(BARE))),
    ]  # fmt: skip
    found = medians(interleaved(cases, bench.rounds, bench.tell))
    visits.plan(on=on)
    again = min(timed(lambda: visits.plan(on=on)) for _round in range(bench.rounds))
    execute("DROP TABLE bench_plan")
    execute("VACUUM ANALYZE laborers_visitplan")
    table = Table("Planning a month of visits")
    table.add(
        f"a month of visits for {placements:,} people away", found["product"], "s",
        ratio=found["product"] / found["bare"], against="one INSERT … SELECT of the ready rows", goal="≤ 1.3",
        note=f"{made:,} rows, owed worked out and written",
    )  # fmt: skip
    table.add("the same again", again, "s", ratio=again / found["product"], against="the first", goal="≤ 0.2")
    return table


def _new_rows(on):
    """Keep the rows that planning makes; how many."""
    execute("CREATE TABLE bench_plan (LIKE laborers_visitplan)")
    with transaction.atomic():
        visits.plan(on=on)
        execute(f"CREATE TEMPORARY TABLE bench_new ON COMMIT DROP AS SELECT {COLUMNS} FROM laborers_visitplan "
                "WHERE created_at = now()")  # fmt: skip
        rows = fetch("SELECT count(*) FROM bench_new")[0][0]
        execute("DELETE FROM laborers_visitplan WHERE created_at = now()")
        execute(f"INSERT INTO bench_plan ({COLUMNS}) SELECT {COLUMNS} FROM bench_new")
    execute("VACUUM ANALYZE laborers_visitplan, bench_plan")
    return rows


def _undone(action):
    with transaction.atomic():
        spent = timed(lambda: (action(), execute("SET CONSTRAINTS ALL IMMEDIATE")))
        transaction.set_rollback(True)
    return spent
