"""The wizard and the verify queue over REST: columns, problems and changes in pages, mappings, answers; who may."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.imports import tasks
from laborers.imports.models import Doubt, ImportMapping
from laborers.registry.models import Laborer
from tests.factories.imports import COLUMNS, checked, identity, loaded, person, received, sheet
from xundian.kit.models import Job

LIST, DOUBTS, MAPPINGS = "/api/v1/imports/", "/api/v1/doubts/", "/api/v1/import-mappings/"
AWAY = {"就业状态": "外出务工", "务工所在地": "广东省", "务工时间": "8", "月收入": "4000"}
NEEDED = {field: place for place, field in enumerate(COLUMNS) if field}
ENGLISH = {"Accept-Language": "en"}


def at(batch, step=""):
    return f"{LIST}{batch.pk}/{step}"


def work():
    for job in Job.objects.filter(state="queued").order_by("id"):
        {"import_check": tasks.check, "import_commit": tasks.commit}[job.kind](job_id=str(job.pk))


def test_it_shows_the_columns_and_takes_a_choice(county, cast, api):
    caller = api(cast.county)
    file = SimpleUploadedFile("调查表.csv", sheet(person(1), above=[["标题"]]))
    form = {"file": file, "kind": "survey", "round": 2018, "division": "530129"}
    batch = caller.post(LIST, form, format="multipart").data["id"]
    seen = caller.get(f"{LIST}{batch}/preview/").data
    assert (seen["header_row"], seen["missing"], seen["sheets"]) == (2, [], [{"name": "", "rows": 3}])
    assert identity(1) not in str(seen)
    answer = caller.post(f"{LIST}{batch}/layout/", {"columns": NEEDED, "save_as": "县表"}, format="json")
    assert (answer.status_code, answer.data["state"]) == (202, "uploaded")
    work()
    assert caller.get(f"{LIST}{batch}/").data["state"] == "checked"
    (mapping,) = caller.get(MAPPINGS).data["results"]
    assert (mapping["name"], mapping["columns"]["identity"], mapping["by"]) == ("县表", "身份证号", "County")
    answer = caller.post(f"{LIST}{batch}/layout/", {"mapping": mapping["id"]}, format="json")
    assert answer.status_code == 202
    assert caller.get(f"{LIST}{batch}/preview/").data["mappings"][0]["name"] == "县表"


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"columns": NEEDED | {"identity": None}}, "/identity"), ({"header_row": 6}, "/header_row"),
        ({"sheet": "丙"}, "/sheet"), ({"columns": NEEDED | {"name": -1}}, "/columns/name"), ({"colour": 1}, "/colour"),
    ],
)  # fmt: skip
def test_it_names_the_field_it_refuses(county, cast, api, body, pointer):
    batch = received(sheet(person(1)), county)
    answer = api(cast.county).post(at(batch, "layout/"), body, format="json")
    assert (answer.status_code, [error["pointer"] for error in answer.data["errors"]]) == (422, [pointer])


def test_a_loaded_import_keeps_its_layout(county, cast, api):
    answer = api(cast.county).post(at(loaded(sheet(person(1)), county), "layout/"), {"header_row": 1}, format="json")
    assert answer.status_code == 409


def test_problems_come_in_pages_by_level_and_code(county, cast, api):
    rows = [person(number, {"姓名": ""}) for number in range(5)] + [person(9, {"性别": "女"})]
    batch, caller = checked(sheet(*rows), county), api(cast.county)
    page = caller.get(at(batch, "problems/?level=error&start=3&limit=10"), headers=ENGLISH).data
    assert (page["count"], page["start"], [each["row"] for each in page["results"]]) == (5, 3, [5, 6])
    assert page["results"][0]["message"] == "The name is empty. Fill it in."
    assert caller.get(at(batch, "problems/?code=sex_differs")).data["count"] == 1
    assert caller.get(at(batch, "problems/?level=note")).data["count"] == 0
    assert caller.get(at(batch, "problems/?limit=1000")).status_code == 422
    assert caller.get(at(batch, "problems/?level=loud")).status_code == 422
    assert caller.get(at(batch, "problems/?colour=red")).status_code == 400


def test_changes_come_in_pages_in_the_callers_words(county, cast, api):
    loaded(sheet(person(1), person(2)), county)
    batch = checked(sheet(*(person(number, {"文化程度": "大专"}) for number in (1, 2))), county)
    page = api(cast.county).get(at(batch, "changes/?limit=1"), headers=ENGLISH).data
    (row,) = page["results"]
    assert (page["count"], row["row"], row["name"]) == (2, 2, "白勇")
    assert row["changed"] == [{"field": "文化程度", "before": "Junior high school", "after": "Junior college"}]


@pytest.mark.parametrize("step", ["preview/", "problems/", "changes/"])
@pytest.mark.parametrize(("role", "status"), [("officer", 403), ("township", 404), ("stranger", 404), ("county", 200)])
def test_who_looks_into_an_import_of_the_county(county, cast, api, step, role, status):
    batch = checked(sheet(person(1)), county)
    assert api(getattr(cast, role)).get(at(batch, step)).status_code == status


def test_an_auditor_reads_what_was_found_and_not_the_file(county, cast, api):
    batch, caller = checked(sheet(person(1)), county), api(cast.auditor)
    assert [caller.get(at(batch, step)).status_code for step in ("problems/", "changes/", "preview/")] == [
        200,
        200,
        403,
    ]


def test_a_place_forgets_only_its_own_mappings(county, cast, tree, api):
    caller = api(cast.county)
    batch = received(sheet(person(1)), county, by=cast.county)
    caller.post(at(batch, "layout/"), {"columns": NEEDED, "save_as": "县表"}, format="json")
    mapping = f"{MAPPINGS}{ImportMapping.objects.get().pk}/"
    assert len(api(cast.township).get(MAPPINGS).data["results"]) == 1
    assert api(cast.township).delete(mapping).status_code == 404
    assert api(cast.auditor).delete(mapping).status_code == 403
    assert caller.delete(mapping).status_code == 204
    assert ImportMapping.objects.count() == 0


def test_a_question_is_answered_in_three_ways(county, cast, api):
    loaded(sheet(*(person(number, AWAY) for number in range(3))), county)
    caller = api(cast.officer)
    first, second, third = caller.get(f"{DOUBTS}?state=open&code=place_too_wide", headers=ENGLISH).data["results"]
    assert first["message"] == "The place of work names no county. Ask for the county or district."
    assert (first["subject"], first["division_name"], first["column"], first["value"]) == (
        "白勇", "Sanyingzhuang Village", "务工所在地", "广东省",
    )  # fmt: skip
    answer = caller.post(
        f"{DOUBTS}{first['id']}/correct/", {"changes": {"place": "441900", "wage": "4100.50"}}, format="json"
    )
    assert (answer.status_code, answer.data["state"]) == (200, "corrected")
    profile = Laborer.objects.get(pk=first["laborer"]).responses.get(is_profile=True)
    assert (profile.place, profile.wage_fen, profile.months) == ("441900", 410_050, 8)
    answer = caller.post(f"{DOUBTS}{second['id']}/state/", {"note": "只知道在广东"}, format="json")
    assert (answer.data["state"], answer.data["note"], answer.data["answered_by"]) == (
        "stated",
        "只知道在广东",
        "Officer",
    )
    answer = caller.post(f"{DOUBTS}{third['id']}/pass-on/", {"to_level": "township"}, format="json")
    assert (answer.data["state"], answer.data["with_level"]) == ("passed_on", "township")
    assert caller.post(f"{DOUBTS}{third['id']}/state/", {"note": "是"}, format="json").status_code == 409
    assert len(caller.get(f"{DOUBTS}?with_level=township").data["results"]) == 1


@pytest.mark.parametrize(
    ("step", "body", "pointer"),
    [
        ("correct", {"changes": {"education": "xx"}}, "/changes/education"), ("correct", {}, "/changes"),
        ("correct", {"changes": {"birth": "1980-01-01"}}, "/changes/birth"), ("state", {"note": ""}, "/note"),
        ("pass-on", {"to_level": "station"}, "/to_level"),
    ],
)  # fmt: skip
def test_an_answer_that_cannot_be_taken_names_its_field(county, cast, api, step, body, pointer):
    loaded(sheet(person(1, AWAY)), county)
    answer = api(cast.officer).post(f"{DOUBTS}{Doubt.objects.get().pk}/{step}/", body, format="json")
    assert (answer.status_code, [error["pointer"] for error in answer.data["errors"]]) == (422, [pointer])


@pytest.mark.parametrize(
    ("role", "read", "answered"),
    [
        ("officer", 200, 200), ("colleague", 404, 404), ("township", 200, 200), ("auditor", 200, 403),
        ("leader", 403, 403), ("stranger", 404, 404),
    ],
)  # fmt: skip
def test_who_reads_and_answers_a_question(county, cast, api, role, read, answered):
    loaded(sheet(person(1, AWAY)), county)
    caller, doubt = api(getattr(cast, role)), Doubt.objects.get().pk
    assert caller.get(f"{DOUBTS}{doubt}/").status_code == read
    assert caller.post(f"{DOUBTS}{doubt}/state/", {"note": "属实"}, format="json").status_code == answered


@pytest.mark.parametrize("address", [DOUBTS, MAPPINGS])
def test_lists_cost_the_same_for_three_and_for_thirty(county, cast, api, address):
    caller = api(cast.county)
    caller.get(address)

    def cost(first, many):
        loaded(sheet(*(person(number, AWAY) for number in range(first, first + many))), county)
        for number in range(first, first + many):
            ImportMapping.objects.create(
                division=county, kind="survey", name=f"表{number}", header_row=1, columns={}, by=cast.county
            )
        with CaptureQueriesContext(connection) as caught:
            answer = caller.get(address)
        assert len(answer.data["results"]) >= many
        return len(caught)

    assert cost(0, 3) == cost(100, 27)
