"""A station looks after its own county's people: another county's in the same city are not its business."""

import pytest

from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer


@pytest.mark.django_db
def test_a_station_does_not_see_another_countys_people_in_its_city(tree, cast, api):
    ours, theirs = (make_placement(make_laborer(make_household(each))) for each in (tree.village, tree.other_village))
    assert ours.destination == theirs.destination
    station = api(cast.station)
    assert [row["id"] for row in station.get("/api/v1/placements/").json()["results"]] == [str(ours.pk)]
    assert station.get(f"/api/v1/placements/{theirs.pk}/").status_code == 404
    assert [row["id"] for row in station.get("/api/v1/laborers/").json()["results"]] == [str(ours.laborer_id)]
