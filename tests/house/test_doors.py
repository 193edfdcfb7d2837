"""The page of one row in the back office: in words, and with the way to the page of the desk that works on it."""

import re

import pytest
from django.apps import apps
from django.db.models import JSONField
from django.test import RequestFactory
from django.utils import translation

from tests.house.test_backoffice import INSIDE, LEDGERS, NAMES, address_of, allowed, ask, rows_of, world  # noqa: F401
from xundian.accounts.roles import carries
from xundian.pages.backoffice.doors import DOORS

pytestmark = pytest.mark.django_db
KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
BY_NAME = {ledger.model._meta.label: ledger for ledger in LEDGERS}


def spoken(html):
    """What a page says, without its tags and what stands in them."""
    body = html.partition('id="content"')[2]
    return re.sub(r"<(script|style).*?</\1>|<[^>]*>", " ", body, flags=re.DOTALL)


def test_every_door_leads_from_a_ledger():
    assert set(DOORS) <= set(NAMES)
    assert all(apps.get_model(label) for label in DOORS)


@pytest.mark.parametrize("label", sorted(DOORS))
def test_who_may_work_on_a_row_is_led_to_it(world, label):  # noqa: F811
    ledger, (_page, right) = BY_NAME[label], DOORS[label]
    led = 0
    for role in INSIDE:
        user = getattr(world, role)
        shown = rows_of(ledger, user)[0] if allowed(user, ledger) else []
        shown = [pk for pk in shown if ask(user, "get", address_of(ledger, "change", pk)).status_code == 200]
        for pk in shown[:2]:
            text = ask(user, "get", address_of(ledger, "change", pk)).content.decode()
            door = re.search(r'class="office-door"><a class="office-tool" href="([^"]*)"', text)
            assert (door is not None) == carries(user.role, right), role
            if door:
                page = ask(user, "get", door[1])
                # An import opens at the step it is at.
                assert page.status_code == 200 or page.headers.get("Location", "").startswith(door[1]), (role, door[1])
                led += 1
    assert led


@pytest.mark.parametrize("label", NAMES)
def test_the_page_of_a_row_shows_no_json_and_no_keys(world, label):  # noqa: F811
    ledger = BY_NAME[label]
    request = RequestFactory().get("/")
    request.user = world.county
    rows = rows_of(ledger, world.county)[0] if allowed(world.county, ledger) else []
    for pk in rows[:3]:
        with translation.override("en"):
            row = ledger.get_queryset(request).filter(pk=pk).first()
            if row is None:
                continue
            shown = ledger.get_fields(request, row)
        raw = {field.name for field in ledger.model._meta.concrete_fields if isinstance(field, JSONField)}
        assert not raw & set(shown)
        text = spoken(ask(world.county, "get", address_of(ledger, "change", pk)).content.decode())
        assert not KEY.findall(text)
