"""Odd questions to the desk: every page that a county user comes to by links, asked with values nobody would type.

Townships, stations and pages that do not exist, very long text, bytes that are no text: refused or shown empty, and
never a fault. The names asked with are those that the page itself reads.
"""

import re
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.http import QueryDict
from django.test import Client
from django.urls import Resolver404, resolve

from tests.house.test_access import Undo, world  # noqa: F401
from xundian.accounts.checks import every_view

pytestmark = pytest.mark.django_db
ODD = (
    "999999999999", "-1", "99999999999999999999", "2026-13-45", "00000000-0000-0000-0000-000000000000", "长" * 5000,
    "\x00", "😀' OR 1=1 --",
)  # fmt: skip
LINK = re.compile(r"""(?:href|action)=["'](/desk/[^"'#]*)""")


@pytest.fixture(scope="module")
def desk(world):  # noqa: F811
    client = Client(raise_request_exception=False)
    client.force_login(world.county)
    return client


def look(client, address):
    """(status, text) of a page; what the reading wrote is taken back."""
    answer = None
    try:
        with transaction.atomic():
            answer = client.get(address)
            raise Undo
    except Undo:
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        return answer.status_code, body.decode("utf-8", "replace") if "html" in answer.get("Content-Type", "") else ""


def route_of(address):
    """The pattern behind an address; None for one that leads nowhere."""
    try:
        return resolve(address.split("?")[0]).route
    except Resolver404:
        return None


@pytest.fixture(scope="module")
def pages(desk):
    """{pattern: [an address of it, the same with a question]} of every page of the desk that links lead to."""
    known = [path for path, _view in every_view() if path.startswith("desk/") and "<" not in path and "(" not in path]
    waiting, found = [f"/{path}" for path in known], {}
    while waiting:
        address = waiting.pop(0).replace("&amp;", "&")
        asked, route = "?" in address, route_of(address)
        if route is None or (route, asked) in found:
            continue
        status, text = look(desk, address)
        assert status < 500, address
        if status == 200:
            found[route, asked] = address
            waiting += LINK.findall(text)
    return found


def noting(method, names):
    """The method, which notes the first thing it is asked for."""

    def asked(self, key, *more, **named):
        names.add(key)
        return method(self, key, *more, **named)

    return asked


def names_read(client, address, monkeypatch):
    """What a page looks for in its question."""
    names = set()
    for method in ("get", "getlist", "__getitem__", "__contains__"):
        monkeypatch.setattr(QueryDict, method, noting(getattr(QueryDict, method), names))
    look(client, address)
    monkeypatch.undo()
    return sorted(name for name in names if isinstance(name, str))


def test_the_links_of_the_desk_lead_to_most_of_its_pages(pages):
    assert len({route for route, _asked in pages}) > 60


def test_no_page_of_the_desk_breaks_at_an_odd_question(desk, pages, monkeypatch):
    broken, asked = [], 0
    for address in pages.values():
        path = address.split("?")[0]
        for name in names_read(desk, address, monkeypatch):
            for value in ODD:
                asked += 1
                status, _text = look(desk, f"{path}?{urlencode({name: value})}")
                if status >= 500:
                    broken.append(f"{path}?{name}={value[:20]!r}")
    assert broken == []
    assert asked > 1000
