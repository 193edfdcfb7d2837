"""Odd values in the addresses of the way to work: each is answered by what is wrong, none by a fault of ours."""

import pytest

from laborers.jobs.rules import POINTS

pytestmark = pytest.mark.django_db
ODD_YEARS = ["0", "-1", "99999", "99999999999999999999", "NaN", "x"]


@pytest.mark.parametrize("year", ODD_YEARS)
@pytest.mark.parametrize("resource", ["recruitment-events", "wage-reports"])
def test_a_year_that_is_none_is_named(api, cast, resource, year):
    answer = api(cast.county).get(f"/api/v1/{resource}/?year={year}")
    assert (answer.status_code, answer.data["errors"][0]["pointer"]) == (422, "/year")


@pytest.mark.parametrize("division", ["-1", "x", "2020.5", "%D9%A3%D9%A3"])
def test_cards_of_a_place_need_its_code(api, cast, division):
    answer = api(cast.county).get(f"/api/v1/contract-cards/sheet.pdf/?division={division}")
    assert (answer.status_code, answer.data["errors"][0]["code"]) == (422, "bad_code")


def test_a_key_with_a_character_that_no_column_holds_is_no_key(api, cast):
    assert api(cast.county).get("/api/v1/match-runs/training-demand/?division=%00").status_code == 404


def test_a_policy_from_the_first_of_all_days_is_refused(api, cast):
    county = api(cast.county)
    weights = {"county": cast.county.division_id, "document": "县人社发2026-5", "weights": dict(POINTS)}
    events = {"document": "县人社发2026-5", "county_fairs": 1, "township_events": 1, "recheck_days": 30}
    for resource, body in (("match-policies", weights), ("recruitment-policies", events)):
        answer = county.post(f"/api/v1/{resource}/", body | {"valid_from": "0001-01-01"}, format="json")
        assert (answer.status_code, answer.data["errors"][0]["pointer"]) == (422, "/valid_from"), resource
