"""What nobody would ask of trainings: refused, or shown empty, and never a fault of the server."""

import pytest

from tests.factories.trainings import ENDS, make_closed_class
from trainings.classes.models import Enrolment
from trainings.outcomes import queries

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["training-demand/", "training-demand/people/"])
def test_an_occupation_that_no_column_holds_is_refused_by_name(api, cast, path):
    answer = api(cast.county).get(f"/api/v1/{path}?occupation=%00")
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/occupation")


@pytest.mark.parametrize("key", ["١٢", "²", "０", "", "x' OR 1=1"])
def test_a_line_of_no_township_has_no_names(tree, key):
    make_closed_class(tree.township, tree.village)
    rows = queries.graduates(Enrolment.objects.all(), since=ENDS, until=ENDS, on=ENDS)
    assert rows.count() == 1
    assert not queries.of_group(rows, "township", key).exists()


@pytest.mark.parametrize("place", ["share/certificate/%00/", "share/card/%00/", "share/feedback/%00/"])
def test_an_address_with_a_nul_leads_nowhere(client, place):
    assert client.get(f"/{place}").status_code == 404
