"""Matching a whole county: time, memory and the proved gap, beside a flow over every pair and greedy choice.

Two markets: wide (20,000 vacancies, more places than people) and tight (2,600 vacancies, hardly more places than
people can use). Each case runs in a process of its own, so that its memory is its own.
"""

import json
import subprocess
import sys
from random import Random

from laborers.jobs.rules import Post, Seeker
from xundian.bench.rounds import Table
from xundian.server import place

PEOPLE, WIDE, TIGHT = 19_180, (20_000, 30_171), (2_600, 19_610)
QUICK, GAP = 400, 1e-4
HOME, SEED = "530129103207", 19_180
TRADES = tuple(f"trade{number}" for number in range(40))
FAR = tuple(f"{p}{c:02d}{d:02d}" for p in ("33", "35", "44", "31", "32") for c in (1, 2, 3) for d in range(1, 6))
NEAR = tuple(f"53{c:02d}{d:02d}" for c in (1, 3, 4) for d in range(1, 13) if (c, d) != (1, 29))
TITLE = "Matching {people:,} people at once"


def people(count, rng):
    """Seekers whose facts are spread as in the survey."""
    return [
        Seeker(
            id=f"{number:06d}", age=rng.randint(17, 59), sex=rng.choice("12"), home=HOME,
            education=rng.choice(("", "80", "80", "70", "70", "70", "60", "41")),
            health=rng.choice(("10",) * 9 + ("30",)),
            labour_skill="ordinary" if rng.random() < 0.98 else "lost",
            skills=(skills := frozenset(rng.sample(TRADES, rng.choice((0, 0, 0, 1, 1, 2))))),
            trained=frozenset(skill for skill in sorted(skills) if rng.random() < 0.3),
            direction=rng.choices(("away", "nearby", "local_post", ""), (60, 25, 5, 10))[0],
            intention=rng.choice(("in_county", "in_province", "out_province", "")),
            expected_wage_fen=rng.choice((None, *[rng.randrange(25, 70) * 10_000] * 6)),
            care_duty=rng.random() < 0.2, training_wish=rng.choice(("", "", "", rng.choice(TRADES))),
            free_from=11 if (busy := rng.random() < 0.05) else None, free_to=3 if busy else None,
            beside=rng.choice(FAR) if rng.random() < 0.03 else "", supported=rng.random() < 0.35,
            registered=rng.randrange(400),
        )
        for number in range(count)
    ]  # fmt: skip


def posts(count, places, rng):
    """Vacancies with so many places in all."""
    left = [1] * count
    for _more in range(places - count):
        left[rng.randrange(count)] += 1
    return [_post(number, seats, rng) for number, seats in enumerate(left)]


def _post(number, seats, rng):
    channel = rng.choices(("away", "nearby", "welfare"), (75, 20, 5))[0]
    wage = rng.randrange(24, 65) * 10_000
    season = rng.random() < 0.05
    return Post(
        id=f"{number:06d}", headcount_left=seats, wage_min_fen=wage, wage_max_fen=wage + rng.randrange(2, 15) * 10_000,
        occupation=rng.choice(TRADES), destination=rng.choice(FAR + NEAR) if channel == "away" else HOME[:6],
        channel=channel, min_age=rng.choice((16, 18, 18, 20)), max_age=rng.choice((35, 40, 45, 50, 55, 60)),
        min_education=rng.choice(("", "", "", "70", "70", "60")), sex=rng.choice(("", "", "", "1", "2")),
        health_required="10" if rng.random() < 0.1 else "", needs_skill=rng.random() < 0.25,
        board_and_lodging=rng.random() < 0.6, insurance=rng.random() < 0.7,
        season_from=11 if season else None, season_to=2 if season else None,
    )  # fmt: skip


def market(name, quick):
    """(seekers, posts) of a market by its name."""
    size, (count, places) = PEOPLE, WIDE if name == "wide" else TIGHT
    if quick:
        size, count, places = QUICK, count * QUICK // PEOPLE, places * QUICK // PEOPLE
    rng = Random(SEED)
    return people(size, rng), posts(count, places, rng)


def measure(bench):
    """The Table of both markets."""
    table = Table(TITLE.format(people=QUICK if bench.quick else PEOPLE))
    for name in ("wide", "tight"):
        runs = [_in_a_process(name, "flow", bench.quick) for _round in range(bench.rounds)]
        best = sorted(runs, key=lambda run: run["seconds"])[len(runs) // 2]
        bench.expect(best["most"], f"matching, {name}: it is proved that nobody more can be placed")
        bench.expect(best["gap"] <= GAP, f"matching, {name}: the proved gap is at most {GAP}")
        bench.tell(f"matching {name}: {best['seconds']:.1f} s, {best['memory']:.0f} MB")
        _add(table, name, best)
        _add_rivals(table, name, best, bench)
    return table


def _add(table, name, best):
    goal = "≤ 15 s, ≤ 1,000 MB" if name == "wide" else "≤ 4 s"
    about = f"{best['places']:,} places in {best['posts']:,} vacancies"
    table.add(
        f"{name}: pricing rounds with their proof", best["seconds"], "s", goal=goal,
        note=f"{about}; placed {best['placed']:,}, proved to be the most; proved gap {best['gap']:.1e}; "
        f"{best['memory']:.0f} MB; {best['processor']:.1f} s of one core",
    )  # fmt: skip


def _add_rivals(table, name, best, bench):
    rivals = [("greedy", "poor first, each the best place left")]
    # Plain Python over the 380 million pairs of the wide market takes half an hour, and every pair at once 8 GB.
    if name == "tight" or bench.quick:
        rivals += [("bidding", "without the optional packages"), ("whole", "one flow over every pair")]
    for rival, words in rivals:
        run = _in_a_process(name, rival, bench.quick)
        bench.expect(run["placed"] <= best["placed"], f"matching, {name}: {rival} places no more people")
        if rival == "whole":
            same = run["placed"] == best["placed"] and best["score"] >= run["score"] * (1 - best["gap"])
            bench.expect(same, f"matching, {name}: one flow over every pair finds no more than was proved")
        gap = f"; proved gap {run['gap']:.2e}" if rival == "bidding" else ""
        note = f"places {best['placed'] - run['placed']:,} fewer; score {run['score'] / best['score']:.4f} of it{gap}"
        table.add(
            f"{name}: {words}", run["seconds"], "s", ratio=run["seconds"] / best["seconds"], against="the rounds' time",
            note=f"{note}; {run['memory']:.0f} MB",
        )  # fmt: skip


def _in_a_process(name, solver, quick):
    words = [sys.executable, "-m", "xundian.bench.assigning", name, solver, *(["--quick"] if quick else [])]
    done = subprocess.run(words, cwd=place.PROJECT, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)
