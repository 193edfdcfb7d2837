"""One definition: what the phone reckons without a network is what the server reckons."""

import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from laborers.placements.rules import Spell, work_year
from laborers.visits import rules

pytestmark = pytest.mark.browser
RULES = Path(__file__).parents[2] / "xundian" / "pages" / "static" / "xundian" / "app" / "rules.js"
CASES = 3000


@pytest.fixture(scope="module")
def mirror(chromium):
    """`mirror(name, cases)`: what the phone's function of that name answers in each case."""
    page = chromium.new_page()
    script = RULES.read_text().replace("export ", "")
    names = [line.split("(")[0].removeprefix("export function ") for line in RULES.read_text().splitlines()
             if line.startswith("export function ")]  # fmt: skip
    page.evaluate(f"() => {{ {script}; window.rules = {{ {', '.join(names)} }}; }}")
    yield lambda name, cases: page.evaluate("([name, cases]) => cases.map(each => rules[name](...each))", [name, cases])
    page.close()


@pytest.fixture
def dice():
    return random.Random(20260620)


def day(dice):
    """A random day, ends of months and leap days more often than others."""
    if dice.random() < 0.4:
        return dice.choice(
            [date(2024, 2, 29), date(2023, 8, 31), date(2025, 1, 31), date(2025, 12, 31), date(2026, 2, 28)]
        )
    return date(2022, 1, 1) + timedelta(days=dice.randrange(2000))


def text(value):
    """Days as the phone writes them."""
    if isinstance(value, date):
        return value.isoformat()
    return [text(each) for each in value] if isinstance(value, tuple | list) else value


def same(mirror, name, python, cases):
    found = mirror(name, [text(case) for case in cases])
    expected = [text(python(*case)) for case in cases]
    wrong = [case for case, one, other in zip(cases, found, expected, strict=True) if one != other]
    assert wrong == [], f"{name}: {len(wrong)} of {len(cases)}"


def test_overdue_is_the_same_on_the_phone(mirror, dice):
    states = ["planned", "done", "excused", "cancelled"]
    cases = [(day(dice), dice.choice(states), day(dice)) for _each in range(CASES)]
    cases += [
        (end, "planned", end + timedelta(days=late)) for end in [day(dice) for _ in range(200)] for late in (0, 1)
    ]
    assert {rules.is_overdue(*case) for case in cases} == {True, False}
    same(mirror, "isOverdue", rules.is_overdue, cases)
    same(mirror, "lastDayOverdue", rules.last_day_overdue, [(day(dice), dice.randrange(40)) for _each in range(CASES)])


def test_months_are_added_the_same_way_on_the_phone(mirror, dice):
    same(mirror, "plusMonths", rules.plus_months, [(day(dice), dice.randrange(-30, 30)) for _each in range(CASES)])


def test_how_late_a_visit_may_be_entered_is_the_same_on_the_phone(mirror, dice):
    cases = []
    for _each in range(CASES):
        visited = day(dice)
        cases.append(
            {
                "visited_on": visited, "entered_on": visited + timedelta(days=dice.randrange(-3, 90)),
                "window_to": dice.choice([None, visited + timedelta(days=dice.randrange(-40, 40))]),
                "late_reason": dice.choice(["", "  ", "路不通"]), "may_unlock": dice.random() < 0.3,
                "unlocked_until": dice.choice([None, visited + timedelta(days=dice.randrange(100))]),
            }
        )  # fmt: skip
    told = mirror("entryProblem", [[{_camel(name): text(value) for name, value in case.items()}] for case in cases])
    expected = [rules.entry_problem(**case) for case in cases]
    assert {each and each[1] for each in expected} == {None, "in_future", "month_closed", "required"}
    assert [each and tuple(each) for each in told] == expected


def test_what_counts_as_a_visit_is_the_same_on_the_phone(mirror):
    cases = [(outcome, mode) for outcome in ("done", "refused", "withdrawn") for mode in ("phone", "neighbour")]
    same(mirror, "counts", rules.counts, cases)


def test_school_age_and_months_of_work_are_the_same_on_the_phone(mirror, dice):
    children = [(date(2008, 1, 1) + timedelta(days=dice.randrange(6500)), day(dice)) for _each in range(CASES)]
    same(mirror, "ofSchoolAge", rules.of_school_age, children)
    spells = []
    for _each in range(CASES):
        starts = sorted(day(dice) for _spell in range(dice.randrange(4)))
        spells.append(
            ([(start, dice.choice([None, start + timedelta(days=dice.randrange(500))])) for start in starts], 2024)
        )
    same(mirror, "monthsWorked", _months_of_whole_year, spells)


def _months_of_whole_year(spells, year):
    """The server's months once the year is over; until then the phone ends running spells today by itself."""
    rows = [Spell(number, first, last, None) for number, (first, last) in enumerate(spells)]
    return work_year(rows, {}, year, date(year, 12, 31)).months


def test_a_rule_that_differs_by_one_day_is_noticed(mirror, dice):
    cases = [(day(dice), "planned", day(dice)) for _each in range(CASES)]
    with pytest.raises(AssertionError):
        same(mirror, "isOverdue", lambda end, state, on: rules.is_overdue(end + timedelta(days=1), state, on), cases)


def _camel(name):
    first, *others = name.split("_")
    return first + "".join(each.title() for each in others)
