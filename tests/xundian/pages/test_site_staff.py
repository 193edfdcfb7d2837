"""Today and the households as staff of a resettlement site see them: by building and unit, with the work there."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.visits import actions as visits
from laborers.visits.models import VisitPlan
from relocation.channels import actions
from relocation.households import actions as households
from tests.conftest import SITE_ID
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.relocation import PROPOSED, make_jobless, make_post, make_proposal, make_site, make_workshop

ON = date(2026, 3, 12)


@pytest.fixture(autouse=True)
def _today(db):
    with time_machine.travel("2026-03-12T12:00:00+08:00", tick=False):
        yield


@pytest.fixture
def site(tree):
    return make_site(tree.township, id=SITE_ID)


def settle(site, village, building, unit, room, by=None):
    """A household behind that door, with somebody at work away and a visit that is due."""
    household = make_household(village, group_name="二组")
    households.move_in(
        household=household, site=site, building=building, unit=unit, room=room, moved_on=date(2026, 2, 1), by=by, on=ON
    )
    household.refresh_from_db()
    make_placement(make_laborer(household), started_on=date(2026, 2, 10), on=date(2026, 2, 10))
    return household


def test_what_is_due_stands_by_building_and_unit_in_the_order_of_doors(browse, cast, tree, site):
    doors = [("10栋", "1单元", "101"), ("9栋", "2单元", "202"), ("9栋", "1单元", "301"), ("9栋", "1单元", "102")]
    for door in doors:
        settle(site, tree.village, *door)
    visits.plan(on=ON)
    assert VisitPlan.objects.exists()
    groups = browse(cast.site).get("/").context["groups"]
    assert [(each["village"], each["name"], len(each["rows"])) for each in groups] == [
        ("9栋", "1单元", 2), ("9栋", "2单元", 1), ("10栋", "1单元", 1),
    ]  # fmt: skip


def test_a_village_officer_sees_village_groups_as_ever(browse, cast, tree, site):
    settle(site, tree.village, "9栋", "1单元", "102")
    visits.plan(on=ON)
    answer = browse(cast.officer).get("/")
    assert {each["name"] for each in answer.context["groups"]} <= {"二组"}
    assert "here" not in answer.context


def test_households_without_work_and_free_places_are_counted(browse, cast, tree, site):
    make_workshop(site, places=4)
    make_post(site, places=3)
    make_proposal(site, tree.village)
    make_jobless(site, tree.village)
    actions.keep_ledger(on=PROPOSED)
    here = browse(cast.site).get("/").context["here"]
    # One of the seven places is promised by the proposal, unless it leads out of the county.
    assert (here["open"], here["helped"], here["cleared"]) == (2, 1, 0)
    assert here["posts"] in (6, 7)


def test_the_list_of_households_tells_the_door(browse, cast, tree, site):
    settle(site, tree.village, "10栋", "1单元", "101")
    settle(site, tree.village, "9栋", "2单元", "202")
    answer = browse(cast.site).get("/households/")
    assert [row.door for row in answer.context["page"]] == ["9栋 2单元 202", "10栋 1单元 101"]
    assert "9栋 2单元 202 ·" in answer.content.decode()


@pytest.mark.parametrize("address", ["/", "/households/"])
def test_the_pages_take_as_many_statements_for_30_households_as_for_3(browse, cast, tree, site, address):
    counts, reader = [], browse(cast.site)
    for first, size in ((0, 3), (3, 27)):
        for number in range(first, first + size):
            settle(site, tree.village, f"{number}栋", "", "101")
        visits.plan(on=ON)
        reader.get(address)
        with CaptureQueriesContext(connection) as captured:
            reader.get(address)
        counts.append(len(captured))
    assert counts[0] == counts[1]
