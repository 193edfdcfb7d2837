"""Accounts and stations over REST."""

import uuid

import pytest

from relocation.sites.models import Site
from tests.conftest import SITE_ID
from tests.factories.cast import PASSWORD, make_user
from xundian.accounts.models import User

USERS = "/api/v1/users/"
STATIONS = "/api/v1/stations/"
NEW = {"username": "newcomer", "password": "another-horse-battery", "name": "新人"}


def roles(cast):
    return {name: user for name, user in vars(cast).items() if name != "stranger"}


def test_only_county_and_auditor_read_accounts(cast, api):
    seen = {name: api(user).get(USERS).status_code for name, user in roles(cast).items()}
    assert {name for name, status in seen.items() if status == 200} == {"county", "auditor"}
    assert set(seen.values()) == {200, 403}


def test_the_county_sees_its_stations_and_sites_users_and_nobody_of_another_county(cast, api):
    names = {row["username"] for row in api(cast.county).get(USERS).json()["results"]}
    assert names == {"officer", "colleague", "township", "county", "leader", "station", "site", "auditor"}
    assert {row["username"] for row in api(cast.stranger).get(USERS).json()["results"]} == {"stranger"}


def test_no_answer_holds_a_password(cast, api):
    text = api(cast.county).get(USERS).content.decode()
    assert "password" not in text
    assert cast.officer.password not in text


def test_an_account_out_of_place_is_as_absent_as_none(cast, api):
    paths = [f"{USERS}{cast.stranger.pk}/", f"{USERS}{uuid.uuid4()}/", f"{USERS}word/"]
    answers = [api(cast.county).get(path) for path in paths]
    assert [answer.status_code for answer in answers] == [404] * 3
    assert len({str(answer.json() | {"instance": ""}) for answer in answers}) == 1


def test_the_county_opens_an_account_that_can_sign_in(cast, api, tree):
    body = NEW | {"role": "village", "division": tree.next_village.code}
    answer = api(cast.county).post(USERS, body)
    assert answer.status_code == 201
    assert answer.json()["division_name"] == tree.next_village.name
    signed_in = api().post("/api/v1/auth/tokens/", {"username": "newcomer", "password": NEW["password"]})
    assert signed_in.status_code == 201


def test_the_county_opens_accounts_for_its_station_and_its_site(cast, api, tree):
    site = Site.objects.create(division=tree.township, name="新村")
    for number, place in enumerate(
        ({"role": "station", "station": str(cast.station.station_id)}, {"role": "site", "site_id": str(site.pk)})
    ):
        answer = api(cast.county).post(USERS, NEW | place | {"username": f"newcomer{number}"})
        assert answer.status_code == 201, answer.json()
        assert User.objects.get(pk=answer.json()["id"]).home_id == tree.county.code


def test_it_opens_no_account_in_a_place_of_another_county(cast, api, tree):
    site = Site.objects.create(division=tree.other_street, name="外县")
    for place in (
        {"role": "county", "division": tree.other_county.code},
        {"role": "village", "division": tree.other_village.code},
        {"role": "village", "division": "999999999999"},
        {"role": "site", "site_id": str(site.pk)},
        {"role": "station", "station": str(uuid.uuid4())},
    ):
        assert api(cast.county).post(USERS, NEW | place).status_code == 404
    assert not User.objects.filter(username="newcomer").exists()


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"role": "boss"}, "/role", "invalid_choice"),
        ({"role": "township"}, "/division", "level"),
        ({"role": "station"}, "/division", "place"),
        ({"password": "short"}, "/password", "weak_password"),
        ({"username": "officer"}, "/username", "taken"),
        ({"username": "two words"}, "/username", "invalid"),
        ({"is_staff": True}, "/is_staff", "unexpected_field"),
    ],
)
def test_it_names_the_field_that_is_wrong(cast, api, tree, change, field, code):
    answer = api(cast.county).post(USERS, NEW | {"role": "village", "division": tree.village.code} | change)
    assert answer.status_code == 422
    assert (answer.json()["errors"][0]["pointer"], answer.json()["errors"][0]["code"]) == (field, code)


