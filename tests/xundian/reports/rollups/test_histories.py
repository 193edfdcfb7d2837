"""Whatever happened, in whatever order, and however much of it was folded: what is kept says what counting says."""

from datetime import date, timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.histories import STEPS, TODAY, History
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.rollups import PERIODS, asked, differences, fold, ways
from xundian.kit import clock
from xundian.reports.actions import check_rollups
from xundian.reports.rollups.reading import answers
from xundian.reports.rules import Period

seeds = st.integers(0, 2**32)
# Reports of any day around the histories, also of the last of a month or year and the first of the next.
days = st.dates(date(2025, 10, 30), date(2026, 8, 2)) | st.sampled_from(
    [date(2025, 12, 31), date(2026, 1, 1), date(2026, 2, 28), date(2026, 3, 1), date(2026, 5, 31), TODAY]
)
steps = st.lists(st.tuples(st.sampled_from([*STEPS, "place", "place", "plan", "visit", "fold", "fold"]), seeds),
                 min_size=4, max_size=16)  # fmt: skip


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=steps, way=seeds, when=seeds, day=days)
def test_after_any_history_what_is_kept_equals_counting_to_the_digit(steps, way, when, day, tree, cast):
    with transaction.atomic():
        history, places = History(tree, cast), ways(tree, cast)
        fold()
        for number, (name, seed) in enumerate(steps):
            if name == "fold":
                fold()
            else:
                history.step(name, seed)
            user, division = places[(way + number) % len(places)]
            assert differences(user, division, PERIODS[(when + number) % len(PERIODS)]) == {}
        fold()
        for user, division in places[:6]:
            assert differences(user, division, PERIODS[when % len(PERIODS)]) == {}
        # Midnight changes nothing of what is kept, and what is asked the day after is another number all the same.
        for on in (day, day + timedelta(days=1)):
            for period in (Period(on.year, None, on), Period(on.year, on.month, on)):
                assert differences(cast.county, "530129", period) == {}, period
        assert check_rollups(at=clock.now())["differences"] == 0
        transaction.set_rollback(True)


def test_a_long_history_of_every_step_holds_in_every_way_of_asking(tree, cast):
    history = History(tree, cast, people=8)
    taken = dict.fromkeys(STEPS, 0)
    for number in range(6 * len(STEPS)):
        name = STEPS[number % len(STEPS)]
        taken[name] += history.step(name, number)
        if number % 7 == 0:
            fold()
    assert [name for name, times in taken.items() if not times] == []
    for folded in (False, True):
        for number, (user, division) in enumerate(ways(tree, cast)):
            assert differences(user, division, PERIODS[number % len(PERIODS)]) == {}, (user, division, folded)
        fold()


def test_it_is_what_is_kept_that_answers_once_all_is_folded(tree, cast):
    history = History(tree, cast)
    for number in range(2 * len(STEPS)):
        history.step(STEPS[number % len(STEPS)], number)
    fold()
    year = Period(2026, None, TODAY)
    for user, division in ways(tree, cast)[:3]:
        found = answers(asked(year), user=user, division=division)
        assert all(each is not None and not each.stale for each in found)
    assert sum(sum(each.counts.values()) for each in answers(asked(year), user=cast.county, division="530129")) > 10
    make_placement(make_laborer(make_household(tree.far_village)), cast.county)
    found = answers(asked(year), user=cast.county, division="530129")
    assert any(each.stale for each in found)
    assert differences(cast.county, "530129", Period(2026, None, TODAY + timedelta(days=3))) == {}
