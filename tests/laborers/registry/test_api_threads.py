"""Transfers, reports, duplicates and merges over REST: who decides, and that the other side learns nothing."""

import json
from datetime import date

import pytest

from laborers.registry import actions
from laborers.registry.models import DuplicatePair, Laborer, Merge, Transfer
from tests.factories.registry import make_household, make_laborer
from xundian.codes.rules import make_identity

LABORERS, TRANSFERS, REPORTS = "/api/v1/laborers/", "/api/v1/transfers/", "/api/v1/transfer-reports/"
DUPLICATES, MERGES = "/api/v1/duplicates/", "/api/v1/merges/"
NUMBER = make_identity(birth=date(1990, 5, 6), sex="2", serial=7)
DAY = date(2026, 3, 5)


@pytest.fixture
def known(tree, codes):
    """Zhou Ba of the officer's village, with her number."""
    return make_laborer(
        make_household(tree.village, number="H-SECRET"), name="周八", birth=date(1990, 5, 6), sex="2", identity=NUMBER
    )


def enter(client, village, **values):
    body = {"household": str(make_household(village).pk), "name": "周八妹", "identity": NUMBER} | values
    return client.post(LABORERS, body)


def test_a_known_number_is_parked_with_the_same_answer_wherever_the_person_is(cast, api, tree, known):
    answers = [enter(api(cast.colleague), tree.next_village)]
    actions.leave(person=known, kind="left", by=None, on=DAY)
    Transfer.objects.all().delete()
    answers.append(enter(api(cast.colleague), tree.next_village))
    Transfer.objects.all().delete()
    Laborer.objects.filter(pk=known.pk).update(division=tree.far_village)
    answers.append(enter(api(cast.colleague), tree.next_village))
    assert {answer.status_code for answer in answers} == {202}
    assert [set(answer.json()) for answer in answers] == [{"state", "transfer"}] * 3
    assert {answer.json()["state"] for answer in answers} == {"parked"}
    for answer in answers:
        told = answer.content.decode() + json.dumps(dict(answer.headers))
        assert not any(word in told for word in (str(known.pk), "周八", "H-SECRET", known.division_id))


def test_the_reporting_side_reads_its_own_words_and_only_whether_it_is_decided(cast, api, tree, known):
    client = api(cast.colleague)
    transfer = enter(client, tree.next_village, phone="13900000001").json()["transfer"]
    row = client.get(f"{REPORTS}{transfer}/", HTTP_ACCEPT_LANGUAGE="en").json()
    assert (row["state"], row["state_label"], row["profile"]) == (
        "waiting", "Waits for a decision", {"name": "周八妹", "phone": "13900000001"},
    )  # fmt: skip
    for decide in ("kept", "confirmed"):
        Transfer.objects.filter(pk=transfer).update(state=decide, decided_on=DAY, decided_by=cast.township, note="x")
        row = client.get(f"{REPORTS}{transfer}/").json()
        assert row["state"] == "decided"
        assert not {"laborer", "from_division", "note", "decided_by_name", "decided_on"} & set(row)
        assert str(known.pk) not in json.dumps(row)
    assert client.get(TRANSFERS).status_code == 403


def test_only_the_place_where_the_person_is_registered_decides(cast, api, tree, known):
    transfer = enter(api(cast.county), tree.far_village).json()["transfer"]
    assert [row["id"] for row in api(cast.township).get(TRANSFERS).json()["results"]] == [transfer]
    for user, status in ((cast.officer, 403), (cast.auditor, 403), (cast.stranger, 404)):
        assert api(user).post(f"{TRANSFERS}{transfer}/keep/", {"note": "Here"}).status_code == status
    answer = api(cast.township).post(f"{TRANSFERS}{transfer}/confirm/", {})
    assert (answer.status_code, answer.json()["state"]) == (200, "confirmed"), answer.json()
    assert Laborer.objects.get(pk=known.pk).division == tree.far_village
    again = api(cast.county).post(f"{TRANSFERS}{transfer}/keep/", {"note": "Here"})
    assert (again.status_code, again.json()["code"]) == (409, "move_refused")


def test_a_report_is_taken_back_until_it_is_decided(cast, api, tree, known):
    client = api(cast.colleague)
    transfer = enter(client, tree.next_village).json()["transfer"]
    assert api(cast.auditor).post(f"{REPORTS}{transfer}/withdraw/").status_code == 403
    assert client.post(f"{REPORTS}{transfer}/withdraw/").json()["state"] == "withdrawn"
    assert client.post(f"{REPORTS}{transfer}/withdraw/").status_code == 409


def test_a_person_of_the_own_village_is_named_plainly(cast, api, tree, known):
    answer = enter(api(cast.officer), tree.village)
    body = answer.json()
    assert (answer.status_code, body["code"], body["laborer"]) == (409, "known_here", str(known.pk))
    assert body["errors"][0]["pointer"] == "/identity"


