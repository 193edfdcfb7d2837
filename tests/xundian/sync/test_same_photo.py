"""One photo named by two visits, twice by one, and by two officers: all accepted, the bytes kept once: case 25."""

import pytest

from tests.factories.registry import make_household
from tests.factories.sync import Phone
from tests.xundian.sync.test_blobs import picture, put, shown
from xundian.kit.models import Blob

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon", "kept")]


def naming(phone, household, *shas, day="2026-06-20"):
    return phone.visit(household, payload={"photos": list(shas), "visited_on": day})


def test_two_visits_name_one_photo_and_both_have_it_when_it_has_come_once(phone, tree, cast, api):
    content, sha = picture()
    homes = [make_household(tree.village) for _each in range(2)]
    results = phone.results(*[naming(phone, home, sha) for home in homes])
    assert [(each["code"], each["missing"]) for each in results] == [("applied", [sha])] * 2
    answer = put(phone, sha, content)
    assert (answer.status_code, answer.json()["complete"]) == (201, True)
    assert Blob.objects.count() == 1
    third = phone.results(naming(phone, homes[0], sha, day="2026-06-19"))
    assert third[0]["code"] == "applied"
    assert "missing" not in third[0]
    assert len(shown(api(cast.officer).get(f"/api/v1/blobs/{sha}"))) > 500


def test_one_visit_names_a_photo_in_two_slots_and_misses_it_once(phone, household):
    _content, sha = picture("blue")
    op = naming(phone, household, sha, sha)
    (result,) = phone.results(op)
    assert (result["code"], result["missing"]) == ("applied", [sha])
    more = phone.op("visit", "attach", {"photos": [sha]}, entity_id=op["entity_id"])
    assert phone.codes(more) == ["applied"]


def test_two_officers_name_and_send_the_same_photo_and_each_sees_the_own_visit(phone, tree, cast, api):
    content, sha = picture("green")
    colleague = Phone(cast.colleague)
    ops = naming(phone, make_household(tree.village), sha), naming(colleague, make_household(tree.next_village), sha)
    assert [phone.codes(ops[0]), colleague.codes(ops[1])] == [["applied"], ["applied"]]
    half = len(content) // 2
    assert put(phone, sha, content[:half], 0, len(content)).json()["received"] == half
    # What one sent is no part of what the other sends.
    assert colleague.client.head(f"/api/v1/blobs/{sha}")["Upload-Offset"] == "0"
    assert put(colleague, sha, content).status_code == 201
    assert put(phone, sha, content[half:], half, len(content)).status_code == 201
    assert Blob.objects.count() == 1
    assert shown(api(cast.colleague).get(f"/api/v1/blobs/{sha}"))


def test_who_sent_it_second_sees_it_in_the_own_visit_and_who_only_named_it_does_not(phone, tree, cast, api):
    content, sha = picture("yellow")
    colleague = Phone(cast.colleague)
    phone.codes(naming(phone, make_household(tree.village), sha))
    colleague.codes(naming(colleague, make_household(tree.next_village), sha))
    assert put(colleague, sha, content).status_code == 201
    mine = f"/api/v1/blobs/{sha}"
    assert api(cast.officer).get(mine).status_code == 404
    half = len(content) // 2
    # The first bytes alone prove nothing.
    assert put(phone, sha, content[:half], 0, len(content)).json()["complete"] is False
    assert api(cast.officer).get(mine).status_code == 404
    assert put(phone, sha, content[half:], half, len(content)).json()["complete"] is True
    assert put(phone, sha, content[:half], 0, len(content)).json()["complete"] is True  # and again: nothing more
    assert (Blob.objects.get().by, Blob.objects.get().also) == (cast.colleague, [cast.officer.pk])
    assert shown(api(cast.officer).get(f"/api/v1/blobs/{sha}"))
