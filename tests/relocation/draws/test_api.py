"""REST `draws`: the whole way over HTTP, rights of each role, errors by field, a flat number of queries."""

import json

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relocation.draws import rules
from relocation.draws.models import Draw
from tests.factories.draws import (
    BODIES,
    DRAWN,
    FROZEN,
    LAST,
    make_confirmed,
    make_drawn,
    make_empty,
    make_frozen,
    make_homes,
    make_prepared,
    secret_of,
)
from tests.factories.relocation import make_site

PATH = "/api/v1/draws/"


@pytest.fixture
def site(tree, cast):
    return make_site(tree.township, by=cast.county)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(f"{FROZEN}T02:00:00Z", tick=False):
        yield


def test_a_draw_goes_its_whole_way_over_rest(api, cast, tree, site):
    caller = api(cast.county)
    new = {"county": tree.county.code, "site": str(site.pk), "title": "一期", "reveal_by": str(LAST)}
    made = caller.post(PATH, new)
    assert (made.status_code, made.json()["state"]) == (201, "preparing"), made.json()
    address, code = f"{PATH}{made.json()['id']}/", made.json()["code"]

    def step(verb, **given):
        answer = caller.post(f"{address}{verb}/", given)
        assert answer.status_code == 200, answer.json()
        return answer.json()

    entered = [make_confirmed(site, tree.village, cast.county, size) for size in (4, 4, 3)]
    step("enter", declarations=[str(each.pk) for each in entered])
    shown = step("put-up", homes=[str(each.pk) for each in make_homes(site, (4, 4, 2))])
    assert (shown["entry_count"], shown["home_count"]) == (3, 3)
    step("strike", entry=shown["entries"][2]["id"])
    step("take-back", home=shown["homes"][2]["id"])
    for number in (1, 2):
        witness = step("name-witness", name=f"见证人{number}", body=BODIES[number])["witnesses"][-1]
        step("commit", witness=witness["id"], commitment=rules.commitment_of(code, number, secret_of(number)))
    shown = caller.get(address)
    patched = caller.patch(address, {"venue": "社区广场"}, headers={"If-Match": shown["ETag"]})
    assert (patched.status_code, patched.json()["venue"]) == (200, "社区广场")
    assert caller.patch(address, {"venue": "x"}, headers={"If-Match": shown["ETag"]}).status_code == 412
    early = caller.get(f"{address}publication/")
    assert (early.status_code, early.json()["code"]) == (409, "not_public")
    frozen = step("freeze")
    assert (frozen["state"], len(frozen["digest"]), frozen["entries"][0]["name"]) == ("frozen", 64, "王**")
    for witness, number in zip(frozen["witnesses"], (1, 2), strict=True):
        told = step("reveal", witness=witness["id"], secret=secret_of(number), from_envelope=number == 2)
    assert [each["told"] for each in told["witnesses"]] == [True, True]
    assert secret_of(1) not in json.dumps(told)
    drawn = step("run")
    assert (drawn["state"], drawn["drawn_on"], drawn["told_count"]) == ("drawn", str(FROZEN), 2)
    publication = caller.get(f"{address}publication/").json()
    assert rules.faults_of(publication, [frozen["digest"]]) == []
    assert step("give-back", entry=drawn["entries"][0]["id"], reason="不搬了")["state"] == "drawn"
    again = caller.post(f"{address}run/")
    assert (again.status_code, again.json()["code"]) == (409, "not_frozen")


def test_a_draw_without_result_goes_its_way_too(api, cast, tree, site):
    caller, row = api(cast.county), make_frozen(site, tree.village, cast.county)
    address = f"{PATH}{row.pk}/"
    assert caller.post(f"{address}abandon/", {"reason": "停电"}).json()["state"] == "abandoned"
    new = caller.post(f"{address}repeat/", {"reveal_by": str(LAST)})
    assert (new.status_code, new.json()["repeats"]) == (201, str(row.pk))
    other = f"{PATH}{new.json()['id']}/"
    witness = caller.post(f"{other}name-witness/", {"name": "安", "body": "街道"}).json()["witnesses"][0]
    assert caller.post(f"{other}remove-witness/", {"witness": witness["id"]}).json()["witnesses"] == []
    assert caller.post(f"{other}cancel/", {"reason": "另行安排"}).json()["state"] == "cancelled"