def test_an_identity_number_is_set_once_and_a_known_one_is_parked(cast, api, tree, known):
    person = make_laborer(make_household(tree.next_village), name="周九", birth=date(1990, 5, 6), sex="2")
    path, client = f"{LABORERS}{person.pk}/identity/", api(cast.colleague)
    answer = client.post(path, {"identity": NUMBER})
    assert (answer.status_code, answer.json()) == (202, {"state": "parked", "transfer": None})
    assert DuplicatePair.objects.get().reason == "same_identity"
    fresh = client.post(path, {"identity": make_identity(birth=date(1990, 5, 6), sex="2", serial=9)})
    assert (fresh.status_code, "*" in fresh.json()["identity_hint"]) == (200, True)
    assert client.post(path, {"identity": "123"}).status_code == 422
    assert api(cast.officer).post(path, {"identity": NUMBER}).status_code == 404


# --- duplicates ---------------------------------------------------------------------------------------------------


@pytest.fixture
def pair(tree, codes):
    first = make_laborer(make_household(tree.village), name="李强", phone="13800000001")
    make_laborer(make_household(tree.village), name="李强", phone="13800000002", education="80")
    found = DuplicatePair.objects.get()
    return found, first


def test_the_queue_belongs_to_the_township_and_the_county(cast, api, pair):
    row, _first = pair
    seen = {name: api(user).get(f"{DUPLICATES}{row.pk}/").status_code for name, user in vars(cast).items()}
    assert seen == {
        "officer": 403, "colleague": 403, "township": 200, "county": 200, "leader": 403, "station": 403, "site": 403,
        "auditor": 200, "stranger": 404,
    }  # fmt: skip


def test_a_pair_across_townships_is_the_countys(cast, api, tree, known):
    person = make_laborer(make_household(tree.far_village), name="周九", birth=date(1990, 5, 6), sex="2")
    actions.set_identity(laborer=person, identity=NUMBER, by=None, on=DAY)
    assert api(cast.township).get(DUPLICATES).json()["results"] == []
    assert len(api(cast.county).get(DUPLICATES).json()["results"]) == 1


def test_it_shows_both_records_and_what_would_go_over(cast, api, pair):
    row, _first = pair
    body = api(cast.township).get(f"{DUPLICATES}{row.pk}/", HTTP_ACCEPT_LANGUAGE="en").json()
    assert [person["id"] for person in body["people"]] == [str(row.a_id), str(row.b_id)]
    assert set(body["differing"]) == {"household", "phone", "education"}
    assert body["a_rows"] == [{"table": "cases", "rows": 1}]


def test_a_merge_answers_the_old_address_with_the_person_who_stayed_and_is_undone(cast, api, pair):
    row, first = pair
    client = api(cast.township)
    answer = client.post(f"{DUPLICATES}{row.pk}/merge/", {"stays": str(first.pk), "taken": ["education"]})
    assert answer.status_code == 201, answer.json()
    gone = row.b_id if row.a_id == first.pk else row.a_id
    shown = api(cast.officer).get(f"{LABORERS}{gone}/").json()
    assert (shown["id"], shown["merged_into"], shown["education"]) == (str(first.pk), str(first.pk), "80")
    assert api(cast.officer).get(f"{LABORERS}{first.pk}/").json()["merged_into"] is None
    assert [each["id"] for each in api(cast.officer).get(LABORERS).json()["results"]] == [str(first.pk)]
    assert api(cast.officer).get(LABORERS, {"left": "true"}).json()["results"] == []
    patched = api(cast.officer).patch(f"{LABORERS}{gone}/", {"phone": ""}, HTTP_IF_MATCH='"1"')
    assert (patched.status_code, patched.json()["code"]) == (409, "merged")
    (made,) = client.get(MERGES).json()["results"]
    assert client.post(f"{MERGES}{made['id']}/undo/").status_code == 200
    assert Merge.objects.get().undone_by == cast.township
    assert len(api(cast.officer).get(LABORERS).json()["results"]) == 2


def test_different_persons_leave_the_queue_for_good(cast, api, pair):
    row, _first = pair
    client = api(cast.county)
    assert client.post(f"{DUPLICATES}{row.pk}/different/", {}).status_code == 422
    assert client.post(f"{DUPLICATES}{row.pk}/different/", {"note": "Cousins"}).json()["state"] == "different"
    assert client.get(DUPLICATES, {"state": "open"}).json()["results"] == []


def test_who_left_is_listed_only_when_asked_for(cast, api, tree, known):
    actions.leave(person=known, kind="death", by=cast.officer, on=DAY)
    assert api(cast.officer).get(LABORERS).json()["results"] == []
    (row,) = api(cast.officer).get(LABORERS, {"left": "true"}).json()["results"]
    assert (row["id"], row["left_on"]) == (str(known.pk), "2026-03-05")


@pytest.mark.parametrize("size", [3, 30])
@pytest.mark.parametrize("address", [TRANSFERS, REPORTS, DUPLICATES, MERGES])
def test_every_list_costs_the_same_at_any_size(cast, api, tree, codes, address, size, django_assert_num_queries):
    home = make_household(tree.village)
    for number in range(size):
        first, second = (make_laborer(home, name=f"李{number}") for _each in range(2))
        if address == MERGES:
            found = DuplicatePair.objects.get(a__in=[first, second])
            actions.merge(pair=found, stays=first, by=cast.county, on=DAY)
        actions.open_transfer(laborer=first, to_division=tree.next_village, source="entry", by=cast.officer, on=DAY)
    client = api(cast.township)
    client.get(address)
    with django_assert_num_queries(2):
        assert len(client.get(address).json()["results"]) == size
