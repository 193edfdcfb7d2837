import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.placements.models import Placement
from relocation.channels.models import ChannelOffer
from tests.conftest import SITE_ID
from tests.factories.placements import make_consent
from tests.factories.relocation import PROPOSED, make_post, make_proposal, make_site, make_workshop

PATH = "/api/v1/channel-offers/"
READERS, ANSWERERS = {"township", "county", "site", "auditor"}, {"county", "site"}


@pytest.fixture
def site(tree):
    return make_site(tree.township, id=SITE_ID)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(f"{PROPOSED}T02:00:00Z", tick=False):
        yield


def test_a_proposal_becomes_work_over_rest(api, cast, tree, site):
    make_workshop(site)
    row = make_proposal(site, tree.village, direction="local_post")
    caller, address = api(cast.site), f"{PATH}{row.pk}/"
    shown = caller.get(address, headers={"Accept-Language": "en"}).json()
    assert (shown["channel_label"], shown["state"]) == ("Workshop near home", "proposed")
    assert [reason["code"] for reason in shown["reasons"]] == ["weak", "workshop_free"]
    assert shown["reasons"][1]["text"] == "A workshop near the homes has a free place."
    assert caller.post(f"{address}offer/").json()["state"] == "offered"
    assert caller.post(f"{address}accept/").json()["state"] == "accepted"
    without = caller.post(f"{address}place/", {"started_on": str(PROPOSED)})
    assert [error["pointer"] for error in without.json()["errors"]] == ["/consent"]
    work = {"started_on": str(PROPOSED), "consent": str(make_consent(row.laborer).pk), "wage": "2600"}
    placed = caller.post(f"{address}place/", work)
    assert (placed.status_code, placed.json()["state"]) == (200, "placed"), placed.json()
    placement = Placement.objects.get(pk=placed.json()["placement"])
    assert (placement.wage_fen, placement.organised_by) == (260_000, "workshop")
    assert caller.get(f"/api/v1/sites/{SITE_ID}/zero-employment/").json()["results"] == []


def test_no_is_no(api, cast, tree, site):
    row = make_proposal(site, tree.village)
    address = f"{PATH}{row.pk}/"
    assert api(cast.site).post(f"{address}decline/").json()["state"] == "declined"
    again = api(cast.site).post(f"{address}accept/")
    assert (again.status_code, again.json()["code"]) == (409, "move_refused")


def test_the_officer_offers_another_place(api, cast, tree, site):
    post = make_post(site)
    row = make_proposal(site, tree.village)
    answer = api(cast.site).post(f"{PATH}{row.pk}/offer/", {"channel": "WELFARE", "welfare_post": str(post.pk)})
    assert (answer.status_code, answer.json()["welfare_post"]) == (200, str(post.pk))
    assert answer.json()["reasons"][-1]["code"] == "officer_choice"


@pytest.mark.parametrize(
    ("body", "status", "pointer"),
    [
        ({"channel": "NONSENSE"}, 422, "/channel"),
        ({"state": "placed"}, 422, "/state"),
        ({"channel": "WORKSHOP", "workshop": "0192f000-0000-7000-8000-0000000000ff"}, 404, None),
    ],
)
def test_bad_input_is_refused(api, cast, tree, site, body, status, pointer):
    row = make_proposal(site, tree.village)
    answer = api(cast.site).post(f"{PATH}{row.pk}/offer/", body)
    assert answer.status_code == status
    assert [error["pointer"] for error in answer.json().get("errors", [])] == [pointer] * bool(pointer)
    assert ChannelOffer.objects.get().state == "proposed"


def test_filters_narrow_and_unknown_ones_are_refused(api, cast, tree, site):
    row = make_proposal(site, tree.village)
    caller = api(cast.site)
    for query, size in [
        ("state=proposed", 1), ("state=accepted", 0), (f"site={SITE_ID}", 1), (f"channel={row.channel}", 1),
        ("channel=WELFARE", 0), (f"laborer={row.laborer_id}", 1),
    ]:  # fmt: skip
        assert len(caller.get(f"{PATH}?{query}").json()["results"]) == size, query
    assert caller.get(f"{PATH}?colour=red").status_code == 400


@pytest.mark.parametrize(
    ("method", "path", "roles"),
    [
        ("get", PATH, READERS),
        ("get", PATH + "{id}/", READERS),
        ("post", PATH + "{id}/offer/", ANSWERERS),
        ("post", PATH + "{id}/accept/", ANSWERERS),
        ("post", PATH + "{id}/decline/", ANSWERERS),
        ("post", PATH + "{id}/place/", ANSWERERS),
    ],
)
def test_which_roles_pass(api, cast, tree, site, method, path, roles):
    address = path.format(id=make_proposal(site, tree.village).pk)
    passed = {
        name for name, user in vars(cast).items()
        if name != "stranger" and getattr(api(user), method)(address).status_code != 403
    }  # fmt: skip
    assert passed == roles
    assert getattr(api(), method)(address).status_code == 401


def test_another_site_and_another_county_see_nothing(api, cast, tree, site):
    row = make_proposal(make_site(tree.township), tree.village)
    for caller in (cast.site, cast.stranger):
        assert api(caller).get(PATH).json()["results"] == []
        assert api(caller).get(f"{PATH}{row.pk}/").status_code == 404
        for step in ("offer", "accept", "decline", "place"):
            assert api(caller).post(f"{PATH}{row.pk}/{step}/").status_code == 404
    assert ChannelOffer.objects.get().state == "proposed"


def test_the_list_takes_the_same_statements_for_3_and_30_rows(api, cast, tree, site):
    make_workshop(site, places=40)
    caller, found = api(cast.site), []
    for more in (3, 27):
        for _number in range(more):
            make_proposal(site, tree.village, direction="local_post")
        caller.get(PATH)
        with CaptureQueriesContext(connection) as told:
            rows = caller.get(PATH).json()["results"]
        found.append((len(rows), len(told)))
    assert [size for size, _count in found] == [3, 30]
    assert found[0][1] == found[1][1] <= 3