def test_only_the_county_opens_and_closes_accounts(cast, api, tree):
    body = NEW | {"role": "village", "division": tree.village.code}
    for name, user in roles(cast).items():
        if name != "county":
            assert api(user).post(USERS, body).status_code == 403
            assert api(user).post(f"{USERS}{cast.officer.pk}/deactivate/").status_code == 403


def test_the_county_closes_an_account_when_somebody_takes_the_place(cast, api):
    address = f"{USERS}{cast.officer.pk}/deactivate/"
    refused = api(cast.county).post(address, {})
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/place")
    answer = api(cast.county).post(address, {"place": str(cast.township.pk)})
    assert (answer.status_code, answer.json()["is_active"]) == (200, False)
    refused = api().post("/api/v1/auth/tokens/", {"username": "officer", "password": PASSWORD})
    assert refused.status_code == 401


def test_nobody_closes_the_own_account(cast, api):
    answer = api(cast.county).post(f"{USERS}{cast.county.pk}/deactivate/")
    assert (answer.status_code, answer.json()["code"]) == (409, "own_account")


def test_it_keeps_no_answer_with_a_password_behind_it(cast, api, tree):
    body = NEW | {"role": "village", "division": tree.village.code}
    key = {"HTTP_IDEMPOTENCY_KEY": "opening-the-account"}
    answers = [api(cast.county).post(USERS, body, **key).status_code for _ in range(2)]
    assert answers == [201, 422]


def test_everyone_reads_and_changes_the_own_profile(cast, api):
    for user in vars(cast).values():
        client = api(user)
        answer = client.patch(f"{USERS}me/", {"language": "en", "phone": "13800000000"})
        assert answer.status_code == 200
        assert client.get(f"{USERS}me/").json() == answer.json()
        assert (answer.json()["language"], answer.json()["phone"]) == ("en", "13800000000")


@pytest.mark.parametrize("change", [{"role": "county"}, {"division": "530129"}, {"language": "fr"}, {"name": "王"}])
def test_nobody_changes_more_than_that(cast, api, change):
    answer = api(cast.officer).patch(f"{USERS}me/", change)
    assert answer.status_code == 422
    cast.officer.refresh_from_db()
    assert (cast.officer.role, cast.officer.language) == ("village", "")


def test_an_unknown_filter_is_refused(cast, api):
    answer = api(cast.county).get(f"{USERS}?password=x")
    assert (answer.status_code, answer.json()["code"]) == (400, "unknown_field")


def test_it_filters_by_role(cast, api):
    rows = api(cast.county).get(f"{USERS}?role=village").json()["results"]
    assert {row["username"] for row in rows} == {"officer", "colleague"}


@pytest.mark.parametrize("size", [3, 30])
def test_the_list_costs_the_same_at_any_size(cast, api, tree, size, django_assert_num_queries):
    for number in range(size):
        make_user(f"more{number}", "village", division=tree.village)
    client = api(cast.county)
    client.get(USERS)
    with django_assert_num_queries(2):
        assert len(client.get(USERS).json()["results"]) == size + 8


def test_the_county_opens_a_station_and_sees_its_own(cast, api, tree):
    body = {"name": "义乌工作站", "county": tree.county.code, "city": "义乌", "destinations": ["330782", "3307"]}
    answer = api(cast.county).post(STATIONS, body)
    assert (answer.status_code, answer["ETag"]) == (201, '"1"')
    assert answer.json()["destinations"] == ["3307", "330782"]
    assert len(api(cast.county).get(STATIONS).json()["results"]) == 2
    assert api(cast.stranger).get(STATIONS).json()["results"] == []
    assert api(cast.county).post(STATIONS, body | {"county": tree.other_county.code}).status_code == 404
    wrong = api(cast.county).post(STATIONS, body | {"name": "x", "destinations": ["33078"]})
    assert (wrong.status_code, wrong.json()["errors"][0]["code"]) == (422, "bad_prefix")


def test_the_site_of_the_cast_is_only_an_id_here(cast):
    assert cast.site.site_id == SITE_ID
