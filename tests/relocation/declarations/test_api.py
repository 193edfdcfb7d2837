from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relocation.declarations.models import Declaration
from tests.conftest import SITE_ID
from tests.factories.cast import make_user
from tests.factories.declarations import (
    CLAIMS,
    DECIDED,
    make_allotted,
    make_appeal,
    make_confirmed,
    make_declared,
    make_refused,
    make_screened,
)
from tests.factories.registry import make_household, make_laborer
from tests.factories.relocation import make_site
from xundian.accounts.roles import Role

PATH, APPEALS = "/api/v1/declarations/", "/api/v1/declaration-appeals/"
TODAY = DECIDED + timedelta(days=5)


@pytest.fixture
def site(tree):
    return make_site(tree.township, id=SITE_ID)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel("2026-02-25T02:00:00Z", tick=False):
        yield


def new(village, **values):
    household = make_household(village)
    make_laborer(household)
    return {"household": str(household.pk), "claims": CLAIMS} | values


def test_a_declaration_goes_its_way_from_the_township_to_the_keys(api, cast, tree, site):
    township, county = api(cast.township), api(cast.county)
    made = township.post(PATH, new(tree.village, site=str(site.pk)))
    assert (made.status_code, made.json()["state"], made.json()["persons"]) == (201, "declared", 1)
    row = PATH + made.json()["id"] + "/"
    changed = township.patch(row, {"persons": 3}, headers={"If-Match": made["ETag"]})
    assert (changed.json()["persons"], changed["ETag"] != made["ETag"]) == (3, True)
    assert township.post(row + "screen/", {"words": "符合"}).json()["state"] == "screened"
    look = {"finding": "confirmed", "found": "属实", "checked_on": "2026-02-25", "photos": ["ab" * 32]}
    for condition in CLAIMS:
        seen = county.post(row + "inspect/", look | {"condition": condition})
        assert seen.status_code == 200
    assert [each["checks"][0]["by_name"] for each in seen.json()["claims"]] == [cast.county.name] * 2
    assert county.post(row + "confirm/", {}).json()["state_label"]
    steps = [each["kind"] for each in county.get(row).json()["steps"]]
    assert steps == ["confirmed", "inspected", "inspected", "screened", "amended", "declared"]


def test_the_site_takes_the_household_in_and_is_told_no_more_than_that(api, cast, tree, site):
    row = make_allotted(tree.village, site, cast.county)
    Declaration.objects.filter(pk=row.pk).update(note="户主患病")
    make_confirmed(tree.village, site, cast.county)
    listed = api(cast.site).get(PATH).json()["results"]
    assert [each["id"] for each in listed] == [str(row.pk)]
    body = {"moved_on": "2026-02-25", "area_mu": "0.60", "clear_by": "2026-08-01"}
    answer = api(cast.site).post(f"{PATH}{row.pk}/move-in/", body)
    assert (answer.status_code, answer.json()["state"]) == (200, "moved_in")
    assert (answer.json()["note"], answer.json()["claims"], answer.json()["steps"]) == ("", [], [])
    assert api(cast.county).get("/api/v1/homesteads/").json()["results"][0]["area_mu"] == "0.60"


def test_a_refusal_is_explained_appealed_and_heard_by_somebody_else(api, cast, tree):
    row = f"{PATH}{make_screened(tree.village).pk}/"
    refusal = {"ground": "other_home", "words": "县城有房"}
    assert api(cast.township).post(row + "refuse/", refusal).status_code == 403
    assert api(cast.county).post(row + "refuse/", {"ground": "other_home"}).status_code == 422
    assert api(cast.county).post(row + "refuse/", refusal).json()["state"] == "refused"
    answer = api(cast.township).post(row + "appeal/", {"words": "房是租的"})
    assert answer.json()["appeal_open"] is True
    [appeal] = api(cast.auditor).get(APPEALS, {"state": "open"}).json()["results"]
    verdict = {"decision": "again", "answer": "再去看一次"}
    decide = f"{APPEALS}{appeal['id']}/decide/"
    own = api(cast.county).post(decide, verdict)
    assert (own.status_code, own.json()["code"]) == (403, "own_decision")
    assert api(cast.auditor).post(decide, verdict).json()["decided_by_name"] == cast.auditor.name
    assert api(cast.county).get(row).json()["state"] == "screened"


def test_another_officer_of_the_bureau_hears_it_or_the_household_takes_it_back(api, cast, tree):
    second = make_user("second", Role.COUNTY, division=tree.county)
    first, other = make_appeal(tree.village, cast.county), make_appeal(tree.village, cast.county)
    verdict = {"decision": "dismissed", "answer": "路已通"}
    assert api(second).post(f"{APPEALS}{first.pk}/decide/", verdict).json()["state"] == "dismissed"
    assert api(cast.township).post(f"{APPEALS}{other.pk}/drop/").json()["state"] == "dropped"


