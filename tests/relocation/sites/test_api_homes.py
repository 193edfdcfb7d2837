import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relocation.sites.actions import edit_site
from relocation.sites.models import Building, Facility, Home, Observation
from tests.conftest import SITE_ID
from tests.factories.relocation import make_relocated, make_site
from tests.factories.sites import SEEN, make_building, make_facility, make_family, make_home, make_observation

SITES, BUILDINGS, HOMES = "/api/v1/sites/", "/api/v1/buildings/", "/api/v1/homes/"
FACILITIES, OBSERVATIONS, MOVES = "/api/v1/facilities/", "/api/v1/site-observations/", "/api/v1/move-ins/"
READERS, EDITORS = {"township", "county", "site", "auditor"}, {"township", "county", "site"}


@pytest.fixture
def site(tree):
    return make_site(tree.township, id=SITE_ID)


@pytest.fixture
def _today(monkeypatch):
    for module in ("facilities", "sites"):
        monkeypatch.setattr(f"relocation.sites.api.{module}.today", lambda: SEEN)
    monkeypatch.setattr("relocation.households.api.today", lambda: SEEN)


def passing(api, cast, method, address):
    return {
        name
        for name, user in vars(cast).items()
        if name != "stranger" and getattr(api(user), method)(address).status_code != 403
    }


@pytest.mark.usefixtures("_today")
def test_the_site_officer_records_a_building_its_homes_and_who_moves_in(api, cast, tree, site):
    caller = api(cast.site)
    made = caller.post(
        BUILDINGS, {"site": str(SITE_ID), "name": "3", "storeys": 2, "grid_officer": str(cast.site.pk)}
    )  # fmt: skip
    assert made.status_code == 201, made.json()
    building = made.json()
    lives = make_relocated(site, tree.village).move_ins.get()
    other = caller.post(
        HOMES, {"building": building["id"], "unit": "1", "room": lives.room, "area_m2": "60", "persons": 2}
    ).json()
    assert (other["state"], other["household"], other["site"]) == ("lived_in", str(lives.household_id), str(SITE_ID))
    laid = caller.post(
        f"{BUILDINGS}{building['id']}/homes/",
        {"units": ["2"], "per_storey": 2, "area_m2": "80.5", "persons": 3},
        format="json",
    )
    assert laid.json() == {"added": 4, "lived_in": 0}
    again = caller.get(f"{BUILDINGS}{building['id']}/").json()
    assert (again["homes"], again["lived_in"], again["looked_after"], again["grid_officer_name"]) == (
        5, 1, True, cast.site.name,
    )  # fmt: skip
    free = caller.get(HOMES, {"site": str(SITE_ID), "state": "free"}).json()["results"]
    free.sort(key=lambda home: home["room"])
    assert [home["room"] for home in free] == ["101", "102", "201", "202"]
    family = make_family(tree.village, people=4)
    body = {"household": str(family.pk), "site": str(SITE_ID), "home": free[0]["id"], "moved_on": "2026-05-01"}
    bureau = api(cast.county)
    small = bureau.post(MOVES, body)
    assert (small.status_code, small.json()["code"]) == (409, "home_too_small")
    moved = bureau.post(MOVES, body | {"small_accepted": True})
    assert (moved.status_code, moved.json()["home"], moved.json()["building"]) == (201, free[0]["id"], "3")
    assert caller.get(HOMES, {"fits": "small"}).json()["results"][0]["id"] == free[0]["id"]
    edited = caller.patch(f"{HOMES}{free[1]['id']}/", {"persons": 5}, headers={"If-Match": '"1"'})
    assert (edited.status_code, edited.json()["persons"]) == (200, 5)


def test_a_move_names_a_home_or_the_words_of_its_door(api, cast, tree, site):
    body = {"household": str(make_family(tree.village).pk), "site": str(SITE_ID), "moved_on": "2026-05-01"}
    refused = api(cast.county).post(MOVES, body)
    assert refused.status_code == 422
    assert {error["pointer"] for error in refused.json()["errors"]} == {"/building", "/room"}
    foreign = make_home(make_building(make_site(tree.other_street)))
    assert api(cast.county).post(MOVES, body | {"home": str(foreign.pk)}).status_code == 404


