"""REST `aggregates`: recorded, corrected, taken back by the county; read with what is computed beside the print."""

import pytest
import time_machine
from django.db import Error, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.factories.aggregates import SOURCE, make_record
from xundian.aggregates.models import AggregateRecord

URL = "/api/v1/aggregates/"
LINE = {
    "since": "2014-01-01", "until": "2018-12-31", "measure": "employed", "done": 125_611, "target": 100_700,
    "printed": "over", "percent": 2170, "decimals": 1, "source": SOURCE,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _today(db):
    with time_machine.travel("2026-03-10T12:00:00+08:00", tick=False):
        yield


def codes(answer):
    return {(each["pointer"], each["code"]) for each in answer.json()["errors"]}


def test_a_line_is_recorded_once_and_told_with_what_is_computed(cast, api):
    made = api(cast.county).post(URL, LINE)
    assert made.status_code == 201
    told = made.json()["comparison"]
    assert (told["verdict"], told["computed"], told["rounded"], told["difference"]) == (
        "differs", "24.74", "24.70", "-3.00",
    )  # fmt: skip
    again = api(cast.county).post(URL, LINE)
    assert (again.status_code, again.json()["code"]) == (409, "on_record")


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"until": "2013-12-31"}, {("/until", "period")}),
        ({"since": "2027-01-01", "until": "2027-12-31"}, {("/since", "future")}),
        ({"done": None, "target": None}, {("/done", "nothing")}),
        ({"registered": 125_612}, {("/registered", "registered")}),
        ({"percent": None}, {("/printed", "printed")}),
        ({"measure": "happiness"}, {("/measure", "invalid_choice")}),
        ({"source": " "}, {("/source", "blank")}),
    ],
)
def test_what_cannot_be_is_named(cast, api, change, wrong):
    answer = api(cast.county).post(URL, LINE | change)
    assert (answer.status_code, codes(answer)) == (422, wrong)
    assert not AggregateRecord.objects.exists()


def test_a_correction_replaces_and_taking_it_back_brings_back(cast, api, tree):
    row, county = make_record(tree.county, by=cast.county), api(cast.county)
    body = {"done": 17_707, "source": SOURCE, "reason": "another print"}
    assert county.post(f"{URL}{row.pk}/correct/", body).status_code == 428
    same = county.post(f"{URL}{row.pk}/correct/", body | {"done": 17_706}, headers={"If-Match": '"1"'})
    assert codes(same) == {("/done", "same")}
    made = county.post(f"{URL}{row.pk}/correct/", body, headers={"If-Match": '"1"'})
    assert (made.status_code, made.json()["done"], made.json()["percent"]) == (201, 17_707, 7370)
    assert api(cast.leader).get(f"{URL}?state=replaced").json()["results"][0]["id"] == str(row.pk)
    gone = county.post(f"{URL}{made.json()['id']}/withdraw/", {"reason": "a slip"})
    assert gone.json()["state"] == "withdrawn"
    row.refresh_from_db()
    assert row.state == "current"
    assert county.post(f"{URL}{made.json()['id']}/withdraw/", {"reason": "again"}).status_code == 409


def test_what_was_written_stays_written(tree):
    row = make_record(tree.county)
    with pytest.raises(Error), transaction.atomic():
        AggregateRecord.objects.filter(pk=row.pk).update(done=1)
    with pytest.raises(Error), transaction.atomic():
        row.delete()


@pytest.mark.parametrize(
    ("role", "may_read"),
    [("officer", False), ("township", True), ("leader", True), ("station", False), ("site", False), ("auditor", True)],
)
def test_who_may_read_and_that_only_the_county_writes(role, may_read, cast, api, tree):
    row, caller = make_record(tree.county), api(getattr(cast, role))
    assert caller.get(f"{URL}{row.pk}/").status_code == (200 if may_read else 403)
    assert caller.post(URL, LINE).status_code == 403


def test_another_county_sees_nothing_of_it(cast, api, tree):
    row = make_record(tree.county)
    assert api(cast.stranger).get(URL).json()["results"] == []
    assert api(cast.stranger).get(f"{URL}{row.pk}/").status_code == 404


def test_the_list_asks_the_same_number_of_questions_at_any_size(cast, api, tree):
    caller, asked = api(cast.leader), []
    for parts in (range(3), range(3, 30)):
        for part in parts:
            make_record(tree.county, by=cast.county, part=f"{part}区")
        caller.get(URL)
        with CaptureQueriesContext(connection) as seen:
            caller.get(URL)
        asked.append(len(seen))
    assert asked[0] == asked[1]
