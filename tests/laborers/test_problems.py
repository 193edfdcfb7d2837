"""What follow-up tells of an enterprise: counts of visits, of answers and of difficulties, no names."""

from datetime import date

import pytest
import time_machine

from laborers.journeys import problems_of
from tests.factories.difficulties import make_difficulty
from tests.factories.employers import make_employer_visit
from tests.factories.enterprises import make_enterprise
from tests.factories.placements import KUNMING_XISHAN, make_placement
from tests.factories.registry import make_household, make_laborer

ON, SINCE = date(2026, 6, 20), date(2025, 6, 20)


@pytest.fixture
def firm(tree):
    return make_enterprise(tree.county, destination=KUNMING_XISHAN)


@pytest.fixture
def worker(tree, firm, cast):
    person = make_laborer(make_household(tree.village))
    make_placement(person, by=cast.officer, started_on=date(2026, 3, 1), destination=KUNMING_XISHAN, enterprise=firm)
    return person


def counts(rows):
    return {each.code: (each.count, each.open) for each in rows}


def test_difficulties_of_its_people_count_by_kind_and_confidential_ones_by_number_alone(cast, firm, worker):
    for kind in ("wage_arrears", "wage_arrears", "papers_held"):
        make_difficulty(worker.household, cast.officer, laborer=worker, kind=kind, on=ON)
    found = problems_of(firm, cast.county, SINCE)
    assert counts(found.difficulties).get("wage_arrears") == (2, 2)
    assert found.confidential + sum(each.count for each in found.difficulties) == 3
    assert "papers_held" not in counts(found.difficulties) or found.confidential == 0


def test_a_difficulty_of_other_days_or_of_another_place_does_not_count(cast, tree, firm, worker):
    make_difficulty(worker.household, cast.officer, laborer=worker, on=date(2026, 2, 1))
    other = make_laborer(make_household(tree.village))
    make_difficulty(other.household, cast.officer, laborer=other, on=ON)
    found = problems_of(firm, cast.county, SINCE)
    assert (found.difficulties, found.any) == ([], False)


def test_visits_to_the_employer_count_what_was_found_wanting(cast, tree, firm):
    make_employer_visit(cast.station, ON, enterprise=firm, pay="arrears", environment="poor")
    wrong = make_employer_visit(cast.station, ON, enterprise=firm, pay="late")
    make_employer_visit(cast.station, ON, enterprise=firm, corrects=wrong)
    found = problems_of(firm, cast.county, SINCE)
    assert (found.employer_visits, counts(found.at_employer)) == (
        2, {"environment": (1, 0), "pay": (1, 0), "benefits": (2, 0)},
    )  # fmt: skip


def test_everyone_sees_what_lies_in_their_place(api, cast, firm, worker):
    make_difficulty(worker.household, cast.officer, laborer=worker, on=ON)
    place = f"/api/v1/enterprises/{firm.pk}/problems/"
    with time_machine.travel("2026-06-20T12:00:00+08:00", tick=False):
        shown = api(cast.county).get(place).data
        assert (shown["since"], sum(row["count"] for row in shown["difficulties"])) == ("2025-06-20", 1)
        assert sum(row["count"] for row in api(cast.station).get(place).data["difficulties"]) == 1
        assert api(cast.officer).get(place).status_code == 403
        assert api(cast.stranger).get(place).status_code == 404
