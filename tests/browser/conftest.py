"""A real Chromium, a live server, and a small county: what the browser tests start from."""

import os
from datetime import date
from types import SimpleNamespace

import pytest
import time_machine
from playwright.sync_api import sync_playwright

from laborers.visits import actions as visits
from tests.browser import install
from tests.conftest import SITE_ID
from tests.factories.cast import PASSWORD
from tests.factories.difficulties import make_difficulty, make_resolved
from tests.factories.placements import make_placement
from tests.factories.relocation import make_proposal, make_site
from tests.factories.surveys import make_assessed_laborer
from xundian.kit import clock

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 860}
FLAGS = [
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    "--disable-quic",
]  # fmt: skip
# Playwright's own words, not the page's, where a window of `visitor` runs no service workers.
BLOCKED = "Service Worker registration blocked by Playwright"
# The browser drives the database through the server's thread while playwright's loop runs in this one.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium():
    program = install.find()
    if program is None:
        pytest.fail("There is no Chromium. Run `python -m tests.browser.install`.")
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        yield browser
        browser.close()


class Visitor:
    """One person's browser window; `noise` collects what the console complained of and whom it called outside."""

    def __init__(self, context, server):
        self.context, self.server, self.noise, self.bytes = context, server, [], 0
        self.page = context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))
        self.page.on("request", self._outside)

    def _said(self, said):
        if said.type in ("error", "warning") and said.text != BLOCKED:
            self.noise.append(said.text)

    def _outside(self, request):
        if not request.url.startswith((self.server, "data:", "blob:")):
            self.noise.append(f"asked {request.url}")

    def open(self, address):
        """Go to an address of the site; the answer's status."""
        return self.page.goto(self.server + address).status

    def sign_in(self, name, password=PASSWORD):
        self.open("/sign-in/")
        self.page.fill("#id_username", name)
        self.page.fill("#id_password", password)
        self.tap("main button.main")

    def tap(self, selector):
        """Tap what leads to another page, and wait for that page."""
        with self.page.expect_navigation():
            self.page.click(selector)

    @property
    def text(self):
        return self.page.inner_text("main")

    @property
    def address(self):
        return self.page.url.removeprefix(self.server)


@pytest.fixture
def visitor(chromium, live_server, request):
    """`visitor(role, size=PHONE, language="zh-CN", **context)`: a window, signed in unless the role is None.

    Its browser runs no service workers: the pages of the server, as for whom the app is not meant. See app.py.
    """
    windows = []

    def open_window(role=None, size=PHONE, language="zh-CN", **options):
        context = chromium.new_context(**{"viewport": size, "locale": language, "service_workers": "block"} | options)
        context.set_default_timeout(60_000)
        windows.append(context)
        window = Visitor(context, live_server.url)
        if role:
            window.sign_in(role)
        return window

    yield open_window
    for context in windows:
        context.close()


@pytest.fixture
def june():
    """The server's clock starts in the morning of 20 June 2026 and goes on."""
    with time_machine.travel("2026-06-20T08:00:00+08:00", tick=True):
        yield


@pytest.fixture
def county(transactional_db, june, cast, tree):
    """Two households of the officer's village with somebody away, one visit late; two difficulties; a channel offer."""
    on = clock.today()
    placed = [
        make_placement(
            make_assessed_laborer(tree.village, name=name, relation="02"), by=cast.county, started_on=started_on,
            employer_name="昆明市西山区某建筑公司",
        )
        for name, started_on in (("王小红", date(2026, 6, 2)), ("马成龙", date(2026, 5, 10)))
    ]  # fmt: skip
    visits.plan(on=on)
    first, second = (placement.household for placement in placed)
    open_one = make_difficulty(first, cast.officer, on, laborer=placed[0].laborer)
    resolved = make_resolved(second, cast.officer, on)
    site = make_site(tree.other_township, id=SITE_ID)
    offer = make_proposal(site, tree.far_village, on=on)
    return SimpleNamespace(
        cast=cast, tree=tree, placed=placed, household=first, other=second, difficulty=open_one, resolved=resolved,
        offer=offer, on=on,
    )  # fmt: skip
