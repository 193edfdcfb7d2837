"""The OpenAPI document: valid, without a warning, every refusal described, and read without the internet."""

import re
from io import StringIO

import pytest
import yaml
from django.core.management import call_command
from openapi_spec_validator import validate


@pytest.fixture(scope="module")
def schema():
    out = StringIO()
    call_command("spectacular", stdout=out, fail_on_warn=True)
    return yaml.safe_load(out.getvalue())


def operations(schema):
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_it_is_a_valid_openapi_3_1_document(schema):
    assert schema["openapi"].startswith("3.1")
    validate(schema)


def test_every_refusal_is_a_described_problem(schema):
    for path, method, operation in operations(schema):
        for status in ("401", "403", "404"):
            content = operation["responses"][status]["content"]
            assert list(content) == ["application/problem+json"], (path, method, status)
        if method in ("post", "patch"):
            assert "422" in operation["responses"], (path, method)


def test_every_edit_asks_for_the_version_it_read(schema):
    for path, method, operation in operations(schema):
        if method == "patch" and "{" in path:
            names = [parameter["name"] for parameter in operation["parameters"]]
            assert "If-Match" in names, path


def test_every_operation_says_what_it_does(schema):
    silent = [(path, method) for path, method, operation in operations(schema) if not operation.get("description")]
    assert silent == []


def test_lists_come_in_pages_by_cursor(schema):
    listing = schema["paths"]["/api/v1/laborers/"]["get"]
    names = {parameter["name"] for parameter in listing["parameters"]}
    assert {"cursor", "limit"} <= names
    assert not {"offset", "page"} & names


def test_the_names_of_the_design_are_there(schema):
    resources = {path.split("/")[3] for path in schema["paths"]}
    wanted = """divisions codes users households dependants laborers cases survey-rounds survey-responses imports
        enterprises vacancies match-runs offers batches placements contract-cards visits difficulties messages
        institutions training-classes enrolments sites buildings homes facilities site-observations channel-offers
        workshops welfare-posts declarations draws bases sales indicators targets reports"""
    assert set(wanted.split()) - resources == set()


@pytest.mark.django_db
def test_the_docs_page_loads_nothing_from_elsewhere(client):
    page = client.get("/api/v1/docs/").content.decode()
    sources = re.findall(r"""(?:src|href)=["']([^"']+)""", page)
    assert sources
    assert [source for source in sources if not source.startswith("/")] == []