def test_a_household_withdraws_through_its_township(api, cast, tree):
    row = make_declared(tree.village)
    assert api(cast.township).post(f"{PATH}{row.pk}/withdraw/").json()["state"] == "withdrawn"


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"claims": {}}, 422, "unclaimed"),
        ({"claims": {"view": "好"}}, 422, "unknown_choice"),
        ({"persons": 99}, 422, "persons"),
        ({"declared_on": "2026-02-26"}, 422, "future"),
        ({"state": "confirmed"}, 422, "unexpected_field"),
        ({"site": "0192f000-0000-7000-8000-0000000000ff"}, 404, None),
    ],
)
def test_bad_input_is_refused(api, cast, tree, changes, status, code):
    answer = api(cast.township).post(PATH, new(tree.village, **changes))
    assert answer.status_code == status
    assert [error["code"] for error in answer.json().get("errors", [])] == [code] * bool(code)
    assert not Declaration.objects.exists()


READERS = {"township", "county", "site", "auditor"}
DECLARERS = {"township", "county"}


@pytest.mark.parametrize(
    ("method", "verb", "roles"),
    [
        ("get", "", READERS),
        ("patch", "", DECLARERS),
        ("post", "screen/", DECLARERS),
        ("post", "withdraw/", DECLARERS),
        ("post", "refuse/", DECLARERS),
        ("post", "appeal/", DECLARERS),
        ("post", "inspect/", {"county"}),
        ("post", "confirm/", {"county"}),
        ("post", "move-in/", {"county", "site"}),
    ],
)
def test_which_roles_pass(api, cast, tree, method, verb, roles):
    address = f"{PATH}{make_declared(tree.village).pk}/{verb}"
    passed = {
        name for name, user in vars(cast).items()
        if name != "stranger" and getattr(api(user), method)(address).status_code != 403
    }  # fmt: skip
    assert passed == roles
    assert getattr(api(), method)(address).status_code == 401


def test_who_hears_and_who_drops_an_appeal(api, cast, tree):
    row = make_appeal(tree.village, cast.county)
    for verb, roles in (("decide", {"county", "auditor"}), ("drop", DECLARERS)):
        passed = {
            name for name, user in vars(cast).items()
            if name != "stranger" and api(user).post(f"{APPEALS}{row.pk}/{verb}/", {"bad": 1}).status_code != 403
        }  # fmt: skip
        assert passed == roles


def test_another_county_and_another_township_see_nothing(api, cast, tree):
    row = make_appeal(tree.village, cast.county)
    elsewhere = make_user("elsewhere", Role.TOWNSHIP, division=tree.other_township)
    for caller in (cast.stranger, elsewhere):
        for path, pk in ((PATH, row.declaration_id), (APPEALS, row.pk)):
            assert api(caller).get(path).json()["results"] == []
            assert api(caller).get(f"{path}{pk}/").status_code == 404


def test_the_list_is_asked_by_state_place_and_open_appeal(api, cast, tree, site):
    declared, appeal = make_declared(tree.village), make_appeal(tree.village, cast.county)
    make_refused(tree.next_village, cast.county)
    asked = {
        "state=declared": [declared.pk], "appeal_open=true": [appeal.declaration_id],
        f"division={tree.next_village.pk}&state=declared": [], f"household={declared.household_id}": [declared.pk],
        f"site={site.pk}": [],
    }  # fmt: skip
    for query, keys in asked.items():
        found = api(cast.county).get(f"{PATH}?{query}").json()["results"]
        assert [each["id"] for each in found] == [str(key) for key in keys], query
    assert api(cast.county).get(f"{PATH}?state=lost").status_code == 422


def test_who_read_it_before_reads_again_after_a_look_or_an_appeal(api, cast, tree):
    row = make_refused(tree.village, cast.county)
    client, address = api(cast.county), f"{PATH}{row.pk}/"
    seen = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": seen}).status_code == 304
    client.post(address + "appeal/", {"words": "请再看"})
    assert client.get(address, headers={"If-None-Match": seen}).status_code == 200


def test_lists_ask_as_often_for_many_as_for_few(api, cast, tree):
    counts = []
    for size in (3, 12):
        for _each in range(size):
            make_appeal(tree.village, cast.county)
        client = api(cast.county)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(PATH).status_code == 200
            assert client.get(APPEALS).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]
