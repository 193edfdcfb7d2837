"""What REST answers is what the OpenAPI document says: every GET of the world, as every role, against its schema."""

import json
import re
from functools import cache
from io import StringIO

import pytest
import yaml
from django.core.management import call_command
from jsonschema import Draft202012Validator, FormatChecker

from tests.house.test_access import ROLES, ROUTES, ask, carries, operations, sees, world  # noqa: F401
from xundian.accounts.permissions import PUBLIC

pytestmark = pytest.mark.django_db
# Rows looked at of each resource and role: the oldest and the newest often differ in what is empty.
ROWS = 4
# A class begins at an hour of the place; what JSON Schema calls a time has a time zone.
FORMATS = FormatChecker(("date", "date-time", "uuid", "email", "ipv4"))
NUMBER = re.compile(r"\[\d+\]")
# Figures of a county that the world has none of, and logs that are read by naming a person.
SEEN_BY_NOBODY = {"audit", "read-log", "reports/household-income", "reports/land-use", "subsidy-declarations"}


@pytest.fixture(scope="module")
def document():
    out = StringIO()
    call_command("spectacular", stdout=out)
    return yaml.safe_load(out.getvalue())


def paths_of(document):
    """{address with {} for each key: operation} of every GET."""
    found = {}
    for path, methods in document["paths"].items():
        if "get" in methods:
            found["/".join("{}" if part.startswith("{") else part for part in path.split("/"))] = methods["get"]
    return found


def closed(schema):
    """The schema with no object holding more than it names, so that an answer nobody documented is found."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {key: closed(part) for key, part in schema.items()}
    if isinstance(schema.get("properties"), dict) and "type" in schema:
        schema.setdefault("additionalProperties", False)
    return schema


def checker(document):
    """A function from an address and its answer to what is wrong with the answer."""
    gets = paths_of(document)

    components = closed(document["components"])

    @cache
    def validator(address):
        content = gets[address]["responses"]["200"].get("content", {})
        if "application/json" not in content:
            return None
        schema = closed(content["application/json"]["schema"]) | {"components": components}
        return Draft202012Validator(schema, format_checker=FORMATS)

    def wrong(address, body):
        address = "/".join("{}" if part.startswith("{") else part for part in address.split("/"))
        found = validator(address)
        if found is None:
            return []
        errors = list(found.iter_errors(json.loads(body)))
        return sorted({f"{NUMBER.sub('[]', error.json_path)}: {error.message[:160]}" for error in errors})

    return wrong


def addresses(world, role, name, address):  # noqa: F811
    """The address itself, or that of some rows the role sees."""
    if "{id}" not in address:
        return [address]
    model, user = ROUTES[name].queryset.model, getattr(world, role)
    keys = [pk for pk in model._base_manager.order_by("pk").values_list("pk", flat=True) if sees(user, model, pk)]
    keys = keys[: ROWS // 2] + keys[ROWS // 2 :][-ROWS // 2 :]
    return [address.replace("{id}", str(key)) for key in keys]


def asked_by(world, role, name):  # noqa: F811
    """(address, the same with {id}) of every reading of a resource that the role may ask for."""
    for method, action, address in operations(name):
        right = ROUTES[name].rights[action]
        if method != "get" or "{other}" in address or not (right == PUBLIC or carries(getattr(world, role), right)):
            continue
        yield from ((asked, address) for asked in addresses(world, role, name, address))


@pytest.mark.parametrize("name", ROUTES)
def test_every_answer_is_as_the_document_says(name, world, document):  # noqa: F811
    wrong, seen, faults = checker(document), 0, {}
    for role in ROLES:
        for asked, address in asked_by(world, role, name):
            status, body = ask(world, role, "get", asked)
            if status == 200:
                seen += 1
                for fault in wrong(address, body):
                    faults.setdefault(f"{address} {fault}", role)
    assert not faults, "\n".join(f"{role}: {fault}" for fault, role in sorted(faults.items()))
    assert seen or name in SEEN_BY_NOBODY


def test_a_column_too_few_or_of_another_kind_is_found(document):
    wrong = checker(document)
    line = {"code": "530129", "name": 5}
    told = wrong("/api/v1/divisions/{id}/", json.dumps(line))
    assert any("required" in each for each in told)
    assert any("is not of type" in each for each in told)
