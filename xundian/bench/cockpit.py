"""The cockpit's figures: kept ready, counted live, and by a loop over villages; what the marks cost who writes.

All three must say the same, in one county and beside nine more of its size; else the run fails.
"""

from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus
from statistics import median

from django.db import transaction
from django.test import Client
from django.utils import translation

from laborers.visits import actions as visits
from xundian.accounts.models import User
from xundian.bench import neighbours
from xundian.bench.rounds import Case, Table, interleaved, medians, timed
from xundian.demo.cast import COUNTY, TOWNSHIP
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.sql import execute, fetch
from xundian.reports.actions import check_rollups, fold_rollups
from xundian.reports.figures import FIGURES, counts_of
from xundian.reports.rules import Period

OF_A_YEAR = ("placements", "away_placements", "placements_supported", "trained")
OF_A_MONTH = ("visits_due", "visits_done")
OF_A_DAY = ("visits_overdue", "difficulties_open")
KEPT = ("kept", "overview", "one", "kept, a township")
ONLY_LIVE = ("organised_out", "transferred_out", "jobless")
READS, QUICK_READS, CLOSED = 30, 5, 200
TABLES = ("laborers_case", "laborers_placement", "laborers_visitplan", "laborers_difficulty", "xundian_rollupcount")


def measure(bench):
    """The Table of the cockpit; the nine other counties stay."""
    table = Table("Figures of the cockpit")
    neighbours.enliven(bench.on)
    user = User.objects.get(username="county")
    built = timed(lambda: fold_rollups(at=clock.now()))
    _analyse()
    one = _reads(bench, user, loop=True)
    with translation.override("en"):
        _told(table, one, "one county", "≤ 3 ms")
    rows = fetch("SELECT count(*) FROM xundian_rollupcount")[0][0]
    table.add("keeping a county for the first time", built, "s", note=f"{rows:,} rows of counts")
    _writers(bench, table, user)
    made = neighbours.settle(nine=not bench.quick, tell=bench.tell)
    execute("INSERT INTO xundian_rollupmark (base, code) SELECT base, '' FROM unnest(%s::text[]) base",
            [["cases", "placements", "visits", "difficulties"]])  # fmt: skip
    again = timed(lambda: fold_rollups(at=clock.now()))
    table.add(f"counting anew all of {made + 1} counties", again, "s")
    _analyse()
    among = _reads(bench, user)
    with translation.override("en"):
        _told(table, among, f"one of {made + 1} counties", "≤ 3 ms")
    checked = []
    table.add(
        f"the nightly check of {made + 1} counties", timed(lambda: checked.append(check_rollups(at=clock.now()))), "s"
    )
    bench.expect(checked[0]["differences"] == 0, "what is kept equals counting at night")
    table.notes.append(
        f"{len(_questions(bench.on))} questions: tiles and their year before, the table of townships, the months of two"
        " years. Kept: one statement through Django, by township. Live: each figure one statement, parts of one as one."
        " The loop counts each figure in each village. Reads are medians of many; all agree to the digit."
    )
    return table


def _questions(on):
    """[(figure, period)] of the cockpit on a day."""
    this, last = Period(on.year, None, on), Period(on.year - 1, None, on.replace(year=on.year - 1, day=min(on.day, 28)))
    month, areas = Period(on.year, on.month, on), [code for code in FIGURES if code.startswith("placements_area_")]
    stages = [code for code in FIGURES if code.startswith("stage_")]
    asked = [(code, period) for period in (this, last) for code in (*OF_A_YEAR, *areas)]
    asked += [(code, month) for code in OF_A_MONTH] + [(code, this) for code in (*OF_A_DAY, *stages)]
    asked += [("placements", Period(year, number, on)) for year in (on.year, on.year - 1) for number in range(1, 13)]
    return [(FIGURES[code], period) for code, period in asked]


def _live(questions):
    """The same questions about figures of which nothing is kept."""
    return [(replace(figure, rows=_plain(figure.rows)), period) for figure, period in questions]


def _plain(rows):
    return lambda period: rows(period)


def _reads(bench, user, *, loop=False):
    """{way: milliseconds} of asking everything, after all ways said the same."""
    questions = _questions(bench.on)
    overview, one = _overview(bench.on), [(FIGURES["placements"], questions[0][1])]
    ways = {
        "kept": lambda: counts_of(questions, user=user, division=COUNTY),
        "overview": lambda: counts_of(overview, user=user, division=COUNTY),
        "one": lambda: counts_of(one, user=user, division=COUNTY),
        "live": lambda: counts_of(_live(questions), user=user, division=COUNTY),
        "kept, a township": lambda: counts_of(questions, user=user, division=TOWNSHIP),
    }
    bench.expect(ways["kept"]() == ways["live"](), "what is kept equals counting")
    bench.expect(
        ways["overview"]() == counts_of(_live(overview), user=user, division=COUNTY), "the overview equals counting"
    )
    live = [
        counts_of([each], user=user, division=COUNTY)
        for each in _live([(FIGURES[c], questions[0][1]) for c in ONLY_LIVE])
    ]
    bench.tell(f"only live: {[sum(each[0].values()) for each in live]}")
    count = QUICK_READS if bench.quick else READS
    cases = [
        *(Case(name, lambda name=name: _often(ways[name], count)) for name in KEPT),
        Case("live", lambda: _often(ways["live"], 1)), Case("page", lambda: _often(_page(user), QUICK_READS)),
    ]  # fmt: skip
    for code in ONLY_LIVE:
        asked = _live([(FIGURES[code], questions[0][1])])
        cases.append(Case(code, lambda asked=asked: _often(lambda: counts_of(asked, user=user, division=COUNTY), 1)))
    found = medians(interleaved(cases, bench.rounds, bench.tell))
    if loop:
        found["loop"] = 1000 * timed(
            lambda: bench.expect(_loop(user, questions) == _sums(ways["kept"]()), "the loop too")
        )
    return found


