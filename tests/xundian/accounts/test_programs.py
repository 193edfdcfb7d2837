"""Tokens of programs: what they may do, for how long, for whom; how often; and trying without harm."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from tests.factories.cast import make_user
from tests.factories.employers import make_contact_point
from xundian.accounts import actions as accounts
from xundian.accounts import tokens
from xundian.accounts.models import DeviceToken
from xundian.accounts.roles import RIGHTS, Role, carries
from xundian.accounts.scopes import SCOPES, useful_to

URL = "/api/v1/api-tokens/"
AT = datetime(2026, 6, 20, 4, tzinfo=UTC)
NEW = {"name": "昆明站系统", "scopes": ["visits:read", "visits:write"]}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(AT, tick=False) as moving:
        yield moving


@pytest.fixture
def program(api):
    """`program(user, *scopes)` is a REST client with a token of these scopes."""

    def client(user, *scopes, sandbox=False):
        _row, text = tokens.make(user=user, name="test", scopes=scopes, by=user, sandbox=sandbox)
        caller = api()
        caller.credentials(HTTP_AUTHORIZATION=f"Bearer {text}")
        return caller

    return client


def test_every_scope_names_rights_of_the_table_and_no_right_twice():
    named = [right for scope in SCOPES.values() for right in scope.rights]
    assert set(named) <= set(RIGHTS)
    assert len(named) == len(set(named))


@pytest.mark.parametrize(
    "right", ["laborers.reveal", "exports.make", "exports.approve", "users.edit", "tokens.edit", "posts.hand_over"]
)
def test_no_program_does_what_people_answer_for_themselves(right):
    assert right not in {right for scope in SCOPES.values() for right in scope.rights}


def test_a_station_makes_one_sees_it_once_and_uses_it(api, cast):
    made = api(cast.station).post(URL, NEW)
    assert (made.status_code, made["Cache-Control"]) == (201, "no-store")
    assert (made.data["scopes"], made.data["expires_at"]) == (NEW["scopes"], "2026-12-17T12:00:00+08:00")
    client = api()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {made.data['token']}")
    assert client.get("/api/v1/contact-points/").status_code == 200
    shown = api(cast.station).get(f"{URL}{made.data['id']}/").data
    assert (shown["last_used_on"], shown["station_name"]) == ("2026-06-20", "昆明工作站")
    assert "token" not in shown
    assert made.data["token"] not in str(DeviceToken.objects.values())


def test_it_does_what_its_scopes_say_and_nothing_else(program, cast):
    client = program(cast.station, "visits:read")
    assert client.get("/api/v1/contact-points/").status_code == 200
    refused = client.get("/api/v1/placements/")
    assert (refused.status_code, refused.data["code"]) == (403, "scope_missing")
    assert "placements:read" in refused.data["title"]
    assert client.post("/api/v1/contact-points/", {}).status_code == 403


def test_it_does_no_more_than_its_user_whose_rights_are_read_every_time(program, cast):
    client = program(cast.county, "jobs:write", "jobs:read")
    assert client.get("/api/v1/enterprises/").status_code == 200
    type(cast.county).objects.filter(pk=cast.county.pk).update(role=Role.AUDITOR)
    assert client.get("/api/v1/enterprises/").status_code == 200
    refused = client.post("/api/v1/enterprises/", {})
    assert (refused.status_code, refused.data["code"]) == (403, "permission_denied")
    type(cast.county).objects.filter(pk=cast.county.pk).update(is_active=False)
    assert client.get("/api/v1/enterprises/").status_code == 401


def test_it_reads_and_writes_subsidies_by_scopes_of_their_own_and_takes_no_step_of_a_second_hand(program, cast):
    reads, writes = program(cast.county, "subsidies:read"), program(cast.county, "subsidies:write")
    for name in ("policies", "entitlements", "claims", "subsidy-notices", "payment-batches"):
        assert reads.get(f"/api/v1/{name}/").status_code == 200, name
    refused = program(cast.county, "people:read").get("/api/v1/claims/")
    assert (refused.status_code, refused.data["code"]) == (403, "scope_missing")
    assert "subsidies:read" in refused.data["title"]
    assert (reads.post("/api/v1/claims/", {}).status_code, writes.post("/api/v1/claims/", {}).status_code) == (403, 422)
    key = "0192f000-0000-7000-8000-00000000ffff"
    for step in (f"claims/{key}/check", f"payment-batches/{key}/approve", f"payment-batches/{key}/pay"):
        assert writes.post(f"/api/v1/{step}/", {}).data["code"] == "scope_missing", step


def test_a_program_does_nothing_that_people_do_for_themselves(program, cast):
    client = program(cast.station, *useful_to(Role.STATION))
    assert client.get("/api/v1/users/me/").status_code == 200
    assert client.patch("/api/v1/users/me/", {"phone": "1"}).status_code == 403
    assert client.post("/api/v1/auth/tokens/revoke-all/").status_code == 403
    assert client.post(URL, NEW).status_code == 403
    assert client.get(URL).status_code == 403


def test_scopes_must_be_of_use_to_the_role(api, cast):
    assert "offers:read" not in useful_to(Role.STATION)
    refused = api(cast.station).post(URL, NEW | {"scopes": ["offers:read"]})
    assert (refused.status_code, refused.data["errors"][0]["pointer"]) == (422, "/scopes")
    assert api(cast.station).post(URL, NEW | {"scopes": []}).status_code == 422
    assert api(cast.station).post(URL, NEW | {"days": 367}).status_code == 422


def test_a_county_makes_one_for_its_station_and_for_nobody_elses(api, cast, tree):
    county = api(cast.county)
    made = county.post(URL, NEW | {"user": str(cast.station.pk)})
    assert (made.status_code, made.data["user_name"], made.data["issued_by_name"]) == (201, "Station", "County")
    theirs = accounts.create_station(
        name="威宁站", county=tree.other_county, city="昆明", destinations=["5301"], by=None
    )
    foreign = make_user("foreign", Role.STATION, station=theirs)
    assert county.post(URL, NEW | {"user": str(foreign.pk)}).status_code == 404
    for colleague in (cast.officer, cast.auditor):
        refused = county.post(URL, NEW | {"user": str(colleague.pk), "scopes": ["reports:read"]})
        assert (refused.status_code, refused.data["errors"][0]["code"]) == (422, "not_yours")
    assert api(cast.station).post(URL, NEW | {"user": str(cast.county.pk)}).status_code == 404


def test_each_sees_and_ends_its_own_only(api, cast):
    made = {user.pk: api(user).post(URL, NEW).data for user in (cast.station, cast.county, cast.stranger)}
    rows = {user.pk: {each["id"] for each in api(user).get(URL).data["results"]} for user in (
        cast.station, cast.county, cast.stranger, cast.auditor)}  # fmt: skip
    station, county, stranger = (made[user.pk]["id"] for user in (cast.station, cast.county, cast.stranger))
    assert rows[cast.station.pk] == {station}
    assert rows[cast.county.pk] == rows[cast.auditor.pk] == {station, county}
    assert rows[cast.stranger.pk] == {stranger}
    for user in (cast.station, cast.stranger):
        assert api(user).delete(f"{URL}{county}/").status_code == 404
    assert api(cast.auditor).delete(f"{URL}{county}/").status_code == 403
    assert api(cast.county).delete(f"{URL}{station}/").status_code == 204
    client = api()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {made[cast.station.pk]['token']}")
    assert client.get("/api/v1/contact-points/").status_code == 401


def test_devices_of_people_are_not_among_them(api, cast):
    api(cast.station).get("/api/v1/users/me/")
    assert api(cast.county).get(URL).data["results"] == []


def test_a_replaced_token_still_holds_for_a_week(api, cast, clock):
    first = api(cast.station).post(URL, NEW).data
    second = api(cast.station).post(f"{URL}{first['id']}/rotate/")
    assert (second.status_code, second.data["scopes"]) == (200, NEW["scopes"])
    clients = [api(), api()]
    for client, token in zip(clients, (first["token"], second.data["token"]), strict=True):
        client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
    for days, wanted in ((6, [200, 200]), (8, [401, 200]), (181, [401, 401])):
        clock.move_to(AT + timedelta(days=days))
        assert [client.get("/api/v1/users/me/").status_code for client in clients] == wanted
    clock.move_to(AT)
    again = api(cast.station).post(f"{URL}{first['id']}/rotate/")
    assert (again.status_code, again.data["code"]) == (409, "move_refused")


def test_a_colleague_replaces_no_token_that_acts_as_somebody_else(api, cast):
    first = api(cast.station).post(URL, NEW).data
    colleague = make_user("station.second", Role.STATION, station=cast.station.station)
    refused = api(colleague).post(f"{URL}{first['id']}/rotate/")
    assert (refused.status_code, refused.data["errors"][0]["code"]) == (422, "not_yours")
    assert DeviceToken.objects.exclude(scopes=None).count() == 1
    # whoever sees it may end it: a leaked token cannot wait for its owner
    assert api(colleague).delete(f"{URL}{first['id']}/").status_code == 204


# --- how often ----------------------------------------------------------------------------------------------------


def test_every_answer_says_what_is_left(program, cast, settings, clock):
    settings.API_PER_MINUTE = 4
    clock.move_to(datetime(2026, 6, 20, 4, 0, 12, tzinfo=UTC))
    client = program(cast.station, "visits:read", "visits:write")
    answers = [
        client.get("/api/v1/contact-points/"), client.get("/api/v1/placements/"),
        client.get(f"/api/v1/contact-points/{cast.station.pk}/"), client.post("/api/v1/contact-points/", {}),
    ]  # fmt: skip
    assert [answer.status_code for answer in answers] == [200, 403, 404, 422]
    assert [answer["RateLimit"] for answer in answers] == [f'"token";r={left};t=48' for left in (3, 2, 1, 0)]
    assert {answer["RateLimit-Policy"] for answer in answers} == {'"token";q=4;w=60'}
    refused = client.get("/api/v1/contact-points/")
    assert (refused.status_code, refused["RateLimit"], refused.data["code"]) == (429, '"token";r=0;t=48', "too_often")
    assert int(refused["Retry-After"]) in (48, 49)
    other = program(cast.station, "visits:read")
    assert other.get("/api/v1/contact-points/")["RateLimit"] == '"token";r=3;t=48'
    clock.move_to(datetime(2026, 6, 20, 4, 1, 1, tzinfo=UTC))
    assert client.get("/api/v1/contact-points/")["RateLimit"] == '"token";r=3;t=59'


def test_what_has_not_changed_is_answered_304_and_not_counted(program, cast, tree):
    point = make_contact_point(cast.county, name="联谊会", destination="530112")
    client = program(cast.station, "visits:read")
    for path in ("/api/v1/contact-points/", f"/api/v1/contact-points/{point.pk}/"):
        first = client.get(path)
        again = client.get(path, HTTP_IF_NONE_MATCH=first["ETag"])
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
        assert again["RateLimit"] == first["RateLimit"]
        assert client.get(path, HTTP_IF_NONE_MATCH=first["ETag"], HTTP_ACCEPT_LANGUAGE="en")["ETag"]
    type(point).objects.filter(pk=point.pk).update(name="新名")
    assert client.get(path, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 200


def test_the_tag_that_was_read_is_the_version_an_edit_is_held_against(program, cast):
    point = make_contact_point(cast.station, name="联谊会", destination="530112")
    client, path = program(cast.station, "visits:read", "visits:write"), f"/api/v1/contact-points/{point.pk}/"
    tag = client.get(path)["ETag"]
    assert tag.startswith('"1-')
    assert client.patch(path, {"hours": "8-18"}, HTTP_IF_MATCH=tag).status_code == 200
    assert client.patch(path, {"hours": "9-18"}, HTTP_IF_MATCH=tag).status_code == 412


def test_phones_and_people_are_not_counted(api, cast):
    assert "RateLimit" not in api(cast.station).get("/api/v1/contact-points/")


# --- lists --------------------------------------------------------------------------------------------------------


def test_lists_name_their_neighbours_in_the_header_and_take_updated_since(program, cast, clock):
    old = make_contact_point(cast.county, name="甲", destination="530112", valid_from=date(2026, 1, 1))
    new = make_contact_point(cast.county, name="乙", destination="530112", valid_from=date(2026, 1, 1))
    type(old).objects.filter(pk=old.pk).update(updated_at=datetime(2026, 5, 1, tzinfo=UTC))
    client = program(cast.station, "visits:read")
    page = client.get("/api/v1/contact-points/?limit=1")
    assert page["Link"] == f'<{page.data["next"]}>; rel="next"'
    assert client.get(page.data["next"])["Link"].endswith('rel="prev"')
    since = client.get("/api/v1/contact-points/", {"updated_since": "2026-06-01T00:00:00+08:00"})
    assert [each["id"] for each in since.data["results"]] == [str(new.pk)]
    assert client.get("/api/v1/contact-points/", {"updated_since": "yesterday"}).status_code == 422


def test_the_role_table_says_who_makes_them():
    for role in Role:
        assert carries(role, "tokens.edit") == (role in (Role.COUNTY, Role.STATION))


@pytest.mark.parametrize("count", [3, 30])
def test_the_list_costs_the_same_however_long(api, cast, count, django_assert_max_num_queries):
    for _each in range(min(count, 18)):
        tokens.make(user=cast.station, name="n", scopes=["visits:read"], by=cast.station)
    client = api(cast.county)
    with django_assert_max_num_queries(4):
        assert len(client.get(URL).data["results"]) == min(count, 18)
