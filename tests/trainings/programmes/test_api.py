"""The REST resource of programmes."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.programmes import load_lists, make_programme
from trainings.programmes.models import Programme

PATH = "/api/v1/programmes/"
READERS = {"officer", "colleague", "township", "county", "site", "auditor"}
NEW = {
    "name": "电焊工初级班", "kind": "skills", "occupation": "welding", "project": "yunling_quality", "hours": 120,
    "certificate_kind": "skill_level", "level": "5", "policy_title": "云岭职业素质提升", "subsidy_rule": "SKILL",
    "active_from": "2026-01-01",
}  # fmt: skip


def test_the_bureau_registers_corrects_and_ends(api, cast, tree):
    load_lists()
    caller = api(cast.county)
    made = caller.post(PATH, NEW, headers={"Accept-Language": "en"})
    assert made.status_code == 201, made.json()
    told = made.json()
    assert (told["county"], told["occupation_label"], told["level_label"]) == (
        "530129", "Welding", "Junior worker (level 5)",
    )  # fmt: skip
    address = f"{PATH}{told['id']}/"
    assert caller.patch(address, {"hours": 96}).status_code == 428
    edited = caller.patch(address, {"hours": 96}, headers={"If-Match": made.headers["ETag"]})
    assert (edited.status_code, edited.json()["hours"]) == (200, 96)
    assert caller.patch(address, {"hours": 90}, headers={"If-Match": made.headers["ETag"]}).status_code == 412
    ended = caller.post(f"{address}end/", {"active_to": "2026-12-31"})
    assert ended.json()["active_to"] == "2026-12-31"
    assert caller.post(f"{address}end/", {"active_to": "2027-12-31"}).status_code == 409


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"occupation": "excavator"}, "/occupation"),
        ({"kind": "cooking"}, "/kind"),
        ({"hours": 0}, "/hours"),
        ({"project": "county_own"}, "/project"),
        ({"topic": "law"}, "/topic"),
        ({"version": 2}, "/version"),
    ],
)
def test_bad_input_is_refused_by_name(api, cast, tree, changes, pointer):
    load_lists()
    answer = api(cast.county).post(PATH, NEW | changes)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert not Programme.objects.exists()


def test_kind_and_occupation_cannot_be_corrected(api, cast, tree):
    row = make_programme(tree.county)
    answer = api(cast.county).patch(f"{PATH}{row.pk}/", {"occupation": "sewing"}, headers={"If-Match": '"1"'})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/occupation")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=guidance", ["引导"]), ("occupation=sewing", ["缝纫"]), ("offered=true", ["引导", "电焊"]),
        ("offered=false", ["缝纫"]), ("q=缝", ["缝纫"]), ("project=dewdrop", ["电焊"]),
        ("subsidy_rule=SKILL", ["电焊"]),
    ],
)  # fmt: skip
def test_the_list_is_filtered(api, cast, tree, query, expected):
    make_programme(tree.county, name="电焊", project="dewdrop", subsidy_rule="SKILL")
    make_programme(tree.county, name="缝纫", occupation="sewing", active_to=date(2025, 12, 31))
    make_programme(tree.county, name="引导", kind="guidance")
    make_programme(tree.other_county, name="他县")
    found = api(cast.officer).get(f"{PATH}?{query}").json()["results"]
    assert sorted(each["name"] for each in found) == sorted(expected)


@pytest.mark.parametrize(
    ("method", "path", "carriers"),
    [
        ("get", "", READERS), ("get", "{id}/", READERS), ("post", "", {"county"}), ("patch", "{id}/", {"county"}),
        ("post", "{id}/end/", {"county"}),
    ],
)  # fmt: skip
def test_which_roles_pass(api, cast, tree, method, path, carriers):
    address = PATH + path.format(id=make_programme(tree.county).pk)
    passed = {
        name for name, user in vars(cast).items()
        if name != "stranger" and getattr(api(user), method)(address).status_code != 403
    }  # fmt: skip
    assert passed == carriers
    assert getattr(api(), method)(address).status_code == 401


def test_the_list_takes_as_many_statements_for_30_rows_as_for_3(api, cast, tree):
    counts, caller = [], api(cast.township)
    for size in (3, 27):
        for _each in range(size):
            make_programme(tree.county)
        caller.get(PATH)
        with CaptureQueriesContext(connection) as captured:
            assert len(caller.get(PATH).json()["results"]) == (3 if size == 3 else 30)
        counts.append(len(captured))
    assert counts[0] == counts[1]
