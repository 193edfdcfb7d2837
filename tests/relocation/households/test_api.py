import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relocation.households.models import MoveIn
from tests.conftest import SITE_ID
from tests.factories.registry import make_household
from tests.factories.relocation import make_relocated, make_site

PATH = "/api/v1/move-ins/"


@pytest.fixture
def site(tree):
    return make_site(tree.township, id=SITE_ID)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel("2026-03-01T02:00:00Z", tick=False):
        yield


def body(household, place, **values):
    return {
        "household": str(household.pk), "site": str(place.pk), "building": "3", "room": "502", "moved_on": "2026-02-01",
    } | values  # fmt: skip


def test_the_county_moves_a_household_in_and_the_site_officer_sees_it_then(api, cast, tree, site):
    household = make_household(tree.village)
    assert api(cast.site).post(PATH, body(household, site)).status_code == 404
    made = api(cast.county).post(PATH, body(household, site))
    assert (made.status_code, made.json()["household_number"]) == (201, household.number)
    assert [row["id"] for row in api(cast.site).get(PATH).json()["results"]] == [made.json()["id"]]
    left = api(cast.site).post(f"{PATH}{made.json()['id']}/leave/", {"left_on": "2026-02-20"})
    assert (left.status_code, left.json()["left_on"]) == (200, "2026-02-20")


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"moved_on": "2026-03-02"}, 422, "in_future"),
        ({"room": ""}, 422, "blank"),
        ({"left_on": "2026-03-01"}, 422, "unexpected_field"),
        ({"site": "0192f000-0000-7000-8000-0000000000ff"}, 404, None),
    ],
)
def test_bad_input_is_refused(api, cast, tree, site, changes, status, code):
    answer = api(cast.county).post(PATH, body(make_household(tree.village), site, **changes))
    assert answer.status_code == status
    assert [error["code"] for error in answer.json().get("errors", [])] == [code] * bool(code)
    assert not MoveIn.objects.exists()


@pytest.mark.parametrize(
    ("method", "path", "roles"),
    [
        ("get", PATH, {"township", "county", "site", "auditor"}),
        ("get", PATH + "{id}/", {"township", "county", "site", "auditor"}),
        ("post", PATH, {"county", "site"}),
        ("post", PATH + "{id}/leave/", {"county", "site"}),
    ],
)
def test_which_roles_pass(api, cast, tree, site, method, path, roles):
    address = path.format(id=make_relocated(site, tree.village).move_ins.get().pk)
    passed = {
        name for name, user in vars(cast).items()
        if name != "stranger" and getattr(api(user), method)(address).status_code != 403
    }  # fmt: skip
    assert passed == roles
    assert getattr(api(), method)(address).status_code == 401


def test_another_site_and_another_county_see_nothing(api, cast, tree, site):
    row = make_relocated(make_site(tree.township), tree.village).move_ins.get()
    for caller in (cast.site, cast.stranger):
        assert api(caller).get(PATH).json()["results"] == []
        assert api(caller).get(f"{PATH}{row.pk}/").status_code == 404
        assert api(caller).post(f"{PATH}{row.pk}/leave/", {"left_on": "2026-02-20"}).status_code == 404
    assert MoveIn.objects.get().left_on is None


def test_the_list_takes_the_same_statements_for_3_and_30_rows(api, cast, tree, site):
    caller, found = api(cast.site), []
    for more in (3, 27):
        for _number in range(more):
            make_relocated(site, tree.village)
        caller.get(PATH)
        with CaptureQueriesContext(connection) as told:
            rows = caller.get(PATH).json()["results"]
        found.append((len(rows), len(told)))
    assert [size for size, _count in found] == [3, 30]
    assert found[0][1] == found[1][1] <= 3
