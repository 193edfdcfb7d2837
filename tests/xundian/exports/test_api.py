"""Exports over REST: from asking to taking home; who sees which, and what is refused."""

import io
import uuid

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.cast import make_user
from tests.factories.exports import asked, work, written
from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.exports.models import Export

pytestmark = pytest.mark.django_db
LIST = "/api/v1/exports/"
NEW = {"kind": "laborers", "reason": "核对台账"}


def at(row, step=""):
    return f"{LIST}{getattr(row, 'pk', row)}/{step}"


def body(answer):
    return b"".join(answer.streaming_content)


def test_it_goes_from_asking_to_taking_home(cast, people, api):
    caller = api(cast.township)
    answer = caller.post(LIST, NEW | {"filters": {"stage": "placed"}}, headers={"Accept-Language": "en"})
    assert answer.status_code == 202
    told = answer.data
    assert (told["state"], told["rows"], told["rows_expected"], told["filters"]) == (
        "queued",
        None,
        2,
        {"stage": "placed"},
    )
    assert told["progress"] == {"done": 0, "total": 2}
    early = caller.get(at(told["id"], "file/"))
    assert (early.status_code, early.json()["code"]) == (409, "queued")
    work()
    told = caller.get(at(told["id"])).data
    assert (told["state"], told["rows"], told["progress"]) == ("ready", 2, {"done": 2, "total": 2})
    file = caller.get(at(told["id"], "file/"))
    assert file.status_code == 200
    assert file["Cache-Control"] == "no-store"
    assert "filename*=UTF-8''Ledger%20of%20labour%20resources-20260620.xlsx" in file["Content-Disposition"]
    content = body(file)
    assert int(file["Content-Length"]) == told["size"] == len(content)
    page = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert page["A1"].value == "羊街镇: Ledger of labour resources"
    assert [each["by"] for each in caller.get(at(told["id"])).data["downloads"]] == ["Township"]


def test_it_is_asked_for_once_however_often_the_request_comes(cast, people, api):
    caller, key = api(cast.county), {"Idempotency-Key": str(uuid.uuid4())}
    first, again = (caller.post(LIST, NEW, headers=key) for _each in range(2))
    assert first.data["id"] == again.json()["id"]
    assert Export.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "pointer"),
    [
        ({"reason": "看"}, "/reason"), ({"reason": ""}, "/reason"), ({"kind": "secrets"}, "/kind"),
        ({"filters": {"colour": "red"}}, "/filters/colour"), ({"filters": "all"}, "/filters"),
        ({"format": "pdf"}, "/format"), ({"rows": 5}, "/rows"), ({"kind": "survey-responses"}, "/filters/round"),
    ],
)  # fmt: skip
def test_it_names_the_field_it_refuses(values, pointer, cast, people, api):
    answer = api(cast.county).post(LIST, NEW | values)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"].startswith(pointer)


@pytest.mark.parametrize(("role", "status"), [("leader", 403), ("station", 403), ("officer", 202), ("auditor", 202)])
def test_who_may_ask(role, status, cast, people, api):
    assert api(getattr(cast, role)).post(LIST, NEW).status_code == status


def test_a_division_elsewhere_is_not_found(cast, people, api):
    assert api(cast.township).post(LIST, NEW | {"filters": {"division": "530129107"}}).status_code == 404


@pytest.mark.parametrize(("role", "sees"), [
    ("officer", {"officer"}), ("colleague", set()), ("township", {"township"}),
    ("county", {"officer", "township", "county"}),
    ("auditor", {"officer", "township", "county"}),
    ("stranger", {"stranger"}), ("site", set()),
])  # fmt: skip
def test_everyone_sees_the_own_ones_county_and_auditor_those_of_their_place(role, sees, cast, people, api):
    rows = {name: asked(getattr(cast, name)) for name in ("officer", "township", "county", "stranger")}
    caller = api(getattr(cast, role))
    assert {each["id"] for each in caller.get(LIST).data["results"]} == {str(rows[name].pk) for name in sees}
    absent = caller.get(at(uuid.uuid4()))
    for name, row in rows.items():
        for step in ("", "file/"):
            answer = caller.get(at(row, step))
            hidden = answer.status_code == 404 and answer.json()["title"] == absent.json()["title"]
            assert hidden == (name not in sees), (name, step)
        if name not in sees:
            assert caller.post(at(row, "cancel/")).status_code == 404


def test_who_was_moved_meanwhile_is_refused_in_words_and_finds_no_file_any_more(cast, people, api):
    row = written(cast.township)
    caller = api(cast.township)
    User.objects.filter(pk=cast.township.pk).update(division="530129107")
    for _each in range(2):
        answer = caller.get(at(row, "file/"), headers={"Accept-Language": "en"})
        assert answer.status_code == 409
    row.refresh_from_db()
    assert row.state == "withdrawn"
    told = caller.get(at(row), headers={"Accept-Language": "en"}).data
    assert told["failure_label"] == "Your place does not cover these rows any more."


def test_the_county_does_not_take_what_others_asked_for(cast, people, api):
    row = written(cast.township)
    assert api(cast.county).get(at(row, "file/")).status_code == 403


def test_a_second_person_approves(settings, cast, people, api, tree):
    settings.EXPORT_FULL_IDENTITY_ROWS = 1
    deputy = make_user("deputy", Role.COUNTY, division=tree.county)
    answer = api(cast.county).post(LIST, NEW | {"with_identity": True})
    assert answer.data["state"] == "waiting"
    row = answer.data["id"]
    assert api(cast.county).post(at(row, "approve/")).status_code == 409
    assert api(cast.township).post(at(row, "approve/")).status_code == 403
    assert api(cast.stranger).post(at(row, "approve/")).status_code == 404
    approved = api(deputy).post(at(row, "approve/"))
    assert (approved.status_code, approved.data["state"], approved.data["decided_by_name"]) == (202, "queued", "Deputy")
    assert api(deputy).post(at(row, "approve/")).status_code == 409


def test_it_is_cancelled(cast, people, api):
    row = asked(cast.county)
    assert api(cast.county).post(at(row, "cancel/")).data["state"] == "cancelled"
    assert api(cast.county).post(at(row, "cancel/")).status_code == 409


def test_a_fourth_at_a_time_is_too_many(cast, people, api):
    caller = api(cast.county)
    answers = [caller.post(LIST, NEW) for _each in range(4)]
    assert [answer.status_code for answer in answers] == [202, 202, 202, 429]
    assert answers[3]["Retry-After"] == "61"


def test_the_list_is_filtered_by_kind_and_state(cast, people, api):
    written(cast.county)
    asked(cast.county, "households")
    caller = api(cast.county)
    assert [each["kind"] for each in caller.get(LIST, {"state": "ready"}).data["results"]] == ["laborers"]
    assert [each["kind"] for each in caller.get(LIST, {"kind": "households"}).data["results"]] == ["households"]
    assert caller.get(LIST, {"colour": "red"}).status_code == 400


def test_the_list_asks_the_same_number_of_questions_at_any_size(cast, people, api):
    def count(size):
        while Export.objects.count() < size:
            row = asked(cast.county)
            Export.objects.filter(pk=row.pk).update(state="cancelled")
        with CaptureQueriesContext(connection) as seen:
            assert len(caller.get(LIST).data["results"]) == size
        return len(seen)

    caller = api(cast.county)
    caller.get(LIST)  # the first request of a day notes that the device was used
    assert count(3) == count(30)