@pytest.mark.usefixtures("_today")
def test_facilities_and_figures_tell_published_from_recorded(api, cast, site):
    caller = api(cast.township)
    tag = {"If-Match": '"1"'}
    changed = caller.patch(
        f"{SITES}{SITE_ID}/", {"published_residents": 9211, "published_source": "W2.2"}, headers=tag
    )  # fmt: skip
    assert (changed.status_code, changed.json()["published_residents"]) == (200, 9211)
    for body in (
        {"kind": "clinic", "count": 2, "source": "W2.2"},
        {"kind": "clinic", "name": "新卫生室", "capacity": 20},
    ):
        assert caller.post(FACILITIES, {"site": str(SITE_ID)} | body).status_code == 201
    own, published = caller.get(f"{SITES}{SITE_ID}/figures/").json()
    assert (own["source"], own["residents"], own["kinds"][0]["count"], own["kinds"][0]["ratio"]) == ("", 0, 1, None)
    assert (published["source"], published["residents"]) == ("W2.2", 9211)
    assert (published["kinds"][0]["count"], published["kinds"][0]["ratio"]) == (2, "0.22")
    row = caller.get(FACILITIES, {"source": "W2.2"}).json()["results"][0]
    assert caller.post(f"{FACILITIES}{row['id']}/close/").json()["closed_on"] == SEEN.isoformat()


@pytest.mark.usefixtures("_today")
def test_what_is_observed_is_recorded_corrected_and_remedied(api, cast, tree, site):
    make_relocated(site, tree.village)
    caller, base = api(cast.site), {"site": str(SITE_ID), "observed_on": SEEN.isoformat()}
    seen = caller.post(
        OBSERVATIONS,
        base | {"kind": "environment", "subject": "石材点", "finding": "serious", "remedy_by": SEEN.isoformat()},
    )
    assert seen.status_code == 201, seen.json()
    done = caller.post(f"{OBSERVATIONS}{seen.json()['id']}/remedy/", {"remedied_on": SEEN.isoformat(), "note": "已停"})
    assert (done.status_code, done.json()["remedied_note"]) == (200, "已停")
    mixed = caller.post(OBSERVATIONS, base | {"kind": "mix"}).json()
    assert mixed["origins"] == [{"village": tree.village.code, "households": 1, "residents": 0}]
    first = caller.post(OBSERVATIONS, base | {"kind": "enrolment", "children": 10, "enrolled": 9}).json()
    body = base | {"kind": "enrolment", "children": 10, "enrolled": 10, "corrects": first["id"]}
    assert caller.post(OBSERVATIONS, body).status_code == 201
    assert [row["id"] for row in caller.get(OBSERVATIONS, {"corrected": "true"}).json()["results"]] == [first["id"]]
    wrong = caller.post(OBSERVATIONS, base | {"kind": "activity", "children": 3})
    assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (422, "/children")
    assert caller.patch(f"{OBSERVATIONS}{first['id']}/", {}).status_code == 405


def test_the_mix_of_a_site_counts_households_by_village(api, cast, tree, site):
    for village in (tree.village, tree.village, tree.far_village):
        make_relocated(site, village)
    found = api(cast.site).get(f"{SITES}{SITE_ID}/mix/").json()
    assert (found["villages"], found["households"], found["largest"]) == (2, 3, 67)
    assert [(each["village_name"], each["households"]) for each in found["origins"]] == [
        (tree.village.name, 2), (tree.far_village.name, 1),
    ]  # fmt: skip


def test_residents_are_those_in_the_readers_place(api, cast, tree, site):
    near, far = make_relocated(site, tree.village), make_relocated(site, tree.far_village)
    address = f"{SITES}{SITE_ID}/residents/"
    for user, seen in ((cast.site, {near, far}), (cast.county, {near, far}), (cast.township, {near})):
        rows = api(user).get(address).json()["results"]
        assert {row["id"] for row in rows} == {str(each.pk) for each in seen}
    assert api(cast.stranger).get(address).status_code == 404


