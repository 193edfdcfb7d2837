"""Numbers as nobody types them, sent to the forms: to Python a raised two is a digit and no number, as are 5000 nines.

Each is refused like any other wrong value, or read as nothing, and never a fault.
"""

import pytest
import time_machine

from laborers.surveys.models import SurveyRound
from tests.factories.codes import load_shipped
from tests.factories.imports import person, received, sheet
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_round

pytestmark = pytest.mark.django_db
ODD = ("²", "①", "9" * 5000, "-1", "2026²")


@pytest.fixture(autouse=True)
def june(client):
    client.raise_request_exception = False
    with time_machine.travel("2026-06-20T10:00:00+08:00", tick=False):
        yield


@pytest.mark.parametrize("odd", ODD)
def test_the_header_and_the_columns_of_an_import(odd, cast, browse, tree):
    load_shipped()
    batch = received(sheet(person(1)), tree.county, by=cast.county)
    county = browse(cast.county)
    answer = county.post(f"/desk/imports/{batch.pk}/header/", {"header_row": odd})
    assert (answer.status_code, "1 to 5" in answer.content.decode()) == (422, True)
    assert county.post(f"/desk/imports/{batch.pk}/columns/", {"field-name": odd}).status_code == 422


@pytest.mark.parametrize("odd", ODD)
def test_the_year_of_a_round_and_the_numbers_of_a_policy(odd, cast, browse):
    county = browse(cast.county)
    sent = {"year": odd, "title": "春季", "opens": "2026-01-01", "closes": "2026-12-31"}
    assert county.post("/desk/rounds/open/", sent).status_code == 422
    assert not SurveyRound.objects.exists()
    assert county.post("/desk/thresholds/new/", {"elder_age": odd, "child_age": odd}).status_code == 422


@pytest.mark.parametrize("odd", ODD)
def test_the_newcomers_of_a_survey_and_its_year(odd, cast, browse, tree):
    load_shipped()
    make_round(tree.county)
    home = make_household(tree.village)
    make_laborer(home, name="马小军")
    officer = browse(cast.officer)
    assert officer.post(f"/households/{home.pk}/survey/", {"newcomers": odd}).status_code < 500
    assert officer.get("/survey/", {"year": odd}).status_code < 500


@pytest.mark.parametrize("odd", ODD)
def test_a_target_as_the_whole_and_as_a_part(odd, cast, browse):
    address = "/desk/targets/divide/?indicator=placements&year=2026&division=530129"
    answer = browse(cast.county).post(address, {"own": odd, "v-530129101": odd})
    assert answer.status_code == 422


@pytest.mark.parametrize("odd", [*ODD, "2026999"])
def test_years_and_pages_that_are_asked_for(odd, cast, browse, api):
    county = browse(cast.county)
    for page in ("/desk/channels/figures/", "/desk/channels/figures/?year=2026"):
        assert county.get(page, {"year": odd}).status_code == 200
    assert county.get("/admin/audit/", {"page": odd}).status_code == 200
    asked = api(cast.county).get("/api/v1/training-demand/", {"year": odd})
    assert (asked.status_code, asked.json()["errors"][0]["code"]) == (422, "bad_year")
