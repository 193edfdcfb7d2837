"""Figures that other pages tell as well draw the same lines: staying in work, from class to work, income and months."""

from collections import Counter
from datetime import date

import pytest

from laborers import journeys
from laborers.placements.models import Placement
from laborers.placements.queries import income_by_place, retention, work_years_of
from tests.factories.placements import make_consent, make_placement
from tests.factories.surveys import make_assessed_laborer
from tests.factories.trainings import ENDS, make_closed_class
from trainings.classes.models import Enrolment
from trainings.outcomes.queries import employed
from xundian.reports.figures import FIGURES, counts
from xundian.reports.rules import Period

ON, COUNTY = date(2026, 11, 20), "530129"
YEAR = Period(2026, None, ON)
# First day, last day (None: goes on), fen a month, of one spell after the other.
HISTORIES = (
    [(date(2026, 1, 31), date(2026, 2, 27), 310_000), (date(2026, 2, 28), None, 400_000)],
    [(date(2026, 1, 31), date(2026, 2, 28), 310_000)],
    [(date(2026, 3, 15), date(2026, 9, 14), 300_000)],
    [(date(2026, 3, 15), date(2026, 9, 15), None)],
    [(date(2026, 5, 20), None, 250_001), ],
    [(date(2026, 8, 21), date(2026, 10, 31), 333_333), (date(2026, 11, 20), None, 333_333)],
    [(date(2025, 11, 20), None, 500_000)],
)  # fmt: skip


@pytest.fixture
def histories(cast, tree):
    """People with one or two spells each, over turns of months and marks."""
    for spells in HISTORIES:
        laborer = make_assessed_laborer(tree.village, on=date(2025, 11, 1), surveyed_on=date(2025, 11, 1))
        for first, last, wage in spells:
            row = make_placement(laborer, cast.county, first, consent=make_consent(laborer), wage_fen=wage)
            if last:
                journeys.end_placement(
                    placement=row, ended_on=last, reason="contract_ended", by=cast.county, on=ON
                )  # fmt: skip
    return cast.county


def told(user, code, period=YEAR):
    return sum(counts(FIGURES[code], user=user, period=period, division=COUNTY).values())


def test_who_stayed_is_counted_as_by_the_page_of_placements(histories):
    lines = retention(Placement.objects.all(), since=YEAR.first, until=YEAR.last, on=ON)
    assert {line.months for line in lines} == {1, 3, 6, 12}
    for line in lines:
        mine = [told(histories, f"{name}_{line.months}") for name in ("begun", "there", "working")]
        assert mine == [line.old_enough, line.there, line.at_work]
    assert sum(line.there for line in lines) < sum(line.at_work for line in lines)


def test_who_found_work_after_a_class_is_counted_as_by_the_page_of_classes(cast, tree):
    _closed, enrolments = make_closed_class(tree.township, tree.village, trainees=3, by=cast.county)
    for enrolment, starts in zip(enrolments[:2], (date(2026, 4, 27), date(2026, 6, 28)), strict=True):
        make_placement(enrolment.laborer, by=cast.county, started_on=starts)
    lines = employed(Enrolment.objects.all(), since=YEAR.first, until=YEAR.last, on=ON)
    mine = {
        months: (told(cast.county, f"graduates_{months}"), told(cast.county, f"employed_{months}"))
        for months in (1, 3, 6)
    }
    assert mine == {line.months: (line.old_enough, line.employed) for line in lines}
    assert mine == {1: (3, 1), 3: (3, 1), 6: (3, 2)}
    early = Period(2026, None, date(2026, ENDS.month + 1, ENDS.day - 1))
    assert told(cast.county, "graduates_1", early) == 0


def test_income_and_months_are_those_of_the_pages_of_work(histories):
    place = income_by_place(Placement.objects.all(), 2026, ON, 6)[0]
    assert told(histories, "transfer_income") == place.income_fen > 0
    assert told(histories, "transferred") == place.people == len(HISTORIES)
    years = work_years_of(Placement.objects.all(), 2026, ON)
    bands = Counter(
        "below_3" if each.months < 3 else "3_to_5" if each.months < 6 else "from_6" for each in years.values()
    )
    assert {band: told(histories, f"transferred_months_{band}") for band in ("below_3", "3_to_5", "from_6")} == bands
    assert set(bands) == {"below_3", "3_to_5", "from_6"}


@pytest.mark.parametrize(
    ("birth", "part"),
    [("2005-11-21", "to_20"), ("2005-11-20", "21_to_49"), ("1976-11-21", "21_to_49"), ("1976-11-20", "from_50")],
)
def test_ages_are_those_of_the_day_of_the_report(birth, part, cast, tree):
    laborer = make_assessed_laborer(tree.village, birth=date.fromisoformat(birth))
    make_placement(laborer, by=cast.county)
    assert told(cast.county, f"transferred_age_{part}") == 1
