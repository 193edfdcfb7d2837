"""A village of twelve households with everything the phone shows, and the hands that tap through the screens."""

import json
from datetime import date
from types import SimpleNamespace

import pytest

from laborers.registry import actions as registry
from laborers.visits import actions as visits
from tests.factories.difficulties import load_deadlines, make_difficulty
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer
from tests.factories.trainings import load_words
from xundian.kit import clock

HEADS = (
    "王小红", "马成龙", "李建国", "杨金花", "赵德福", "陈桂英", "何玉兰", "普阿依·木呷古力", "张发明", "毛有才",
    "沙正华", "白云飞",
)  # fmt: skip
LATE, NEW = date(2026, 5, 10), date(2026, 6, 2)
WITHIN = "const box = at => document.querySelector(at).getBoundingClientRect();"


@pytest.fixture
def village(transactional_db, june, cast, tree):
    """Twelve homes in two groups: a head at home, a grown child away since June (the first since May: one month late),
    a girl at school, a grandmother; the second home has a difficulty from the place of work."""
    return settle(cast, tree, HEADS)


def settle(cast, tree, heads):
    """A village of homes with these heads."""
    load_words()
    load_deadlines()
    on = clock.today()
    homes = [_home(tree.village, cast, number, name) for number, name in enumerate(heads)]
    visits.plan(on=on)
    difficulty = make_difficulty(homes[1].household, cast.officer, on, laborer=homes[1].away)
    return SimpleNamespace(cast=cast, tree=tree, homes=homes, on=on, difficulty=difficulty)


def _home(place, cast, number, name):
    # Numbers of their own: a running one would also be found by the last digits of a telephone.
    home = make_household(
        place, number=f"H{71 + number}", group_name="二组" if number < 8 else "三组", phone=f"138000{number:05d}"
    )
    head = make_laborer(home, name=name, relation="02", birth=date(1978, 3, 2), phone=f"139000{4000 + number:05d}")
    away = make_assessed_laborer(home, name=name[0] + "强", relation="20", birth=date(2001, 5, 2))
    placed = make_placement(
        away, by=cast.county, started_on=NEW if number else LATE, occupation="sewing", employer_name="晋江某制衣厂"
    )
    girl = registry.add_dependant(
        household=home, name=name[0] + "芳", kind="child", birth=date(2014, 5, 2), school_status="enrolled", by=None
    )
    old = registry.add_dependant(household=home, name=name[0] + "奶奶", kind="elder", birth=date(1948, 5, 2), by=None)
    return SimpleNamespace(household=home, head=head, away=away, placement=placed, girl=girl, old=old)


def wait(page, script, given=None):
    """Wait until a script is true; asked from outside, since the policy of the pages forbids `eval` inside them."""
    for _each in range(600):
        if page.evaluate(script, given):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never true: {script}")


class Taps:
    """Taps on a phone, counted."""

    def __init__(self, phone):
        self.phone, self.page, self.count = phone, phone.page, 0

    def tap(self, selector):
        self.page.click(selector)
        self.count += 1

    def chip(self, name, value):
        self.tap(f'label:has(input[name="{name}"][value="{value}"]) >> visible=true')


def chip(name, value):
    """The selector of a chip of a form."""
    return f'label:has(input[name="{name}"][value="{value}"])'


def no_change(phone, home, *, reason=""):
    """A visit to a home where nothing changed, from the list of today; the taps it took."""
    phone.go("/")
    hands = Taps(phone)
    hands.tap(f"a.row:has-text('{home.head.name}')")
    hands.tap("[data-part=unchanged]")
    hands.chip("met", "head")
    if reason:
        phone.page.fill("#late_reason", reason)
    hands.tap(".bar button.main")
    phone.page.wait_for_selector(".toast p, .toast [data-slot], .toast button")
    return hands.count


def too_wide(page):
    """What sticks out to the right of the screen, if anything."""
    return page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] :
        [...document.querySelectorAll('body *')].filter(each => each.getBoundingClientRect().right > innerWidth + 1)
          .map(each => each.outerHTML.slice(0, 80)).concat('page')"""
    )


def addresses(village):
    """Every work screen of the app, by name."""
    first, second = village.homes[0], village.homes[1]
    home, plan = f"/households/{first.household.pk}/", first.household.visit_plans
    monthly, field = (plan.filter(kind=kind).order_by("window_to").first().pk for kind in KINDS)
    return {
        "today": "/", "today-overdue": "/?show=overdue", "households": "/households/", "search": "/households/?q=wxh",
        "household": home, "person": f"{home}?person={first.away.pk}", "edit": f"{home}?do=edit",
        "report": f"{home}?do=report", "visit": f"{home}visit/?plan={monthly}",
        "first": f"/households/{second.household.pk}/visit/", "care": f"{home}visit/?kind=care_yearly",
        **{f"field-{part}": f"{home}visit/?plan={field}&part={part}" for part in PARTS},
        "difficulties": "/difficulties/", "difficulty": f"/difficulties/{village.difficulty.pk}/",
    }  # fmt: skip


KINDS = ("household_monthly", "field_half_year")
PARTS = ("list", "family", "work", "rights", "wishes", "check")


def told(op):
    """A payload as text, for messages of failed tests."""
    return json.dumps(op, ensure_ascii=False, default=str)
