"""No answer, page, ledger or history holds a whole identity number; masked ones are for roles that work with people."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from laborers.registry.actions import IDENTITY_PLACE
from laborers.registry.models import Laborer
from tests.house import test_access
from tests.house.test_access import ROLES, ROUTES, ask, operations
from xundian.accounts.models import ReadLog
from xundian.accounts.roles import Role
from xundian.kit.sealing import unseal

pytestmark = pytest.mark.django_db
world = test_access.world
SEES_HINTS = {Role.VILLAGE, Role.TOWNSHIP, Role.COUNTY, Role.SITE}


def sealed():
    return [
        (unseal(row.identity_sealed, place=IDENTITY_PLACE, row_id=row.pk), row.identity_hint)
        for row in Laborer.objects.exclude(identity_sealed=None)
    ]


def check(text, user, where):
    bare = re.sub(r"[\s-]|<[^>]+>", "", text)
    for number, hint in sealed():
        assert number not in text, where
        assert number not in bare, where
        if user.role not in SEES_HINTS:
            assert hint not in text, where


def test_the_world_holds_numbers(world):
    assert len(sealed()) >= 4


@pytest.mark.parametrize("role", ROLES)
def test_no_answer_of_the_interface_holds_a_number(role, world):
    user = getattr(world, role)
    for name, viewset in ROUTES.items():
        model = viewset.queryset.model
        keys = [row.pk for row in model._base_manager.all()[:2]]
        for method, _action, address in operations(name):
            if method == "get" and "{other}" not in address:
                for key in keys if "{id}" in address else [None]:
                    _status, body = ask(world, role, "get", address.format(id=key))
                    check(body.decode(errors="replace"), user, (role, address))


@pytest.mark.parametrize("role", ROLES)
def test_no_page_holds_a_number(role, world):
    user, client = getattr(world, role), Client()
    client.force_login(user)
    pages = ["/", "/households/", "/households/?q=金丝雀", "/difficulties/", "/desk/", "/desk/laborers/?q=金丝雀"]
    for row in Laborer.objects.exclude(identity_sealed=None):
        pages += [f"/households/{row.household_id}/", f"/households/{row.household_id}/visit/"]
        pages += [f"/desk/laborers/{row.pk}/{tail}" for tail in ("", "audit/", "audit/?show=changed", "reveal/")]
        for page in ("change", "history"):
            pages.append(reverse(f"admin:laborers_laborer_{page}", args=[row.pk]))
    pages += [reverse("admin:laborers_laborer_changelist") + "?q=金丝雀", "/admin/search/?s=金丝雀"]
    for page in pages:
        answer = client.get(page)
        assert answer.status_code < 500, (role, page)
        check(answer.content.decode(), user, (role, page))


def test_a_number_that_is_typed_wrong_is_not_sent_back(world):
    number, _hint = sealed()[0]
    wrong = number[:-1] + ("0" if number[-1] != "0" else "1")
    home = Laborer.objects.exclude(identity_sealed=None).first().household_id
    client = Client()
    client.force_login(world.county)
    for identity in (number, wrong):
        sent = {"household": str(home), "name": "某", "identity": identity}
        answer = client.post("/api/v1/laborers/", sent, content_type="application/json")
        text = answer.content.decode()
        assert number not in text
        assert wrong not in text


def test_the_log_holds_no_value_of_the_record(world):
    client = Client()
    client.force_login(world.county)
    for row in Laborer.objects.exclude(identity_sealed=None):
        client.get(f"/desk/laborers/{row.pk}/")
    said = " ".join(str(value) for line in ReadLog.objects.values_list() for value in line)
    assert "金丝雀" not in said
    check(said, world.auditor, "read log")
