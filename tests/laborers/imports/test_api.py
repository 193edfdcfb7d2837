"""Imports over REST: upload, report, load, undo, the marked workbook; who may, and who must not see."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.imports import actions, tasks
from laborers.imports.models import ImportBatch
from laborers.registry.models import Laborer
from tests.factories.imports import checked, identity, loaded, person, received, sheet
from xundian.kit import jobs
from xundian.kit.models import Job

LIST = "/api/v1/imports/"


def at(batch, step=""):
    return f"{LIST}{batch if isinstance(batch, str) else batch.pk}/{step}"


def form(content, **values):
    file = SimpleUploadedFile("调查表.csv", content)
    return {"file": file, "kind": "survey", "round": 2018, "division": "530129"} | values


def work():
    """Run the queued jobs as the worker does."""
    for job in Job.objects.filter(state="queued").order_by("id"):
        {"import_check": tasks.check, "import_commit": tasks.commit}[job.kind](job_id=str(job.pk))


def test_it_goes_from_upload_to_undo(county, cast, api):
    caller = api(cast.county)
    answer = caller.post(LIST, form(sheet(person(1), person(2, {"姓名": ""}))), format="multipart")
    assert (answer.status_code, answer.data["state"]) == (202, "uploaded")
    batch = answer.data["id"]
    assert caller.get(at(batch)).data["report"] == {}
    work()
    seen = caller.get(at(batch)).data
    assert (seen["state"], seen["progress"]) == ("checked", {"done": 2, "total": 2})
    (problem,) = seen["report"].pop("problems")
    assert {key: problem[key] for key in ("row", "column", "value", "code", "level")} == {
        "row": 3, "column": "姓名", "value": "", "code": "name_missing", "level": "error",
    }  # fmt: skip
    assert (seen["report"]["rows"], seen["report"]["ready"], seen["report"]["errors"]) == (2, 1, 1)
    assert caller.post(at(batch, "commit/")).status_code == 202
    again = caller.post(at(batch, "commit/"))
    assert (again.status_code, again.data["state"]) == (202, "committing")
    assert Job.objects.filter(kind="import_commit").count() == 1
    work()
    assert caller.get(at(batch)).data["state"] == "committed"
    assert Laborer.objects.count() == 1
    answer = caller.post(at(batch, "undo/"))
    assert (answer.status_code, answer.data["state"], answer.data["report"]["undo"]["undone"]) == (200, "undone", 1)
    assert caller.post(at(batch, "undo/")).status_code == 409


def test_it_keeps_the_upload_when_nobody_takes_the_job(county, cast, api, settings):
    answer = api(cast.county).post(LIST, form(sheet(person(1))), format="multipart")
    assert answer.status_code == 202
    assert Job.objects.get().arguments == {"import": answer.data["id"]}


@pytest.mark.parametrize(
    ("values", "pointer"),
    [
        ({"kind": "horoscopes"}, "/kind"),
        ({"round": "last"}, "/round"),
        ({"round": 18}, "/round"),
        ({"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04rubbish")}, "/file"),
        ({"file": SimpleUploadedFile("a.csv", b"")}, "/file"),
        ({"colour": "red"}, "/colour"),
    ],
)
def test_it_names_the_field_it_refuses(county, cast, api, values, pointer):
    answer = api(cast.county).post(LIST, form(sheet(person(1)), **values), format="multipart")
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.data["errors"]] == [pointer]
    assert ImportBatch.objects.count() == 0


def test_it_refuses_a_file_that_is_too_large(county, cast, api, settings):
    settings.UPLOAD_LIMIT_BYTES = 1000
    answer = api(cast.county).post(LIST, form(b"x" * 1001), format="multipart")
    assert (answer.status_code, answer.data["errors"][0]["code"]) == (422, "too_large")


def test_it_tells_why_a_file_failed_in_the_callers_language(county, cast, api):
    batch = received(sheet(person(1), without=("身份证号",)), county)
    jobs.queue(kind="import_check", arguments={"import": str(batch.pk)}, task=actions.CHECK, by=None)
    work()
    seen = api(cast.county).get(at(batch), headers={"Accept-Language": "en"}).data
    assert seen["state"] == "failed"
    assert seen["failure"].startswith("Required columns are missing.")
    assert Job.objects.get().state == "failed"


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("officer", 403), ("leader", 403), ("station", 403), ("site", 403), ("auditor", 403), ("stranger", 404),
        ("township", 202), ("county", 202),
    ],
)  # fmt: skip
def test_only_the_township_and_the_county_upload_and_only_into_their_place(county, tree, cast, api, role, status):
    division = tree.township.code
    answer = api(getattr(cast, role)).post(LIST, form(sheet(person(1)), division=division), format="multipart")
    assert answer.status_code == status


def test_a_township_cannot_upload_for_the_county(county, cast, api):
    assert api(cast.township).post(LIST, form(sheet(person(1))), format="multipart").status_code == 404


@pytest.mark.parametrize(
    ("role", "status"),
    [("officer", 403), ("township", 404), ("stranger", 404), ("auditor", 200), ("county", 200)],
)
def test_who_sees_an_import_of_the_county(county, cast, api, role, status):
    batch = checked(sheet(person(1)), county)
    caller = api(getattr(cast, role))
    assert caller.get(at(batch)).status_code == status
    assert len(caller.get(LIST).data.get("results", [])) == (status == 200)


@pytest.mark.parametrize("step", ["commit/", "undo/"])
def test_an_auditor_changes_nothing(county, cast, api, step):
    batch = checked(sheet(person(1)), county)
    assert api(cast.auditor).post(at(batch, step)).status_code == 403
    assert api(cast.stranger).post(at(batch, step)).status_code == 404
    assert api().post(at(batch, step)).status_code == 401


def test_the_marked_workbook_says_what_to_correct(county, cast, api):
    batch = checked(
        sheet(person(1, {"务工企业名称": "=1+1"}), person(2, {"文化程度": "博学多才"}), above=[["登记表"]]), county
    )
    answer = api(cast.county).get(at(batch, "errors.xlsx/"))
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    page = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    heads = [cell.value for cell in page[2]]
    assert (page["A1"].value, heads[-1]) == ("登记表", "错误说明")
    column = heads.index("文化程度") + 1
    assert page.cell(3, len(heads)).value is None
    assert "文化程度" in page.cell(4, len(heads)).value
    assert page.cell(4, column).fill.fgColor.rgb.endswith("F8CBAD")
    assert page.cell(3, column).fill.fgColor.rgb == "00000000"
    employer = page.cell(3, heads.index("务工企业名称") + 1)
    assert (employer.value, employer.data_type) == ("=1+1", "s")
    assert page.cell(3, heads.index("身份证号") + 1).value == identity(1)
    assert api(cast.auditor).get(at(batch, "errors.xlsx/")).status_code == 403


def test_there_is_no_marked_workbook_before_the_check(county, cast, api):
    answer = api(cast.county).get(at(received(sheet(person(1)), county), "errors.xlsx/"))
    assert (answer.status_code, answer.data["code"]) == (409, "not_checked")


def test_it_lists_three_as_cheaply_as_thirty(county, cast, api):
    caller = api(cast.county)
    caller.get(LIST)

    def cost(many):
        for number in range(many):
            checked(sheet(person(number)), county)
        with CaptureQueriesContext(connection) as caught:
            answer = caller.get(LIST)
        assert len(answer.data["results"]) >= many
        return len(caught)

    assert cost(3) == cost(27)


def test_a_batch_and_its_job_end_together_when_loading_fails(county, cast, api):
    batch = checked(sheet(person(1)), county)
    loaded(sheet(person(1)), county)
    job = jobs.queue(kind="import_commit", arguments={"import": str(batch.pk)}, task=actions.COMMIT, by=cast.county)
    ImportBatch.objects.filter(pk=batch.pk).update(state="undone")
    work()
    job.refresh_from_db()
    assert (job.state, job.by) == ("failed", cast.county)
