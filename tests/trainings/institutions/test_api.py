import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.trainings import make_institution, make_uscc
from trainings.institutions.models import Institution

PATH = "/api/v1/institutions/"
READERS = {"officer", "colleague", "township", "county", "site", "auditor"}


def test_the_bureau_registers_and_corrects(api, cast, tree):
    caller = api(cast.county)
    made = caller.post(PATH, {"county": "530129", "name": "羊街技校", "uscc": make_uscc()})
    assert made.status_code == 201, made.json()
    assert (made.json()["qualified"], made.json()["on_list"], made.json()["review_state"]) == (False, False, None)
    address = f"{PATH}{made.json()['id']}/"
    assert caller.patch(address, {"contact": "王老师"}).status_code == 428
    edited = caller.patch(address, {"contact": "王老师"}, headers={"If-Match": made.headers["ETag"]})
    assert (edited.status_code, edited.json()["contact"]) == (200, "王老师")
    stale = caller.patch(address, {"contact": "李老师"}, headers={"If-Match": made.headers["ETag"]})
    assert stale.status_code == 412


@pytest.mark.parametrize(
    ("changes", "pointer", "status"),
    [
        ({"uscc": "1"}, "/uscc", 422),
        ({"approved_from": "2026-01-01"}, "/approved_from", 422),
        ({"name": ""}, "/name", 422),
        ({"county": "520526"}, None, 404),
    ],
)
def test_bad_input_is_refused_by_name(api, cast, tree, changes, pointer, status):
    body = {"county": "530129", "name": "羊街技校", "uscc": make_uscc()} | changes
    answer = api(cast.county).post(PATH, body)
    assert answer.status_code == status
    assert [error["pointer"] for error in answer.json().get("errors", [])] == [pointer] * bool(pointer)
    assert not Institution.objects.exists()


@pytest.mark.parametrize(
    ("method", "path", "carriers"),
    [
        ("get", "", READERS),
        ("get", "{id}/", READERS),
        ("post", "", {"county"}),
        ("patch", "{id}/", {"county"}),
    ],
)
def test_which_roles_pass(api, cast, tree, method, path, carriers):
    address = PATH + path.format(id=make_institution(tree.county).pk)
    passed = {
        name for name, user in vars(cast).items()
        if name != "stranger" and getattr(api(user), method)(address).status_code != 403
    }  # fmt: skip
    assert passed == carriers
    assert getattr(api(), method)(address).status_code == 401


def test_another_county_sees_and_changes_nothing(api, cast, tree):
    row = make_institution(tree.county)
    caller = api(cast.stranger)
    assert caller.get(PATH).json()["results"] == []
    assert caller.get(f"{PATH}{row.pk}/").status_code == 404
    assert caller.patch(f"{PATH}{row.pk}/", {"name": "别"}, headers={"If-Match": '"1"'}).status_code == 404


def test_the_list_takes_the_same_statements_for_3_and_30_rows(api, cast, tree):
    caller, counts = api(cast.officer), []
    for more in (3, 27):
        for _number in range(more):
            make_institution(tree.county)
        caller.get(PATH)
        with CaptureQueriesContext(connection) as told:
            rows = caller.get(PATH).json()["results"]
        counts.append((len(rows), len(told)))
    assert [size for size, _count in counts] == [3, 30]
    assert counts[0][1] == counts[1][1] <= 3