@pytest.mark.parametrize(
    ("method", "path", "roles"),
    [
        ("get", SITES + "{site}/figures/", READERS), ("get", SITES + "{site}/mix/", READERS),
        ("get", SITES + "{site}/residents/", READERS), ("patch", SITES + "{site}/", EDITORS),
        ("get", BUILDINGS, READERS), ("get", BUILDINGS + "{building}/", READERS), ("post", BUILDINGS, EDITORS),
        ("patch", BUILDINGS + "{building}/", EDITORS), ("post", BUILDINGS + "{building}/homes/", EDITORS),
        ("get", HOMES, READERS), ("get", HOMES + "{home}/", READERS), ("post", HOMES, EDITORS),
        ("patch", HOMES + "{home}/", EDITORS), ("get", FACILITIES, READERS),
        ("get", FACILITIES + "{facility}/", READERS),
        ("post", FACILITIES, EDITORS), ("patch", FACILITIES + "{facility}/", EDITORS),
        ("post", FACILITIES + "{facility}/close/", EDITORS), ("get", OBSERVATIONS, READERS),
        ("get", OBSERVATIONS + "{seen}/", READERS), ("post", OBSERVATIONS, EDITORS),
        ("post", OBSERVATIONS + "{seen}/remedy/", EDITORS),
    ],
)  # fmt: skip
def test_which_roles_pass(api, cast, site, method, path, roles):
    building = make_building(site)
    address = path.format(
        site=SITE_ID, building=building.pk, home=make_home(building).pk, facility=make_facility(site).pk,
        seen=make_observation(site).pk,
    )  # fmt: skip
    assert passing(api, cast, method, address) == roles
    assert getattr(api(), method)(address).status_code == 401


def test_another_site_and_another_county_are_out_of_sight(api, cast, tree, site):
    other = make_site(tree.township)
    rows = {BUILDINGS: make_building(other), FACILITIES: make_facility(other), OBSERVATIONS: make_observation(other)}
    rows[HOMES] = make_home(rows[BUILDINGS])
    for user in (cast.site, cast.stranger):
        caller = api(user)
        for path, row in rows.items():
            assert caller.get(path).json()["results"] == []
            assert caller.get(f"{path}{row.pk}/").status_code == 404
        body = {"site": str(other.pk), "name": "1", "storeys": 1, "kind": "clinic"}
        assert caller.post(FACILITIES, {"site": str(other.pk), "kind": "clinic"}).status_code == 404
        assert caller.post(BUILDINGS, {name: body[name] for name in ("site", "name", "storeys")}).status_code == 404
    assert (Building.objects.count(), Facility.objects.count(), Home.objects.count()) == (1, 1, 1)
    assert Observation.objects.count() == 1


def test_a_grid_officer_of_elsewhere_is_refused_by_name(api, cast, site):
    for officer in (cast.county.pk, uuid.uuid4()):
        answer = api(cast.county).post(
            BUILDINGS, {"site": str(SITE_ID), "name": "1", "storeys": 1, "grid_officer": str(officer)}
        )  # fmt: skip
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/grid_officer")


@pytest.mark.parametrize(
    "path", [BUILDINGS, HOMES, FACILITIES, OBSERVATIONS, f"{SITES}{SITE_ID}/residents/", f"{SITES}{SITE_ID}/mix/"]
)
def test_lists_take_the_same_statements_for_3_and_30_rows(api, cast, tree, site, path):
    caller, found, building = api(cast.county), [], make_building(site)
    make = {
        BUILDINGS: lambda: make_building(site),
        HOMES: lambda: make_home(building),
        FACILITIES: lambda: make_facility(site),
        OBSERVATIONS: lambda: make_observation(site, by=cast.site),
    }.get(path, lambda: make_relocated(site, tree.village))
    for more in (3, 27):
        for _number in range(more):
            make()
        caller.get(path)
        with CaptureQueriesContext(
            connection,
        ) as statements:
            answer = caller.get(path, {"limit": 100} if "mix" not in path else {})
        assert answer.status_code == 200
        found.append(len(statements))
    assert found[0] == found[1]


def test_a_site_without_people_has_figures_too(api, cast, site):
    edit_site(
        site=site, changes={"published_residents": 10, "published_source": "x"}, expected_version=None, by=None
    )  # fmt: skip
    own, published = api(cast.county).get(f"{SITES}{SITE_ID}/figures/").json()
    assert (own["residents"], own["kinds"], own["grid_staff"]) == (0, [], 0)
    assert (published["residents"], published["kinds"]) == (10, [])
