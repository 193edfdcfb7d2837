"""Resettlement sites at the desk: the list, the five tabs of one, and its forms."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relocation.households.actions import move_in
from relocation.sites.actions import edit_site
from relocation.sites.models import Building, Facility, Home, Observation, Site
from tests.conftest import SITE_ID
from tests.factories.relocation import MOVED, make_relocated, make_site
from tests.factories.sites import make_building, make_facility, make_family, make_home, make_homes, make_observation
from tests.factories.trainings import load_words

LIST = "/desk/sites/"
HERE = f"{LIST}{SITE_ID}/"


@pytest.fixture(autouse=True)
def _clock(db):
    load_words()
    with time_machine.travel("2026-06-10T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def site(tree):
    return make_site(tree.township, id=SITE_ID, name="五里岗点")


def text(answer):
    return answer.content.decode()


def test_the_list_tells_counted_people_from_published_ones(browse, cast, tree, site):
    assert "No site has this name." in text(browse(cast.county).get(LIST, {"q": "没有"}))
    published = {"published_residents": 9211, "published_source": "W2.2"}
    edit_site(site=site, changes=published, expected_version=None, by=None)
    household = make_family(tree.village, people=3)
    move_in(household=household, site=site, home=make_home(make_building(site)), moved_on=MOVED, by=None)
    make_observation(site)
    page = text(browse(cast.county).get(LIST))
    assert 'data-label="Residents, counted">3<' in page
    assert "9,211 <span" in page
    assert "W2.2" in page
    assert "1 late" in page
    assert "五里岗点" not in text(browse(cast.stranger).get(LIST))
    assert browse(cast.leader).get(LIST).status_code == 403


def test_buildings_show_who_looks_after_them(browse, cast, site):
    make_building(site, name="1栋", grid_officer=cast.site)
    make_building(site, name="2栋")
    page = text(browse(cast.site).get(HERE))
    assert cast.site.name in page
    assert page.count("Nobody yet") == 1
    assert "/buildings/new/" in page
    assert "/buildings/new/" not in text(browse(cast.auditor).get(HERE))


def test_homes_are_found_by_how_they_stand_and_fit(browse, cast, tree, site):
    small, free = make_homes(make_building(site, name="7栋", storeys=1), persons=2)
    move_in(
        household=make_family(tree.village, people=3), site=site, home=small, moved_on=MOVED, by=None,
        small_accepted=True,
    )  # fmt: skip
    caller = browse(cast.site)
    for query, shown in (
        ({}, {small, free}), ({"state": "free"}, {free}), ({"state": "lived_in"}, {small}),
        ({"fits": "small"}, {small}),
        ({"building": str(small.building_id)}, {small, free}), ({"fits": "large"}, set()),
    ):  # fmt: skip
        page = text(caller.get(HERE, {"tab": "homes"} | query))
        assert {home for home in (small, free) if f'<th scope="row">{home}</th>' in page} == shown
    assert "No home fits this search." in text(caller.get(HERE, {"tab": "homes", "fits": "large"}))


def test_residents_are_shown_as_far_as_the_reader_sees_them_and_the_mix_in_counts(browse, cast, tree, site):
    near, far = make_relocated(site, tree.village), make_relocated(site, tree.far_village)
    page = text(browse(cast.township).get(HERE, {"tab": "residents"}))
    assert near.number in page
    assert far.number not in page
    assert "1 household of another place" in page
    assert "2 households from 2 villages" in page
    assert far.number in text(browse(cast.site).get(HERE, {"tab": "residents"}))


def test_facilities_stand_on_two_bases(browse, cast, tree, site):
    edit_site(
        site=site, changes={"published_residents": 9211, "published_source": "W2.2"}, expected_version=None, by=None
    )
    make_facility(site, "kindergarten", name="", count=4, source="W2.2")
    make_facility(site, "clinic", name="新卫生室", capacity=20)
    move_in(household=make_family(tree.village), site=site, building="1", room="1", moved_on=MOVED, by=None)
    page = text(browse(cast.site).get(HERE, {"tab": "facilities"}))
    assert "Held against 9,211 residents." in page
    assert "Held against 3 residents." in page
    assert "0.43" in page
    assert "333.33" in page
    assert "published · W2.2" in page


def test_a_building_is_added_laid_out_and_changed(browse, cast, site):
    caller = browse(cast.site)
    wrong = caller.post(f"{HERE}buildings/new/", {"name": "", "storeys": "0", "grid_officer": str(cast.county.pk)})
    assert wrong.status_code == 422
    assert text(wrong).count('class="error"') == 3
    made = caller.post(
        f"{HERE}buildings/new/", {"name": "1栋", "storeys": "2", "grid_officer": str(cast.site.pk)}
    )  # fmt: skip
    assert made.status_code == 302
    row = Building.objects.get()
    assert (row.name, row.storeys, row.grid_officer) == ("1栋", 2, cast.site)
    address = f"/desk/buildings/{row.pk}/homes/"
    bad = caller.post(address, {"units": "1单元", "per_storey": "x", "area_m2": "1e9", "persons": ""})
    assert bad.status_code == 422
    assert text(bad).count('class="error"') == 3
    assert not Home.objects.exists()
    laid = caller.post(address, {"units": "1单元 2单元", "per_storey": "3", "area_m2": "79.5", "persons": "4"})
    assert laid.status_code == 302
    assert Home.objects.filter(area_m2=Decimal("79.5"), persons=4).count() == 12
    changed = caller.post(
        f"/desk/buildings/{row.pk}/change/", {"name": "2栋", "storeys": "3", "grid_officer": "", "version": "1"}
    )
    row.refresh_from_db()
    assert (changed.status_code, row.name, row.storeys, row.grid_officer) == (302, "2栋", 3, None)
    stale = caller.post(f"/desk/buildings/{row.pk}/change/", {"name": "3栋", "storeys": "3", "version": "1"})
    assert stale.status_code == 422
    home = Home.objects.order_by("room").first()
    bigger = {"unit": home.unit, "room": home.room, "area_m2": "90", "persons": "5", "version": "1"}
    assert caller.post(f"/desk/homes/{home.pk}/change/", bigger).status_code == 302
    home.refresh_from_db()
    assert (home.area_m2, home.persons) == (90, 5)


def test_a_site_is_founded_and_what_was_published_of_it_written_down(browse, cast, tree):
    caller = browse(cast.county)
    assert caller.post(f"{LIST}new/", {"division": "", "name": "x"}).status_code == 422
    assert caller.post(f"{LIST}new/", {"division": tree.township.code, "name": "新点"}).status_code == 302
    row = Site.objects.get(name="新点")
    address = f"{LIST}{row.pk}/change/"
    half = caller.post(address, {"published_residents": "9211", "version": "1"})
    assert half.status_code == 422
    sent = {"published_residents": "9211", "published_source": "W2.2", "opened_on": "2019-06-01", "version": "1"}
    assert caller.post(address, sent).status_code == 302
    row.refresh_from_db()
    assert (row.published_residents, row.published_source, row.opened_on) == (9211, "W2.2", date(2019, 6, 1))
    assert 'value="9211"' in text(caller.get(address))


def test_a_facility_is_recorded_changed_and_closed(browse, cast, site):
    caller = browse(cast.township)
    assert caller.post(f"{HERE}facilities/new/", {"kind": "", "count": "0"}).status_code == 422
    sent = {"kind": "clinic", "name": "卫生室", "count": "1", "capacity": "20", "source": ""}
    assert caller.post(f"{HERE}facilities/new/", sent).status_code == 302
    row = Facility.objects.get()
    changes = {"name": "卫生院", "count": "1", "capacity": "", "version": "1"}
    assert caller.post(f"/desk/facilities/{row.pk}/change/", changes).status_code == 302
    assert caller.post(f"/desk/facilities/{row.pk}/close/").status_code == 302
    row.refresh_from_db()
    assert (row.name, row.capacity, row.closed_on) == ("卫生院", None, date(2026, 6, 10))


@pytest.mark.parametrize(
    ("kind", "sent", "kept"),
    [
        ("environment", {"subject": "石材点", "finding": "minor", "remedy_by": "2026-06-20"},
         {"subject": "石材点", "finding": "minor", "remedy_by": date(2026, 6, 20)}),
        ("enrolment", {"children": "40", "enrolled": "39"}, {"children": 40, "enrolled": 39}),
        ("activity", {"subject": "夜校", "participants": "45", "villages": ""}, {"participants": 45, "villages": None}),
        ("mix", {}, {"apart": 0, "origins": []}),
    ],
)  # fmt: skip
def test_each_kind_of_observation_has_its_form(browse, cast, site, kind, sent, kept):
    caller, address = browse(cast.site), f"{HERE}observations/{kind}/"
    assert "ethnic group" in text(caller.get(address))
    if kind != "mix":
        assert caller.post(address, {"observed_on": ""}).status_code == 422
    answer = caller.post(address, {"observed_on": "2026-06-09", "note": "好"} | sent)
    assert answer.status_code == 302, text(answer)
    row = Observation.objects.get()
    assert {name: getattr(row, name) for name in kept} == kept
    assert (row.kind, row.note, row.by) == (kind, "好", cast.site)
    assert row.observed_on == (date(2026, 6, 10) if kind == "mix" else date(2026, 6, 9))


def test_what_was_observed_is_corrected_and_remedied(browse, cast, site):
    wrong, caller = make_observation(site), browse(cast.site)
    form = text(caller.get(f"/desk/observations/{wrong.pk}/correct/"))
    assert 'value="石材加工点"' in form
    sent = {"observed_on": "2026-05-20", "subject": "石材厂", "finding": "serious", "remedy_by": "2026-06-01"}
    assert caller.post(f"/desk/observations/{wrong.pk}/correct/", sent).status_code == 302
    right = Observation.objects.get(corrects=wrong)
    page = text(caller.get(HERE, {"tab": "observations"}))
    assert "corrected" in page
    assert "1 shortcoming should have been remedied by now" in page
    address = f"/desk/observations/{right.pk}/remedy/"
    assert caller.post(address, {"remedied_on": ""}).status_code == 422
    assert caller.post(address, {"remedied_on": "2026-06-05", "note": "已封棚"}).status_code == 302
    assert "should have been remedied" not in text(caller.get(HERE, {"tab": "observations"}))
    assert caller.get(f"{HERE}observations/secret/").status_code == 404


def test_another_site_is_out_of_reach(browse, cast, tree, site):
    other = make_site(tree.township)
    building, seen = make_building(other), make_observation(other)
    caller = browse(cast.site)
    for address in (
        f"{LIST}{other.pk}/", f"{LIST}{other.pk}/change/", f"{LIST}{other.pk}/buildings/new/",
        f"/desk/buildings/{building.pk}/change/", f"/desk/buildings/{building.pk}/homes/",
        f"/desk/homes/{make_home(building).pk}/change/", f"/desk/facilities/{make_facility(other).pk}/change/",
        f"/desk/observations/{seen.pk}/correct/", f"/desk/observations/{seen.pk}/remedy/",
    ):  # fmt: skip
        assert caller.get(address).status_code == 404


@pytest.mark.parametrize("tab", ["", "homes", "residents", "facilities", "observations", "list"])
def test_pages_take_the_same_statements_for_3_and_30_rows(browse, cast, tree, site, tab):
    building, caller, found = make_building(site), browse(cast.county), []
    make = {
        "": lambda: make_building(site, grid_officer=cast.site), "homes": lambda: make_home(building),
        "residents": lambda: make_relocated(site, tree.village), "facilities": lambda: make_facility(site),
        "observations": lambda: make_observation(site, by=cast.site), "list": lambda: make_site(tree.township),
    }[tab]  # fmt: skip
    address = LIST if tab == "list" else f"{HERE}?tab={tab}"
    for more in (3, 27):
        for _number in range(more):
            make()
        caller.get(address)
        with CaptureQueriesContext(connection) as statements:
            assert caller.get(address).status_code == 200
        found.append(len(statements))
    assert found[0] == found[1]
