"""The access matrix: every address x method x role x relation to the row, against the role table and plain arithmetic.

What a user sees is worked out here a second time, in Python and row by row, so that a slip in the scope service or in a
door cannot hide: whoever lacks the right gets 403, whoever lacks the place gets the very answer of an absent row, and
no byte of an answer holds the name of someone out of scope.
"""

import json
import re
import uuid

import pytest
import time_machine
from django.db import transaction
from rest_framework.test import APIClient

from laborers.registry.models import Laborer
from tests.conftest import SITE_ID
from tests.factories.cast import make_cast, make_tree
from tests.house.world import CANARIES, build
from xundian.accounts import actions
from xundian.accounts.checks import every_view, stated_rule
from xundian.accounts.permissions import PUBLIC, SIGNED_IN
from xundian.accounts.roles import RIGHTS, Role
from xundian.urls import router

ROLES = ("officer", "colleague", "township", "county", "leader", "station", "site", "auditor", "stranger")
PLACES_SEEN = {
    "officer": "A", "colleague": "B", "township": "AB", "county": "ABC", "leader": "ABC", "auditor": "ABC",
    "station": "A", "site": "C", "stranger": "D",
}  # fmt: skip
# Things meant for a county carry the canary of the place that made them and are seen in all of it.
SHARED = {
    "enterprises", "vacancies", "institutions", "training-classes", "batches", "survey-rounds", "assessment-policies",
    "match-runs", "match-policies", "targets", "target-plans", "aggregates",
    "imports", "import-mappings", "sites", "workshops", "welfare-posts",
    "reports", "snapshots",
    "recruitment-events", "recruitment-policies", "poverty-thresholds", "employer-visits", "contact-points",
    "institution-reviews", "selection-rounds", "selection-objections",
    "entry-unlocks", "enterprise-contacts", "cooperations", "selections", "inspections",
    "programmes", "training-orders", "training-sessions", "class-findings",
    "indicators", "channel-policies", "draws",
    "bases", "base-plots", "base-posts", "technicians", "base-insurances", "base-policies", "seasons", "sales",
    "distributions", "distribution-schemes", "policies", "meetings",
}  # fmt: skip
# Addresses whose rows are no rows of a place: own things, code lists, figures, and a log with its own look-up.
WITHOUT_PLACE = {
    "training-outcomes",
    "codes", "auth/tokens", "api-tokens", "webhooks", "webhook-deliveries", "messages",
    "outgoing-messages", "audit", "read-log", "reports", "figures",
    "reports/household-income",
    "reports/land-use", "exports",
}  # fmt: skip
# A key that fits the address and belongs to nothing.
ABSENT = {"divisions": "999999", "reports": "nothing", "figures": "nothing"}
NAMED_GROUP = re.compile(r"\(\?P<\w+>[^)]*\)")
ROUTES = {name: viewset for name, viewset, _basename in router.registry}


pytestmark = pytest.mark.django_db