def _overview(on):
    """What the design's goal is about: stages, registered poor, placed and overdue, of each township."""
    this = Period(on.year, None, on)
    stages = [code for code in FIGURES if code.startswith("stage_")]
    return [(FIGURES[code], this) for code in (*stages, "placements_supported", "placements", "visits_overdue")]


def _page(user):
    """Opening the cockpit, signed in: everything a browser gets as HTML, without a network."""
    client = Client()
    client.force_login(user)

    def opened():
        answer = client.get("/cockpit/", headers={"host": "localhost"})
        if answer.status_code != HTTPStatus.OK:
            raise RuntimeError(f"/cockpit/ answered {answer.status_code}")

    return opened


def _often(action, times):
    return 1000 * median(timed(action) for _time in range(times))


def _loop(user, questions):
    codes = Division.objects.filter(parent__parent=COUNTY).order_by("code").values_list("code", flat=True)
    live = _live(questions)
    sums = [{} for _each in live]
    for code in codes:
        for place, each in enumerate(live):
            for found in counts_of([each], user=user, division=code)[0].values():
                sums[place][code[:9]] = sums[place].get(code[:9], 0) + found
    return _sums(sums)


def _sums(found):
    return [sum(each.values()) for each in found]


def _told(table, found, where, goal):
    table.add(
        f"stages, registered poor, placed and overdue of each township, {where}: kept", found["overview"], "ms",
        ratio=found["overview"] / found["kept"], against="all figures", goal=goal, note="what the goal was set for",
    )  # fmt: skip
    table.add(f"laborers placed this year, {where}: kept", found["one"], "ms")
    table.add(f"all figures of the cockpit, {where}: kept", found["kept"], "ms", ratio=1.0)
    table.add(f"the page of the cockpit, {where}", found["page"], "ms", note="with what is always live")
    table.add(
        f"a township and its villages, {where}: kept", found["kept, a township"], "ms",
        ratio=found["kept, a township"] / found["kept"], against="the county",
    )  # fmt: skip
    for name in ("live", "loop"):
        if name in found:
            words = {"live": "counted live", "loop": "counted village by village"}[name]
            table.add(f"all figures of the cockpit, {where}: {words}", found[name], "ms",
                      ratio=found[name] / found["kept"], against="kept")  # fmt: skip
    for code in ONLY_LIVE:
        table.add(f"{FIGURES[code].label}, {where}: always live", found[code], "ms")


# --- what it costs who writes -----------------------------------------------------------------------------------------


def _writers(bench, table, user):
    ahead = bench.on.replace(day=28) + timedelta(days=10)
    cases = {
        f"{CLOSED} visits made, one by one": (_close_visits, "≤ 1.15"),
        "a month of visits planned": (lambda: visits.plan(on=ahead), "≤ 1.05"),
        "all open cases moved by one statement": (_move_cases, "≤ 1.05"),
    }  # fmt: skip
    for name, (work, goal) in cases.items():
        ways = [
            Case("with marks", lambda work=work: _undone(work)),
            Case("without", lambda work=work: _undone(work, bare=True)),
        ]
        found = medians(interleaved(ways, bench.rounds, bench.tell))
        table.add(name, 1000 * found["with marks"], "ms", ratio=found["with marks"] / found["without"],
                  against="the same without marks", goal=goal)  # fmt: skip
    _close_visits()
    stale = _often(lambda: counts_of(_questions(bench.on), user=user, division=COUNTY), QUICK_READS)
    places = fetch("SELECT count(DISTINCT code) FROM xundian_rollupmark")[0][0]
    table.add(
        "all figures of the cockpit before these visits are folded", stale, "ms", note=f"{places} marked villages"
    )
    table.add("folding them", 1000 * timed(lambda: fold_rollups(at=clock.now())), "ms", note="every minute")


def _close_visits():
    keys = fetch(
        "SELECT id FROM laborers_visitplan WHERE state = 'planned' AND division_id LIKE %s ORDER BY md5(id::text)"
        " LIMIT %s", [f"{COUNTY}%", CLOSED],
    )  # fmt: skip
    for (key,) in keys:
        execute(
            "UPDATE laborers_visitplan SET state = 'done', done_on = window_to, entered_on = window_to WHERE id = %s",
            [key],
        )


def _move_cases():
    execute("UPDATE laborers_case SET stage = 'matching' WHERE stage = 'assessed'")


def _undone(work, *, bare=False):
    """Seconds of a write with all its checks, taken back; `bare`: without leaving marks."""
    with transaction.atomic():
        if bare:
            for table, trigger in fetch(
                "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgname LIKE 'pgtrigger\\_rollup\\_%%'"
            ):
                execute(f'ALTER TABLE {table} DISABLE TRIGGER "{trigger}"')
        spent = timed(lambda: (work(), execute("SET CONSTRAINTS ALL IMMEDIATE")))
        transaction.set_rollback(True)
    return spent


def _analyse():
    for name in TABLES:
        execute(f"VACUUM ANALYZE {name}")
