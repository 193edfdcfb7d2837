"""The house stays readable: small files, small functions, no stray names."""

import ast
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("xundian", "laborers", "trainings", "relocation")
SOURCES = sorted(
    path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if "migrations" not in path.parts
)
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def functions(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.end_lineno - node.lineno + 1


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_source_file_has_at_most_300_lines_and_functions_of_40(path):
    assert len(path.read_text().splitlines()) <= 300
    assert [(name, lines) for name, lines in functions(path) if lines > 40] == []


@pytest.mark.parametrize("path", TESTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_test_file_has_at_most_400_lines(path):
    assert len(path.read_text().splitlines()) <= 400


def test_functions_are_short_as_a_rule():
    assert median(lines for path in SOURCES for _name, lines in functions(path)) <= 10


def test_there_are_no_drawers_for_odds_and_ends():
    assert [path for path in SOURCES if path.stem in ("utils", "helpers", "common", "misc", "signals")] == []


def test_every_module_opens_with_a_docstring():
    silent = [
        path for path in SOURCES if path.name != "__init__.py" and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []


CLOCKS = {"today", "now", "utcnow", "localdate", "localtime"}
DOORS = {"api.py", "admin.py", "tasks.py", "clock.py"}


def clock_reads(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            yield node.lineno


@pytest.mark.parametrize("name", ["rules.py", "actions.py", "queries.py", "models.py", "states.py", "journeys.py"])
def test_business_code_does_not_read_the_clock(name):
    room = name.removesuffix(".py")
    its = [path for path in SOURCES if path.name == name or path.parent.name == room]
    read = {str(path.relative_to(ROOT)): list(clock_reads(path)) for path in its}
    assert {path: lines for path, lines in read.items() if lines} == {}


def test_only_actions_write():
    verbs = {"save", "delete", "create", "bulk_create", "bulk_update", "update", "get_or_create", "update_or_create"}
    found = []
    for path in SOURCES:
        if path.name in {"queries.py", "rules.py", "api.py", "admin.py", "tasks.py", "models.py"} and not {
            "kit",
            "actions",
        } & set(path.parts):
            for node in ast.walk(ast.parse(path.read_text())):
                writes = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in verbs
                if writes and "objects" in ast.dump(node.func):
                    found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert found == []
