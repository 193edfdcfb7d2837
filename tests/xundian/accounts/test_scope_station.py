"""A station looks after its own county's people who work in its cities now, and nobody else."""

from datetime import timedelta

import pytest

from laborers import journeys
from laborers.placements import actions as placements
from laborers.placements.models import ContractCard, Placement
from laborers.registry.models import Laborer
from tests.factories.exports import DAY, rows_of, written
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from xundian.accounts.scope import visible_to


@pytest.mark.django_db
def test_a_station_does_not_see_another_countys_people_in_its_city(tree, cast, api):
    ours, theirs = (make_placement(make_laborer(make_household(each))) for each in (tree.village, tree.other_village))
    assert ours.destination == theirs.destination
    station = api(cast.station)
    assert [row["id"] for row in station.get("/api/v1/placements/").json()["results"]] == [str(ours.pk)]
    assert station.get(f"/api/v1/placements/{theirs.pk}/").status_code == 404
    assert [row["id"] for row in station.get("/api/v1/laborers/").json()["results"]] == [str(ours.laborer_id)]


@pytest.mark.django_db
def test_a_station_sees_who_works_there_now_and_no_spell_that_is_over(tree, cast, api):
    """List, person, card, work list and file say the same, by the one scope service."""
    stays, left = (make_placement(make_laborer(make_household(tree.village))) for _each in range(2))
    for each in (stays, left):
        placements.issue_card(placement=each, on=DAY, by=cast.county)
    station = api(cast.station)
    shown = {str(each.pk) for each in (stays, left)}
    assert {row["id"] for row in station.get("/api/v1/placements/").json()["results"]} == shown
    assert len(rows_of(written(cast.station, "station-people"))) == 2
    journeys.end_placement(
        placement=left, ended_on=DAY - timedelta(days=1), reason="contract_ended", by=cast.officer, on=DAY
    )
    assert [row["id"] for row in station.get("/api/v1/placements/").json()["results"]] == [str(stays.pk)]
    assert station.get(f"/api/v1/placements/{left.pk}/").status_code == 404
    assert [each.pk for each in visible_to(cast.station, Laborer.objects.all())] == [stays.laborer_id]
    assert [each.placement_id for each in visible_to(cast.station, ContractCard.objects.all())] == [stays.pk]
    assert len(rows_of(written(cast.station, "station-people"))) == 1
    # Home goes on seeing both: the spell is part of the person's history.
    assert visible_to(cast.officer, Placement.objects.all()).count() == 2
