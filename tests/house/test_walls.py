"""The import contracts hold, and each of them breaks on a planted offence."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("xundian", "laborers", "trainings", "relocation")

# contract: (file to plant in, import that crosses its wall)
OFFENCES = {
    "House": ("laborers/registry/queries.py", "import trainings.classes.models"),
    "Office": ("xundian/accounts/scope.py", "import xundian.targets.models"),
    "Laborers": ("laborers/registry/queries.py", "import laborers.visits.models"),
    "Trainings": ("trainings/institutions/models/__init__.py", "import trainings.classes.states"),
    "Relocation": ("relocation/sites/models/sites.py", "import relocation.channels.states"),
    "Inside every room": ("laborers/difficulties/models.py", "import laborers.difficulties.actions"),
    "Sync": ("xundian/sync/states.py", "import xundian.sync.models"),
    "Imports": ("laborers/imports/reading.py", "import laborers.imports.staging"),
    "Kinds of import": ("laborers/imports/survey/checks.py", "import laborers.imports.survey.staging"),
    "Rules are arithmetic": ("laborers/visits/rules/windows.py", "import django.utils.timezone"),
    "Domain code": ("laborers/difficulties/actions/steps.py", "import rest_framework.exceptions"),
}


def lint(folder):
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, env={"PYTHONPATH": str(folder), "COLUMNS": "300"}
    )
    return done.returncode, done.stdout


@pytest.fixture
def copy(tmp_path):
    shutil.copy(ROOT / ".importlinter", tmp_path)
    for package in PACKAGES:
        ignored = shutil.ignore_patterns("__pycache__", "data", "locale", "static", "templates")
        shutil.copytree(ROOT / package, tmp_path / package, ignore=ignored)
    return tmp_path


def test_every_wall_stands():
    code, output = lint(ROOT)
    assert code == 0, output


@pytest.mark.parametrize("contract", OFFENCES)
def test_a_planted_offence_breaks_its_wall(contract, copy):
    place, offence = OFFENCES[contract]
    file = copy / place
    file.write_text(file.read_text() + f"\n{offence}\n")
    code, output = lint(copy)
    broken = [line for line in output.splitlines() if " BROKEN" in line]
    assert code == 1
    assert any(line.startswith(contract) for line in broken), output


def test_a_stray_file_in_a_room_breaks_the_floor_plan(copy):
    (copy / "laborers/visits/helpers.py").write_text('"""Stray."""\n')
    code, output = lint(copy)
    assert code == 1
    assert "helpers" in output


def test_every_contract_is_proved_to_break():
    names = [
        line.split("=", 1)[1].strip()
        for line in (ROOT / ".importlinter").read_text().splitlines()
        if line.startswith("name")
    ]
    assert [name for name in names if not any(name.startswith(known) for known in OFFENCES)] == []
