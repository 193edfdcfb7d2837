"""A workbook of vacancies through the wizard and over REST, from the empty form to the taking back."""

import io

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from laborers.imports import actions
from laborers.imports.models import ImportBatch
from laborers.jobs.importing.vocabulary import VOCABULARY
from laborers.jobs.models import Vacancy
from tests.factories.codes import load_shipped
from tests.factories.vacancy_sheets import DAY, NOW, ROW, make_firm, sheet

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-03-10T12:00:00+08:00", tick=False):
        yield


def test_the_empty_form_has_every_heading_and_explains_each(cast, client):
    load_shipped()
    client.force_login(cast.county)
    answer = client.get("/desk/imports/form/vacancies.xlsx")
    form, told = load_workbook(io.BytesIO(answer.content)).worksheets
    headings = [cell.value for cell in form[1]]
    assert [VOCABULARY.field_of(each) for each in headings] == list(VOCABULARY.synonyms)
    assert told.max_row == len(headings) + 1
    assert all(told.cell(row, 4).value for row in range(2, told.max_row + 1))


def test_a_township_is_not_offered_the_countys_own_kind(cast, client):
    for user, seen in ((cast.county, True), (cast.township, False)):
        client.force_login(user)
        kinds = [word for word, _label in client.get("/desk/imports/new/").context["kinds"]]
        assert ("vacancies" in kinds) is seen


def test_a_program_uploads_checks_loads_and_takes_back(tree, cast, api):
    make_firm(tree.county)
    client = api(cast.county)
    file = SimpleUploadedFile("posts.csv", sheet(ROW, ROW | {"岗位名称": "装配工", "月工资(元)": "面议"}))
    body = {"file": file, "kind": "vacancies", "round": "2026", "division": tree.county.code}
    made = client.post("/api/v1/imports/", body, format="multipart")
    assert made.status_code == 202, made.content
    address = f"/api/v1/imports/{made.json()['id']}/"
    # No worker runs in this test; what it would do is done here.
    actions.check(batch=ImportBatch.objects.defer("file_sealed").get(), on=DAY, at=NOW)
    report = client.get(address).json()["report"]
    assert (report["rows"], report["ready"], report["errors"]) == (2, 1, 1)
    assert [each["code"] for each in report["problems"]] == ["not_a_wage"]
    assert client.get(f"{address}errors.xlsx/").status_code == 200
    assert client.post(f"{address}commit/").status_code == 202
    actions.commit(batch=ImportBatch.objects.defer("file_sealed").get(), by=cast.county, on=DAY, at=NOW)
    assert Vacancy.objects.get().title == "电焊工"
    assert client.post(f"{address}undo/").json()["state"] == "undone"
    assert not Vacancy.objects.exists()


def test_a_township_uploads_none(tree, cast, api):
    file = SimpleUploadedFile("posts.csv", sheet(ROW))
    body = {"file": file, "kind": "vacancies", "round": "2026", "division": tree.township.code}
    refused = api(cast.township).post("/api/v1/imports/", body, format="multipart")
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (422, "county_only")
