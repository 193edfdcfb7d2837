"""`manage.py import_survey`: what it prints, when it fails, and that a second run changes nothing."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from laborers.imports.models import ImportBatch
from laborers.registry.models import Laborer
from tests.factories.imports import person, sheet


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "调查.csv"
    path.write_bytes(sheet(person(1), person(2, {"身份证号": "1"}), encoding="gbk"))
    return path


def run(file, *options, round="2018", division="530129"):
    out, err = StringIO(), StringIO()
    call_command("import_survey", str(file), "--round", round, "--division", division, *options, stdout=out, stderr=err)
    return json.loads(out.getvalue()), err.getvalue()


def test_it_checks_and_prints_the_report(county, file):
    report, progress = run(file)
    assert (report["state"], report["rows"], report["ready"], report["errors"]) == ("checked", 2, 1, 1)
    assert [(each["row"], each["code"]) for each in report["problems"]] == [(3, "identity_length")]
    assert "2 of 2" in progress
    assert Laborer.objects.count() == 0


def test_it_loads_what_is_right_and_a_second_run_changes_nothing(county, file):
    report, _progress = run(file, "--commit")
    assert (report["state"], report["created"]) == ("committed", 1)
    versions = list(Laborer.objects.values_list("id", "version"))
    report, _progress = run(file, "--commit")
    assert (report["created"], report["updates"], report["unchanged"]) == (0, 0, 1)
    assert list(Laborer.objects.values_list("id", "version")) == versions


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"division": "999999"}, "no division 999999"),
        ({"round": "18"}, "2018"),
        ({"file": "nowhere.xlsx"}, "nowhere.xlsx"),
    ],
)
def test_it_says_what_is_wrong(county, file, values, said):
    with pytest.raises(CommandError, match=said):
        run(**{"file": file} | values)
    assert ImportBatch.objects.count() == 0


def test_it_fails_for_a_file_it_cannot_read(county, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(sheet(person(1), without=("身份证号",)))
    with pytest.raises(CommandError):
        run(path)


def test_another_kind_looks_for_other_columns(county, file):
    with pytest.raises(CommandError) as said:
        run(file, "--kind", "household_economy")
    assert "身份证号" not in str(said.value)
    assert ImportBatch.objects.get().kind == "household_economy"