class Undo(Exception):
    """Takes back what a request did."""


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with (
        time_machine.travel("2026-06-20T12:00:00+08:00", tick=False),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        tree = make_tree()
        cast = make_cast(tree, SITE_ID)
        build(cast, tree)
        cast.tokens = {
            user.pk: actions.issue_token(user=user, device="matrix", by=None)[1] for user in vars(cast).values()
        }
        cast.laborer = str(Laborer.objects.get(name=f"{CANARIES['A']}甲").pk)
        yield cast
        transaction.set_rollback(True)


def ask(world, role, method, address):
    """(status, bytes) of a request whose effect is taken back; role None is nobody."""
    client = APIClient()
    if role:
        client.credentials(HTTP_AUTHORIZATION=f"Bearer {world.tokens[getattr(world, role).pk]}")
    answer = None
    try:
        with transaction.atomic():
            answer = getattr(client, method)(address, {} if method in ("post", "patch") else None)
            raise Undo
    except Undo:
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        return answer.status_code, body


def operations(name):
    """[(method, action, address with {id} for a row)] of a resource."""
    viewset, found = ROUTES[name], []
    for route in router.get_routes(viewset):
        for method, action in router.get_method_map(viewset, route.mapping).items():
            detail = "{lookup}" in route.url
            tail = route.url.split("{lookup}" if detail else "{prefix}")[1].replace("{trailing_slash}", "/").strip("^$")
            tail = NAMED_GROUP.sub("{other}", tail).replace("\\", "")
            found.append((method, action, f"/api/v1/{name}/{{id}}{tail}" if detail else f"/api/v1/{name}{tail}"))
    return found


def value_at(model, pk, path, only):
    return {str(value) for value in model._base_manager.filter(pk=pk, **only).values_list(path, flat=True) if value}


def sees(user, model, pk):
    """Whether the row lies in the user's place, worked out without the scope service."""
    paths, only = getattr(model, "scope_paths", {}), getattr(model, "scope_only", {})
    key = {Role.STATION: "destination", Role.SITE: "site"}.get(user.role, "division")
    if key in paths:
        values = value_at(model, pk, paths[key], only.get(key, {}))
        if key == "site":
            return str(user.site_id) in values
        prefixes = user.station.destinations if key == "destination" else [user.division_id]
        return any(value.startswith(prefix) for value in values for prefix in prefixes)
    if "shared" in paths:
        own = user.division_id or user.home_id
        return any(
            value.startswith(own) or (user.division_id and own.startswith(value))
            for value in value_at(model, pk, paths["shared"], {})
        )
    return False


def owns(user, model, pk):
    """Whether the user may also change it: of shared things only those at or below the own division."""
    path = getattr(model, "scope_paths", {}).get("shared")
    if path is None or not user.division_id:
        return True
    return any(value.startswith(user.division_id) for value in value_at(model, pk, path, {}))


def absent(name):
    return ABSENT.get(name) or uuid.uuid4()


def carries(user, right):
    return right in (PUBLIC, SIGNED_IN) or user.role in RIGHTS[right].split()


def test_the_cast_is_spread_over_the_places(world):
    for role, letters in PLACES_SEEN.items():
        seen = {
            letter
            for letter, canary in CANARIES.items()
            for row in Laborer.objects.filter(name=f"{canary}甲")
            if sees(getattr(world, role), Laborer, row.pk)
        }
        assert seen == set(letters), role


def test_every_address_states_a_rule():
    assert [path for path, callback in every_view() if stated_rule(callback) is None] == []


def test_a_forgotten_rule_is_found(monkeypatch):
    from django.urls import path

    from xundian import urls
    from xundian.accounts.checks import check_rules

    monkeypatch.setattr(urls, "urlpatterns", [*urls.urlpatterns, path("forgotten/", lambda request: None)])
    from django.urls import clear_url_caches

    clear_url_caches()
    try:
        assert [error.id for error in check_rules(None)] == ["xundian.E001"]
    finally:
        monkeypatch.undo()
        clear_url_caches()


@pytest.mark.parametrize("name", ROUTES)
def test_nobody_gets_in_without_signing_in(name, world):
    for method, action, address in operations(name):
        if ROUTES[name].rights[action] != PUBLIC:
            status, _body = ask(world, None, method, address.format(id=absent(name), other=world.laborer))
            assert status == 401, (method, address)


@pytest.mark.parametrize("name", ROUTES)
def test_the_role_table_decides_who_may(name, world):
    for role in ROLES:
        user = getattr(world, role)
        for method, action, address in operations(name):
            if ROUTES[name].rights[action] == PUBLIC:
                continue
            status, body = ask(world, role, method, address.format(id=absent(name), other=world.laborer))
            allowed = carries(user, ROUTES[name].rights[action])
            assert (status != 403) == allowed, (role, method, address, body[:300])
            assert status < 500, (role, method, address, body[:300])


@pytest.mark.parametrize("name", [name for name in ROUTES if name not in WITHOUT_PLACE])
def test_a_row_out_of_scope_is_as_absent_as_none(name, world):
    model = ROUTES[name].queryset.model
    # By key: where rows lie in the table is nothing a test may hang on.
    rows = [row.pk for row in model._base_manager.order_by("pk")]
    assert rows, f"the world holds no {name}"
    for role in ROLES:
        user = getattr(world, role)
        hidden = next((pk for pk in rows if not sees(user, model, pk)), None)
        shown = next((pk for pk in rows if sees(user, model, pk)), None)
        for method, action, address in operations(name):
            if "{id}" not in address or not carries(user, ROUTES[name].rights[action]):
                continue
            if hidden is not None:
                _check_hidden(world, role, method, address, name, hidden)
            if shown is not None:
                status, body = ask(world, role, method, address.format(id=shown))
                not_theirs = method != "get" and not owns(user, model, shown)
                assert (status == 404) <= not_theirs, (role, method, address, status, body[:300])
                assert status < 500, (role, method, address, body[:300])


def _check_hidden(world, role, method, address, name, hidden):
    """The very answer of an absent row; for a step whose body is looked at first, that refusal of the body."""
    nothing = _without_instance(ask(world, role, method, address.format(id=absent(name))))
    assert _without_instance(ask(world, role, method, address.format(id=hidden))) == nothing, (role, method, address)
    assert nothing[0] == 404 or (method != "get" and nothing[0] in (422, 428)), (role, method, address, nothing)


def _without_instance(answer):
    status, body = answer
    problem = json.loads(body)
    problem.pop("instance", None)
    return status, problem


@pytest.mark.parametrize("name", ROUTES)
def test_no_list_holds_a_name_out_of_scope(name, world):
    for role in ROLES:
        user = getattr(world, role)
        if not carries(user, ROUTES[name].rights.get("list", SIGNED_IN)):
            continue
        status, body = ask(world, role, "get", f"/api/v1/{name}/")
        text = body.decode()
        county_wide = "ABC" if role != "stranger" else "D"
        seen = county_wide if name in SHARED else PLACES_SEEN[role]
        leaked = [letter for letter, canary in CANARIES.items() if canary in text and letter not in seen]
        assert leaked == [], (role, status, name)
