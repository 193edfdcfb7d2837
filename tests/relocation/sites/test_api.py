import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relocation.sites.models import Site, Workshop
from tests.conftest import SITE_ID
from tests.factories.relocation import make_jobless, make_post, make_site, make_workshop

SITES, WORKSHOPS, POSTS = "/api/v1/sites/", "/api/v1/workshops/", "/api/v1/welfare-posts/"
READERS, EDITORS = {"township", "county", "site", "auditor"}, {"county", "site"}


@pytest.fixture
def site(tree):
    return make_site(tree.township, id=SITE_ID)


def passing(api, cast, method, address):
    return {
        name
        for name, user in vars(cast).items()
        if name != "stranger" and getattr(api(user), method)(address).status_code != 403
    }


def test_the_county_founds_a_site_and_its_officer_fills_it(api, cast, tree, site):
    made = api(cast.county).post(SITES, {"division": tree.township.code, "name": "五里岗二期"})
    assert made.status_code == 201, made.json()
    caller = api(cast.site)
    work = {"site": str(SITE_ID), "name": "服装车间", "occupation": "sewing", "places": 20, "wage": "2400.50"}
    workshop = caller.post(WORKSHOPS, work)
    assert (workshop.status_code, workshop.json()["wage"], workshop.json()["free"]) == (201, "2400.50", 20)
    assert Workshop.objects.get().wage_fen == 240_050
    address = f"{WORKSHOPS}{workshop.json()['id']}/"
    edited = caller.patch(address, {"places": 25, "wage": "2500"}, headers={"If-Match": workshop.headers["ETag"]})
    assert (edited.status_code, edited.json()["places"], edited.json()["wage"]) == (200, 25, "2500.00")
    post = caller.post(POSTS, {"site": str(SITE_ID), "kind": "cleaning", "places": 3, "wage": "800"})
    english = caller.get(f"{POSTS}{post.json()['id']}/", headers={"Accept-Language": "en"}).json()
    assert (english["kind_label"], english["wage"]) == ("Cleaning", "800.00")
    assert caller.post(f"{POSTS}{post.json()['id']}/close/").json()["closed_on"]
    assert caller.post(f"{POSTS}{post.json()['id']}/close/").status_code == 409


@pytest.mark.parametrize(
    ("path", "body", "pointer"),
    [
        (WORKSHOPS, {"places": 0}, "/places"),
        (WORKSHOPS, {"wage": "-1"}, "/wage"),
        (WORKSHOPS, {"wage_fen": 1}, "/wage_fen"),
        (WORKSHOPS, {"occupation": "nonsense"}, "/occupation"),
    ],
)
def test_bad_input_is_refused_by_name(api, cast, tree, site, path, body, pointer):
    good = {"site": str(SITE_ID), "name": "服装车间", "occupation": "sewing", "places": 20, "wage": "2400"}
    answer = api(cast.site).post(path, good | body)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert not Workshop.objects.exists()


@pytest.mark.parametrize(
    ("method", "path", "roles"),
    [
        ("get", SITES, READERS), ("get", SITES + "{site}/", READERS), ("post", SITES, EDITORS),
        ("patch", SITES + "{site}/", EDITORS | {"township"}), ("get", SITES + "{site}/zero-employment/", READERS),
        ("get", WORKSHOPS, READERS), ("get", WORKSHOPS + "{workshop}/", READERS), ("post", WORKSHOPS, EDITORS),
        ("patch", WORKSHOPS + "{workshop}/", EDITORS), ("post", WORKSHOPS + "{workshop}/close/", EDITORS),
        ("get", POSTS, READERS), ("get", POSTS + "{post}/", READERS), ("post", POSTS, EDITORS),
        ("patch", POSTS + "{post}/", EDITORS), ("post", POSTS + "{post}/close/", EDITORS),
    ],
)  # fmt: skip
def test_which_roles_pass(api, cast, tree, site, method, path, roles):
    address = path.format(site=SITE_ID, workshop=make_workshop(site).pk, post=make_post(site).pk)
    assert passing(api, cast, method, address) == roles
    assert getattr(api(), method)(address).status_code == 401


def test_the_officer_of_another_site_sees_and_changes_nothing(api, cast, tree, site):
    other = make_site(tree.township, name="别的点")
    workshop, post = make_workshop(other), make_post(other)
    caller = api(cast.site)
    assert [row["id"] for row in caller.get(SITES).json()["results"]] == [str(SITE_ID)]
    for path, row in ((SITES, other), (WORKSHOPS, workshop), (POSTS, post)):
        assert caller.get(f"{path}{row.pk}/").status_code == 404
        assert caller.patch(f"{path}{row.pk}/", {}, headers={"If-Match": '"1"'}).status_code == 404
    assert caller.get(WORKSHOPS).json()["results"] == caller.get(POSTS).json()["results"] == []
    assert caller.get(f"{SITES}{other.pk}/zero-employment/").status_code == 404
    body = {"site": str(other.pk), "name": "车间", "occupation": "sewing", "places": 2, "wage": "1"}
    assert caller.post(WORKSHOPS, body).status_code == 404
    assert caller.post(SITES, {"division": tree.township.code, "name": "新点"}).status_code == 404
    assert Site.objects.count() == 2


def test_another_county_sees_nothing(api, cast, tree, site):
    make_workshop(site)
    for path in (SITES, WORKSHOPS, POSTS):
        assert api(cast.stranger).get(path).json()["results"] == []
    assert api(cast.stranger).get(f"{SITES}{SITE_ID}/zero-employment/").status_code == 404


def test_the_list_of_households_without_work_names_who_could(api, cast, tree, site):
    household, laborer = make_jobless(site, tree.village, name="王强")
    make_jobless(make_site(tree.township, name="别的点"), tree.village)
    rows = api(cast.site).get(f"{SITES}{SITE_ID}/zero-employment/").json()["results"]
    assert [row["id"] for row in rows] == [str(household.pk)]
    assert [(each["id"], each["name"]) for each in rows[0]["able"]] == [(str(laborer.pk), "王强")]
    assert rows[0]["live_offers"] == []


@pytest.mark.parametrize("path", [SITES, WORKSHOPS, POSTS, f"{SITES}{SITE_ID}/zero-employment/"])
def test_lists_take_the_same_statements_for_3_and_30_rows(api, cast, tree, site, path):
    caller, found = api(cast.county), []
    make = {
        SITES: lambda: make_site(tree.other_township),
        WORKSHOPS: lambda: make_workshop(site),
        POSTS: lambda: make_post(site),
    }.get(path, lambda: make_jobless(site, tree.village))
    for more in (3, 27):
        for _number in range(more):
            make()
        caller.get(path)
        with CaptureQueriesContext(connection) as told:
            rows = caller.get(path).json()["results"]
        found.append((len(rows), len(told)))
    assert found[1][0] - found[0][0] == 27
    assert found[0][1] == found[1][1] <= 6