def test_an_error_names_its_field(api, cast, tree, site):
    caller, row = api(cast.county), make_frozen(site, tree.village, cast.county)
    witness = str(row.witnesses.get(number=1).pk)
    wrong = caller.post(f"{PATH}{row.pk}/reveal/", {"witness": witness, "secret": secret_of(2)})
    assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (422, "/secret")
    unknown = caller.post(f"{PATH}{row.pk}/reveal/", {"witness": str(site.pk), "secret": secret_of(2)})
    assert unknown.status_code == 404
    prepared = make_empty(site, tree.county, cast.county)
    empty = caller.post(f"{PATH}{prepared.pk}/enter/", {"declarations": []})
    assert [each["pointer"] for each in empty.json()["errors"]] == ["/declarations"]
    foreign = make_site(tree.other_street)
    new = {"county": tree.county.code, "site": str(foreign.pk), "title": "一期", "reveal_by": str(LAST)}
    assert caller.post(PATH, new).status_code == 404


READERS, RUNNERS = {"township", "county", "site", "auditor"}, {"county"}


@pytest.mark.parametrize("role", ["officer", "township", "county", "leader", "station", "site", "auditor"])
def test_each_role_may_what_the_table_says(api, cast, tree, site, role):
    row = make_prepared(site, tree.village, cast.county)
    caller = api(getattr(cast, role))
    assert caller.get(PATH).status_code == (200 if role in READERS else 403)
    assert caller.get(f"{PATH}{row.pk}/").status_code == (200 if role in READERS else 403)
    assert caller.post(f"{PATH}{row.pk}/freeze/").status_code == (200 if role in RUNNERS else 403)
    assert Draw.objects.get(pk=row.pk).state == ("frozen" if role in RUNNERS else "preparing")


def test_another_county_sees_nothing(api, cast, tree, site):
    row = make_drawn(site, tree.village, cast.county)
    caller = api(cast.stranger)
    assert caller.get(PATH).json()["results"] == []
    for verb in ("", "publication/"):
        assert caller.get(f"{PATH}{row.pk}/{verb}").status_code == 404
    assert caller.post(f"{PATH}{row.pk}/run/").status_code == 404


def test_names_in_full_are_in_no_answer(api, cast, tree, site):
    row = make_drawn(site, tree.village, cast.county)
    for path in (f"{PATH}{row.pk}/", f"{PATH}{row.pk}/publication/", PATH):
        told = api(cast.county).get(path).content.decode()
        assert "王小明" not in told
        assert row.entries.first().slip not in told


@pytest.mark.parametrize("path", ["", "one"])
def test_a_list_and_a_draw_take_as_many_queries_at_any_size(api, cast, tree, site, path):
    counts = []
    for more in (1, 4):
        for _ in range(more):
            row = make_drawn(site, tree.village, cast.county, persons=(4,) * (more * 2), homes=(4, 4))
        caller = api(cast.county)
        caller.get(PATH)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert caller.get(f"{PATH}{row.pk}/" if path else PATH).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_list_is_filtered_and_paged(api, cast, tree, site):
    make_drawn(site, tree.village, cast.county)
    make_empty(site, tree.county, cast.county)
    caller = api(cast.county)
    assert [each["state"] for each in caller.get(f"{PATH}?state=drawn").json()["results"]] == ["drawn"]
    assert [each["state"] for each in caller.get(PATH).json()["results"]] == ["preparing", "drawn"]
    assert len(caller.get(f"{PATH}?limit=1").json()["results"]) == 1
    assert DRAWN <= LAST
